"""Which encoding of one byte a character gives a text that is no UTF-8.

Windows-1252 and ISO 8859-1 are what the web has; texts of old Macs and of MS-DOS come among them. The bytes alone do
not tell, the words do: accented letters stand beside letters of their own case, signs such as `¢` stand amid no word.
"""

import re

_OTHERS = ("mac-roman", "cp850")
_LOWER, _UPPER = "áéíóúüñçãõâêôàèìòùîïûëöäåæøœšž", "ÁÉÍÓÚÜÑÇÃÕÂÊÔÀÈÌÒÙÎÏÛËÖÄÅÆØŒŠŽ"
_FITS = re.compile(
    rf"(?<=[a-zA-Z{_LOWER}])[{_LOWER}]|[{_LOWER}](?=[a-z])|[{_UPPER}](?=[a-zA-Z])|(?<=[A-Z])[{_UPPER}]"
    r"|(?<!\S)[àéóÀÉ](?!\S)|(?<!\w)[“‘«¿¡](?=\w)|(?<!\S)«(?=\s)|(?<=\s)»|(?<=[\w.,!?])[”’»…]|(?<!\S)[–—•·›©](?!\S)"
    r"|(?<=\d)[ºª°–]"
)
"""Letters and signs where Spanish, Portuguese, French and English texts have them."""
_OPEN = re.compile(r"[‘’–—•·…\u00a0]")
"""Signs that stand anywhere."""
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_LEAST, _MOST_AMISS, _MOST_LEFT = 3, 0.3, 0.35
"""Characters that must fit in another encoding, the share that may stand amiss in the text as the web would read it
before others are tried, and what part of it may be left in theirs."""


def encoding_of(data: bytes, usual: str) -> str:
    """The usual encoding, or another one if the text reads as words in that one only; Python codecs.

    >>> encoding_of("La Misión a Bogotá: cooperación, año".encode("cp850"), "windows-1252")
    'cp850'
    >>> encoding_of("La Misión a Bogotá: cooperación, año".encode("windows-1252"), "windows-1252")
    'windows-1252'
    """
    amiss, _ = _told(data.decode(usual, "replace"))
    if amiss <= _MOST_AMISS:
        return usual
    told = {other: _told(data.decode(other)) for other in _OTHERS}
    best = min(_OTHERS, key=lambda other: told[other][0])
    left, fitting = told[best]
    return best if fitting >= _LEAST and left <= _MOST_LEFT * amiss else usual


def _told(text: str) -> tuple[float, int]:
    """Share of the characters outside ASCII that stand where none does, and the number of those that fit."""
    foreign = sum(1 for _ in _FOREIGN.finditer(text)) - sum(1 for _ in _OPEN.finditer(text))
    fitting = sum(1 for found in _FITS.finditer(text) if not _OPEN.match(found.group()))
    return (foreign - fitting) / max(foreign, 1), fitting
