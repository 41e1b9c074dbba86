"""Where names of bodies begin and end in a unit: the grammar of names around a head noun.

English puts modifiers before the head and complements after it (`National Music Institute of Chile`), the Romance
languages put everything behind it (`Instituto Nacional de la Juventud`). Names inside names are read first, from the
end of the unit, so that `Division of X of the Ministry Y` knows that a ministry begins in it.
"""

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_complements import Complements
from pa_pipeline.facts.organizations.organization_grammar import Body, Manner, known_end, manners
from pa_pipeline.facts.organizations.organization_lexicon import (
    Head,
    body_of_name,
    fields,
    head_spellings,
    heads,
    is_field,
)
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.country_names import folded_demonyms
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.places import gazetteer

_WITH_OFFICES = words("organizations", "with_offices")
"""People in office whom offices have their names from: `Ombudsman's Office`."""
_SENT = "delega"
"""How words for those whom somebody sends begin: `delegation`, `Delegación`."""
_LONGEST_RUN, _MOST_OF_COUNTRY = 8, 3
_LONGEST_LIST = 20
_NEAR = 9
"""Tokens from a head on whose small words tell its language where the head does not."""
_INDEFINITE = function_words("indefinite") | {"unos", "unas"}
_NOBLE = frozenset({"von", "van", "de", "del", "da", "dos", "di"})
_ROMAN = frozenset("IVXLC")
_PLACE_BOUND = ("embassy", "government")
_OF_BOTH = ("al", "ar", "nte")
"""Endings of adjectives that are the same for both genders."""
_ADJECTIVES = tuple(
    "ima imo ica ico icas icos al ales ar ares iva ivo aria ario ana ano era ero ora ina ino ista".split()
)
"""Endings of adjectives in the Romance languages, folded."""


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
        spelt = [language for language in head.languages if tokens[at].text.lower() in head_spellings(language)]
        if len(spelt) == 1:
            return known[spelt[0]]
        behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
        romance = sorted(head.languages - {"en"})
        fitting = [
            language
            for language in romance
            if behind in known[language].prepositions or behind in known[language].lower_adjectives
        ]
        if len(fitting) == 1:
            return known[fitting[0]]
        if fitting or "en" not in head.languages:
            near = {token.folded for token in tokens[at + 1 : at + _NEAR] if token.text.islower()}
            return max(
                (known[language] for language in fitting or romance), key=lambda manner: len(near & manner.links)
            )
        return known["en"]
    return known[min(head.languages)]


def _agree(one: str, two: str) -> bool:
    """Whether two adjectives may be of one noun: `Agraria y Forestal`, not `Agraria y Técnicos`."""
    same = {(word[-1] if not word.endswith(_OF_BOTH) else "") for word in (one, two)}
    return same == {"s"} or (len(same - {""}) < 2 and "s" not in same)


class _Reader(Complements):
    """Reading one name around its head."""

    __slots__ = ()

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
            if self._are_visitors(bare_end):
                return None
        elif not self._is_known_already():
            self._take_complements()
        else:
            self._take_owner()
        has_complement = self.last > bare_end
        if is_lower and not (has_complement and (self.names_country or self._is_lower_ministry())):
            return self._read_chancellery()
        if self.head.organization_type == "parliament" and has_complement and self._is_numbered():
            return None
        if not self._is_name(bare_end, has_complement):
            return None
        return Body(self.first, self.last, self._type(), self.country)

    def _are_visitors(self, bare_end: int) -> bool:
        """Whether it is but people whom a country sends: `Delegación de Corea visita …`, no mission that has a seat."""
        is_of_people = self.tokens[self.at].folded.startswith(_SENT)
        ends = self.last > bare_end and self.country is not None and country_at(self.tokens, self.last - 1) is not None
        alone = self.first == self.at and bare_end == self.at + 1
        return is_of_people and alone and ends and self.last - bare_end <= _MOST_OF_COUNTRY

    def _is_numbered(self) -> bool:
        """Whether it is a session of a body that has its own: `XIII Asamblea de la Comisión …`."""
        before = self.tokens[self.first - 1].text if self.first else "-"
        return _ROMAN.issuperset(before) or (before[0].isdigit() and not before.isdigit())

    def _read_chancellery(self) -> Body | None:
        """A foreign ministry that its country alone names: `la cancillería de Colombia`, `cancillería chilena`."""
        if self.country is None or not self._is_bare_name():
            return None
        return Body(self.first, self.last, self._type(), self.country)

    def _is_bare_name(self) -> bool:
        """Whether the head is a name by itself: `Cancillería`."""
        return self.first == self.at and self.tokens[self.at].folded in self.words.bare_names

    def _is_lower_ministry(self) -> bool:
        """`ministère de la culture`, as French writes them; not the bare one of a country."""
        fields_behind = any(is_field(token.folded) for token in self.tokens[self.at + 1 : self.last])
        return self.head.organization_type == "ministry" and fields_behind

    # --- before the head -------------------------------------------------------------------------------------------
    def _take_pre_adjectives(self) -> None:
        first = self.at
        while (
            first and self.tokens[first - 1].is_capital and self.tokens[first - 1].folded in self.words.pre_adjectives
        ):
            first -= 1
        self.first = first

    def _take_modifiers(self) -> None:
        first = self.at
        while self.at - first < _LONGEST_RUN:
            if self._is_part(first - 1):
                first -= 1
            elif self._owns_in_plural(first - 1) or self._is_noble(first - 1):
                first -= 2
            elif self._bears_name(first - 1) or self._is_of_holder(first - 1):
                first -= 3
            else:
                break
        self.first = self._over_conjunction(first)

    def _is_noble(self, particle: int) -> bool:
        """Whether a token is the small word of a person's name before the head: `Carla von Esch Foundation`."""
        return (
            particle > 1
            and particle + 1 < self.at
            and self.tokens[particle].folded in _NOBLE
            and self.tokens[particle].text.islower()
            and self._is_part(particle - 1)
            and name_kinds().get(self.tokens[particle - 1].folded) in ("given", "both")
        )

    def _owns_in_plural(self, mark: int) -> bool:
        """Whether a mark is the apostrophe of `Growers' League`."""
        return (
            mark > 0
            and self.tokens[mark].text in "'’"
            and self._is_part(mark - 1)
            and self.tokens[mark - 1].folded[-1] == "s"
        )

    def _bears_name(self, letter: int) -> bool:
        """Whether an `s` closes the name that a university bears: `Saint Brendan's University`; not a place's own."""
        if self.head.organization_type != "university" or letter < 3 or self.tokens[letter].text != "s":
            return False
        name = self.tokens[letter - 2]
        if self.tokens[letter - 1].text not in "'’" or not (self._is_part(letter - 2) and self._is_part(letter - 3)):
            return False
        return name.folded not in gazetteer() and country_at(self.tokens, letter - 2) is None

    def _is_of_holder(self, letter: int) -> bool:
        """Whether an `s` closes the noun of somebody in office whom an office has its name from: `Ombudsman's Office`,
        `National Economic Prosecutor's Office`."""
        if self.tokens[self.at].folded != "office" or letter < 2 or self.tokens[letter].text != "s":
            return False
        holder = self.tokens[letter - 2]
        return self.tokens[letter - 1].text in "'’" and holder.is_capital and holder.folded in _WITH_OFFICES

    def _over_conjunction(self, first: int) -> int:
        """The start of `Food and Agriculture Organization` from that of `Agriculture Organization`."""
        tokens = self.tokens
        if first < 2 or first == self.at or tokens[first - 1].folded not in self.manner.conjunctions:
            return first
        start = first - 2 - (tokens[first - 2].text == "," and tokens[first - 1].text != "&")
        if not is_field(tokens[start].folded) or not self._is_part(start):
            return first
        if not is_field(tokens[first].folded) and not self._opens_pair(start, first):
            return first
        while self._is_part(start - 1) and first - start < _LONGEST_RUN:
            start -= 1
        start = self._over_commas(start)
        other = next((index for index in range(first - 1, start - 1, -1) if tokens[index].folded in heads()), None)
        if other is not None:  # `Pacific Alliance Trade and Seeds Technical Group`
            if other + 1 >= first - 1 or not is_field(tokens[other + 1].folded):
                return first
            owner = next((at for at in range(start, other) if known_end(tokens, at) == other + 1), None)
            return other + 1 if owner is None else owner
        before = tokens[start - 1].folded if start else ""
        if before in self.manner.prepositions or before in self.manner.conjunctions:
            return first
        is_national = first - start > 2 and (
            tokens[start].folded in self.words.generic or demonym_country(tokens[start]) is not None
        )
        return first if before == "," and not is_national else start

    def _opens_pair(self, start: int, first: int) -> bool:
        """Whether what stands before an `and` is of the name: behind an article or at the head, a lone word (`the
        Innovation and Competitive Division`), or whatever has a field behind it (`Health and Active Ageing`)."""
        opens = start == 0 or self.tokens[start - 1].folded in self.manner.articles
        if first + 1 == self.at and start + 2 == first:
            return opens and demonym_country(self.tokens[first]) is None and country_at(self.tokens, first) is None
        return opens and any(is_field(token.folded) for token in self.tokens[first + 1 : self.at])

    def _over_commas(self, start: int) -> int:
        """The start of `Measuring, Reporting and Verification` from that of its second field."""
        tokens = self.tokens
        while (
            start > 1
            and self.at - start < _LONGEST_LIST
            and tokens[start - 1].text == ","
            and self._is_part(start - 2)
            and is_field(tokens[start - 2].folded)
        ):
            start -= 2
            while self._is_part(start - 1) and self.at - start < _LONGEST_LIST:
                start -= 1
        return start

    # --- right behind the head -------------------------------------------------------------------------------------
    def _take_behind_head(self) -> None:
        """`Directorate General`, and the field that stands behind `Technical Group`."""
        behind = self.at + 1
        if self._is_part(behind) and self.tokens[behind].folded in self.manner.post_adjectives:
            self.last = behind + 1
            return
        if self.first < self.at - 1 and not self.strict and (country := country_at(self.tokens, behind)) is not None:
            code, end = country
            if end == len(self.tokens) or not (self.tokens[end].is_capital or self.tokens[end].text in "'’-–/"):
                self.country, self.last = code, end  # `Natural Resources Institute Finland`
                return
        before = [token.folded for token in self.tokens[self.first : self.at]]
        is_open = bool(before) and self.words.generic.issuperset(before) and self._is_part(behind)
        if is_open and behind not in self.found and is_field(self.tokens[behind].folded):
            self.last = self._run_end(behind)

    def _take_run_behind(self) -> None:
        at = self.at + 1
        tokens = self.tokens
        while at < len(tokens) and (
            (self._is_part(at) and (at == self.at + 1 or not tokens[at].is_shout or self.strict))
            or tokens[at].folded in self.manner.lower_adjectives
        ):
            if at == self.at + 1 and at in self.found and not self.found[at].is_known:
                # `Instituto Politécnico Nacional de …`: a head that tells another one apart
                self.last, self.country = self.found[at].last, self.found[at].country_iso3
                return
            if at in self.found or at - self.at > _LONGEST_RUN:
                break
            at += 1
        if at == self.at + 1 and at < len(tokens) and tokens[at].text.islower():
            self._take_lower_adjective(at)
            return
        if at == self.at + 1 and self._owns_fused(at):
            self.country = self.found[at].country_iso3
            at += 1
        elif self._pairs_adjectives(at):
            at += 2
        self.last = at

    def _owns_fused(self, at: int) -> bool:
        """Whether a well-known name of one word says whose part it is: `Dirección ProChile`."""
        owner = self.found.get(at)
        return self.head.organization_type == "unit" and owner is not None and owner.is_known and owner.last == at + 1

    def _pairs_adjectives(self, at: int) -> bool:
        """Whether `y` joins two adjectives of the head: `Universidad Agraria y Forestal de …`."""
        tokens = self.tokens
        if at == self.at + 1 or at + 2 >= len(tokens) or tokens[at].folded not in self.manner.conjunctions:
            return False
        one, two = tokens[at - 1].folded, tokens[at + 1].folded
        if not self._is_part(at + 1) or at + 1 in self.found or one[-2:] == two or not _agree(one, two):
            return False
        return two.endswith(_ADJECTIVES) and one.endswith(_ADJECTIVES) and tokens[at + 2].folded in self.manner.nesting

    def _take_lower_adjective(self, at: int) -> None:
        """`Agencia chilena de Cooperación`, `Cancillería peruana`; elsewhere the adjective only says the country."""
        country = demonym_country(self.tokens[at])
        if country is None:
            return
        self.country = country
        behind = self.tokens[at + 1].folded if at + 1 < len(self.tokens) else ""
        start = self._past_articles(at + 2)
        goes_on = self._is_part(start) or self._lower_fields_end(start) is not None
        if self._is_bare_name() or (behind in self.manner.prepositions and goes_on):
            self.last = at + 1

    # --- what it is ------------------------------------------------------------------------------------------------
    def _is_name(self, bare_end: int, has_complement: bool) -> bool:
        tokens, head, known = self.tokens, self.head, self.words
        name = " ".join(token.folded for token in tokens[self.first : self.last])
        if known_end(tokens, self.first) >= self.last or name in known.bare_names:
            return True
        if self.last == self.at + 2 and self.manner.follows_head and self._owns_fused(self.at + 1):
            return True
        around = [tokens[index].folded for index in range(self.first, bare_end) if index != self.at]
        behind = [token.folded for token in tokens[bare_end : self.last] if token.folded not in known.links]
        telling = [word for word in around if word not in known.generic or (word in fields() and len(around) > 1)]
        if not telling and all(word in known.generic and word not in fields() for word in behind):
            return False
        if self.first and tokens[self.first - 1].folded in _INDEFINITE and name in words("organizations", "unnamed"):
            return False
        if head.organization_type in _PLACE_BOUND:
            return self._is_place_bound(has_complement, around)
        if head.organization_type == "other" and any(word in known.venues for word in around + behind):
            return False
        if tokens[self.at].folded in known.regions and not telling and not any(map(is_field, behind)):
            return False
        if head.organization_type == "other" and not telling and self._is_place(behind):
            return False
        if tokens[self.at].folded in known.acts and telling:
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
        if self.names_country or (self.head.organization_type == "embassy" and has_complement):
            return True
        if self.head.organization_type == "government":
            return has_complement and self.tokens[self.at].is_capital and self.is_of_region()
        return any(word in folded_demonyms() for word in around) or self._is_of_bloc()

    def _is_of_bloc(self) -> bool:
        """`European Union Delegation`: whose embassy it is, stands before it."""
        known = body_of_name().get(" ".join(token.folded for token in self.tokens[self.first : self.at]))
        return known is not None and known.organization_type in ("bloc", "international_organization")

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
