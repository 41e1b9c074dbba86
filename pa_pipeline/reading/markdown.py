"""Body of an article as Markdown: headings, lists and paragraphs kept, the wording untouched."""

import re
from collections.abc import Iterable
from functools import lru_cache

_WORDLESS = re.compile(r"(?<!\S)[^\w\s]+(?!\S)")
_ORDERED = re.compile(r"\d{1,3}[.)]\s*")


def render_markdown(blocks: Iterable[tuple[str, str]]) -> str:
    """Markdown of (kind, text) pairs; the kinds are those of the table `paragraphs`.

    >>> blocks = [("heading", "Agenda"), ("list_item", "Trade"), ("list_item", "2. Ports"), ("paragraph", "End.")]
    >>> print(render_markdown(blocks))
    ## Agenda
    <BLANKLINE>
    - Trade
    2. Ports
    <BLANKLINE>
    End.
    """
    pieces: list[str] = []
    previous = ""
    for kind, text in blocks:
        if pieces:
            pieces.append("\n" if kind == previous == "list_item" else "\n\n")
        pieces.append(_render(kind, text))
        previous = kind
    return "".join(pieces)


def _render(kind: str, text: str) -> str:
    if kind == "heading":
        return f"## {text}"
    if kind == "list_item":
        return text if _ORDERED.match(text) else f"- {text}"
    return f"> {text}" if kind == "quote" else text


@lru_cache(maxsize=1 << 14)
def count_words(text: str) -> int:
    """Blank-separated pieces of a text that hold a letter or digit.

    >>> count_words("Chile – Perú, 2019")
    3
    """
    return len(text.split()) - len(_WORDLESS.findall(text))
