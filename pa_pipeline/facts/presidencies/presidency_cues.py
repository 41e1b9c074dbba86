"""Words that speak of the presidency of the Alliance, and what they are not: of a republic, of another body."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_lexicon import ambiguous_acronyms, body_of_name, heads
from pa_pipeline.facts.passages import Passage, Token, tokens_of
from pa_pipeline.lexicon import words

ROOM = "presidencies"
Phrase = tuple[str, ...]
_MOST_TIME = 5
"""Tokens between a verb of presiding and the Alliance: `preside este año la Alianza`."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words for the presidency. first, last: tokens, with the qualifier; behind: token behind the words for the
    Alliance that follow them; is_sure: whether they mean its presidency by themselves, not only where the passage has
    spoken of it; is_person: whether they name who presides; part: `holds` or `takes` where
    they are a verb that says that somebody does, `presided` where they are `presided over by`, `succeeds`, `gives`
    and `passes` where they speak of a presidency named before; is_inverted: whether the country may follow the verb;
    is_of_clause: whether a clause on the Alliance opens with them: `the Alliance, whose presidency`, or they close one
    that has its country between: `the Alliance, which Peru chairs`; is_bare: whether they are a verb that leaves its
    object out."""

    first: int
    last: int
    behind: int
    is_sure: bool
    is_person: bool
    part: str | None = None
    is_inverted: bool = False
    is_of_clause: bool = False
    is_bare: bool = False


@cache
def phrases(key: str) -> dict[str, tuple[Phrase, ...]]:
    """First folded word of the phrases of a list to them, the longest first."""
    table: dict[str, list[Phrase]] = {}
    for text in words(ROOM, key):
        phrase = tuple(token.folded for token in tokens_of(text))
        table.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(listed, key=lambda one: (-len(one), one))) for first, listed in table.items()}


def phrase_end(tokens: Sequence[Token], at: int, key: str) -> int | None:
    """Position behind a phrase of a list that begins at a token; None where none does."""
    if not 0 <= at < len(tokens):
        return None
    for phrase in phrases(key).get(tokens[at].folded, ()):
        if len(phrase) == 1 or tuple(token.folded for token in tokens[at : at + len(phrase)]) == phrase:
            return at + len(phrase)
    return None


def phrase_start(tokens: Sequence[Token], end: int, key: str) -> int | None:
    """Position of a phrase of a list that ends before a token."""
    for start in range(max(0, end - 5), end):
        if phrase_end(tokens, start, key) == end:
            return start
    return None


def speaks_of_alliance(passage: Passage) -> bool:
    """Whether the Alliance is named at all."""
    return any(name in unit.folded for unit in passage.units for name in words(ROOM, "alliance"))


@cache
def first_words() -> frozenset[str]:
    """Folded words that a cue turns on."""
    return frozenset().union(*map(phrases, ("nouns", "short_forms", "holders", "presides", "presided_by")))


def find_cues(tokens: Sequence[Token], first: int, last: int) -> Iterator[Cue]:
    """Words for a presidency between two tokens that may be the Alliance's, in order."""
    words = first_words()
    for at in [at for at in range(first, last) if tokens[at].folded in words]:
        cue = _read_verb(tokens, at, last) or _read_cue(tokens, at, first, last)
        if cue is not None:
            yield cue


def _read_verb(tokens: Sequence[Token], at: int, last: int) -> Cue | None:
    """`Chile presides over the Alliance`, `la Alianza, que preside Chile`, `the Alliance, chaired by Chile`."""
    passive = phrase_end(tokens, at, "presided_by")
    if passive is not None and passive < last and _alliance_ends_near(tokens, at):
        return Cue(at, passive, passive, is_sure=True, is_person=False, part="presided", is_inverted=True)
    end = phrase_end(tokens, at, "presides")
    if end is None or phrase_start(tokens, at, "qualifiers") is not None:  # `the rotating chair of the Alliance`
        return None
    which = next((start for start in (at - 1, at - 2) if phrase_end(tokens, start, "which") == start + 1), None)
    if which is not None and _alliance_ends_near(tokens, which):
        return Cue(at, end, end, is_sure=True, is_person=False, part="holds", is_inverted=True)
    if _closes_clause(tokens, at):
        return Cue(at, end, end, is_sure=True, is_person=False, part="holds", is_of_clause=True)
    over = end
    while over < min(last, end + _MOST_TIME) and (tokens[over].text.islower() or tokens[over].text.isdigit()):
        if phrase_end(tokens, over, "presided_over") is not None:
            break
        over += 1
    behind = phrase_end(tokens, over, "presided_over")
    if behind is None or behind > last or _is_of_another_group(tokens, behind):
        return None
    return Cue(at, behind, behind, is_sure=True, is_person=False, part="holds")


def _closes_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb ends a clause on the Alliance that names who does it: `which Peru now chairs`."""
    for which in range(at - 2, max(0, at - _MOST_TIME - 1), -1):
        if not tokens[which + 1].is_word:
            return False
        if phrase_end(tokens, which, "which") == which + 1:
            return _alliance_ends_near(tokens, which)
    return False


def _is_of_another_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether words that may mean the Alliance are of something else: `chairs the group of embassies`."""
    if phrase_start(tokens, at, "alliance") is not None:
        return False
    end = phrase_end(tokens, at, "of_words") or phrase_end(tokens, at, "on_words")
    return end is not None and phrase_end(tokens, at, "of_alliance") is None


def _alliance_ends_near(tokens: Sequence[Token], at: int) -> bool:
    """Whether the Alliance is what a clause or a verb right behind it speaks of: `, currently`, `is`, `está`."""
    for end in range(at, max(0, at - _MOST_TIME), -1):
        if any(phrase_start(tokens, end, key) is not None for key in ("alliance", "of_alliance")):
            return True
        if tokens[end - 1].is_capital or tokens[end - 1].text in (".", ";", ":"):
            return False
    return False


@cache
def _by_last(key: str) -> dict[str, tuple[Phrase, ...]]:
    """Last folded word of the phrases of a list to them."""
    table: dict[str, list[Phrase]] = {}
    for listed in phrases(key).values():
        for phrase in listed:
            table.setdefault(phrase[-1], []).append(phrase)
    return {last: tuple(sorted(found, key=lambda one: (-len(one), one))) for last, found in table.items()}


_ECHOES = (
    ("pronoun_takes", "takes"),
    ("pronoun_holds", "holds"),
    ("pronoun_gives", "gives"),
    ("succeeds", "succeeds"),
    ("pronoun_passes", "passes"),
)
"""Lists of words for a presidency that has been named before, and what they say of it."""


@cache
def last_words() -> frozenset[str]:
    """Folded words on which words for the presidency named before end."""
    return frozenset().union(*(_by_last(key) for key, _ in _ECHOES))


def find_echoes(tokens: Sequence[Token], first: int, last: int) -> Iterator[Cue]:
    """Words for a presidency that has been named before: `will take its turn`, `la asumirá`."""
    words = last_words()
    for at in [at for at in range(first, last) if tokens[at].folded in words]:
        for key, part in _ECHOES:
            for phrase in _by_last(key).get(tokens[at].folded, ()):
                start = at + 1 - len(phrase)
                if start >= first and tuple(token.folded for token in tokens[start : at + 1]) == phrase:
                    yield Cue(start, at + 1, at + 1, is_sure=False, is_person=False, part=part, is_inverted=True)
                    break


def _read_cue(tokens: Sequence[Token], at: int, first: int, last: int) -> Cue | None:
    word = tokens[at].folded
    if not any(word in phrases(key) for key in ("nouns", "short_forms", "holders")):
        return None
    is_short = word in phrases("short_forms")
    if is_short and not tokens[at].is_shout:
        return None
    start, end, qualified = at, at + 1, is_short
    behind = phrase_end(tokens, end, "qualifiers")
    if behind is not None and behind <= last:
        end, qualified = behind, True
    before = phrase_start(tokens, at, "qualifiers")
    if before is not None and before >= first:
        start, qualified = before, True
    if end + 2 < last and tokens[end].text in "(" and tokens[end + 1].folded in phrases("short_forms"):
        end, qualified = min(last, end + 3), True
    after = phrase_end(tokens, end, "of_alliance")
    if after is None and end + 1 < last and demonym_country(tokens[end]) is not None:
        after = phrase_end(tokens, end + 1, "of_alliance")  # la presidencia chilena de la Alianza
    if after is None and qualified:
        after = _group_end(tokens, end, last)
    is_person = word in phrases("holders")
    told = _past_years(tokens, end, last)
    of_another = after is None and phrase_end(tokens, told, "of_alliance") is None
    if of_another and _is_of_other(tokens, told, last, is_person=is_person and not qualified):
        return None
    if _belongs_to_other(tokens, start, first):
        return None
    is_of_clause = phrase_start(tokens, start, "whose") is not None
    if is_of_clause and not _alliance_ends_near(tokens, start - 1):
        return None
    owned = past_possessive(tokens, start, first)
    sure = qualified or ((after is not None or phrase_start(tokens, owned, "alliance") is not None) and not is_person)
    if (is_person and not qualified) or (word in phrases("loose_nouns") and not sure):
        return None  # `under the leadership of Norway`
    return Cue(start, end, min(last, after or end), sure or is_of_clause, is_person, is_of_clause=is_of_clause)


def _past_years(tokens: Sequence[Token], at: int, last: int) -> int:
    """Position behind the years that a presidency is of: `presidencia pro tempore 2024-2025 de la Alianza`."""
    end = at
    while end < last and (tokens[end].text[:1].isdigit() or tokens[end].text in ("-", "–", "/")):
        end += 1
    return end


def _group_end(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Position behind `del grupo` where nothing says of what it is, as in `del grupo de trabajo`."""
    end = phrase_end(tokens, at, "of_group")
    if end is None or end > last:
        return None
    goes_on = end < last and (tokens[end].is_capital or phrase_end(tokens, end, "of_words") is not None)
    return None if goes_on else end


def _is_of_other(tokens: Sequence[Token], at: int, last: int, *, is_person: bool) -> bool:
    """Whether the presidency is said to be of another body: `of Mercosur`, `del Consejo`, `of the Republic`."""
    end = phrase_end(tokens, at, "of_words")
    if end is None or end >= last:
        return is_person
    if tokens[end].folded in ("the", "la", "el", "los", "las"):
        end += 1
    if end >= last:
        return False
    token = tokens[end]
    if token.folded in ("republic", "republica", "nation", "nacion", "board", "junta", "camara", "senado", "congress"):
        return not (end + 1 < last and tokens[end + 1].folded in ("of", "de", "del"))
    if token.folded in heads():
        return True
    if _other_body_at(tokens, end) is not None:
        return True
    # `la presidencia pro tempore de la Cisap`
    goes_on = end + 1 < last and tokens[end + 1].is_capital
    return tokens[end - 1].folded == "la" and token.is_capital and country_at(tokens, end) is None and not goes_on


def _other_body_at(tokens: Sequence[Token], at: int) -> str | None:
    """A well-known body other than the Alliance that is named at a token."""
    for length in (6, 5, 4, 3, 2, 1):
        piece = tokens[at : at + length]
        body = body_of_name().get(" ".join(token.folded for token in piece)) or body_of_name().get(piece[0].text)
        if body is not None and piece[0].is_capital:
            return body.key if body.key != "Pacific Alliance" else None
    return None


def past_possessive(tokens: Sequence[Token], at: int, first: int) -> int:
    """Position behind the last word before a token that is no mark of possession."""
    while at > first and tokens[at - 1].text in ("'", "’", "s", "S"):
        at -= 1
    return at


def _belongs_to_other(tokens: Sequence[Token], at: int, first: int) -> bool:
    """`Mercosur's presidency`, `CELAC pro tempore presidency`."""
    before = past_possessive(tokens, at, first) - 1
    if before < first or not tokens[before].is_capital:
        return False
    text = tokens[before].text
    body = body_of_name().get(text)
    unclear = any(body.key == "Pacific Alliance" for body in ambiguous_acronyms().get(text, ()))
    return body is not None and body.key != "Pacific Alliance" and not unclear
