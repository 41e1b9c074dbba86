"""Strategies for texts and bytes that somebody may call a seed: pages of what every finder stumbles over, and noise."""

from hypothesis import strategies as st

LINES = [
    "The Pacific Alliance adopts a plan", "LIMA, 3 DE MAYO DE 2019.-", "3 de mayo de 2019", "Posted in Uncategorized",
    "Los ministros acordaron hoy un calendario común para la ventanilla única de comercio.", "• item", "1. item",
    "By Ana Ríos", "Ministra de Comercio", "Objetivo", "* * *", "“We go on”, said the Minister of Trade, Ana Ríos.",
    "(51) 1 234 5678", "USD 3 million, 5% more than in 2018", "film (Chile, 2020), directed by Ana Ríos",
    "Responsible entities: Ministry of Trade (Chile);", "Status: in progress", "Technical Group on Mining",
    "Bogotá (junio 5 /18). La cumbre", "On 3, 4 and 5 May 2020 the IV Tourism Forum met in Lima, Peru",
    "Chile, Colombia, Mexico and Peru signed the Additional Protocol (AP)", "Réunion des ministres du Commerce",
    "Peru hands the pro tempore presidency over to Chile", "Declaração da Aliança do Pacífico", "WE DECLARE:",
    "=HYPERLINK(\"http://a.b\")", "</script><script>alert(1)</script>", "| a | b |\n| --- | --- |", "[a](javascript:b)",
]  # fmt: skip
WORDS = [
    "the", "de", "la", "Minister", "Ministerio de", "Ana Ríos", "said", "“", "”", "«", "»", '"', "(", ")", "((", "[",
    "]", "Chile", "Perú,", "México", "U.S.", "H.E.", "No.", "3", "2019", "3 de mayo", "May", "first", "XVI", "million",
    "%", "USD", "$", "1.234,5", "Forum", "Reunión", "Agreement", "signed", "project", "presidency", "pro tempore",
    "film", "Alliance", "PA", "(PA)", "of", "and", "y", ",", ";", ":", ".", "...", "–", "—", "-", "•", "@", "a@b.co",
    "www.a.pe", "https://a.b/c(d)", "tel.", "+56 9 8765 4321", "?", "¿", "!", "/", "|", "*", "#", "_", "`", "<b>",
    "&amp;", "&#8203;",
]  # fmt: skip
ODD = [
    "\u200b", "\u00ad", "\u0301", "\u0316", "\u202e", "\u2028", "\x85", "\x0b", "\x1c", "\x00", "\x1b[2J", "\ufeff",
    "\ufffd", "\ufffe", "\U0001f642", "\U000e0001", "ﬁ", "İ", "ß", "ſ", "٣", "中", "שלום", "Ã³", "Ã\xad", "Â\u00a0",
    "\u00a0", "\u1100\u1161\u11a8", "e\u0301", "ﬃ", "K", "\u2060", "\r", "\r\n", "\t", "\x7f",
]  # fmt: skip
_pieces = st.one_of(
    st.sampled_from(LINES), st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(ODD), st.text(max_size=8)
)
_ends = st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "\r\n", "\r\n\r\n"])
texts = st.lists(st.tuples(_pieces, _ends), max_size=60).map(lambda pairs: "".join(a + b for a, b in pairs))
"""Any text, most of it of words and lines that turn some finder on."""
encodings = st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1", "utf-16-le", "utf-7", "cp437"]
)


@st.composite
def seeds(draw: st.DrawFn) -> bytes:
    """Any bytes: a text in some encoding, perhaps cut within a character, or with bytes of another one in between."""
    data = draw(texts).encode(draw(encodings), "replace")
    damage = draw(st.sampled_from(["none", "none", "cut", "insert", "flip", "noise"]))
    if damage == "noise":
        return draw(st.binary(max_size=200))
    if damage == "none" or not data:
        return data
    at = draw(st.integers(0, len(data) - 1))
    if damage == "cut":
        return data[:at]
    if damage == "insert":
        return data[:at] + draw(st.binary(max_size=6)) + data[at:]
    return data[:at] + bytes([data[at] ^ 1 << draw(st.integers(0, 7))]) + data[at + 1 :]
