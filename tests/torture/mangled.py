"""Pages as scrapes mangle them: marks of Markdown and HTML, broken letters, lines and words, in any combination."""

import random
import textwrap
import unicodedata
from collections.abc import Callable

MARKDOWN = ["# {}", "## **{}**", "{}", "- {}", "> {}", "1. {}", "[{}](/x)", "**{}**", "| {} |"]
TAGS = ["<p>{}</p>", "<b>{}</b>", '<div class="x">{}', "{}<br/>", "{}"]
ENDS = ["\r\n", "\r", "\u2028", "\n\n\n"]


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


WAYS: list[Callable[[str, random.Random], str]] = [
    lambda text, chance: _each_line(text, MARKDOWN, chance),
    lambda text, chance: _each_line(text, TAGS, chance),
    lambda text, chance: text.replace("\n", chance.choice(ENDS)),
    lambda text, chance: text.replace("&", "&amp;").replace("á", "&aacute;").replace("-", "&ndash;"),
    lambda text, chance: " ".join(text.split("\n")),
    lambda text, chance: unicodedata.normalize("NFD", text),
    _misread, _sprinkled, _wrapped, _broken, _without_letters, _without_blanks, _shouted, _shuffled,
]  # fmt: skip


def mangled(text: str, number: int) -> str:
    """A text after one to three ways of mangling it, the same for the same number."""
    chance = random.Random(number)
    for way in chance.sample(WAYS, chance.randint(1, 3)):
        text = way(text, chance)
    return text
