"""Reading an acronym's neighbourhood: brackets, dashes, commas, quotation marks, and where the expansion begins."""

from bisect import bisect_left
from collections.abc import Iterator

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.organizations.acronym_letters import (
    acronym_shape,
    anagram_start,
    content_words,
    letters_of,
    letters_start,
    shares_initials,
    shares_stem,
    talk,
)
from pa_pipeline.facts.organizations.acronym_phrases import (
    acronym_end,
    is_person,
    no_short_forms,
    noun_phrase,
    stem_phrase,
    whole_agreement,
)
from pa_pipeline.facts.organizations.organization_grammar import Body, known_end, vocabulary
from pa_pipeline.facts.organizations.organization_lexicon import (
    KnownBody,
    body_of_name,
    is_field,
    known_acronyms,
    root_words,
)
from pa_pipeline.facts.organizations.organization_spans import unit_bodies
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.places import gazetteer

_OPEN = frozenset("([")
_CLOSE = frozenset(")]")
_DASHES = frozenset("-‐‑‒–—―−")
_QUOTES = frozenset("«»“”„\"'‘’‹›´`")
_ENDS = frozenset(",.;:)]") | _DASHES | _QUOTES | _OPEN | {"/"}
_OTHERWISE = function_words("or")
_TOLD_BY = words("organizations", "told_by")
BEFORE_WORDS = _OPEN | _QUOTES | _DASHES | {":", ","}
_HEREINAFTER = words("organizations", "hereinafter")
_AS, _WHICH = ("as", "como", "sous"), function_words("which")
_ROMAN = frozenset("IVXLC")
_LONGEST_BRACKET = 14
_LEAST_TOLD, _LONGEST_EXPANSION = 3, 26
_OF = frozenset({"of", "the", "de", "del", "la"})

Pair = tuple[int, int, int, int]
"""First and last token of the acronym, then of the expansion, each half-open."""


def _kinds(body: Body, known: KnownBody) -> tuple[str, str]:
    return body.organization_type, known.organization_type


class AcronymReader:
    """Reading the acronyms of one unit."""

    __slots__ = ("brackets", "ends", "inner", "starts", "tokens")

    def __init__(self, unit: Unit) -> None:
        self.tokens = unit.tokens
        has_brackets = "(" in unit.text or "[" in unit.text
        self.brackets = [at for at, token in enumerate(self.tokens) if token.text in _OPEN] if has_brackets else []
        self.ends: dict[int, Body] = {}
        self.starts: dict[int, Body] = {}
        self.inner: dict[int, list[Body]] = {}
        for body in unit_bodies(unit):
            if self.ends.setdefault(body.last, body) is not body:
                self.inner.setdefault(body.last, []).append(body)
            self.starts.setdefault(body.first, body)

    def pair_at(self, at: int, shape: str) -> Pair | None:
        """The pair of the acronym at a token, if the text makes one."""
        tokens = self.tokens
        before = tokens[at - 1].text if at else ""
        if self._stands_alone(at, before) or (shape == "word" and not self._is_set_off(at)):
            return None
        last = acronym_end(self.tokens, at, _ENDS)
        opening = self._bracket_before(at, last)
        if opening is not None:
            return self._before_bracket(at, last, opening, shape)
        if shape == "word":
            is_told = before in _DASHES or (before == "," and tokens[at].text in known_acronyms())
            return self._beside(at, last, at - 1, strict=True) if is_told and at > 1 else None
        behind = tokens[last].text if last < len(tokens) else ""
        if behind in _OPEN and last < len(tokens):
            pair = self._in_bracket(at, last)
            if pair is not None:
                return pair
        if before in _QUOTES and behind in _QUOTES and at > 1:
            return self._beside(at, last, at - 1, strict=False) or self._after_talk(at, last)
        if before in _DASHES and at > 1:
            pair = self._beside(at, last, at - 1, strict=bool(behind) and behind[0].isalnum())
            if pair is not None:
                return pair
        if before == "/" and at > 1:
            return self._beside(at, last, at - 1, strict=False)
        if before in _OTHERWISE and at > 2 and tokens[at - 2].text == ",":
            return self._beside(at, last, at - 2, strict=True)
        if before == "," and at > 1 and (not behind or behind in _ENDS):
            pair = self._beside(at, last, at - 1, strict=True)
            if pair is not None:
                return pair
        if before == "," and at > 1 and behind in _OPEN and self._is_of_country(at, last, at - 1):
            return at, last, self.ends[at - 1].first, at - 1
        if behind and (behind in _DASHES or behind == ","):
            pair = self._after(at, last)
            if pair is not None:
                return pair
        return self._after_talk(at, last) or self._adjacent(at, last)

    def _stands_alone(self, at: int, before: str) -> bool:
        """Whether no mark, no bracket and no name is near, as most often: `the OECD says`."""
        tokens = self.tokens
        if not before or not before.islower() or before in _OTHERWISE or before in _TOLD_BY or self._is_known_as(at):
            return False
        if at + 1 < len(tokens) and not tokens[at + 1].text[0].isalnum() and tokens[at + 1].text != "'":
            return tokens[at + 1].text == "." and not self._is_in_bracket(at)
        return not self._is_in_bracket(at)

    def _is_in_bracket(self, at: int) -> bool:
        near = bisect_left(self.brackets, at)
        return near > 0 and at - self.brackets[near - 1] < _LONGEST_BRACKET

    def _is_set_off(self, at: int) -> bool:
        """Whether brackets or two dashes part a word from its sentence."""
        tokens = self.tokens
        dashes = 0 < at < len(tokens) - 1 and tokens[at - 1].text in _DASHES and tokens[at + 1].text in _DASHES
        dashes = dashes or (at > 0 and tokens[at - 1].text in _DASHES and tokens[at].text in known_acronyms())
        in_list = tokens[at - 1].text == "," and (at + 1 == len(tokens) or tokens[at + 1].text in _ENDS | _OPEN)
        return dashes or self._is_in_bracket(at) or (at > 0 and in_list)

    def _is_known_as(self, at: int) -> bool:
        """Whether `known as` stands before: `…, better known as ACR`."""
        tokens = self.tokens
        return at > 2 and tokens[at - 1].folded in _AS and tokens[at - 2].folded in root_words("known_as")

    def twin_of(self, pair: Pair, at: int) -> Pair | None:
        """A second short form of the same body behind the first: `-HLG, «GAN» in Spanish-`, `OECD/OCDE`."""
        tokens = self.tokens
        if at - pair[1] > 4:
            return None
        between = tokens[pair[1] : at]
        if not between or any(token.text in _CLOSE or token.is_word for token in between):
            return None
        last = acronym_end(self.tokens, at, _ENDS)
        behind = last
        while behind < len(tokens) and tokens[behind].text in _QUOTES:
            behind += 1
        is_told = behind + 1 < len(tokens) and tokens[behind].folded in talk() and tokens[behind + 1].folded in talk()
        is_slash = len(between) == 1 and between[0].text == "/"
        return (at, last, pair[2], pair[3]) if is_told or is_slash else None

    # --- brackets --------------------------------------------------------------------------------------------------
    def _bracket_before(self, at: int, last: int) -> int | None:
        """The opening bracket that the acronym stands in with nothing else but talk about it."""
        tokens = self.tokens
        opening = at - 1
        while opening >= 0 and at - opening < _LONGEST_BRACKET and tokens[opening].text not in _OPEN:
            token = tokens[opening]
            if token.text in _CLOSE or not self._is_talk(token, opening, at):
                return None
            opening -= 1
        if opening < 0 or tokens[opening].text not in _OPEN:
            return None
        closing = last
        while closing < len(tokens) and closing - last < _LONGEST_BRACKET and tokens[closing].text not in _CLOSE:
            if closing == last + 1 and tokens[last].text == "," and tokens[closing].folded in _WHICH:
                return opening  # `(ABX, which brings firms together)`
            is_home = tokens[closing - 1].text == "," and country_at(tokens, closing) is not None
            if not (is_home or self._is_talk(tokens[closing], closing, at)):
                return None  # but `(FONDECYT, Chile)`
            closing += 1
        return opening if closing == len(tokens) or tokens[closing].text in _CLOSE else None

    def _is_talk(self, token: Token, at: int, acronym: int) -> bool:
        if not token.is_word:
            return True
        if token.folded in talk():
            return not token.is_shout
        beside = abs(at - acronym) == 1
        return not beside and acronym_shape(token.text) == "capitals"

    def _before_bracket(self, at: int, last: int, opening: int, shape: str) -> Pair | None:
        end = opening
        while end and self.tokens[end - 1].text in _QUOTES:
            end -= 1
        if not end or not self.tokens[end - 1].is_word:
            return None
        start = self._start_of(at, last, end, shape == "word")
        if start is None:
            find = noun_phrase if shape == "capitals" else stem_phrase
            start = find(self.tokens, at, end)
        if start is None and shape == "word":
            start = self._start_of_told(at, last, end)
        if start is None or (start not in self.starts and is_person(self.tokens, start, end)):
            return None
        known = known_end(self.tokens, start)
        if start < known < end and self._is_same(at, last, start, known):
            end = known
        return at, last, start if self._is_same(at, last, start, end) else whole_agreement(self.tokens, start), end

    def _start_of_told(self, at: int, last: int, end: int) -> int | None:
        """Where a body begins that a bracket alone says to be called so: `National Sea Institute (Imarpe)`."""
        tokens, body = self.tokens, self.ends.get(end)
        alone = last < len(tokens) and tokens[last].text in _CLOSE and tokens[at - 1].text in _OPEN
        if body is None or not alone or len(content_words(tokens, body.first, end)) < _LEAST_TOLD:
            return None
        if tokens[at].folded in no_short_forms() or is_field(tokens[at].folded):
            return None
        known = known_acronyms().get(tokens[at].text)
        return None if known is not None and "ministry" in _kinds(body, known) else body.first

    def _in_bracket(self, at: int, opening: int) -> Pair | None:
        """`ACR (Expansion)`."""
        tokens = self.tokens
        start = opening + 1
        while start < len(tokens) and tokens[start].text in _QUOTES:
            start += 1
        closing = start
        while closing < len(tokens) and closing - start < _LONGEST_EXPANSION and tokens[closing].text not in _CLOSE:
            closing += 1
        if closing >= len(tokens) or tokens[closing].text not in _CLOSE:
            return None
        for end in self._cuts(start, closing):
            count = len(content_words(tokens, start, end))
            if count < 2 or not tokens[end - 1].is_word:
                continue
            if self._start_of(at, opening, end, False) == start:
                return at, opening, start, end
            body = self.starts.get(start)
            if body is not None and body.last == end and end == closing and self._fits(at, opening, start, end):
                return at, opening, start, end
            same_initial = tokens[start].folded[0] == tokens[at].folded[0]
            if end == closing and count > 2 and same_initial and tokens[start].is_capital:
                return at, opening, start, end
        return None

    def _cuts(self, start: int, closing: int) -> Iterator[int]:
        yield closing
        for at in range(start, closing):
            if self.tokens[at].text in (",", ";") or self.tokens[at].text in _QUOTES:
                yield at
                return

    # --- other neighbours ------------------------------------------------------------------------------------------
    def _beside(self, at: int, last: int, end: int, strict: bool) -> Pair | None:
        """The expansion that ends before a mark that the acronym follows."""
        while end and self.tokens[end - 1].text in _QUOTES:
            end -= 1
        if not end or not self.tokens[end - 1].is_word:
            return None
        start = self._start_of(at, last, end, strict)
        if start is None and self.tokens[at].text in known_acronyms():
            start = noun_phrase(self.tokens, at, end)
        if start is not None and self._names_office(start, end) and not self._is_same(at, last, start, end):
            return None  # `Director of Trade, MINCETUR`
        if start is None or not self._fits(at, last, start, end) or self._are_two(at, last, start, end):
            return None
        if strict and len(letters_of(self.tokens[at].text)) < 3 and not self._is_same(at, last, start, end):
            return None
        return at, last, start, end

    def _names_office(self, start: int, end: int) -> bool:
        """Whether the words before a short form are somebody's office there, or the unit that somebody heads."""
        offices, first = vocabulary().roles, start
        while first and self.tokens[first - 1].folded in _OF:
            first -= 1
        while 0 < first < start and self.tokens[first - 1].folded in words("roles", "after"):
            first -= 1  # `director divisional de Comercio, MINCETUR`
        told = [token for token in self.tokens[first - (0 < first < start) : end] if "í" not in token.text]
        return self.tokens[end].text == "," and any(token.folded in offices for token in told)

    def _are_two(self, at: int, last: int, start: int, end: int) -> bool:
        """Whether the known short form is that of a body of another kind: `Ministry of Health - COFEPRIS`."""
        tokens = self.tokens
        body, known = self.ends.get(end), known_acronyms().get(tokens[at].text)
        if body is None or known is None or body.first != start or "ministry" not in _kinds(body, known):
            return False
        acronym = " ".join(token.text for token in tokens[at:last])
        return body.organization_type != known.organization_type and letters_start(tokens, acronym, end) is None

    def _is_of_country(self, at: int, last: int, end: int) -> bool:
        """`National Institute for Bees, ACR (Panama)`: the known short form is that of a body of this kind there."""
        body, known = self.ends.get(end), known_acronyms().get(self.tokens[at].text)
        country = country_at(self.tokens, last + 1) if last + 1 < len(self.tokens) else None
        if body is None or known is None or country is None or known.country_iso3 != country[0]:
            return False
        return known.organization_type == body.organization_type and self._fits(at, last, body.first, end)

    def _after(self, at: int, last: int) -> Pair | None:
        """`ACR - Expansion`, `ACR, Expansion,`."""
        tokens = self.tokens
        start = last + 1
        if start >= len(tokens) or not tokens[start].is_capital:
            return None
        body = self.starts.get(start)
        if body is None:
            return None
        end = body.last
        aligned = (
            letters_start(tokens, tokens[at].text, end) == start or anagram_start(tokens, tokens[at].text, end) == start
        )
        if (aligned and len(letters_of(tokens[at].text)) > 2) or self._is_same(at, last, start, end):
            return at, last, start, end
        return None

    def _after_talk(self, at: int, last: int) -> Pair | None:
        """`…, por sus siglas en inglés ACR`."""
        tokens = self.tokens
        comma = at - 1
        while comma > 0 and at - comma < 8 and (tokens[comma].folded in talk() or tokens[comma].text in _QUOTES):
            comma -= 1
        between = {token.folded for token in tokens[comma + 1 : at]}
        is_talk = not between.isdisjoint(_HEREINAFTER) or self._is_known_as(at)
        if comma <= 0 or tokens[comma].text != "," or not is_talk:
            return None
        start = self._start_of(at, last, comma, False)
        return None if start is None else (at, last, start, comma)

    def _adjacent(self, at: int, last: int) -> Pair | None:
        """`Association of Southeast Asian Nations ASEAN`: only letter by letter, or where both are known."""
        if at < 2 or not self.tokens[at - 1].is_capital or len(letters_of(self.tokens[at].text)) < 3:
            return None
        start = letters_start(self.tokens, self.tokens[at].text, at)
        if start is not None and len(content_words(self.tokens, start, at)) > 2 and self.tokens[start].is_capital:
            return at, last, start, at
        bodies = (self.ends[at], *self.inner.get(at, ())) if at in self.ends else ()
        same = next((body for body in bodies if self._is_same(at, last, body.first, at)), None)
        return (at, last, same.first, at) if same is not None else None

    # --- where the expansion begins --------------------------------------------------------------------------------
    def _start_of(self, at: int, last: int, end: int, strict: bool) -> int | None:
        tokens = self.tokens
        acronym = " ".join(token.text for token in tokens[at:last])
        body = self.ends.get(end)
        if body is not None and self._is_same(at, last, body.first, end):
            return body.first
        for inner in self.inner.get(end, ()):
            is_whole = body is not None and body.organization_type == "unit" and self._is_of_type(at, inner)
            if is_whole or self._is_same(at, last, inner.first, end) or shares_stem(tokens, acronym, inner.first, end):
                return inner.first
        start = letters_start(tokens, acronym, end)
        if start is None:
            start = anagram_start(tokens, acronym, end)
        if start is None and len(acronym) > 3 and tokens[end - 1].folded in gazetteer():
            # A body's seat is no part of its short form: `Sistema Portuario Nacional Tampico (SIPONA)`.
            start = letters_start(tokens, acronym, end - 1)
        if start is not None:
            is_inside = body is not None and body.first < start and start not in self.starts
            return body.first if body is not None and is_inside else start
        if tokens[at].text.islower() or body is None or body.last - body.first < 2:
            return None
        strict = strict or _ROMAN.issuperset(tokens[at].text)
        if strict and not shares_initials(tokens, acronym, body.first, end):
            return None
        return body.first

    # --- what is known ---------------------------------------------------------------------------------------------
    def _known(self, first: int, last: int) -> KnownBody | None:
        tokens = self.tokens
        table = body_of_name()
        written = " ".join(token.text for token in tokens[first:last])
        return table.get(written) or table.get(" ".join(token.folded for token in tokens[first:last]))

    def _is_of_type(self, at: int, body: Body) -> bool:
        """Whether the known short form is of a body of a type: `the Americas Division of the Ministry … (MFAT)`."""
        known = known_acronyms().get(self.tokens[at].text)
        return known is not None and known.organization_type == body.organization_type

    def _is_same(self, at: int, last: int, start: int, end: int) -> bool:
        """Whether acronym and expansion are known to mean one body."""
        body = self._known(start, end)
        acronym = " ".join(token.text for token in self.tokens[at:last])
        return body is not None and (known_acronyms().get(acronym) is body or acronym in body.ambiguous)

    def _fits(self, at: int, last: int, start: int, end: int) -> bool:
        """Whether acronym and expansion are not known to be two bodies."""
        left, right = self._known(at, last), self._known(start, end)
        return left is None or right is None or left is right
