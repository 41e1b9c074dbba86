"""Pages as scrapes mangle them: marks of Markdown and HTML, broken letters, lines and words, in any combination."""

import random
import textwrap
import unicodedata
from collections.abc import Callable

MARKDOWN = ["# {}", "## **{}**", "{}", "- {}", "> {}", "1. {}", "[{}](/x)", "**{}**", "| {} |"]
TAGS = ["<p>{}</p>", "<b>{}</b>", '<div class="x">{}', "{}<br/>", "{}"]
ENDS = ["\r\n", "\r", "\u2028", "\n\n\n"]

ODD = [
    "\u200b", "\u00ad", "\u0301", "“", "”", '"', "«", "»", "(", ")", "@", "–", "—", "'", "’", "|", "\t", "\r\n", "\x85",
    "ﬁ", "İ", "ß", "٣", "中", "🙂", "http://", "www.", "[e-mail]", "&nbsp;", "Ã³", "1.", "•", "\u2028", "a@b.co",
    "+56 9 8765 4321", "ana@gmail.com", "H.E.", "Ó", "D'", "s'", "||", "N\u0303",
]  # fmt: skip


def _each_line(text: str, forms: list[str], chance: random.Random) -> str:
    return "".join(chance.choice(forms).format(line) + "\n" if line.strip() else "\n" for line in text.splitlines())


def _misread(text: str, chance: random.Random) -> str:
    """Some lines of UTF-8 read as Windows-1252."""
    lines = text.splitlines(keepends=True)
    return "".join(line.encode().decode("cp1252", "replace") if chance.random() < 0.4 else line for line in lines)


def _sprinkled(text: str, chance: random.Random) -> str:
    """Zero-width spaces and soft hyphens between letters, hard blanks for some blanks."""
    row = ["\u200b", "\u00ad", *[""] * 40]
    return "".join("\u00a0" if sign == " " and chance.random() < 0.1 else sign + chance.choice(row) for sign in text)


def _wrapped(text: str, chance: random.Random) -> str:
    width = chance.choice([40, 60, 72])
    return "\n".join("\n".join(textwrap.wrap(line, width)) for line in text.splitlines())


def _broken(text: str, chance: random.Random) -> str:
    """Some words broken at the end of a line."""
    words = text.split(" ")
    return " ".join(f"{w[:3]}-\n{w[3:]}" if len(w) > 7 and chance.random() < 0.1 else w for w in words)


def _without_letters(text: str, chance: random.Random) -> str:
    return "".join(chance.choice("??\ufffd") if ord(sign) > 127 and chance.random() < 0.7 else sign for sign in text)


def _without_blanks(text: str, chance: random.Random) -> str:
    return "".join(sign for sign in text if sign != " " or chance.random() > 0.05)


def _shouted(text: str, chance: random.Random) -> str:
    return "".join(line.upper() if chance.random() < 0.3 else line for line in text.splitlines(keepends=True))


def _shuffled(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    chance.shuffle(lines)
    return "".join(lines)


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[start : start + chance.randrange(200, 6000)]


def _odd_signs(text: str, chance: random.Random) -> str:
    """Some characters lost, doubled or replaced."""
    pieces = list(text)
    for _ in range(chance.randrange(5, 300)):
        at = chance.randrange(len(pieces))
        pieces[at] = chance.choice(["", pieces[at] * 2, chance.choice(ODD), chance.choice(pieces)])
    return "".join(pieces)


WAYS: list[Callable[[str, random.Random], str]] = [
    lambda text, chance: _each_line(text, MARKDOWN, chance),
    lambda text, chance: _each_line(text, TAGS, chance),
    lambda text, chance: text.replace("\n", chance.choice(ENDS)),
    lambda text, chance: text.replace("&", "&amp;").replace("á", "&aacute;").replace("-", "&ndash;"),
    lambda text, chance: " ".join(text.split("\n")),
    lambda text, chance: unicodedata.normalize("NFD", text),
    _misread, _sprinkled, _wrapped, _broken, _without_letters, _without_blanks, _shouted, _shuffled, _cut,
    _odd_signs, _odd_signs,
]  # fmt: skip


def mangled(text: str, number: int) -> str:
    """A text after one to three ways of mangling it, the same for the same number."""
    chance = random.Random(number)
    for way in chance.sample(WAYS, chance.randint(1, 3)):
        text = way(text, chance)
    return text
