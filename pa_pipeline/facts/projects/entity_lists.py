"""Lists of bodies, each with its country: in brackets behind it, before a colon, or in its own name."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.organizations.acronym_letters import letters_of, letters_start, shares_initials
from pa_pipeline.facts.organizations.organization_lexicon import heads, is_field
from pa_pipeline.facts.organizations.organization_spans import single_word_body, unit_bodies
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.projects.listed_body import Body, Listed, is_acronym, is_international, named_country
from pa_pipeline.facts.projects.project_words import ROOM, singular_nouns
from pa_pipeline.lexicon import words

_AND = frozenset("and y e et & así asi".split())
_DASHES = frozenset("- – — ‐ ‑ ―".split())
_ARTICLES = frozenset("the el la los las le les l' o os as lo".split())
_OPENING, _CLOSING = '«“"‘', '»”"’'
_LONGEST_ACRONYM, _MOST_TOKENS, _PAIR = 14, 40, 2


class ListReader:
    """Reads one stretch of a unit's tokens, piece by piece between the marks that part bodies."""

    def __init__(self, unit: Unit, first: int, last: int, country: str | None = None) -> None:
        self.unit, self.tokens = unit, unit.tokens
        self.first, self.last = first, last
        self.bodies: list[Body] = []
        self.group = 0
        self.open = country
        bodies = unit_bodies(unit)
        start = bisect_left(bodies, first, key=lambda body: body.first)
        known = [
            body for body in bodies[start : bisect_left(bodies, last, key=lambda body: body.first)] if body.is_known
        ]
        self.known = {body.first for body in known}
        self.protected = {at for body in known for at in range(body.first + 1, min(body.last, last))}
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
        return Listed([body for body in self.bodies if body.first < body.last], self.open)

    # --- marks --------------------------------------------------------------------------------------------------------
    def _separator(self, at: int) -> str:
        token = self.tokens[at]
        if token.text in ";•/|":
            self._close(None)
            return ";"
        return "-" if token.text in _DASHES else ("and" if token.folded in _AND else token.text)

    def _leading_country(self, at: int) -> int:
        """Position behind `Chile:`, `From Chile –`, `Por Chile,`; what follows belongs to that country."""
        tokens = self.tokens
        start = at
        while start < self.last and (tokens[start].text in "•*-–·," or tokens[start].folded in _AND):
            start += 1
        linked = start < self.last and tokens[start].folded in words(ROOM, "of_countries") | {"por", "pour"}
        begins = start + (1 if linked else 0)
        begins += begins < self.last and tokens[begins].folded in _ARTICLES
        found = country_at(tokens, begins) if begins < self.last else None
        if found is None or found[1] > self.last:
            return at
        behind = found[1]
        is_alone = behind == self.last or (behind + 1 == self.last and tokens[behind].text in ":.")
        if (
            is_alone
            or tokens[behind].text == ":"
            or (tokens[behind].text in _DASHES)
            or (linked and tokens[behind].text == ",")
        ):
            self._close(None)
            self.open = found[0]
            return min(behind + 1, self.last)
        return at

    def _heads_country(self, at: int) -> bool:
        """Whether a country and a colon stand behind a mark: `…, SEPES. Peru: …`."""
        found = country_at(self.tokens, at) if at < self.last and self.tokens[at].is_capital else None
        return found is not None and found[1] < self.last and self.tokens[found[1]].text == ":"

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

    def _joined(self, short: str) -> Body:
        """The body that a short form in brackets belongs to: the last one, or with it the one before `and`."""
        last = self.bodies[-1]
        before = self.bodies[-2] if len(self.bodies) > 1 and self.bodies[-2].group == last.group else None
        if before is None or before.acronym is not None or self.tokens[last.first - 1].folded not in _AND:
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

    def _short_form(self, inside: list[Token]) -> str | None:
        end = next((at for at, token in enumerate(inside) if token.text in ",;:–—-/"), len(inside))
        taken = inside[:end]
        is_short = is_acronym(taken) or (
            len(taken) == 1 and taken[0].is_capital and len(taken[0].text) <= _LONGEST_ACRONYM
        )
        if is_short and country_at(inside, 0) is None and city_at(inside, 0) is None:
            return " ".join(self.unit.text[taken[0].start : taken[-1].end].split())
        return None

    # --- pieces -------------------------------------------------------------------------------------------------------
    def _piece_end(self, at: int) -> int:
        """End of the words up to the next mark that may part bodies."""
        tokens, end = self.tokens, at
        inside_quotes = False
        while end < self.last:
            text = tokens[end].text
            if text in _OPENING or text in _CLOSING:
                inside_quotes = not inside_quotes if text == '"' else text in "«“‘"
            elif not inside_quotes and not self._is_protected(end):
                if text in ",;()•/|" or (text in _DASHES and self._is_loose(end)) or tokens[end].folded in _AND:
                    break
                if (
                    text == "."
                    and end + 1 < self.last
                    and tokens[end + 1].start > tokens[end].end
                    and len(tokens[end - 1].text) > 2
                ):
                    break
            end += 1
        return end

    def _is_loose(self, at: int) -> bool:
        """Whether blanks stand around a dash, or at least before it."""
        return at == 0 or self.tokens[at - 1].end < self.tokens[at].start

    def _is_protected(self, at: int) -> bool:
        return at in self.protected

    def _piece(self, at: int, end: int, separator: str) -> int:
        """Takes words as a body, a short form, a country, or as what goes on with the body before."""
        tokens = self.tokens
        at, end = self._trimmed(at, end)
        if at >= end:
            return end
        inside = list(tokens[at:end])
        linked = tokens[at].folded in words(ROOM, "of_countries") and at + 1 < end
        country = country_at(tokens, at + 1 if linked else at)
        if country is not None and country[1] >= end and self.bodies:
            self._close(country[0])
            self.bodies[-1].end = end
            return end
        quoted = self._quoted_short(at, end)
        if quoted is not None and quoted > at:
            self._add_words(at, quoted, separator)
            self._name_short(quoted, end)
            return end
        if quoted == at:
            self._name_short(at, end)
            return end
        if (is_acronym(inside) or self._spells_last(at, end)) and self._is_short_of_last(at, end, separator):
            self._name_short(at, end)
            return end
        self._add_words(at, end, separator)
        return end

    def _trimmed(self, at: int, end: int) -> tuple[int, int]:
        tokens = self.tokens
        while at < end and (tokens[at].folded in _ARTICLES or tokens[at].text in ".:•*–-—"):
            at += 1
        while end > at and tokens[end - 1].text in ".:–-—":
            end -= 1
        return at, end

    def _quoted_short(self, at: int, end: int) -> int | None:
        """Position of the mark that opens a short form in quotation marks at the end of a piece: `«SEPES»`."""
        if self.tokens[end - 1].text not in _CLOSING:
            return None
        start = end - 2
        while start >= at and self.tokens[start].text not in _OPENING:
            start -= 1
        if start < at or (not self.bodies and start == at):
            return None
        return start if is_acronym(list(self.tokens[start + 1 : end - 1])) else None

    def _name_short(self, at: int, end: int) -> None:
        first, last = at, end
        while self.tokens[first].text in _OPENING:
            first += 1
        while self.tokens[last - 1].text in _CLOSING:
            last -= 1
        body = self.bodies[-1]
        body.acronym = " ".join(self.unit.text[self.tokens[first].start : self.tokens[last - 1].end].split())
        body.end = end

    def _is_short_of_last(self, at: int, end: int, separator: str) -> bool:
        """Whether a short form is that of the body before it and no body of its own."""
        if not self.bodies or separator not in (",", "-"):
            return False
        body = self.bodies[-1]
        if (
            body.group != self.group
            or body.acronym is not None
            or is_acronym(list(self.tokens[body.first : body.last]))
        ):
            return False
        if separator == "-":
            return True
        acronym = self.tokens[at].text
        closes = end >= self.last or self.tokens[end].text in "(;.-–—"
        return closes or self._matches(acronym, body)

    def _spells_last(self, at: int, end: int) -> bool:
        """Whether one word as `Sernar` is made of the beginnings of the name before it."""
        if end - at != 1 or not self.bodies or not self.tokens[at].is_capital or len(self.tokens[at].text) < 4:
            return False
        body = self.bodies[-1]
        name = self.tokens[body.first : body.last]
        return len(name) > 1 and letters_start(name, self.tokens[at].text.upper(), len(name)) == 0

    def _matches(self, acronym: str, body: Body) -> bool:
        name = self.tokens[body.first : body.last]
        letters = letters_of(acronym)
        if letters_start(name, acronym, len(name)) is not None or shares_initials(name, acronym, 0, len(name)):
            return True
        return any(token.folded.startswith(letters[:4]) for token in name)

    def _add_words(self, at: int, end: int, separator: str) -> None:
        """Adds a body, or what goes on with the last one."""
        tokens = self.tokens
        at = self._behind_lead(at, end)
        if self.bodies and separator in (",", "and") and tokens[at].folded in words(ROOM, "now") and at + 1 < end:
            body = self.bodies[-1]
            body.first, body.last, body.end, body.acronym = at + 1, end, end, None
        elif self._opens_body(at, end, separator):
            country = self._country_of_short(at, end)
            last = at + 1 if country else end
            self.bodies.append(Body(at, last, end, self.group, country_iso3=country or self.open))
        elif self.bodies and self.bodies[-1].acronym is not None:
            self._note_owner(at, end)
        elif self.bodies:
            self.bodies[-1].last = self.bodies[-1].end = end

    def _country_of_short(self, at: int, end: int) -> str | None:
        """Country behind a short form that is all of a name: `SEPES de Perú`."""
        tokens = self.tokens
        if end - at <= _PAIR or tokens[at + 1].folded not in words(ROOM, "of_countries"):
            return None
        country = country_at(tokens, at + 2) if is_acronym([tokens[at]]) else None
        return country[0] if country is not None and country[1] == end else None

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

    def _opens_body(self, at: int, end: int, separator: str) -> bool:
        if not self.bodies or separator == ";" or self.bodies[-1].group != self.group:
            return True
        if not self.tokens[at].is_capital and self.tokens[at].text[1:].islower():
            return False
        last = self.bodies[-1]
        if self._is_half(last, separator) or (end - at == 1 and self._is_lone_head(at) and self._is_linked(last)):
            return False
        if is_acronym(list(self.tokens[at:end])) or self._is_known(at, end) or self._has_head(at, end):
            return True
        return last.acronym is not None or not self._may_go_on(last, at, end)

    def _is_known(self, at: int, end: int) -> bool:
        return at in self.known or (end - at == 1 and single_word_body(self.tokens[at].text) is not None)

    def _has_head(self, at: int, end: int) -> bool:
        """Whether the noun of a body stands before the first preposition."""
        for position in range(at, end):
            token = self.tokens[position]
            if token.folded in heads() or token.folded in singular_nouns():
                return True
            if token.text.islower() and token.is_word and token.folded in words(ROOM, "links"):
                return False
        return False

    def _is_lone_head(self, at: int) -> bool:
        return self.tokens[at].folded in heads()

    def _is_half(self, last: Body, separator: str) -> bool:
        """Whether what stands before `and` is no name yet: `College and Schools`, `Winds and Tides Service`."""
        if last.acronym is not None or is_acronym(list(self.tokens[last.first : last.last])):
            return False
        if last.last - last.first == 1 and self._is_lone_head(last.first):
            return True
        is_body = self._has_head(last.first, last.last) or self._is_known(last.first, last.last)
        return (
            separator == "and" and not is_body and any(is_field(t.folded) for t in self.tokens[last.first : last.last])
        )

    def _is_linked(self, last: Body) -> bool:
        return any(token.folded in words(ROOM, "links") for token in self.tokens[last.first : last.last])

    def _may_go_on(self, last: Body, at: int, end: int) -> bool:
        """Whether words are one more field of the body before: `Ministry of Trade, Industry and Tourism`."""
        if not self._is_linked(last):
            return False
        agrees = end - at == 1 and self.tokens[at].folded[-2:] == self.tokens[last.last - 1].folded[-2:]
        return agrees or any(is_field(token.folded) for token in self.tokens[at:end])
