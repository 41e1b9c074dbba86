"""Lists of bodies, each with its country: in brackets behind it, before a colon, or in its own name."""

from collections.abc import Iterator
from dataclasses import replace

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.acronym_letters import letters_start
from pa_pipeline.facts.organizations.organization_lexicon import body_of_name
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.projects.body_names import AND, CLOSING, DASHES, JOINTLY, OPENING, NameReader, is_plural_head
from pa_pipeline.facts.projects.body_owners import ARTICLES, links_of_countries, owner_before, owner_behind
from pa_pipeline.facts.projects.listed_body import (
    Body,
    Listed,
    is_acronym,
    is_international,
    is_of_person,
    may_be_person,
    named_country,
)
from pa_pipeline.facts.projects.project_words import ROOM
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_LEADS = DASHES | frozenset(": | → > = /".split())
"""Marks between a country and its bodies."""
_EACH = frozenset("each every cada respective respectivo respectiva respectivos respectivas chaque".split())
_WITH = function_words("with")
_OF_THEM = frozenset("de del do da du".split())
_MOST_TOKENS, _NEAR = 40, 6


class ListReader(NameReader):
    """Reads one stretch of a unit's tokens, piece by piece between the marks that part bodies."""

    def __init__(self, unit: Unit, first: int, last: int, country: str | None = None) -> None:
        super().__init__(unit, first, last)
        self.open = country
        self.leads = self.of_person = False
        self.open_from = 0

    def read(self) -> Listed:
        """Bodies in order."""
        at = self._leading_country(self.first)
        separator = ";"
        while at < self.last:
            if self.tokens[at].text == "(":
                at = self._bracket(at)
                continue
            end = self._piece_end(at)
            if end > at:
                at, separator = self._piece(at, end, separator), ""
                if at < end:
                    continue
            if at < self.last and self.tokens[at].text != "(":
                separator = self._separator(at) or separator
                at += 1
                if separator == ";" or self._heads_country(at):
                    at = self._leading_country(at)
        self._close(None)
        return Listed([body for body in self.bodies if body.first < body.last and self._is_name(body)], self.open)

    def _is_name(self, body: Body) -> bool:
        """Whether a capital opens what was read, or a short form follows: no `ministries of health of Peru`; and it is
        more than an initial or a demonym."""
        first = self.tokens[body.first]
        is_demonym = demonym_country(first) is not None and not is_acronym([first])  # `DANE` is no Dane
        if body.last - body.first == 1 and (len(first.text) == 1 or is_demonym):
            return False
        inside = self.tokens[body.first : body.last]
        if any(token.folded in _EACH for token in inside) or not any(token.text[0].isalpha() for token in inside):
            return False
        return body.acronym is not None or not first.text.islower()

    # --- marks --------------------------------------------------------------------------------------------------------
    def _separator(self, at: int) -> str:
        token = self.tokens[at]
        if token.text in "/|" and self.open is None and self._is_country_cell(at + 1):
            return ","
        if token.text in ";•/|" or token.text in JOINTLY:
            self._close(None)
            return ";"
        return "-" if token.text in DASHES else ("and" if token.folded in AND else token.text)

    def _is_country_cell(self, at: int) -> bool:
        """Whether a country is all that stands between a mark and the next one, or the end: `SEPES | Peru`."""
        found = country_at(self.tokens, at) if at < self.last else None
        return found is not None and (found[1] >= self.last or self.tokens[found[1]].text in ";|/")

    def _leading_country(self, at: int) -> int:
        """Position behind `Chile:`, `From Chile –`, `Por Chile,`; what follows belongs to that country."""
        tokens = self.tokens
        start = at
        while start < self.last and (tokens[start].text in "•*-–·," or tokens[start].folded in AND):
            start += 1
        linked = start < self.last and tokens[start].folded in links_of_countries()
        bracketed = start < self.last and tokens[start].text in "(["
        begins = start + (1 if linked or bracketed else 0)
        begins += begins < self.last and tokens[begins].folded in ARTICLES
        found = country_at(tokens, begins) if begins < self.last else None
        if found is None or found[1] > self.last:
            return at
        behind = found[1]
        alone = behind == self.last or (behind + 1 == self.last and tokens[behind].text in ":.])")
        if alone or tokens[behind].text in _LEADS or (linked and self._opens_behind(behind, bracketed=bracketed)):
            self._close(None)
            self.open, self.leads = found[0], self.leads or linked
            begin = min(behind + (alone or not tokens[behind].is_word), self.last)
            begin += begin < self.last and tokens[begin].text == ","
            if linked and begin + 1 < self.last and tokens[begin].folded in _OF_THEM:
                return begin + 1 + (tokens[begin + 1].folded in ARTICLES)  # `a cargo de X; en Chile, de la Y`
            return begin + (linked and begin < self.last and tokens[begin].folded in words(ROOM, "by"))
        if (bracketed and tokens[behind].text in ")]") or (tokens[behind].text == "," and self._is_body(behind + 1)):
            self._close(None)
            self.open = found[0]
            return behind + 1
        return at

    def _opens_behind(self, behind: int, *, bracketed: bool) -> bool:
        """Whether a body stands behind `for Chile`: a comma, an article or a capital does."""
        token = self.tokens[behind]
        joins = token.text == "," or token.folded in ARTICLES or token.folded in words(ROOM, "by")
        return not bracketed and (joins or token.is_capital)

    def _is_body(self, at: int) -> bool:
        """Whether what begins at a token is a body by its noun, its short form or its name."""
        while at < self.last and self.tokens[at].folded in ARTICLES:
            at += 1
        end = self._piece_end(at) if at < self.last else at
        if at >= end or country_at(self.tokens, at) is not None:
            return False
        short = is_acronym([self.tokens[at]]) or is_acronym(list(self.tokens[at:end]))
        return short or self._is_known(at, end) or self._has_head(at, end) or self._has_later_head(at, end)

    def _has_later_head(self, at: int, end: int) -> bool:
        """Whether a conjunction of adjectives stands before the noun: `National Lakes and Rivers Service`."""
        if end + 1 >= self.last or self.tokens[end].folded not in AND or not self.tokens[end + 1].is_capital:
            return False
        plain = all(token.is_capital for token in self.tokens[at:end])
        return plain and self._has_head(end + 1, self._piece_end(end + 1))

    def _heads_country(self, at: int) -> bool:
        """Whether a country and a colon or a dash stand behind a mark (`…, SEPES. Peru: …`), or one that is joined as
        the first one was (`in Chile, SEPES, in Peru, …`)."""
        tokens = self.tokens
        closes = at > self.first + 1 and AND & {tokens[at - 1].folded, tokens[at - 2].folded}
        if at < self.last and (self.leads or closes) and tokens[at].folded in links_of_countries():
            begins = at + 1 + (at + 1 < self.last and tokens[at + 1].folded in ARTICLES)
            found = country_at(tokens, begins)
            return found is not None and found[1] < self.last and self._opens_behind(found[1], bracketed=False)
        found = country_at(tokens, at) if at < self.last and tokens[at].is_capital else None
        if found is None or found[1] >= self.last:
            return False
        return tokens[found[1]].text == ":" or (tokens[found[1]].text in DASHES and self._is_loose(found[1]))

    def _close(self, country: str | None) -> None:
        """Ends a run of bodies: they are of one country."""
        for body in self.bodies[self.open_from :]:
            is_last = body is self.bodies[-1]
            if is_last or not (is_international(self.unit, body) or named_country(self.unit, body)):
                body.country_iso3 = body.country_iso3 or country
            if body.country_iso3 == self.open and is_international(self.unit, body):
                body.country_iso3 = country if is_last else None
        self.open_from = len(self.bodies)
        self.group += 1

    def _bracket(self, at: int) -> int:
        """What brackets say: a country of the bodies before them, a short form, or both."""
        end = at + 1
        while end < self.last and self.tokens[end].text != ")" and end - at < _MOST_TOKENS:
            end += 1
        inside = list(self.tokens[at + 1 : end])
        behind = min(end + 1, self.last)
        if self.of_person or self._lists_short_forms(at + 1, end):
            return self._inside_bracket(at, end)
        if not self.bodies or not inside:
            return behind
        countries = list(self._countries(inside))
        short = self._short_form(inside)
        body = self._joined(short) if short else self.bodies[-1]
        if short and body.acronym is None:
            body.acronym = short
            body.end = behind
        if len(countries) == 1:
            self._close(countries[0])
            body.end = behind
        elif countries:
            self._close(None)
        return behind

    def _lists_short_forms(self, at: int, end: int) -> bool:
        """Whether brackets behind a plural tell its bodies one by one: `Agencies (SEPES and SERNA)`."""
        if not self.bodies or not is_plural_head(self.tokens[self.bodies[-1].first].folded):
            return False
        marks = sum(token.text == "," or token.folded in AND for token in self.tokens[at:end])
        if marks and self._is_body(at):
            self.bodies.pop()
            self.open_from = min(self.open_from, len(self.bodies))
            return True
        return False

    def _inside_bracket(self, at: int, end: int, country: str | None = None) -> int:
        """Takes the bodies in brackets: of a country before them, of a person, of a plural."""
        self._close(None)
        self.of_person = False
        for body in ListReader(self.unit, at + 1, end, country or self.open).read().bodies:
            body.group = self.group
            self.bodies.append(body)
        self._close(None)
        return min(end + 1, self.last)

    def _joined(self, short: str) -> Body:
        """The body that a short form in brackets belongs to: the last one, or with it the one before `and`."""
        last = self.bodies[-1]
        before = self.bodies[-2] if len(self.bodies) > 1 and self.bodies[-2].group == last.group else None
        if before is None or before.acronym is not None or self.tokens[last.first - 1].folded not in AND:
            return last
        whole = replace(before, last=last.last)
        if last.first in self.known or self._has_head(last.first, last.last) or self._matches(short, last):
            return last
        name = self.tokens[before.first : before.last]
        if letters_start(name, short, len(name)) is not None or not self._matches(short, whole):
            return last
        self.bodies[-2:] = [whole]
        return whole

    @staticmethod
    def _countries(inside: list[Token]) -> Iterator[str]:
        at = 0
        while at < len(inside):
            found = country_at(inside, at)
            if found is not None:
                yield found[0]
            at = found[1] if found else at + 1

    # --- pieces -------------------------------------------------------------------------------------------------------
    def _piece(self, at: int, end: int, separator: str) -> int:
        """Takes words as a country, a short form or a body, or as what goes on with the body before."""
        at, end = self._trimmed(at, end)
        if at >= end:
            return end
        behind = self._take_country(at, end, separator)
        if behind is not None:
            return behind
        if not self._take_short_form(at, end, separator) and not self._takes_no_body(at, end, separator):
            self._take_body(at, end, separator)
        return end

    def _take_country(self, at: int, end: int, separator: str) -> int | None:
        """Position behind a piece that is but a country, whose bodies stand in brackets behind it or before it; null
        where it is none."""
        tokens = self.tokens
        linked = tokens[at].folded in links_of_countries() and at + 1 < end
        begins = at + linked
        begins += linked and begins + 1 < end and tokens[begins].folded in ARTICLES
        country = country_at(tokens, begins)
        if country is None or country[1] < end:
            return None
        if self._opens_bracket(end):
            return self._bracketed(end, country[0])
        if not self.bodies:
            return None
        if linked or separator not in (",", "and") or not self.ends_in_country(self.bodies[-1]):
            self._close(country[0])  # not of `Ministry of Labour of Chile, Colombia and Peru`
            self.bodies[-1].end = end
        return end

    def _take_short_form(self, at: int, end: int, separator: str) -> bool:
        """Takes a piece that is, or ends in, the short form of the body before it, or of its own words."""
        quoted = self._quoted_short(at, end)
        if quoted is not None:
            if quoted > at:
                self._add_words(at, quoted, separator)
            self._name_short(quoted, end)
            return True
        is_short = is_acronym(list(self.tokens[at:end])) or self._spells_last(at, end)
        if is_short and self._is_short_of_last(at, end, separator):
            self._joined(self.tokens[at].text)
            self._name_short(at, end)
            return True
        return False

    def _takes_no_body(self, at: int, end: int, separator: str) -> bool:
        """Whether a piece says but what part a body takes, or is a person whose bodies stand in brackets."""
        inside = list(self.tokens[at:end])
        if all(token.folded in words(ROOM, "parts") for token in inside):
            return True
        parted = end < self.last and self.tokens[end].text == "," and self._is_body(end + 1)
        if separator != "and" and (is_of_person(inside) or (parted and may_be_person(inside))):
            self._close(None)
            self.of_person = True
            return True
        return False

    def _take_body(self, at: int, end: int, separator: str) -> None:
        """Takes a piece as a body with the country beside it, or as more words of the one before."""
        at, separator = self._past_links(at, end, separator)
        before = owner_before(self.tokens, at, end)
        begin = before.at if before is not None else at
        behind = owner_behind(self.tokens, begin, end)
        last = behind.at if behind is not None else end
        if separator == "-" and self._spells_out(begin, last):
            return
        count = len(self.bodies)
        self._add_words(begin, last, separator if before is None else ";")
        if behind is not None and behind.of_all and self.bodies:
            self._close(behind.country_iso3)
        owner = behind or before
        if owner is not None and len(self.bodies) > count:
            self.bodies[-1].country_iso3, self.bodies[-1].end = owner.country_iso3, end

    def _past_links(self, at: int, end: int, separator: str) -> tuple[int, str]:
        """First token of a body behind words that join it to those before, and the mark that parts it from them."""
        if separator == "and" and (begin := self._behind_link(at, end)) is not None:
            at, separator = begin, ";"
        at = self._behind_lead(at, end)
        if self.tokens[at].text.islower() and (begin := self._behind_with(at, end)) is not None:
            at, separator = begin, ";"
        return at, separator

    def _behind_with(self, at: int, end: int) -> int | None:
        """First token of a body behind plain words and `with`: `in partnership with the Ports Authority`."""
        tokens = self.tokens
        for link in range(at, min(end - 1, at + _NEAR)):
            if tokens[link].is_capital:
                return None
            if tokens[link].folded in _WITH:
                begin = link + 1 + (tokens[link + 1].folded in ARTICLES)
                return begin if begin < end and self._is_body(begin) else None
        return None

    def _spells_out(self, at: int, end: int) -> bool:
        """Takes a name behind a short form and a dash as that body's: `SEPES – Servicio Peruano de Pesca`."""
        body = self.bodies[-1] if self.bodies else None
        if body is None or body.last - body.first != 1 or body.group != self.group or body.acronym is not None:
            return False
        short = self.tokens[body.first].text
        name = self.tokens[at:end]
        known = body_of_name().get(" ".join(token.folded for token in name))
        same = known is not None and known is body_of_name().get(short)
        if not same and (not is_acronym([self.tokens[body.first]]) or letters_start(name, short, len(name)) is None):
            return False
        body.first, body.last, body.end, body.acronym, body.lead = at, end, end, short, body.first
        return True

    def _opens_bracket(self, at: int) -> bool:
        """Whether brackets open at a token whose first words are a body: `Peru (SEPES, lead)`."""
        if at + 2 >= self.last or self.tokens[at].text != "(":
            return False
        single = self.tokens[at + 1].is_capital and self.tokens[at + 2].text == ")"
        return self._is_body(at + 1) or (single and country_at(self.tokens, at + 1) is None)

    def _bracketed(self, at: int, country: str) -> int:
        """Takes the bodies in brackets behind their country."""
        end = next((k for k in range(at + 1, min(self.last, at + _MOST_TOKENS)) if self.tokens[k].text == ")"), None)
        return at if end is None else self._inside_bracket(at, end, country)

    def _name_short(self, at: int, end: int) -> None:
        first, last = at, end
        while self.tokens[first].text in OPENING:
            first += 1
        while self.tokens[last - 1].text in CLOSING:
            last -= 1
        body = self.bodies[-1]
        body.acronym = " ".join(self.unit.text[self.tokens[first].start : self.tokens[last - 1].end].split())
        body.end = end

    def _add_words(self, at: int, end: int, separator: str) -> None:
        """Adds a body, or what goes on with the last one."""
        tokens = self.tokens
        at = self._behind_lead(at, end)
        if self.bodies and separator in (",", "and") and tokens[at].folded in words(ROOM, "now") and at + 1 < end:
            body = self.bodies[-1]
            body.first, body.last, body.end, body.acronym = at + 1, end, end, None
        elif self._opens_body(at, end, separator):
            self.bodies.append(Body(at, end, end, self.group, country_iso3=self.open))
            self.of_person = False
        elif self.bodies and self.bodies[-1].acronym is not None:
            self._note_owner(at, end)
        elif self.bodies:
            self.bodies[-1].last = self.bodies[-1].end = end

    def _behind_lead(self, at: int, end: int) -> int:
        """First token behind what says how a body takes part: `with technical assistance from X`."""
        if self.tokens[at].folded not in words(ROOM, "joining"):
            return at
        return next((first for first in range(at, end) if self.tokens[first].is_capital), at)

    def _note_owner(self, at: int, end: int) -> None:
        """What goes on behind a short form names whom the body belongs to: `(PNB) del Ministerio … del Perú`."""
        countries = list(self._countries(list(self.tokens[at:end])))
        if countries and self.bodies[-1].country_iso3 is None:
            self.bodies[-1].country_iso3 = countries[-1]
