"""Where names of bodies begin and end in a unit: the grammar of names around a head noun.

English puts modifiers before the head and complements after it (`National Youth Institute of Chile`), the Romance
languages put everything behind it (`Instituto Nacional de la Juventud`). Names inside names are read first, from the
end of the unit, so that `Division of X of the Ministry Y` knows that a ministry begins in it.
"""

from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.organization_lexicon import (
    ROOM,
    Head,
    country_at,
    country_openers,
    demonyms,
    fields,
    heads,
    is_field,
    known_names,
    root_words,
)
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import LANGUAGES, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.places import gazetteer

_LONGEST_RUN = 8
_LONGEST_NAME = 40
_ROMAN = frozenset("IVXLCDM")
_PLACE_BOUND = ("embassy", "government")


@dataclass(frozen=True, slots=True)
class Body:
    """A name of a body. first, last: half-open range of tokens; nested: whether it closes the name of another one."""

    first: int
    last: int
    organization_type: str
    country_iso3: str | None
    nested: bool = False
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """Words around a head in one language. follows_head: whether modifiers stand behind it."""

    follows_head: bool
    prepositions: frozenset[str]
    nesting: frozenset[str]
    places: frozenset[str]
    articles: frozenset[str]
    conjunctions: frozenset[str]
    post_adjectives: frozenset[str]
    lower_adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of all languages that bound names."""

    small: frozenset[str]
    roles: frozenset[str]
    things: frozenset[str]
    generic: frozenset[str]
    venues: frozenset[str]
    regions: frozenset[str]
    links: frozenset[str]
    pre_adjectives: frozenset[str]
    bare_names: frozenset[str]
    proper: frozenset[str]


@cache
def manners() -> dict[str, Manner]:
    """How each language builds names."""

    def of(language: str) -> Manner:
        def room(key: str) -> frozenset[str]:
            return words(ROOM, key, language)

        return Manner(
            language != "en",
            room("complement_prepositions"),
            room("nesting_prepositions"),
            room("place_prepositions"),
            room("articles"),
            room("conjunctions"),
            room("post_adjectives"),
            room("lower_adjectives"),
        )

    return {language: of(language) for language in LANGUAGES}


@cache
def vocabulary() -> Vocabulary:
    """Words of all languages that bound names."""
    room = {key: words(ROOM, key) for key in ("small_words", "things", "generic", "venue_words", "region_heads")}
    links = frozenset().union(*(words(ROOM, key) for key in ("complement_prepositions", "articles", "conjunctions")))
    first_words = frozenset(name for name in known_names() if name not in room["small_words"])
    return Vocabulary(
        room["small_words"],
        frozenset(role for role in words("offices", "heads") if " " not in role),
        room["things"],
        room["generic"],
        room["venue_words"],
        room["region_heads"],
        links | room["small_words"],
        frozenset(map(fold, root_words("pre_adjectives"))),
        words(ROOM, "bare_names"),
        fields() | room["generic"] | frozenset(demonyms()) | country_openers() | first_words,
    )


def known_end(tokens: tuple[Token, ...], at: int) -> int:
    """Where the longest well-known name that begins at a token ends; the token itself where none does."""
    for folded, _ in known_names().get(tokens[at].folded, ()):
        end = at + len(folded)
        if end <= len(tokens) and all(
            token.folded == word for token, word in zip(tokens[at + 1 : end], folded[1:], strict=True)
        ):
            return end
    return at


def read_body(tokens: tuple[Token, ...], at: int, found: dict[int, Body], strict: bool) -> Body | None:
    """The body whose head noun is a token; found: bodies that begin behind it, by their first token.

    strict: whether capitals say nothing, as in headlines.
    """
    head = heads()[tokens[at].folded]
    manner = _manner(tokens, at, head)
    reader = _Reader(tokens, at, head, manner, found, strict)
    return reader.read()


def _manner(tokens: tuple[Token, ...], at: int, head: Head) -> Manner:
    """The manner of the head's language; of several languages, the one whose preposition stands behind the head."""
    known = manners()
    if len(head.languages) > 1:
        behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
        for language in sorted(head.languages):
            if language != "en" and (behind in known[language].prepositions or behind in known[language].lower_adjectives):
                return known[language]
        if "en" in head.languages:
            return known["en"]
    return known[min(head.languages)]


class _Reader:
    """Reading one name around its head."""

    __slots__ = ("at", "country", "first", "found", "head", "last", "manner", "names_country", "strict", "tokens", "words")

    def __init__(
        self,
        tokens: tuple[Token, ...],
        at: int,
        head: Head,
        manner: Manner,
        found: dict[int, Body],
        strict: bool,
    ) -> None:
        self.tokens, self.at, self.head, self.manner = tokens, at, head, manner
        self.found, self.strict = found, strict
        self.words = vocabulary()
        self.first, self.last = at, at + 1
        self.country: str | None = None
        self.names_country = False

    def read(self) -> Body | None:
        """The name, or None where the head makes none."""
        is_lower = not self.tokens[self.at].is_capital
        if self.manner.follows_head:
            self._take_pre_adjectives()
            self._take_run_behind()
        else:
            self._take_modifiers()
            self._take_behind_head()
        bare_end = self.last
        if self.head.organization_type in _PLACE_BOUND:
            self._take_countries()
        elif not self._is_known_already():
            self._take_complements()
        else:
            self._take_owner()
        has_complement = self.last > bare_end
        if is_lower and not (has_complement and self.names_country):
            return None
        if not self._is_name(bare_end, has_complement):
            return None
        return Body(self.first, self.last, self._type(), self.country)

    # --- before the head -------------------------------------------------------------------------------------------
    def _is_part(self, at: int) -> bool:
        """Whether a token may be a word of a name."""
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        if not token.text[0].isupper() or token.folded in self.words.small or token.folded in self.words.roles:
            return False
        if len(token.text) < 7 and _ROMAN.issuperset(token.text) and token.text != "C":
            return False
        return not self.strict or token.folded in self.words.proper or is_field(token.folded) or token.folded in heads()

    def _take_pre_adjectives(self) -> None:
        first = self.at
        while first and self.tokens[first - 1].is_capital and self.tokens[first - 1].folded in self.words.pre_adjectives:
            first -= 1
        self.first = first

    def _take_modifiers(self) -> None:
        first = self.at
        while self.at - first < _LONGEST_RUN and self._is_part(first - 1):
            first -= 1
        self.first = self._over_conjunction(first)

    def _over_conjunction(self, first: int) -> int:
        """The start of `Food and Agriculture Organization` from that of `Agriculture Organization`."""
        tokens = self.tokens
        if first < 3 or first == self.at or tokens[first - 1].folded not in self.manner.conjunctions:
            return first
        start = first - 2 - (tokens[first - 2].text == "," and tokens[first - 1].text != "&")
        if not is_field(tokens[first].folded) or not is_field(tokens[start].folded) or not self._is_part(start):
            return first
        while self._is_part(start - 1) and first - start < _LONGEST_RUN:
            start -= 1
        start = self._over_commas(start)
        if any(tokens[index].folded in heads() for index in range(start, first)):
            return first
        before = tokens[start - 1].folded if start else ""
        if before in self.manner.prepositions or before in self.manner.conjunctions:
            return first
        is_national = first - start > 2 and (tokens[start].folded in self.words.generic | frozenset(demonyms()))
        return first if before == "," and not is_national else start

    def _over_commas(self, start: int) -> int:
        """The start of `Measuring, Reporting and Verification` from that of its second field."""
        tokens = self.tokens
        while start > 1 and tokens[start - 1].text == "," and self._is_part(start - 2) and is_field(tokens[start - 2].folded):
            start -= 2
            while self._is_part(start - 1):
                start -= 1
        return start

    # --- right behind the head -------------------------------------------------------------------------------------
    def _take_behind_head(self) -> None:
        """`Directorate General`, and the field that stands behind `Technical Group`."""
        behind = self.at + 1
        if self._is_part(behind) and self.tokens[behind].folded in self.manner.post_adjectives:
            self.last = behind + 1
            return
        before = [token.folded for token in self.tokens[self.first : self.at]]
        if before and self.words.generic.issuperset(before) and self._is_part(behind):
            if behind not in self.found and is_field(self.tokens[behind].folded):
                self.last = self._run_end(behind)

    def _take_run_behind(self) -> None:
        at = self.at + 1
        tokens = self.tokens
        while at < len(tokens) and (
            self._is_part(at)
            and (at == self.at + 1 or not tokens[at].is_shout or self.strict)
            or tokens[at].folded in self.manner.lower_adjectives
        ):
            if at in self.found or at - self.at > _LONGEST_RUN:
                break
            at += 1
        if at == self.at + 1 and at + 1 < len(tokens) and tokens[at].text.islower():
            self._take_lower_adjective(at)
            return
        self.last = at

    def _take_lower_adjective(self, at: int) -> None:
        """`Agencia chilena de Cooperación`; the adjective of `Cancillería peruana` only says the country."""
        country = demonyms().get(self.tokens[at].folded)
        if country is None:
            return
        self.country = country
        if self.tokens[at + 1].folded in self.manner.prepositions and self._is_part(self._past_articles(at + 2)):
            self.last = at + 1

    # --- complements -----------------------------------------------------------------------------------------------
    def _past_articles(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].folded in self.manner.articles:
            at += 1
        return at

    def _is_known_already(self) -> bool:
        return known_end(self.tokens, self.first) == self.last

    def _take_owner(self) -> None:
        """What a well-known name may still take: `High Level Group of the Pacific Alliance`."""
        at = self.last
        if at < len(self.tokens) and self.tokens[at].folded in self.manner.nesting - self.manner.places:
            owner = self._past_articles(at + 1)
            inner = self.found.get(owner)
            country = country_at(self.tokens, owner)
            if inner is not None and inner.organization_type in ("bloc", "government"):
                self.last = inner.last
            elif country is not None:
                self.last, self.country = country

    def _take_countries(self) -> None:
        """`Embassies of Chile, Colombia and Peru in the Republic of Korea`, `Government of Mexico`."""
        at = self.last
        tokens, manner = self.tokens, self.manner
        if at >= len(tokens) or tokens[at].folded not in manner.nesting:
            return
        start = self._past_articles(at + 1)
        country = country_at(tokens, start)
        self.names_country = country is not None
        if country is None:
            inner = self.found.get(start)
            is_bloc = inner is not None and inner.organization_type == "bloc"
            if inner is None or not is_bloc or self.head.organization_type != "embassy" or self.head.is_plural:
                return
            self.last = inner.last
        else:
            self.last, self.country = country
            if self.head.is_plural:
                self._take_more_countries()
        if self.head.organization_type == "embassy":
            self._take_host()

    def _take_more_countries(self) -> None:
        at = self.last
        while at < len(self.tokens):
            start = at
            while start < len(self.tokens) and (
                self.tokens[start].text == "," or self.tokens[start].folded in self.manner.conjunctions
            ):
                start += 1
            if start == at:
                return
            if self.tokens[start - 1].text != "," or start - at > 1:
                start += start < len(self.tokens) and self.tokens[start].folded in self.manner.nesting
            country = country_at(self.tokens, self._past_articles(start))
            if country is None:
                return
            at, self.last, self.country = country[0], country[0], None

    def _take_host(self) -> None:
        at = self.last
        if at >= len(self.tokens) or self.tokens[at].folded not in self.manner.places:
            return
        start = self._past_articles(at + 1)
        if start < len(self.tokens) and self.tokens[start].folded in ("de", "du") and self.tokens[at].folded in ("pres", "aupres"):
            start = self._past_articles(start + 1)
        country = country_at(self.tokens, start)
        inner = self.found.get(start)
        if country is not None:
            self.last = country[0]
        elif inner is not None and inner.organization_type in ("bloc", "international_organization"):
            self.last = inner.last

    def _take_complements(self) -> None:
        tokens, manner = self.tokens, self.manner
        taken = 0
        while self.last < len(tokens) and self.last - self.first < _LONGEST_NAME:
            token = tokens[self.last]
            if token.folded in manner.prepositions:
                end = self._complement_end(self.last)
            elif taken and token.folded in manner.conjunctions:
                end = self._conjunct_end(self.last)
            elif taken and token.text == ",":
                end = self._list_end(self.last)
            else:
                break
            if end <= self.last:
                break
            taken += 1
            closed = self.country is not None or self._past_articles(self.last + 1) in self.found
            self.last = end
            if closed:
                break

    def _complement_end(self, preposition: int) -> int:
        start = self._past_articles(preposition + 1)
        if start >= len(self.tokens):
            return preposition
        inner = self.found.get(start)
        if inner is not None:
            opens = self.tokens[preposition].folded in self.manner.nesting
            self.country = inner.country_iso3 if opens else None
            if opens and inner.organization_type == "government" or not opens:
                self.country = inner.country_iso3
            return inner.last
        country = country_at(self.tokens, start)
        if country is not None:
            if self.tokens[preposition].folded in self.manner.nesting:
                self.country = country[1]
            return country[0]
        return self._run_end(start) if self._is_part(start) or self._is_role_noun(start) else preposition

    def _is_role_noun(self, at: int) -> bool:
        """`Office of the President`: an office-holder inside a unit's name."""
        token = self.tokens[at]
        return self.head.organization_type == "unit" and token.is_capital and token.folded in self.words.roles

    def _run_end(self, start: int) -> int:
        """Where a run of capital words ends that begins at a token."""
        tokens = self.tokens
        at = start + 1
        while at < len(tokens) and at - start < _LONGEST_RUN:
            token = tokens[at]
            if token.folded in self.manner.lower_adjectives and self.manner.follows_head:
                at += 1
                continue
            if not self._is_part(at) or at in self.found or self._is_thing(token.folded):
                break
            if token.is_shout and not self.strict:
                break
            at += 1
        return at

    def _is_thing(self, folded: str) -> bool:
        return folded in self.words.things and folded not in fields()

    def _conjunct_end(self, conjunction: int) -> int:
        """Where a further field ends behind `and`; the conjunction itself where something else follows."""
        start = conjunction + 1
        if start < len(self.tokens) and self.tokens[start].folded in self.manner.prepositions:
            start += 1
        start = self._past_articles(start)
        if start in self.found or not self._is_part(start):
            return conjunction
        if not is_field(self.tokens[start].folded) and not self._is_lone_word(start):
            return conjunction
        if self.tokens[start].folded in heads() and country_at(self.tokens, start) is None:
            head = heads()[self.tokens[start].folded]
            if not head.is_weak and self.tokens[start].folded not in fields():
                return conjunction
        return self._run_end(start)

    def _is_lone_word(self, at: int) -> bool:
        """A single capital word that is no name of a place or a person: `Pesca y Océanos`."""
        token = self.tokens[at]
        if self.strict or token.folded in gazetteer() or token.folded in demonyms() or not token.text[1:].islower():
            return False
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return len(token.text) > 4 and (behind is None or not behind.is_capital) and country_at(self.tokens, at) is None

    def _list_end(self, comma: int) -> int:
        """Where `, Industry and Tourism` ends; the comma itself where it is no list that `and` closes."""
        at = comma
        while at < len(self.tokens) and self.tokens[at].text == ",":
            if at + 1 < len(self.tokens) and self.tokens[at + 1].folded in self.manner.conjunctions:
                end = self._conjunct_end(at + 1)
                return end if end > at + 1 else comma
            end = self._conjunct_end(at)
            if end <= at:
                return comma
            at = end
        if at < len(self.tokens) and self.tokens[at].folded in self.manner.conjunctions:
            end = self._conjunct_end(at)
            return end if end > at else comma
        return comma

    # --- what it is ------------------------------------------------------------------------------------------------
    def _is_name(self, bare_end: int, has_complement: bool) -> bool:
        tokens, head, known = self.tokens, self.head, self.words
        name = " ".join(token.folded for token in tokens[self.first : self.last])
        if known_end(tokens, self.first) >= self.last or name in known.bare_names:
            return True
        around = [tokens[index].folded for index in range(self.first, bare_end) if index != self.at]
        behind = [token.folded for token in tokens[bare_end : self.last] if token.folded not in known.links]
        telling = [word for word in around if word not in known.generic or (word in fields() and len(around) > 1)]
        if not telling and all(word in known.generic and word not in fields() for word in behind):
            return False
        if head.organization_type in _PLACE_BOUND:
            return self._is_place_bound(has_complement, around)
        if head.organization_type == "other" and any(word in known.venues for word in around + behind):
            return False
        if tokens[self.at].folded in known.regions and not telling and self._is_place(behind):
            return False
        if head.organization_type == "other" and not telling and self._is_place(behind):
            return False
        if not has_complement:
            if head.organization_type == "company" and all(is_field(word) for word in telling):
                return False
            if head.organization_type == "other" and self.manner.post_adjectives and not any(map(is_field, around)):
                return False
            if head.needs_complement and not (self.manner.follows_head and len(telling) > 1):
                return False
            if head.is_weak and len(around) < 2:
                return False
            return not head.is_plural
        return not head.is_plural or self._is_named_plural(behind)

    def _is_named_plural(self, behind: list[str]) -> bool:
        """`Ministries of Trade of Peru`, not those `of the four countries` or of a bloc."""
        if self.country is None and any(self.found[at].organization_type == "bloc" for at in self._inner()):
            return False
        if self.last + 1 < len(self.tokens) and self.tokens[self.last].folded in self.manner.nesting:
            return False
        return bool(behind)

    def _inner(self) -> list[int]:
        return [at for at in range(self.at + 1, self.last) if at in self.found]

    def _is_place_bound(self, has_complement: bool, around: list[str]) -> bool:
        """Embassies and governments are named by their country."""
        if self.names_country or self.head.organization_type == "embassy" and has_complement:
            return True
        return self.head.organization_type == "embassy" and any(word in demonyms() for word in around)

    def _is_place(self, folded: list[str]) -> bool:
        return bool(folded) and " ".join(folded) in gazetteer() and not any(word in fields() for word in folded)

    def _type(self) -> str:
        folded = [token.folded for token in self.tokens[self.first : self.last]]
        if self.head.organization_type == "agency" and self.tokens[self.at].folded in ("secretaria", "secretariat"):
            behind = self.tokens[self.at + 1].folded if self.at + 1 < self.last else ""
            if self.first == self.at and behind in self.manner.nesting:
                return "ministry"
        if "central" in folded and self.head.organization_type == "agency":
            return "agency"
        return self.head.organization_type
