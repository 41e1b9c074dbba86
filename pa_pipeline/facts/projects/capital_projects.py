"""Projects and programmes that are named in capitals: `Young Sailors Program`, `programa Puertos Verdes`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import takewhile

from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.organization_grammar import Body, vocabulary
from pa_pipeline.facts.organizations.organization_lexicon import heads
from pa_pipeline.facts.organizations.organization_spans import unit_bodies
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.facts.projects.project_words import ROOM, plural_nouns, singular_nouns
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_LONGEST, _REACH, _LONGEST_BODY, _MOST_ITEMS, _FAR, _LONGEST_DRAFT = 24, 4, 60, 12, 140, 6
_FORWARD_STOPS = frozenset("in en con with by por at from desde between entre to".split())
_BACKWARD_LINKS = frozenset("of for and de & the in on".split())
_DETERMINERS = frozenset("the its their our a an this that el la".split())
_INDEFINITE = function_words("indefinite")
_OF = frozenset("de del sobre do da du".split())
_JOINTS = function_words("and") | {",", "&"}
_ROMANS = frozenset("ii iii iv vi vii viii ix".split())
_ITEM = re.compile(r"[\s,;]*(?:and |y |e |et )?([^()\[\];]{3,120}?)\s*\(([^()]{3,30})\)")

_DEFINITE = frozenset("the its their our this el su sus o seu le son leur".split())
_BELONGING = function_words("of", "of_the")

Range = tuple[int, int]


@cache
def _empty() -> frozenset[str]:
    """Folded words that say nothing of which project it is."""
    return words(ROOM, "no_names") | singular_nouns() | plural_nouns()


@cache
def _naming() -> frozenset[str]:
    """Folded words between a project and its name: `is`, `se llama`, `is called`."""
    return words(ROOM, "copulas") | words(ROOM, "namers") | words(ROOM, "is_called") - _JOINTS


@cache
def _documents() -> frozenset[str]:
    """Folded words that names of documents open with: `proyecto de Plan de Trabajo` is none."""
    phrases = words("links", "documents") | words(ROOM, "drafts")
    return frozenset(phrase.split()[0] for phrase in phrases)


@cache
def _lower_nouns() -> frozenset[str]:
    """Nouns in small letters beside which capitals are a name."""
    return singular_nouns() | (words(ROOM, "quoted_nouns") & {"initiative", "iniciativa"})


@cache
def _triggers() -> frozenset[str]:
    """Nouns around which capitals may be a name."""
    return _lower_nouns() | words(ROOM, "field_nouns") | plural_nouns()


class Capitals:
    """Reads one unit, token by token around the nouns of projects."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.tokens = unit.tokens

    @cached_property
    def starts(self) -> list[int]:
        """Offsets of the tokens."""
        return [token.start for token in self.tokens]

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """Bodies that the unit names, in order."""
        return unit_bodies(self.unit)

    def read(self) -> Iterator[tuple[int, int]]:
        """Spans of names in the unit's text."""
        around, beside, fields = singular_nouns(), _lower_nouns(), words(ROOM, "field_nouns")
        several = plural_nouns()
        triggers = _triggers() & self.unit.words
        for at in [at for at, token in enumerate(self.tokens) if token.folded in triggers] if triggers else ():
            token = self.tokens[at]
            word = token.folded
            if word in beside or word in around:
                span = (
                    self._around(at) if token.is_capital else self._beside(at) or self._apposed(at) or self._equated(at)
                )
            elif word in fields and token.is_capital:
                span = self._field(at)
            elif word in several and not token.is_capital:
                yield from self._listed(at)
                yield from self._counted_off(at)
                continue
            else:
                continue
            if span is not None and self._is_named(*span, at):
                first, last = span
                yield self.tokens[first].start, self.tokens[last - 1].end

    def _around(self, at: int) -> Range | None:
        """`Young Sailors Program of the Pacific Alliance 2022`, `Programa de Becas`."""
        first, last = self._backward(at), self._forward(at + 1)
        told = self._tells(first, last, at) and not self._is_agency(at, last) and not self._is_draft(at)
        return (first, last) if told else None

    def _is_draft(self, at: int) -> bool:
        """Whether it is the draft of a document: `the Project of the Paracas’ Declaration`."""
        behind = [token.folded for token in self.tokens[at + 1 : at + 1 + _LONGEST_DRAFT]]
        inner = takewhile(lambda word: word not in _BACKWARD_LINKS - {"the"} | _OF, behind[1:])
        return behind[:1] in (["of"], ["de"], ["del"]) and any(word in words(ROOM, "drafts") for word in inner)

    def _is_agency(self, at: int, last: int) -> bool:
        """Whether a national programme with a short form behind its name is a body: `Programa Nacional de … (PRO)`."""
        tokens = self.tokens
        national = words(ROOM, "national")
        if not {self._word(at - 1), self._word(at + 1)} & national or last + 1 >= len(tokens):
            return False
        return tokens[last].text in "(–—-" and tokens[last + 1].text.isupper()

    def _beside(self, at: int) -> Range | None:
        """`programa Puertos Verdes`, `proyecto de Articulación Regional`, `the Clean Harbours project`."""
        tokens = self.tokens
        if at + 1 < len(tokens) and tokens[at + 1].is_capital and tokens[at + 1].start - tokens[at].end == 1:
            last = self._past_subjects(at + 1, self._forward(at + 1))
            if self._tells(at + 1, last, None):
                return at + 1, last
        is_kind = self._word(at - 1) in _INDEFINITE and self._word(at - 2) in _naming()  # `es una iniciativa de X`
        if at + 2 < len(tokens) and tokens[at + 1].folded in _OF and tokens[at + 2].is_capital and not is_kind:
            last = self._forward(at + 2)
            if self._is_title(at + 2, last):
                return at + 2, last
        return self._before(at)

    def _past_subjects(self, first: int, last: int) -> int:
        """Position behind a name of several matters: `the project Gender, Social Inclusion and Trade`."""
        tokens = self.tokens
        if last != first + 1 or last + 2 >= len(tokens) or tokens[last].text != ",":
            return last
        inner = last + 1
        further = self._forward(inner) if tokens[inner].is_capital else inner
        is_list = any(token.folded in _JOINTS for token in tokens[inner:further])
        apart = country_at(tokens, inner) is not None or city_at(tokens, inner) is not None
        if not is_list or apart or _is_person(tokens[inner : inner + 2]):
            return last
        return further

    def _before(self, at: int) -> Range | None:
        """`the Clean Harbours project`."""
        tokens = self.tokens
        if at == 0 or not (tokens[at - 1].is_word and tokens[at - 1].is_capital):
            return None
        first = self._backward(at)
        country = country_at(tokens, first)
        while country is not None and country[1] < at and tokens[country[1]].folded in _BACKWARD_LINKS:
            first = country[1] + 1
            first += tokens[first].folded == "the"
            country = country_at(tokens, first)
        places = any(token.folded in ("in", "on") for token in tokens[first:at])
        if places and (first == 0 or tokens[first - 1].folded not in _DETERMINERS):
            return None
        return (first, at) if at - first > 1 and self._tells(first, at, None) else None

    def _apposed(self, at: int) -> Range | None:
        """`Young Sailors 2025, a training programme`, `Puertos Verdes, un programa de formación`, `a second project,
        Clean Harbours, is …`."""
        tokens = self.tokens
        if at + 3 < len(tokens) and tokens[at + 1].text == "," and self._word(at - 1) in words(ROOM, "one_more"):
            first = at + 2 + (tokens[at + 2].folded in _DEFINITE)
            last = self._forward(first)
            closed = last < len(tokens) and tokens[last].text == ","
            return (first, last) if closed and last - first > 1 and self._tells(first, last, None) else None
        article = next((k for k in range(at - 1, max(-1, at - 4), -1) if tokens[k].folded in _INDEFINITE), 0)
        if article < 2 or tokens[article - 1].text != ",":
            return None
        first = last = article - 1
        back = last
        while back and last - back < _LONGEST and first - back < 3:
            token = tokens[back - 1]
            back -= 1
            if token.is_word and (token.is_capital or token.text.isdigit()):
                first = back
            elif token.folded not in words(ROOM, "links") or not token.text.islower():
                break
            elif token.folded in _DETERMINERS and self._word(back - 1) not in words(ROOM, "links"):
                break  # `approved on 3 May the Young Sailors Roadmap, an initiative`
        if first < last and not tokens[first].is_capital:
            return None
        return (first, last) if last - first > 1 and len(self._content(first, last, None)) > 1 else None

    def _equated(self, at: int) -> Range | None:
        """`El principal proyecto del grupo es Mareas Limpias, en curso`, `The programme is called Clean Tides.`"""
        tokens = self.tokens
        begin = at + 1
        if begin < len(tokens) and tokens[begin].folded in _BELONGING:
            begin = next((k for k in range(begin, begin + _REACH + 1) if self._word(k) in _naming()), begin)
        copula = begin
        while copula < len(tokens) and copula - begin < 3 and tokens[copula].folded in _naming():
            copula += 1
        if copula == begin or copula >= len(tokens) or not tokens[copula].is_capital:
            return None
        one_of_few = copula - begin > 1 or begin > at + 1 or self._word(at - 1) not in _DEFINITE
        if not one_of_few or not (_DEFINITE | {"s"}) & {self._word(k) for k in range(at - 3, at)}:
            return None
        last = self._forward(copula)
        closed = last >= len(tokens) or not tokens[last].is_word or tokens[last].folded in _JOINTS
        told = last - copula > 1 and self._tells(copula, last, None)
        return (copula, last) if closed and told and tokens[copula].folded not in heads() else None

    def _word(self, at: int) -> str:
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def _is_title(self, first: int, last: int) -> bool:
        """Whether capitals behind `proyecto de` are a name and neither a document nor a body."""
        content = self._content(first, last, None)
        if len(content) < 2 or content[0] in heads() or content[0] in _documents():
            return False
        return content[0] not in words(ROOM, "no_names") and self._tells(first, last, None)

    def _field(self, at: int) -> Range | None:
        """`Plataforma de Movilidad Docente`, `Voluntariado Marino`."""
        first, last = self._backward(at), self._forward(at + 1)
        content = self._content(first, last, None)
        fields = words(ROOM, "fields")
        is_told = len(content) > 1 and self._tells(first, last, None) and any(word in fields for word in content)
        return (first, last) if is_told else None

    def _listed(self, at: int) -> Iterator[tuple[int, int]]:
        """`los proyectos Redes limpias: un mar sin plástico (Chile), Aulas abiertas (Perú) y …`."""
        tokens = self.tokens
        if at + 1 >= len(tokens) or not (tokens[at + 1].is_capital or tokens[at + 1].text == ":"):
            return
        offset = tokens[at + 1].start + (tokens[at + 1].text == ":")
        for _ in range(_MOST_ITEMS):
            item = _ITEM.match(self.unit.text, offset)
            if item is None:
                return
            inside = bisect_left(self.starts, item.start(2))
            country = country_at(tokens, inside)
            if country is None or not item.group(1).strip()[:1].isupper():
                return
            yield item.start(1), item.end(1)
            offset = item.end()

    def _counted_off(self, at: int) -> Iterator[tuple[int, int]]:
        """`dos proyectos. El primero, Mareas Limpias, …`: those behind a plural that sentences count off."""
        tokens = self.tokens
        for k in range(at + 1, min(at + _FAR, len(tokens) - 2)):
            if tokens[k].folded not in words(ROOM, "ordinals") or tokens[k - 1].folded not in _DEFINITE | _JOINTS:
                continue
            begin = k + 1 + (tokens[k + 1].folded == "one")
            begin += begin < len(tokens) and tokens[begin].text == ","
            while begin < len(tokens) and tokens[begin].folded in _naming():
                begin += 1
            if begin == k + 1 or begin >= len(tokens) or not tokens[begin].is_capital:
                continue
            last = self._forward(begin)
            closed = last >= len(tokens) or not tokens[last].is_word
            if (
                closed
                and last - begin > 1
                and self._tells(begin, last, None)
                and self._is_named(begin, last, begin - 1)
            ):
                yield tokens[begin].start, tokens[last - 1].end

    # --- how far capitals go ------------------------------------------------------------------------------------------
    def _forward(self, at: int) -> int:
        """End of the capitals, and of links between them, from a token on."""
        tokens, links = self.tokens, words(ROOM, "links")
        begin = last = at
        while at < len(tokens) and at - last < _REACH and at - begin < _LONGEST:
            token = tokens[at]
            if token.is_word and (token.is_capital or (token.text[0].isdigit() and last == at)):
                if at > last and not self._continues(last, at):
                    break
                at += 1
                last = at
            elif token.text == "+":
                at += 1
                last = at
            elif token.folded in links and (token.text.islower() or token.text == "&"):
                at += 1
            else:
                break
        return last

    def _continues(self, last: int, at: int) -> bool:
        """Whether a capital behind links still belongs to the name."""
        tokens = self.tokens
        between = [token.folded for token in tokens[last:at]]
        is_place = country_at(tokens, at) is not None or city_at(tokens, at) is not None
        if any(word in _FORWARD_STOPS for word in between):
            return not is_place and between[0] in ("in", "en", "to", "por", "with", "con") and len(between) == 1
        if any(word in _JOINTS for word in between):
            opens = tokens[at].folded in heads() or tokens[at].folded in singular_nouns()
            return not is_place and not opens and len(between) == 1
        return True

    def _backward(self, at: int) -> int:
        """First token of the capitals, and of links between them, before a token."""
        tokens, small = self.tokens, vocabulary().small
        first = noun = at
        while at and first - at < 3 and noun - at < _LONGEST:
            token = tokens[at - 1]
            inner = at > 1 and tokens[at - 2].is_capital and tokens[at - 2].folded not in small and at < noun
            if token.is_word and token.is_capital and (inner or token.folded not in small):
                at -= 1
                first = at
            elif token.folded in _BACKWARD_LINKS and (token.text.islower() or token.text == "&"):
                if token.folded == "the" and at > 1 and tokens[at - 2].folded in _JOINTS:
                    break
                at -= 1
            elif token.folded == "s" and self._is_owner(at - 3):
                at -= 3
                first = at
            else:
                break
        return first

    def _is_owner(self, at: int) -> bool:
        """Whether a plain noun in the possessive stands at a token: `Women's`, not `Canada's`."""
        if at < 0 or self.tokens[at + 1].folded != "'" or not self.tokens[at].is_capital:
            return False
        held = any(body.first <= at < body.last for body in self._bodies_near(at, at + 1))
        return not held and country_at(self.tokens, at) is None and city_at(self.tokens, at) is None

    # --- what capitals say ------------------------------------------------------------------------------------------
    def _content(self, first: int, last: int, noun: int | None) -> list[str]:
        """Folded words of a name but its links and the noun."""
        inside = [token for at, token in enumerate(self.tokens[first:last], first) if at != noun and token.is_word]
        return [token.folded for token in inside if token.folded not in words(ROOM, "links")]

    def _tells(self, first: int, last: int, noun: int | None) -> bool:
        """Whether the words say which project it is."""
        content = self._content(first, last, noun)
        return any(word not in _empty() | _ROMANS and sum(map(str.isalpha, word)) > 1 for word in content)

    def _is_named(self, first: int, last: int, noun: int) -> bool:
        """Whether capitals are a project's own name: no body, place or person, and no field of an office."""
        tokens = self.tokens[first:last]
        if self._is_body(first, last, noun) or any(token.folded in words(ROOM, "role_heads") for token in tokens):
            return False
        if not first <= noun < last and (self._is_place(first, last) or _is_person(tokens)):
            return False
        rest = [token for token in tokens if token.is_word and demonym_country(token) is None]
        content = [token.folded for token in rest if token.folded not in _empty() | words(ROOM, "links")]
        return bool(content) and not is_held(self.tokens, self.starts, tokens[0].start)

    def _bodies_near(self, first: int, last: int) -> Sequence[Body]:
        """Bodies that may stand in a range of tokens: none is longer than some dozens of words."""
        start = bisect_left(self.bodies, first - _LONGEST_BODY, key=lambda body: body.first)
        return self.bodies[start : bisect_left(self.bodies, last, key=lambda body: body.first)]

    def _is_body(self, first: int, last: int, noun: int) -> bool:
        for body in self._bodies_near(min(first, noun), max(last, noun + 1)):
            if (body.first, body.last) == (first, last) and noun == first - 1 and not body.is_known:
                continue  # `the project Alliance for Reefs`: the noun says that it is none
            if body.first <= noun < body.last or (body.first <= first and last <= body.last):
                return True
            if first > noun and body.first <= first < body.last:
                return True
        return False

    def _is_place(self, first: int, last: int) -> bool:
        found = country_at(self.tokens, first)
        return (found is not None and found[1] >= last) or (city_at(self.tokens, first) or 0) >= last


def _is_person(tokens: Sequence[Token]) -> bool:
    return all(token.folded in name_kinds() for token in tokens)


def is_held(tokens: Sequence[Token], starts: Sequence[int], offset: int) -> bool:
    """Whether an office stands before a name whose field it is: `director of the X Program`."""
    at = bisect_left(starts, offset)
    for before in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = tokens[before].folded
        if word in words(ROOM, "role_heads"):
            return True
        if word not in words(ROOM, "links") and word not in singular_nouns():
            return False
    return False
