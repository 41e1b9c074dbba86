"""Short forms that stand behind the names of agreements: `(TFA)`, `(ABX, por sus siglas en inglés)`, `, CPTPP,`."""

from collections.abc import Sequence

from pa_pipeline.facts.agreements.agreement_lexicon import known_short_forms
from pa_pipeline.facts.passages import Token

_OPEN_QUOTES = frozenset("“«\"‘'„")
_MOST_TALK = 9


def without_short_form(tokens: Sequence[Token], at: int, last: int) -> int:
    """Position behind a name without a known short form between commas: `Cape Treaty on Fish, CTF, which`."""
    ends = at < last and not tokens[at].is_capital
    is_short = at > 2 and tokens[at - 1].text in known_short_forms() and tokens[at - 2].text == ","
    return at - 2 if ends and is_short else at


def short_form_at(tokens: Sequence[Token], at: int, last: int, first: str) -> tuple[str | None, int]:
    """Short form in brackets behind a name, or a known one behind a comma, and the position behind it.

    first: letter that it begins with as the name does, so that a party's short form is none.
    """
    if at + 2 < last and tokens[at].text == "(":
        inner = at + 2 if tokens[at + 1].text in _OPEN_QUOTES else at + 1
        token = tokens[inner]
        is_explained = inner + 1 < last and tokens[inner + 1].text == ","  # `(ABX, por sus siglas en inglés)`
        reach = range(inner + 1, min(last, inner + (_MOST_TALK if is_explained else 3)))
        end = next((position for position in reach if tokens[position].text == ")"), None)
        is_own = token.folded[0] == first or token.text in known_short_forms()
        if sum(letter.isupper() for letter in token.text) > 1 and end is not None and is_own:
            return token.text, end + 1
    if at + 1 < last and tokens[at].text == "," and tokens[at + 1].text in known_short_forms():
        return tokens[at + 1].text, at + 2
    return None, at
