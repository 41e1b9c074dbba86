"""Companies that a legal form, a word for their kind or somebody's role in them tells: `Agro Sur S.A.`, `CEO of X`."""

from collections.abc import Iterator
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_grammar import Body, vocabulary
from pa_pipeline.facts.organizations.organization_lexicon import ROOM, heads, is_field, root_words
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.lexicon import words
from pa_pipeline.reading.places import gazetteer

_OF = {"de", "of"}
_ORIGIN, _ORIGIN_ARTICLES = frozenset({"de", "del"}), frozenset({"la", "los", "las", "el"})
_TITLE_ARTICLES = {"El", "La", "Los", "Las", "The", "O", "A"}
_LONGEST_COMPANY, _LONGEST_LIST, _MOST_WORK, _LONGEST_CODE = 4, 12, 9, 3


def company_before(tokens: tuple[Token, ...], at: int) -> Iterator[Body]:
    """`Minera Los Andes S.A.`: a run of capitals before a legal form."""
    form, last = "", at
    while (
        last < len(tokens) and last - at < _LONGEST_LIST and (tokens[last].text == "." or len(tokens[last].text) <= 6)
    ):
        form += tokens[last].text
        last += 1
        if form.rstrip(".") in root_words("legal_forms"):
            break
    if form.rstrip(".") not in root_words("legal_forms"):
        return
    while (
        last + 1 < len(tokens) and tokens[last].text == "." and tokens[last + 1].text in ("A", "C", "S", "R", "L", "V")
    ):
        last += 2
    last += last < len(tokens) and tokens[last].text == "." and len(tokens[last - 1].text) == 1
    first = at - (tokens[at - 1].text == ",") if at else at
    start, behind_link = first, first
    while start and first - start < _LONGEST_COMPANY + 2:
        link = start - 1
        while (
            link > 1
            and start < first
            and start - link < 3
            and tokens[link].folded in ("de", "del", "la", "los", "of", "&")
        ):
            link -= 1
        if not _is_company_word(tokens[link]):
            break
        behind_link = start if link < start - 1 else behind_link
        start = link
    is_plain = tokens[start].folded not in heads() and tokens[start].folded not in _kinds()
    if behind_link < first and start and is_plain and {tokens[behind_link - 1].text, tokens[start - 1].text} <= _OF:
        start = behind_link  # `Asuntos Corporativos de Minera Sur S.A.`: what somebody does there
    if start < first:
        yield Body(start, last, "company", None)


@cache
def _kinds() -> frozenset[str]:
    """Folded words that say of what kind a company is."""
    return words(ROOM, "company_cues") | {
        "industrias",
        "laboratorios",
        "productos",
        "transportes",
        "terminal",
        "puerto",
    }


def companies_behind(tokens: tuple[Token, ...], at: int, found: dict[int, Body]) -> Iterator[Body]:
    """`the company X`, `empresas como X, Y y Z`, `CEO of X`."""
    is_role = tokens[at].folded in words(ROOM, "company_roles")
    at += 1
    while is_role and at < len(tokens) and tokens[at].text.islower() and tokens[at].folded in words("roles", "after"):
        at += 1  # `gerenta general de X`
    taken = at
    while (
        at < len(tokens) and at - taken < 3 and tokens[at].folded in ("such", "as", "like", "como", "of", "de", "tales")
    ):
        if is_role != (tokens[at].folded in ("of", "de")):
            return
        at += 1
    if is_role and at == taken:
        return
    is_list = at > taken and not is_role
    if at == taken and not is_role and at < len(tokens) and tokens[at].text.islower() and demonym_country(tokens[at]):
        at += 1  # `la cadena alemana X`
    for _ in range(_LONGEST_LIST):
        end = _company_end(tokens, at + (not is_role and _opens_with_article(tokens, at)))
        if (
            end == at
            or (end == at + 1 and len(tokens[at].text) == 1)
            or at in found
            or _is_amount(tokens, at, end)
            or is_place(tokens, at, end)
            or _is_person(tokens, at, end)
        ):
            return
        if is_role and (_is_department(tokens, end, found) or all(is_field(token.folded) for token in tokens[at:end])):
            return
        end = _past_origin(tokens, end, found) if is_role else end
        yield Body(at, end, "company", None)
        if not is_list or end >= len(tokens) or tokens[end].folded not in (",", "and", "y", "e", "et"):
            return
        at = end + 1
        at += at < len(tokens) and tokens[at].folded in ("and", "y", "e", "et")


def _is_amount(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether it is the currency of an amount: `saves companies US$ 3 million`, `a la empresa USD 4 millones`."""
    code = tokens[last - 1].text
    is_code = last == first + 1 and code.isupper() and len(code) <= _LONGEST_CODE
    return is_code and last < len(tokens) and (tokens[last].text[0] in "$€£¥/" or tokens[last].text[0].isdigit())


def workplace_behind(tokens: tuple[Token, ...], at: int, found: dict[int, Body]) -> Iterator[Body]:
    """Where somebody works, as English tells it: `an analyst at X`, `head of Trade Finance at X Capital`."""
    for link in range(at + 1, min(at + _MOST_WORK, len(tokens) - 1)):
        if not tokens[link].is_word:
            return
        if tokens[link].text != "at":
            continue
        first = link + 1
        end = first
        while end < len(tokens) and tokens[end].is_word and tokens[end].is_capital and end - first < _LONGEST_COMPANY:
            end += 1
        is_name = end > first and first not in found and not tokens[end - 1].text[0].isdigit()
        if is_name and tokens[first].folded not in vocabulary().small and not _is_meeting(tokens, first, end):
            yield Body(first, end, "company", None)
        return


def _is_meeting(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether it is a place or something that happens, where somebody speaks: `a manager at Expo Lima`."""
    things = {token.folded for token in tokens[first:last]} & vocabulary().things
    return bool(things) or is_place(tokens, first, last) or country_at(tokens, first) is not None


def _is_person(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether it is a person who produces or makes: `the producer Ana Ríos`."""
    kinds = [name_kinds().get(token.folded) for token in tokens[first:last]]
    return len(kinds) > 1 and (kinds[0] == "given" or (kinds[0] == "both" and any(kinds[1:])))


def _is_department(tokens: tuple[Token, ...], end: int, found: dict[int, Body]) -> bool:
    """Whether a body follows what a manager manages: `gerente de Exportaciones de ProColombia`."""
    behind = tokens[end].folded if end < len(tokens) else ""
    return behind in (",", "of", "de", "del", "at", "en") and end + 1 in found


def _past_origin(tokens: tuple[Token, ...], end: int, found: dict[int, Body]) -> int:
    """Behind what a firm is named for in Spanish: `fundadora de Miel de los Chenes,`; no country, no body."""
    start = end + 1
    if start >= len(tokens) or tokens[end].text not in _ORIGIN or not tokens[end - 1].is_capital:
        return end
    while start < len(tokens) and tokens[start].text in _ORIGIN_ARTICLES:
        start += 1
    if start in found or start >= len(tokens) or country_at(tokens, start) is not None:
        return end
    behind = _company_end(tokens, start)
    is_closed = behind == len(tokens) or not tokens[behind].is_word or tokens[behind].text.islower()
    return behind if behind > start and is_closed else end


def _company_end(tokens: tuple[Token, ...], at: int) -> int:
    end = at
    while end < len(tokens) and end - at < _LONGEST_COMPANY:
        if _is_company_word(tokens[end]):
            end += 1
        elif end > at and _joins_name(tokens, end):
            end += 2
        else:
            break
    return end


def _opens_with_article(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a name opens with its article: `el diario El Puerto`."""
    return at + 1 < len(tokens) and tokens[at].text in _TITLE_ARTICLES and _is_company_word(tokens[at + 1])


def _joins_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a name goes on behind a small word: `Roble & Haya`, `Ultramar del Sur`."""
    if at + 1 >= len(tokens) or not _is_company_word(tokens[at + 1]):
        return False
    return tokens[at].text == "&" or (tokens[at].folded == "del" and _is_region(tokens, at + 1))


def _is_region(tokens: tuple[Token, ...], at: int) -> bool:
    """`Ultramar del Sur`: a part of the world in a company's name, no country that it is from."""
    return country_at(tokens, at) is None and not is_place(tokens, at, at + 1)


def _is_company_word(token: Token) -> bool:
    bounds = vocabulary()
    return token.text[0].isupper() and token.folded not in bounds.small and token.folded not in bounds.roles


def is_place(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    return " ".join(token.folded for token in tokens[first:last]) in gazetteer()
