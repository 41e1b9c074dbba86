"""What stands behind an office's noun: what it is in charge of, at which body, of which country."""

from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.organization_grammar import known_end
from pa_pipeline.facts.people.body_segments import is_body_segment, is_body_word, is_known_body, portfolio, units
from pa_pipeline.facts.people.complement_words import (
    all_prepositions,
    behind_members,
    bloc_of_countries,
    cabinet_end,
    chancellery_end,
    country_inside,
    honorifics,
    is_embassy,
    is_that,
    leads_to_officer,
    mission_end,
    of_places,
    prepositions,
    same_country,
    same_place,
    shortened_field,
)
from pa_pipeline.facts.people.office_nouns import head_of
from pa_pipeline.facts.people.office_tail import OfficeTail
from pa_pipeline.facts.people.phrases import is_part_of_body, opens_known_name, read_segment, skip_articles
from pa_pipeline.facts.people.regions import region_end
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_DASHES, _NUMERAL = frozenset("-–—|"), frozenset("IVXLC")
_CONJUNCTIONS = function_words("and")
_TOWARDS = frozenset(
    {"to", "ante", "en", "in", "on", "a", "pour", "for", "para", "em", "no", "na", "au", "aux", "junto"}
)
"""Prepositions behind which a country is what the office deals with, not whose it is."""
_FOR = function_words("for", "to") - {"a"}
_BY = function_words("by") - {"by", "par"}
_FOR_COUNTRY = function_words("for")
_INFINITIVE, _AT = frozenset({"to", "a", "for", "para", "pour"}), frozenset({"at", "chez"})
_IN = frozenset({"in", "en", "em", "a", "on"})
_OF = function_words("of", "of_the", "definite")
_DEMONSTRATIVES = words("people", "demonstratives")
_MOST_KIND, _MOST_PASSED, _MOST_RELATIVE = 3, 6, 16


class Complement(OfficeTail):
    """Reads on behind an office's noun, part by part."""

    def read(self) -> None:
        """Read as far as it goes."""
        while self.at < self.last and (
            self._read_bracket()
            or self._read_short_form()
            or self._read_bare_body()
            or self._read_chapter()
            or self._read_interim()
            or self._read_held()
            or self._read_demonym()
            or self._read_preposition()
            or self._read_apposition()
            or self._read_relative()
            or self._read_bare_country()
            or self._read_seat()
        ):
            pass

    def _read_preposition(self) -> bool:
        tokens, at = self.tokens, self.at
        word = tokens[at].folded
        if word not in all_prepositions() and word not in _BY:
            return False
        of_that = same_country() | words("roles", "of_a_region")  # `ministro del país andino`
        if at + 2 < self.last and tokens[at + 1].folded in same_country() and tokens[at + 2].folded in of_that:
            self.anaphoric = True
            return self._advance(at + 3)
        if at + 2 < self.last and is_that(tokens[at + 1].folded) and tokens[at + 2].folded in same_place():
            return self._advance(at + 3)
        inner = skip_articles(tokens, at + 1, self.last)
        told = tokens[inner].folded if inner < self.last else ""
        if told in _DEMONSTRATIVES and inner > at:
            return self._pass_by(inner)  # `directora de Análisis de esa casa de bolsa`
        if told in words("people", "any_body") and not self._is_name(inner) and self._pass_by(inner):
            return True
        is_plain = told and word in _INFINITIVE and inner == at + 1 and self._is_plain_word(inner)
        if not told or is_plain or (word in _FOR and leads_to_officer(tokens, inner, self.last)):
            return False  # `to present the plan`, `for nine years`, `spokesman for Trade Minister Ana Ríos`
        found = country_at(tokens, inner)
        if found is not None:
            if self.body is None and (end := self.bodies.get(inner, 0)) > found[1]:  # `the Hong Kong Shippers' Council`
                self.body, self.country = (inner, end), self.country or found[0]
                return self._advance(end)
            return self._read_body_of_country(inner, found) or self._take_country(found, word)
        if (end := behind_members(tokens, inner)) > inner:
            return self._advance(end)
        if self.body is None and (end := shortened_field(tokens, inner, self.last)) > inner:
            return self._extend_role(at, end)
        if word in _BY:
            return self.head in of_places() and self._read_place(inner, word)
        is_premier = self.body is None and self.head in words("roles", "of_cabinets")
        if is_premier and (end := cabinet_end(tokens, inner)) > inner:
            return self._extend_role(at, end)
        if self.body is None and tokens[inner].text.islower() and self.bodies.get(inner, 0) > inner + 1:
            end = min(self.bodies[inner], self.last)  # `directeur des Forêts au ministère de l'Environnement`
            self.body, self.country = (inner, end), self.country or country_inside(tokens, inner, end)
            return self._advance(end)
        if word in _FOR and self._read_agency(inner):
            return True
        is_sent = self.country is not None and not self.keeps_post and self._is_envoy()
        if (
            self.body is None
            and (word not in _FOR or is_sent)
            and (known := known_end(tuple(tokens), inner)) > inner + 1
        ):
            known = self._past_parts(known)
            self.body = (inner, known)
            return self._advance(known)
        abroad = inner
        if self.body is None:
            abroad = max(mission_end(tokens, inner, self.last), chancellery_end(tokens, inner))
        if abroad > inner:
            self.body, self.country = (inner, abroad), self.country or country_inside(tokens, inner, abroad)
            return self._advance(abroad)
        return (
            self._read_nested(inner)
            or self._read_described(inner)
            or self._read_place(inner, word)
            or self._read_segment(inner, word)
        )

    def _is_owned_unit(self, first: int, end: int) -> bool:
        """Whether a body's short form and its `'s` stand before a part of it."""
        tokens = self.tokens
        if self.body is not None or first + 3 >= end or tokens[first + 2].text != "s" or tokens[first + 1].is_word:
            return False
        return is_known_body(tokens[first : first + 1]) and not is_body_segment(tokens, first + 3, end)

    def _pass_by(self, at: int) -> bool:
        """Go on behind a body that was named before: `subsecretaria de esa dependencia peruana`."""
        end, bloc = at + 1, bloc_of_countries(self.tokens, at, self.last, self.bodies)
        while not bloc and end < self.last and self.tokens[end].text.islower() and self.tokens[end].is_word:
            self.country = self.country or demonym_country(self.tokens[end])
            end += 1
        closes = end >= self.last or self.tokens[end].text in ",.;" or opens_known_name(self.tokens, end)
        return self._advance(bloc) if bloc else closes and end - at <= _MOST_PASSED and self._advance(end)

    def _past_parts(self, at: int) -> int:
        """Position behind the part of a well-known body that its name opens: `European Union Delegation`."""
        tokens = self.tokens
        while at < self.last and tokens[at].is_capital and head_of(tokens[at]) is None:
            word = tokens[at].folded
            if not (is_body_word(tokens[at]) or word in units() or word in words("roles", "whole_units")):
                break
            at += 1
        return at

    def _read_body_of_country(self, first: int, found: tuple[str, int]) -> bool:
        """`professor at the U.S. Army War College`: a body whose name the country opens."""
        code, at = found
        if at + 1 < self.last and self.tokens[at].text in "'’" and self.tokens[at + 1].folded == "s":
            first = at = at + 2  # `director of Peru's Geophysical Institute`
        if self.body is not None or at >= self.last or not self.tokens[at].is_capital:
            return False
        end, known = read_segment(self.tokens, at, self.last), self.bodies.get(at, 0)
        if first == at and max(end, at + 2) <= known <= self.last:
            end = known  # `head of Peru's Ministry of Trade`
        elif end == at or not (
            is_body_segment(self.tokens, at, end)
            or (first == at and not units().isdisjoint((self.tokens[at].folded, self.tokens[end - 1].folded)))
        ):
            return False  # but `head of Chile's Directorate of Ports`
        is_alone = first == at and end == at + 1
        if is_alone and not (
            end + 1 < self.last and self.tokens[end].folded in _OF and self.tokens[end + 1].is_capital
        ):
            return False  # but `at Peru's Ministry of Economy`
        self.body, self.country = (first, end), self.country or code
        return self._advance(end)

    def _read_nested(self, inner: int) -> bool:
        """Another's office as what this one is for: `Chief of Staff to the Minister of Economy`."""
        tokens, head = self.tokens, inner
        while head < min(inner + _MOST_KIND, self.last) and tokens[head].folded in words("roles", "before"):
            head += 1
        if self.body is not None or head >= self.last:
            return False
        noun, is_plural = head_of(tokens[head]) or ("", True)
        if is_plural and noun not in words("roles", "advisers"):
            return False  # but `Coordinador de Asesores del Presidente`
        if is_part_of_body(tokens, head):
            return False
        nested = Complement(tokens, inner, head, head + 1, self.last)
        nested.read()
        if nested.end < self.last and (tokens[nested.end].is_capital or tokens[nested.end].folded in honorifics()):
            return False
        self.country = self.country or nested.country
        self.body = nested.body
        _, end = nested.role[0]
        self._extend_role(self.at, end)
        return self._advance(nested.end)

    def _read_place(self, inner: int, word: str) -> bool:
        """The place that a mayor or a governor is of; a city that somebody else works in is left out."""
        tokens = self.tokens
        city = city_at(tokens, inner)
        if self.head not in of_places() and tokens[self.at - 1].folded != "municipal":
            if city is not None and word in _IN and is_embassy(tokens, self.body, self.at):
                return self._extend_body(city)
            if city is not None and word in _IN and self._read_post(city):
                return True
            if city is not None and word in _IN and self._is_posted():
                return self._extend_role(self.at, city)
            is_from = word in _OF and self.head in words("roles", "from_places")
            return city is not None and (word in _IN or is_from) and self._advance(city)
        segment = read_segment(tokens, inner, self.last)
        is_body = segment > inner and is_body_segment(tokens, inner, segment)
        if not tokens[inner].is_capital or is_body or tokens[inner].folded in portfolio():
            return False  # `intendente de Desarrollo Aduanero`
        end = max(city or 0, region_end(tokens, inner), inner + 1)
        while end < self.last and not opens_known_name(tokens, end):
            further = end
            while further < self.last and tokens[further].folded in _OF:
                further += 1
            if further >= self.last or not (tokens[further].is_word and tokens[further].is_capital):
                break
            if opens_known_name(tokens, further) and further == end:
                break
            end = further + 1
        return self._extend_role(self.at, end)

    def _is_posted(self) -> bool:
        """Whether the place is where an envoy works, which then is all that is said of the office."""
        if self.body is not None or (self.country is not None and not self.is_owned):
            return False
        if self.is_owned and self.head in words("roles", "titles"):
            return False  # `Mexico's ambassador in Lima`
        return self._is_envoy()

    def _read_segment(self, inner: int, word: str) -> bool:
        """A noun phrase behind a preposition: what the office is in charge of, or its body."""
        tokens, at = self.tokens, self.at
        end = read_segment(tokens, inner, self.last)
        if end == inner:
            return self._read_company(inner, word)
        if self._is_owned_unit(inner, end) and word not in _AT:
            self.body = (inner, inner + 1)  # `head of the WTO's Market Access Division`
            self._extend_role(at, inner)
            return self._extend_role(inner + 3, end)
        known = self.bodies.get(inner, 0)
        if self.body is None and end < known <= self.last and is_body_segment(tokens, inner, end) and word not in _FOR:
            self.body, self.country = (inner, known), self.country or country_inside(tokens, inner, known)
            return self._advance(known)
        if self.body is not None:
            if word in _FOR and (inner > at + 1 or is_known_body(tokens[self.body[0] : self.body[1]])):
                if tokens[inner].is_capital and not is_known_body(tokens[self.body[0] : self.body[1]]):
                    self.body = (self.body[0], end)
                    return self._advance(end)
                return self._extend_role(at, end)
            if self.body[1] == at or (tokens[self.body[1]].text == "(" and tokens[inner].is_capital):
                self.body = (self.body[0], end)  # but not `Grupo de Cooperación (GC) del bloque`
            return self._advance(end)
        if is_body_segment(tokens, inner, end) and (word not in _FOR or self.head in words("roles", "advisers")):
            self.body = (inner, end)
            return self._advance(end)
        if word in _AT and tokens[inner].is_capital and city_at(tokens, inner) is None:
            self.body = (inner, end)
            return self._advance(end)
        if word in prepositions() and head_of(tokens[inner]) is None:
            if self._read_company(inner, word) or self._read_house(inner, end, word):
                return True
            if word in _OF and self.country is None:
                self.country = self._country_of(inner, end)
            return self._extend_role(at, end)
        return False

    def _take_country(self, found: tuple[str, int], preposition: str) -> bool:
        code, end = found
        further = (
            end + 1
            if end < self.last and (self.tokens[end].text == "," or self.tokens[end].folded in _CONJUNCTIONS)
            else None
        )
        if further is not None and self.tokens[end].text != "," and further < self.last:
            of = further + (self.tokens[further].folded in _OF)
            further = skip_articles(self.tokens, of, self.last)  # `embajadores de Chile y del Perú`
        second = country_at(self.tokens, further) if further is not None and further < self.last else None
        if second is not None and preposition in _TOWARDS and self._is_sent_by_one():
            return self._extend_role(self.at, second[1])  # `New Zealand's Ambassador to Chile and Peru`
        if second is not None:
            return False  # several countries share the office: the list is read by who pairs it with names
        if preposition in _BY or (preposition in _FOR_COUNTRY and self.head in words("roles", "held_for")):
            if self.country is not None or self.head not in words("roles", "held_for"):
                return False
            self.country = code
            return self._advance(end)
        if preposition in _TOWARDS and is_embassy(self.tokens, self.body, self.at):
            return self._extend_body(end)
        if preposition in _IN and self._read_post(end):
            return True
        if preposition in _TOWARDS:
            if self.body is not None and self.head not in words("roles", "sent"):
                return self._advance(end)
            if self.body is None and self.country is not None and not self.keeps_post and self._is_sent():
                return self._advance(end)  # `embajador de Chile en Noruega`
            return self._extend_role(self.at, end)
        if self.country is not None:
            return False
        self.country = code
        if self.body is not None and self.body[1] == self.at and not self._is_short_form(self.body):
            self.body = (self.body[0], end)
        return self._advance(end)

    def _is_sent_by_one(self) -> bool:
        """Whether one envoy of one country is spoken of, who may stand for it in several others."""
        first, last = self.role[0]
        heads = [found for token in self.tokens[first:last] if (found := head_of(token)) is not None]
        is_of_one = self.is_owned or self.country is not None
        return is_of_one and self.head in words("roles", "sent") and not any(plural for _, plural in heads)

    def _read_apposition(self) -> bool:
        """A body or a country behind a comma, a dash or, at the end of a line, a full stop."""
        tokens, at = self.tokens, self.at
        if not (tokens[at].text in ",." or tokens[at].text in _DASHES):
            return False
        inner = at + 1
        if inner < self.last and tokens[inner].folded in _OF | _AT:
            inner = skip_articles(tokens, inner + 1, self.last)
        if inner >= self.last or _NUMERAL.issuperset(tokens[inner].text):  # `, at the XIII Summit`
            return False
        found = country_at(tokens, inner)
        if found is not None:
            if self.body is None and tokens[at].text == "," and self._read_body_of_country(inner, found):
                return True
            if self.country is not None or tokens[at].text == "." or inner > at + 1 or not self._closes(found[1]):
                return False
            self.country = found[0]
            return self._advance(found[1])
        end = read_segment(tokens, inner, self.last)
        if is_known_body(tokens[inner : inner + 1]) and end > inner + 1 and tokens[inner + 1].text.islower():
            end = inner + 1  # `, at CICan mentions`
        known = self.bodies.get(inner, 0)
        if known and end <= known <= self.last and self.body is None and not opens_known_name(tokens, inner):
            self.body, self.country = (inner, known), self.country or country_inside(tokens, inner, known)
            return self._advance(known)  # `Deputy Director, National Prosecutor's Office`
        if end == inner or not (is_body_segment(tokens, inner, end) or self._is_named_unit(inner, end)):
            return False
        if any(head_of(token) and not token.is_shout for token in tokens[inner : end + 1]):
            return False
        in_capitals = all(token.is_shout for token in tokens[at - 1 : inner + 1] if token.is_word)
        if in_capitals and not (is_known_body(tokens[inner:end]) or any(map(is_body_word, tokens[inner:end]))):
            return False  # in a line of capitals a name looks as an acronym does
        if opens_known_name(tokens, inner) and not is_body_segment(tokens, inner, end):
            return False
        if self.body is None or self._is_unit(self.body):
            self.body = (inner, end)
        return self._advance(end)

    def _read_relative(self) -> bool:
        """What is said of a country between an office and its holder: `of Chile, a country that hosts it, Ana Paz`."""
        tokens, at = self.tokens, self.at
        if self.country is None or tokens[at].text != "," or self.is_owned:
            return False
        inner = skip_articles(tokens, at + 1, self.last)
        opens = inner < self.last and tokens[inner].text.islower()
        if not opens or tokens[inner].folded not in words("people", "of_that_country"):
            return False
        for end in range(inner + 1, min(self.last - 1, inner + _MOST_RELATIVE)):
            if tokens[end].text in ".;:(":
                return False
            if tokens[end].text == ",":
                return opens_known_name(tokens, end + 1) and self._advance(end)
        return False

    def _is_named_unit(self, first: int, last: int) -> bool:
        """`Department of Commerce`, `Andean Trade Unit` behind a comma."""
        tokens = self.tokens
        closes = last > first + 1 and tokens[last - 1].is_capital and tokens[last - 1].folded in units()
        return tokens[first].is_capital and (tokens[first].folded in units() or closes) and last < self.last

    def _closes(self, end: int) -> bool:
        """Whether a country that ends here stands alone, not at the beginning of a list of countries."""
        if end >= self.last or self.tokens[end].text in ";.)":
            return True
        return (
            self.body is not None
            and self.tokens[end].text in ",-–—"
            and country_at(self.tokens, end + 1) is None
            and not opens_known_name(self.tokens, end + 1 if end + 1 < self.last else end)
        )

    def _read_bare_country(self) -> bool:
        is_open = self.country is None and self.tokens[self.at].is_capital
        found = country_at(self.tokens, self.at) if is_open else None
        if found is None or opens_known_name(self.tokens, self.at):
            return False
        self.country, end = found
        if self.body is not None and self.body[1] == self.at:  # `head of the UNDP Peru Office`
            end += end < self.last and self.tokens[end].is_capital and self.tokens[end].folded in units()
            self.body = (self.body[0], end)
        return self._advance(end)
