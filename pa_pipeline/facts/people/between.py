"""What stands between a name and an office: nothing but marks, titles and small words where they are one person's."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.acronym_letters import acronym_shape
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.body_segments import is_article, is_body_segment
from pa_pipeline.facts.people.names import NameSpan
from pa_pipeline.facts.people.offices import Office
from pa_pipeline.facts.people.pairs import (
    MOST_GAP,
    being_words,
    is_initial,
    leads_to_name_words,
    leads_to_office_words,
)
from pa_pipeline.facts.people.role_countries import from_country
from pa_pipeline.facts.people.salutations import salutation_end
from pa_pipeline.lexicon import words

_SOFT = frozenset(',:(-–—|“"«')
_NONE: frozenset[str] = frozenset()
_TITLE_ARTICLES = frozenset({"El", "La", "Los", "Las", "Le", "Les"})
_MOST_HONOUR = 4


def name_before(names: Sequence[NameSpan], position: int) -> NameSpan | None:
    at = bisect_right(names, position, key=_last_of)
    return names[at - 1] if at else None


def name_behind(names: Sequence[NameSpan], position: int) -> NameSpan | None:
    at = bisect_left(names, position, key=_first_of)
    return names[at] if at < len(names) else None


def _first_of(name: NameSpan) -> int:
    return name.first


def _last_of(name: NameSpan) -> int:
    return name.last


def leads_to_name(tokens: Sequence[Token], start: int, name: NameSpan) -> bool:
    """Whether only honorifics and soft marks stand between an office and a name."""
    between = tokens[start : name.first]
    if len(between) > MOST_GAP:
        return False
    commas, leading = 0, leads_to_name_words()
    for at, token in enumerate(between, start):
        if token.text in _SOFT:
            commas += token.text == ","
        elif token.text in _TITLE_ARTICLES:
            return False  # the newspaper `La Ribera`
        elif at > start and is_article(tokens[at - 1].folded) and demonym_country(token) is not None:
            continue  # `su presidente, el mexicano Juan Paz`
        elif not (
            token.text == "."
            or token.folded in leading
            or is_initial(token)
            or salutation_end(tokens, at) == name.first
        ):
            return False
    return commas <= 1 and not (between and between[-1].text == "." and not _abbreviates(tokens, start, name))


def _abbreviates(tokens: Sequence[Token], start: int, name: NameSpan) -> bool:
    """Whether the full stop before a name is that of a title or of an initial."""
    at = name.first - 2
    if at < start:
        return False
    known = tokens[at].folded in leads_to_name_words() or is_initial(tokens[at])
    return known or salutation_end(tokens, at) == name.first


def leads_to_office(tokens: Sequence[Token], name: NameSpan, office: Office) -> bool:
    """Whether an office follows a name as what the person is: behind a comma, a dash, in brackets, by `who is`."""
    between = tokens[name.last : office.first]
    if not between or len(between) > MOST_GAP:
        return False
    leading = leads_to_office_words()
    if between[0].text == "(" and (close := body_bracket(tokens, name.last, office.first)):
        between = between[close:]
        return bool(between) and all(token.text == "," or token.folded in leading for token in between)
    marks, captions = 0, _caption_words() if between[0].text == "(" else _NONE
    for at, token in enumerate(between, name.last):
        if token.text in _SOFT:
            marks += 1
        elif at == name.last and token.is_shout and len(token.text) <= _MOST_HONOUR and not tokens[at - 1].is_shout:
            continue  # `Tom Hill PSM, Deputy Secretary`
        elif is_initial(token) or (token.text == "." and is_initial(tokens[at - 1])):
            continue  # `Ana Ríos, M.P., Minister of …`
        elif token.folded not in captions and (
            token.folded not in leading and demonym_country(token) is None and not _names_origin(tokens, at, office)
        ):
            return False
    return marks > 0 or any(token.folded in being_words() for token in between)


def body_bracket(tokens: Sequence[Token], at: int, last: int) -> int:
    """Tokens of a bracket that names somebody's body: `Ana Ríos (Mincetur), jefa de …`; 0 where it is none."""
    close = next((k for k in range(at + 1, min(at + MOST_GAP, last)) if tokens[k].text == ")"), None)
    if close is None or close == at + 1:
        return 0
    is_short = close == at + 2 and acronym_shape(tokens[at + 1].text) != ""
    return close + 1 - at if is_short or is_body_segment(tokens, at + 1, close) else 0


@cache
def _caption_words() -> frozenset[str]:
    """Words that say in brackets where somebody stands in a picture: `(second from left)`."""
    return words("people", "captions") | {"."}


def _names_origin(tokens: Sequence[Token], at: int, office: Office) -> bool:
    """Whether a token between a name and an office belongs to `from Chile` or `(Chile)`."""
    for start in range(max(0, at - 3), at + 1):
        found = country_at(tokens, start)
        if found is not None and start <= at < found[1] <= office.first:
            return True
    return tokens[at].folded in from_country() or tokens[at].text == ")"
