"""What follows the head of a body's name: complements, fields joined by `and`, owners, countries."""

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_grammar import Body, Manner, known_end, manners, vocabulary
from pa_pipeline.facts.organizations.organization_lexicon import Head, fields, heads, is_field
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.dates import month_numbers
from pa_pipeline.reading.places import gazetteer

_LONGEST_RUN, _MOST_OWN = 8, 5
_LONGEST_NAME = 40
_LONGEST_FIELD, _LONGEST_CITY = 3, 4
_AIMS = function_words("for")
_OBJECT, _ACTIONS = frozenset({"a", "al", "à", "ao"}), ("eso", "ion", "oyo", "cao", "cia")
"""Prepositions before what is acted on, and endings of nouns for it (folded): `Acceso a`, `Atención a`, `Apoyo a`."""
_BARRIERS = words("organizations", "barriers")
"""What stands before trade: `Obstáculos Técnicos al Comercio`."""
_WITH = function_words("with")
_OF_REGIONS = words("organizations", "of_regions")
_ROMAN = frozenset("IVXLCDM")
_BLOCS_IN_SHORT, _OF = frozenset({"alianza", "alliance", "alianca"}), function_words("of", "of_the")
_ABOUT = function_words("about")
"""Behind which a country is spoken of, and is not whose body it is: `a report to the Council on Chile's exports`."""


class Complements:
    """A name as far as it is read: tokens `first` to `last` around the head at `at`."""

    __slots__ = (
        "at",
        "country",
        "first",
        "found",
        "head",
        "last",
        "manner",
        "names_country",
        "strict",
        "tokens",
        "words",
    )

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
                self.country, self.last = country

    def _take_countries(self) -> None:
        """`Embassies of Chile, Colombia and Peru in the Republic of Korea`, `Government of Mexico`."""
        at = self.last
        tokens, manner = self.tokens, self.manner
        if self.head.organization_type == "embassy" and any(map(demonym_country, tokens[self.first : at])):
            self._take_host()  # `Peruvian Embassy in Oslo`
            return
        if at >= len(tokens) or tokens[at].folded not in manner.nesting:
            return
        start = self._past_articles(at + 1)
        country = country_at(tokens, start)
        self.names_country = country is not None
        if country is None:
            inner = self.found.get(start)
            is_bloc = inner is not None and inner.organization_type == "bloc"
            if self.is_of_region() and self._is_part(start):
                self.last = self._run_end(start)
                return
            if inner is None or not is_bloc or self.head.organization_type != "embassy" or self.head.is_plural:
                return
            self.last = inner.last
        else:
            self.country, self.last = country
            if self.head.is_plural:
                self._take_more_countries()
        if self.head.organization_type == "embassy":
            self._take_host()

    def is_of_region(self) -> bool:
        """Whether it is the government of a part of a country: `Gobierno Regional de …`."""
        near = {token.folded for token in self.tokens[self.first : self.last]}
        return self.head.organization_type == "government" and not _OF_REGIONS.isdisjoint(near)

    def _take_more_countries(self) -> None:
        at = self.last
        while at < len(self.tokens) and at - self.first < _LONGEST_NAME:
            start = at
            while start < len(self.tokens) and (
                self.tokens[start].text == "," or self.tokens[start].folded in self.manner.conjunctions
            ):
                start += 1
            if start == at:
                return
            start += start < len(self.tokens) and self.tokens[start].folded in self.manner.nesting
            country = country_at(self.tokens, self._past_articles(start))
            if country is None:
                return
            at, self.last, self.country = country[1], country[1], None

    def _take_host(self) -> None:
        at = self.last
        if at >= len(self.tokens) or self.tokens[at].folded not in self.manner.places:
            return
        start = self._past_articles(at + 1)
        if (
            start < len(self.tokens)
            and self.tokens[start].folded in ("de", "du")
            and self.tokens[at].folded in ("pres", "aupres")
        ):
            start = self._past_articles(start + 1)
        country = country_at(self.tokens, start)
        inner = self.found.get(start)
        if country is not None:
            self.last = country[1]
        elif inner is not None and inner.organization_type in ("bloc", "international_organization"):
            self.last = inner.last
        elif self.tokens[at].text.islower() and (city := self._city_end(start)) > start:
            self.last = city

    def _city_end(self, start: int) -> int:
        """Position behind a city that begins at a token; the token itself where none does."""
        tokens = self.tokens
        ends = range(min(start + _LONGEST_CITY, len(tokens)), start, -1)
        for end in ends if start < len(tokens) and tokens[start].is_capital else ():
            found = gazetteer().get(" ".join([token.folded for token in tokens[start:end]]))
            if found is not None and found[0] == "city":
                return end
        return start

    def _take_complements(self) -> None:
        tokens, manner = self.tokens, self.manner
        taken = 0
        while self.last < len(tokens) and self.last - self.first < _LONGEST_NAME:
            token, country = tokens[self.last], self.country
            if self._leads_to_day(self.last):
                break
            if token.folded in manner.prepositions:
                end = self._complement_end(self.last)
            elif taken and (token.folded in manner.field_prepositions or self._leads_to_object(self.last)):
                end = self._field_end(self.last)
            elif taken and token.folded in manner.conjunctions:
                end = self._conjunct_end(self.last)
            elif taken and token.text == ",":
                end = self._list_end(self.last)
            else:
                break
            if end <= self.last:
                break
            taken += 1
            closed = self.country != country or self._past_articles(self.last + 1) in self.found
            self.last = end
            if closed and not self._goes_on():
                break

    def _leads_to_day(self, at: int) -> bool:
        """Whether a month and a number follow a preposition: `of the Alliance on July 20`."""
        near = self.tokens[at + 1 : at + 3]
        return len(near) > 1 and near[0].folded in month_numbers() and near[1].text.isdigit()

    def _leads_to_object(self, at: int) -> bool:
        """Whether `a` says of what a field is: `División de Acceso a los Mercados`, `Apoyo al Comercio`."""
        tokens = self.tokens
        if tokens[at].folded not in _OBJECT or not tokens[at - 1].is_capital:
            return False
        is_barred = not _BARRIERS.isdisjoint((tokens[at - 1].folded, tokens[at - 2].folded))
        return self.manner.follows_head and (is_barred or tokens[at - 1].folded.endswith(_ACTIONS))

    def _goes_on(self) -> bool:
        """Whether an aim follows the country: `Comisión de Promoción del Perú para la Exportación`."""
        if self.last >= len(self.tokens) or self.tokens[self.last].folded not in _AIMS:
            return False
        start = self._past_articles(self.last + 1)
        return start < len(self.tokens) and self.tokens[start].is_capital and is_field(self.tokens[start].folded)

    def _complement_end(self, preposition: int) -> int:
        start = self._past_articles(preposition + 1)
        if start >= len(self.tokens):
            return preposition
        inner = self.found.get(start)
        if inner is not None:
            with_other = self.tokens[preposition].folded in _WITH  # `el trabajo del Ministerio X con el Ministerio Y`
            if with_other or inner.last - self.first > _LONGEST_NAME:
                return preposition
            self.country = inner.country_iso3
            return inner.last
        country = country_at(self.tokens, start)
        if country is not None and (self.tokens[preposition].folded in _ABOUT or self._is_spoken_for(preposition)):
            return preposition
        if country is not None:
            if self.tokens[preposition].folded in self.manner.nesting:
                self.country = country[0]
            return country[1]
        if self.tokens[preposition].folded == "to" and start > preposition + 1:
            return preposition  # `brought the Alliance to the Harbour Fair`
        if self._is_part(start) or self._is_role_noun(start):
            return self._run_end(start)
        nests = self.tokens[preposition].folded in self.manner.nesting
        return (self._lower_fields_end(start) if nests else None) or preposition

    def _is_spoken_for(self, preposition: int) -> bool:
        """Whether it is the bloc that somebody speaks for or to: `la Alianza ante Canadá`, `the Alliance to Japan`."""
        is_bloc = self.tokens[self.at].folded in _BLOCS_IN_SHORT and self.last == self.at + 1
        return is_bloc and self.tokens[preposition].folded not in _OF

    def _lower_fields_end(self, start: int) -> int | None:
        """Where `affaires étrangères` ends, in lower case as French writes names; None where it is no field."""
        tokens, at = self.tokens, start
        if self.manner is not manners()["fr"]:
            return None
        while at - start < _LONGEST_RUN and at < len(tokens) and tokens[at].text.islower():
            if not (is_field(tokens[at].folded) or (at > start and tokens[at].folded in self.manner.lower_adjectives)):
                break
            at += 1
        return at if at > start else None

    def _field_end(self, preposition: int) -> int:
        """Where `in Telecommunications` ends; the preposition itself where a place stands behind it."""
        start = self._past_articles(preposition + 1)
        if start >= len(self.tokens) or not self._is_part(start) or not is_field(self.tokens[start].folded):
            return self._lower_fields_end(start) or preposition
        is_place = self.tokens[start].folded in gazetteer() or country_at(self.tokens, start) is not None
        return preposition if is_place or start in self.found else self._run_end(start)

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
            if self._owns_field(at):
                at += 3  # `Council for Women's Equity`
                continue
            if not self._is_part(at) or at in self.found or self._is_thing(token.folded):
                at += self._is_role_noun(at)
                break
            if token.is_shout and not self.strict and not tokens[self.at].is_shout:
                break
            if tokens[at - 1].folded in gazetteer() and _opens_person(tokens, at):
                break  # `la profesora de la Universidad de Oslo Ana Ríos`
            at += 1
        return at

    def _owns_field(self, at: int) -> bool:
        """Whether an apostrophe, an `s` and a further field follow a field, as in English."""
        tokens = self.tokens
        return (
            at + 2 < len(tokens)
            and tokens[at].text in "'’"
            and tokens[at + 1].text == "s"
            and is_field(tokens[at - 1].folded)
            and self._is_part(at + 2)
            and is_field(tokens[at + 2].folded)
            and not self._opens_part(at + 2)
        )

    def _opens_part(self, at: int) -> bool:
        """Whether a body of its own begins at a token: `the Ministry of Production's General Directorate of …`."""
        end = at
        while end < len(self.tokens) and self.tokens[end].is_capital and end - at < _MOST_OWN:
            if self.tokens[end].folded in heads():
                return True
            end += 1
        return False

    def _is_thing(self, folded: str) -> bool:
        return folded in self.words.things and folded not in fields()

    def _conjunct_end(self, conjunction: int) -> int:
        """Where a further field ends behind `and`; the conjunction itself where something else follows."""
        start = conjunction + 1
        if start < len(self.tokens) and self.tokens[start].folded in self.manner.prepositions:
            if self.tokens[start].folded in _WITH:
                return conjunction  # `se reunió con el Ministerio de Cultura y con Cine del Norte`
            start += 1
        leads = start > conjunction + 1
        bare, start = start, self._past_articles(start)
        if start in self.found or not self._is_part(start):
            # `et des affaires étrangères` goes on with the name, `et le port` does not.
            return (self._lower_fields_end(start) if leads or bare == start else None) or conjunction
        names_field = is_field(self.tokens[start].folded) or self._is_lone_word(start) or self._ends_in_field(start)
        if not names_field and not (leads and self._ends_before_acronym(start)):
            return conjunction
        if self.tokens[start].folded in heads() and country_at(self.tokens, start) is None:
            head = heads()[self.tokens[start].folded]
            if not head.is_weak and self.tokens[start].folded not in fields():
                return conjunction
        return self._run_end(start)

    def _ends_in_field(self, start: int) -> bool:
        """`Green Growth`: two or three capital words, the last of them a field, none the head of another name."""
        end = self._run_end(start)
        run = [token.folded for token in self.tokens[start:end]]
        return (
            not self.strict and 2 <= len(run) <= _LONGEST_FIELD and is_field(run[-1]) and heads().keys().isdisjoint(run)
        )

    def _ends_before_acronym(self, start: int) -> bool:
        """`… del Territorio y de Marina Mercante (DITEMAR)`: the short form in brackets closes the whole name."""
        end = self._run_end(start)
        behind = self.tokens[end : end + 3]
        is_closed = len(behind) == 3 and behind[0].text == "(" and behind[1].is_shout and behind[2].text == ")"
        return is_closed and len(behind[1].text) > 2 and self._is_part(start)

    def _is_lone_word(self, at: int) -> bool:
        """A single capital word that is no name of a place or a person: `Pesca y Océanos`."""
        token = self.tokens[at]
        if self.strict or token.folded in gazetteer() or demonym_country(token) or not token.text[1:].islower():
            return False
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return len(token.text) > 4 and (behind is None or not behind.is_capital) and country_at(self.tokens, at) is None

    def _list_end(self, comma: int) -> int:
        """Where `, Industry and Tourism` ends; the comma itself where it is no list that `and` closes."""
        at = comma
        while at < len(self.tokens) and self.tokens[at].text == "," and at - comma < _LONGEST_NAME:
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


def _opens_person(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a given name with another word of a name behind it begins at a token that no comma parts from a body."""
    if name_kinds().get(tokens[at].folded) != "given" or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].is_capital and not tokens[at + 1].is_shout and tokens[at + 1].folded not in heads()
