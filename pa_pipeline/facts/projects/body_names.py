"""Where the names of a list of bodies end: what opens one more body, and what goes on with the one before it."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.acronym_letters import letters_of, letters_start, shares_initials
from pa_pipeline.facts.organizations.organization_lexicon import heads, is_field, root_words
from pa_pipeline.facts.organizations.organization_spans import single_word_body, unit_bodies
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.projects.body_owners import ARTICLES
from pa_pipeline.facts.projects.listed_body import Body, bare_acronym, is_acronym
from pa_pipeline.facts.projects.project_words import ROOM, singular_nouns
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words

AND = frozenset("and y e et & así asi".split())
JOINTLY = frozenset("together jointly junto juntamente conjuntamente".split())
DASHES = frozenset("- – — ‐ ‑ ―".split())
OPENING, CLOSING = '«“"‘', '»”"’'
_ADJECTIVAL = ("al", "ic", "ing", "ary")
_AGREEING = (*(f"{stem}{end}" for stem in "er eir iv ic os ari".split() for end in "oa"), "ural", "ional")
"""Ends of adjectives behind a noun: `Instituto Geológico, Minero y Metalúrgico`."""
_OF = function_words("of", "of_the")
_SKIPPED = ARTICLES | frozenset("both all ambos ambas todos todas tous a al ao to".split())
_AGAIN = ARTICLES | frozenset("of by de del do da dos das por pelo pela du des par".split())
_FEW, _NEAR, _MOST_BODIES, _LONGEST_ACRONYM = 2, 4, 60, 14


@cache
def _legal_forms() -> frozenset[str]:
    """Forms of companies, their letters alone."""
    return frozenset(
        "".join(filter(str.isalpha, fold(form))) for form in root_words("legal_forms") | words(ROOM, "legal_forms")
    )


def is_plural_head(folded: str) -> bool:
    """Whether a noun names several bodies.

    >>> [is_plural_head(word) for word in ("agencias", "institutos", "agencies", "agency")]
    [True, True, True, False]
    """
    if folded in heads():
        return heads()[folded].is_plural
    stems = (folded[:-1], folded[:-2], folded[:-3] + "y" if folded.endswith("ies") else "")
    return folded.endswith("s") and any(stem in heads() for stem in stems)


class NameReader:
    """The tokens of a stretch, the bodies read so far, and what the next words are beside them."""

    def __init__(self, unit: Unit, first: int, last: int) -> None:
        self.unit, self.tokens = unit, unit.tokens
        self.first, self.last = first, last
        self.bodies: list[Body] = []
        self.group = 0
        bodies = unit_bodies(unit)
        start = bisect_left(bodies, first, key=lambda body: body.first)
        known = [
            body for body in bodies[start : bisect_left(bodies, last, key=lambda body: body.first)] if body.is_known
        ]
        self.known = {body.first for body in known}
        self.whole = [(body.first, body.last) for body in bodies[start : start + _MOST_BODIES] if body.first < last]
        self.protected = {at for body in known for at in range(body.first + 1, min(body.last, last))}

    def _piece_end(self, at: int) -> int:
        """End of the words up to the next mark that may part bodies."""
        tokens, end = self.tokens, at
        inside_quotes = False
        while end < self.last:
            text = tokens[end].text
            if text in OPENING or text in CLOSING:
                inside_quotes = not inside_quotes if text == '"' else text in "«“‘"
            elif not inside_quotes and not self._is_protected(end):
                if text in ",;()•/|" or (text in DASHES and self._is_loose(end)) or tokens[end].folded in AND:
                    break
                if text in JOINTLY:
                    break
                if text == "." and self._is_full_stop(end):
                    break
            end += 1
        return end

    def _is_full_stop(self, at: int) -> bool:
        """Whether a dot with a blank behind it ends a word or closing brackets, and no short form of one."""
        tokens = self.tokens
        ends = len(tokens[at - 1].text) > 2 or tokens[at - 1].text == ")"
        return ends and at + 1 < self.last and tokens[at + 1].start > tokens[at].end

    def _is_loose(self, at: int) -> bool:
        """Whether blanks stand around a dash, or at least before it."""
        return at == 0 or self.tokens[at - 1].end < self.tokens[at].start

    def _is_protected(self, at: int) -> bool:
        return at in self.protected

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

    def _short_form(self, inside: list[Token]) -> str | None:
        """The short form that brackets behind a name open with; no place."""
        end = next((at for at, token in enumerate(inside) if token.text in ",;:–—-/"), len(inside))
        taken = inside[:end]
        is_short = is_acronym(taken) or (
            len(taken) == 1 and taken[0].is_capital and len(taken[0].text) <= _LONGEST_ACRONYM
        )
        own = is_short and taken[0].text.isupper() and self._matches(taken[0].text, self.bodies[-1])
        if is_short and (own or (country_at(inside, 0) is None and city_at(inside, 0) is None)):
            return " ".join(self.unit.text[taken[0].start : taken[-1].end].split())
        return None

    def _spells_last(self, at: int, end: int) -> bool:
        """Whether one word as `Sernar` is made of the beginnings of the name before it."""
        if end - at != 1 or not self.bodies or not self.tokens[at].is_capital or len(self.tokens[at].text) < 4:
            return False
        body = self.bodies[-1]
        name = self.tokens[body.first : body.last]
        return len(name) > 1 and letters_start(name, self.tokens[at].text.upper(), len(name)) == 0

    def _matches(self, acronym: str, body: Body) -> bool:
        name = self.tokens[body.first : body.last]
        acronym = bare_acronym(acronym)
        letters = letters_of(acronym)
        if letters_start(name, acronym, len(name)) is not None or shares_initials(name, acronym, 0, len(name)):
            return True
        if any(letters_start(name[:first], acronym, first) == 0 for first in range(len(letters), len(name))):
            return True
        return any(token.folded.startswith(letters[:4]) for token in name)

    def _opens_body(self, at: int, end: int, separator: str) -> bool:
        if not self.bodies or separator == ";" or self.bodies[-1].group != self.group:
            return True
        if not self.tokens[at].is_capital and self.tokens[at].text[1:].islower():
            return False
        last = self.bodies[-1]
        if self._is_half(last, at, end, separator) or (
            end - at == 1 and self._is_lone_head(at) and self._is_linked(last)
        ):
            return False
        if self._is_legal_form(at, end) or (separator == "and" and self._is_second_surname(last, at, end)):
            return False
        goes_on = separator == "and" or (separator == "," and not self._has_head(last.first, last.last))
        if goes_on and self._is_read_as_one(last, at, end):
            return False
        if is_acronym(list(self.tokens[at:end])) or self._is_known(at, end) or self._has_head(at, end):
            return True
        if last.acronym is not None or self._repeats(at, end) or self.ends_in_country(last):
            return True
        return not (self._may_go_on(last, at, end) or self._is_rest(last, at, end, separator))

    def _is_second_surname(self, last: Body, at: int, end: int) -> bool:
        """Whether two names stand behind a noun: `Instituto Caro y Cuervo`."""
        if last.last - last.first != _FEW or end - at != 1 or last.last != at - 1 or last.acronym is not None:
            return False
        name, other = self.tokens[last.last - 1], self.tokens[at]
        plain = all(token.is_capital and not is_acronym([token]) for token in (name, other))
        known = self._is_known(at, end) or self._is_lone_head(at) or demonym_country(name) is not None
        return plain and self._is_lone_head(last.first) and not known

    def _is_read_as_one(self, last: Body, at: int, end: int) -> bool:
        """Whether what finds bodies in running text reads a conjunction as part of one name: `Servicio Hidrográfico y
        Oceanográfico de la Armada`."""
        tokens = self.tokens
        if last.acronym is not None or last.last != at - 1 or not tokens[at].is_capital:
            return False
        if is_acronym([tokens[at]]) or self._is_known(at, end) or self._is_lone_head(at):
            return False
        return any(first <= last.first and at < behind for first, behind in self.whole)

    def _repeats(self, at: int, end: int) -> bool:
        """Whether a name opens as one before it does: `the National Library of Peru, the National Library of Chile`."""
        word = self.tokens[at].folded
        return end - at > _FEW and any(self.tokens[body.first].folded == word for body in self.bodies[-_NEAR:])

    def ends_in_country(self, body: Body) -> bool:
        """Whether a country behind a preposition closes a name."""
        last = body.last - 1
        found = country_at(self.tokens, last)
        return found is not None and last > body.first and self.tokens[last - 1].folded in _OF

    def _is_legal_form(self, at: int, end: int) -> bool:
        """Whether words are but what a company is by law: `S. A.`, `Ltda.`."""
        letters = "".join(token.folded for token in self.tokens[at:end] if token.is_word)
        return letters in _legal_forms()

    def _is_rest(self, last: Body, at: int, end: int, separator: str) -> bool:
        """Whether one or two capitals that are no body close a name which has a preposition: `School of Ice and White
        Peaks`; behind a comma only where such words follow behind `and`."""
        if not self._is_linked(last) or not self._is_plain(at, end):
            return False
        if separator == "and":
            return True
        begin = end
        while begin < self.last and (self.tokens[begin].folded in AND or self.tokens[begin].folded in ARTICLES):
            begin += 1
        return separator == "," and begin > end and self._is_plain(begin, self._piece_end(begin))

    def _is_plain(self, at: int, end: int) -> bool:
        """Whether words are one or two capitals that name no body and no country, which may stand behind them."""
        if end - at > _FEW and self.tokens[end - 2].folded in _OF and country_at(self.tokens, end - 1) is not None:
            end -= 2  # `of Peru`
        inside = self.tokens[at:end]
        if not 0 < len(inside) <= _FEW or not all(token.is_capital for token in inside):
            return False
        if is_acronym(list(inside)) or self._is_known(at, end) or self._has_head(at, end):
            return False
        return all(country_at(self.tokens, k) is None for k in range(at, end))

    def _is_known(self, at: int, end: int) -> bool:
        return at in self.known or (end - at == 1 and single_word_body(self.tokens[at].text) is not None)

    def _has_head(self, at: int, end: int) -> bool:
        """Whether the noun of a body stands before the first preposition."""
        for position in range(at, end):
            token = self.tokens[position]
            if token.folded in heads() or token.folded in singular_nouns() or token.folded in words(ROOM, "houses"):
                return True
            if token.text.islower() and token.is_word and token.folded in words(ROOM, "links"):
                return False
        return False

    def _is_lone_head(self, at: int) -> bool:
        return self.tokens[at].folded in heads()

    def _is_half(self, last: Body, at: int, end: int, separator: str) -> bool:
        """Whether what stands before `and` is no name yet: `College and Schools`, `Winds and Tides Service`."""
        if last.acronym is not None or is_acronym(list(self.tokens[last.first : last.last])):
            return False
        if last.last - last.first == 1 and self._is_lone_head(last.first):
            return True
        inside = self.tokens[last.first : last.last]
        if separator == "," and self._is_adjectival(inside) and self._is_adjectival(self.tokens[at:end]):
            begin = end + 1
            joined = end < self.last and self.tokens[end].folded in AND and begin < self.last
            return joined and not self._is_lone_head(begin) and self._has_head(begin, self._piece_end(begin))
        if separator != "and" or self._has_head(last.first, last.last) or self._is_known(last.first, last.last):
            return False
        if self.ends_in_country(last):
            return False
        if any(is_field(token.folded) for token in inside):
            return True
        headed = self.tokens[at - 1].folded in AND and not self._is_lone_head(at) and self._has_head(at, end)
        return headed and self._is_plain(last.first, last.last)

    @staticmethod
    def _is_adjectival(inside: Sequence[Token]) -> bool:
        """Whether one word is made like those before a noun: `Geological, Mining and Metallurgical Institute`."""
        return len(inside) == 1 and (is_field(inside[0].folded) or inside[0].folded.endswith(_ADJECTIVAL))

    def _is_linked(self, last: Body) -> bool:
        return any(token.folded in words(ROOM, "links") for token in self.tokens[last.first : last.last])

    def _may_go_on(self, last: Body, at: int, end: int) -> bool:
        """Whether words are one more field of the body before: `Ministry of Trade, Industry and Tourism`."""
        if not self._is_linked(last):
            single = end - at == 1 and last.last - last.first > 1 and self._is_lone_head(last.first)
            return single and self.tokens[at].folded.endswith(_AGREEING) and self._is_plain(at, end)
        agrees = end - at == 1 and self.tokens[at].folded[-2:] == self.tokens[last.last - 1].folded[-2:]
        return agrees or any(is_field(token.folded) for token in self.tokens[at:end])

    def _behind_link(self, at: int, end: int) -> int | None:
        """First token of one more body behind a preposition that is said again: `… and by the Ports Authority`."""
        tokens, begin = self.tokens, at
        while begin < end and tokens[begin].text.islower() and tokens[begin].folded in _AGAIN:
            begin += 1
        if not at < begin < end or not tokens[begin].is_capital:
            return None
        return begin if self._is_known(begin, end) or tokens[begin].folded in heads() else None

    def _trimmed(self, at: int, end: int) -> tuple[int, int]:
        tokens = self.tokens
        if at + 1 < end and tokens[at].text.isdigit() and tokens[at + 1].text in ".)":
            at += 2
        while at < end and (tokens[at].folded in _SKIPPED or tokens[at].text in ".:•*–-—"):
            at += 1
        while end > at and tokens[end - 1].text in ".:–-—":
            end -= 1
        return at, end

    def _quoted_short(self, at: int, end: int) -> int | None:
        """Position of the mark that opens a short form in quotation marks at the end of a piece: `«SEPES»`."""
        if self.tokens[end - 1].text not in CLOSING:
            return None
        start = end - 2
        while start >= at and self.tokens[start].text not in OPENING:
            start -= 1
        if start < at or (not self.bodies and start == at):
            return None
        return start if is_acronym(list(self.tokens[start + 1 : end - 1])) else None
