"""Several events in one sentence: `the meetings of 3 and 10 May`, `the first was held in Lima, the second in Cali`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_editions import edition_ending, edition_of, ordinal_words, roman_value
from pa_pipeline.facts.events.event_lexicon import Head, format_words, heads, plurals, vocabulary
from pa_pipeline.facts.events.event_name_walk import end_of_name
from pa_pipeline.facts.events.event_phrase import EDITION_HEAD, Phrase
from pa_pipeline.facts.events.event_place_names import Place, read_place
from pa_pipeline.facts.events.event_places import Landmarks
from pa_pipeline.facts.events.event_settings import format_between
from pa_pipeline.facts.events.event_told import Told
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_AND = function_words("and")
_ARTICLES = frozenset("the la el los las on del de le les os as em no one another other uno una otro otra um".split())
_MOST_COMPARED = 40
_LONGEST_LIST, _FAR, _NEAR, _WIDE = 12, 30, 12, 6
_PARTICIPLES = frozenset("on in at se was were took takes will had fue fueron de foi foram a est".split())
_TAKES_PLACE = frozenset("place lugar cabo lieu celebro celebrara realizo realizara desarrollo desarrollara".split())
_ITS, _KINDS = function_words("own"), words("events", "kinds")
_PARTITIVE = frozenset("of in de da do des que that since desde".split())
_ONES, _SAID = frozenset(("one", "ones")), 5


@cache
def romans() -> frozenset[str]:
    """Folded Roman numerals of two letters and more, up to a hundred."""
    letters = ("".join(digits) for size in range(2, 7) for digits in product("IVXLC", repeat=size))
    return frozenset(numeral.lower() for numeral in letters if roman_value(numeral) is not None)


@cache
def ordinals() -> frozenset[str]:
    """Folded ordinals of all languages."""
    return frozenset(ordinal_words())


def find_plurals(tokens: Sequence[Token], marks: Sequence[int]) -> list[Phrase]:
    """Nouns of several events with their complements: `three meetings with observers`.

    marks: positions of all words of `event_lexicon.triggers`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> words = tokens_of("Three meetings of the Steering Committee were held in May.")
    >>> [" ".join(word.text for word in words[p.first : p.last]) for p in find_plurals(words, (1,))]
    ['meetings of the Steering Committee']
    """
    many, found = plurals(), []
    for at in marks:
        for form, concept in many.get(tokens[at].folded, ()):
            if len(form) == 1 or tuple(word.folded for word in tokens[at : at + len(form)]) == form:
                found.append(_plural(tokens, at, form, concept))
                break
    return found


def _plural(tokens: Sequence[Token], at: int, form: tuple[str, ...], concept: str) -> Phrase:
    is_english = tokens[at].folded.endswith(("ings", "shops", "nars", "rums", "mits")) or len(form) > 1
    noun = Head(form, concept, is_english, True, False, False)
    last, has_complement = end_of_name(tokens, at + len(form), noun, tokens[at].is_capital)
    while last > at + len(form) and (tokens[last - 1].text.isdigit() or tokens[last - 1].folded in vocabulary().inner):
        last -= 1
    capitals = any(word.is_capital for word in tokens[at:last])
    return Phrase(at, at, last, at, noun, None, None, False, None, has_complement, capitals, is_listed=True)


def tell_listed(unit: Unit, many: Sequence[Phrase], dates: Sequence[DateMention]) -> list[Told]:
    """One event per date where a plural and two dates or more stand in one sentence.

    many: of the unit; dates: of the unit.
    """
    tokens, words, told = unit.tokens, vocabulary(), []
    if len(dates) < 2:
        return []
    starts, begins = [start for start, _ in unit.sentences], [one.start for one in dates]
    marked = Landmarks(tokens)
    for number, phrase in enumerate(many):
        sentence = max(0, bisect_left(starts, tokens[phrase.first].start + 1) - 1)
        low, high = unit.start + tokens[phrase.last - 1].end, unit.start + unit.sentences[sentence][1]
        stop = many[number + 1].first if number + 1 < len(many) else len(tokens)
        first = bisect_left(begins, low)
        near = dates[first : first + 2 * _LONGEST_LIST]
        within = [one for one in near if one.start < high and one.precision != "year"]
        listed = [
            (one, _token_at(tokens, one.start - unit.start), _token_at(tokens, one.end - unit.start)) for one in within
        ]
        listed = [one for one in listed if one[1] < stop][:_LONGEST_LIST]
        if len(listed) < 2 or listed[0][1] - phrase.last > _FAR:
            continue
        lead = tokens[phrase.last : listed[0][1]]
        is_told = any(token.folded in words.hold or token.text in "(:" for token in lead) or len(lead) <= 2
        if not is_told or any(token.folded in words.other_acts for token in lead):
            continue
        chain = _chain(tokens, listed)
        if len(chain) < 2:
            continue
        series = _same_noun(many[max(0, number - _MOST_COMPARED) : number], phrase)
        named = Phrase(
            phrase.begins, phrase.first, phrase.last, phrase.head, phrase.noun, None, None, False, None,
            phrase.has_complement, phrase.has_capitals, (series.first, series.last) if series else None, True,
        )  # fmt: skip
        end = bisect_left(tokens, unit.sentences[sentence][1], key=_start)
        ends = [first for _, first, _ in chain[1:]] + [min(end, stop)]
        how = [format_between(marked, last, behind) for (_, _, last), behind in zip(chain, ends, strict=True)]
        common = format_between(marked, max(0, phrase.first - 2), ends[-1] if len({*how} - {None}) < 1 else chain[0][1])
        if how[:-1].count(None) == len(how) - 1:
            common, how[-1] = common or how[-1], None  # `on 3 May and 10 May, all of them online`
        for (one, _, _), place, own in zip(chain, _places(tokens, chain, phrase.last), how, strict=True):
            told.append(Told(unit, named, sentence, sentence, when=one, place=place, holds=True, format=own or common))
    return told


def _token_at(tokens: Sequence[Token], offset: int) -> int:
    return bisect_left(tokens, offset, key=_start)


def _start(token: Token) -> int:
    return token.start


def _same_noun(many: Sequence[Phrase], phrase: Phrase) -> Phrase | None:
    """The nearest fuller name of the same noun before a bare one."""
    if phrase.has_complement:
        return None
    return next((one for one in reversed(many) if one.noun.words == phrase.noun.words and one.has_complement), None)


def _chain(
    tokens: Sequence[Token], listed: Sequence[tuple[DateMention, int, int]]
) -> list[tuple[DateMention, int, int]]:
    """The dates that follow one another in a list, behind commas, semicolons, `and`, with places beside them."""
    chain = list(listed[:1])
    for one in listed[1:]:
        between = tokens[chain[-1][2] : one[1]]
        joined = any(token.text in ",;" or token.folded in _AND for token in between)
        is_list = all(
            token.is_capital or token.text in ",;()" or token.folded in _AND or token.folded in _ARTICLES
            or token.folded in vocabulary().place_prepositions or token.folded in format_words()
            for token in between
        )  # fmt: skip
        if not joined or not is_list or len(between) > _NEAR:
            break
        chain.append(one)
    return chain


def _places(tokens: Sequence[Token], chain: Sequence[tuple[DateMention, int, int]], start: int) -> list[Place | None]:
    """The cities of the dates of a list: all behind their dates, or else all before them."""
    ends = [first for _, first, _ in chain[1:]] + [min(len(tokens), chain[-1][2] + _WIDE)]
    pairs = zip(chain, ends, strict=True)
    behind = [_place_between(tokens, last, end, is_behind=True) for (_, _, last), end in pairs]
    if any(place is not None for place in behind):
        return behind
    starts = [start] + [last for _, _, last in chain[:-1]]
    return [_place_between(tokens, left, first) for left, (_, first, _) in zip(starts, chain, strict=True)]


def _place_between(tokens: Sequence[Token], first: int, last: int, *, is_behind: bool = False) -> Place | None:
    """The city that stands with a date of a list: before it (`Lima, April 2014`), or behind it (`3 May in Lima`)."""
    for at in range(max(first, last - _NEAR), last):
        opens = tokens[at].folded in vocabulary().place_prepositions or (is_behind and tokens[at].text == "(")
        if is_behind and not opens:
            if tokens[at].text in ",;" or tokens[at].folded in _AND:
                return None
            continue
        place = read_place(tokens, at + opens)
        if place is not None and place.last > place.first:
            return place
    return None


def find_elliptic(tokens: Sequence[Token], named: Sequence[Phrase], unit: Unit) -> Iterator[Phrase]:
    """`…; the fourth, in June 2021, in Quito`: editions whose noun the name before them says, in the unit or above it.

    named: names and plurals of the unit in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> unit = passage_of("La primera se había celebrado en Arica en 2015; el primero de ellos, no.", "es").units[0]
    >>> [(phrase.noun.concept, phrase.edition, phrase.head) for phrase in find_elliptic(unit.tokens, [], unit)]
    [('edition', 1, 1)]
    """
    words, counted = vocabulary(), _counted()
    has_romans = len(romans() & unit.words) > 1
    if ordinals().isdisjoint(unit.words) and counted.isdisjoint(unit.words) and not has_romans:
        return
    known = [
        one
        for one in named
        if one.noun.words and (one.edition is not None or one.is_listed or (one.is_capital and one.has_capitals))
    ]
    lasts = [one.last for one in known]
    openers = _openers()
    for at in [at for at in range(1, len(tokens) - 1) if tokens[at - 1].folded in openers]:
        word = tokens[at].folded
        is_roman = has_romans and tokens[at].is_shout and edition_of(tokens[at]) is not None
        if not is_roman and word not in ordinals() and word not in counted:
            continue
        found = (None, at) if word in counted else edition_ending(tokens, at + 1)
        behind = at + 1 + (tokens[at + 1].folded in _ONES)
        if word in ordinals() and _is_told_of_event(tokens, at - 1, behind):
            yield Phrase(at, at, behind, at, EDITION_HEAD, found[0] if found else None, None, False, None, False, False)
            continue
        if found is None or found[1] != at or not _is_alone(tokens, behind):
            continue
        before, is_definite = bisect_right(lasts, at), tokens[at - 1].folded in words.definite
        if before and (is_definite or behind > at + 1) and word not in words.last_days:
            series = known[before - 1]
            first = series.first
            while first < series.head and edition_of(tokens[first]) is not None:
                first += 1
            yield Phrase(
                at, at, behind, at, series.noun, found[0], None, False, "definite", False, False, (first, series.last)
            )
        elif (
            is_definite
            and (_is_said_to_be(tokens, behind) or _is_hosted(tokens, at - 1, behind))
            and not any(one.first <= at < one.end for one in named)
        ):
            yield Phrase(at, at, behind, at, EDITION_HEAD, found[0], None, False, "definite", False, False)


@cache
def _counted() -> frozenset[str]:
    """Folded words that say which one of several without a number: `next`, `last`."""
    return vocabulary().ahead | vocabulary().last_days


@cache
def _openers() -> frozenset[str]:
    return vocabulary().definite | vocabulary().indefinite


def _is_told_of_event(tokens: Sequence[Token], article: int, behind: int) -> bool:
    """Whether an ordinal is said of the event told before: `The workshop was the second of four`, `Se trata del tercero
    de una serie`, `, the seventh of its kind`.
    """
    following = [token.folded for token in tokens[behind : behind + 3]]
    if len(following) > 2 and tokens[article - 1].text == "," and following[1] in _ITS:
        return following[2] in _KINDS
    if len(following) > 1 and following[0] == "such":
        return following[1] in heads() and tokens[article - 1].folded in vocabulary().copulas
    copula = article - 1
    if copula < 0 or not following or not (following[0] in _PARTITIVE or not following[0].isalpha()):
        return False
    if tokens[copula].folded == "trata":
        return copula > 0 and tokens[copula - 1].folded == "se"
    subject = tokens[copula - 1] if copula > 0 else None
    if tokens[copula].folded not in vocabulary().copulas or subject is None:
        return False
    return subject.folded in heads() or subject.folded in vocabulary().takes_up | {"this", "este", "esta"}


def _is_alone(tokens: Sequence[Token], behind: int) -> bool:
    """Whether no noun follows an ordinal: a comma, a verb or a preposition."""
    words = vocabulary()
    if behind >= len(tokens):
        return False
    following = tokens[behind]
    is_alone = following.text == "," or following.folded in _PARTICIPLES or following.folded in words.copulas
    return is_alone or following.folded in words.place_prepositions or following.folded in words.hold


def _is_hosted(tokens: Sequence[Token], article: int, behind: int) -> bool:
    """Whether somebody hosts what an ordinal alone stands for: `Chile will host the third in Arica`."""
    words = vocabulary()
    if article < 1 or behind + 1 >= len(tokens) or tokens[article - 1].folded not in words.sure_hosts:
        return False
    return tokens[behind].folded in words.place_prepositions and tokens[behind + 1].is_capital


def _is_said_to_be(tokens: Sequence[Token], behind: int) -> bool:
    """Whether it is said at once of an ordinal alone that it takes place: `la primera se había celebrado en Arica`."""
    words = vocabulary()
    near = [token.folded for token in tokens[behind : behind + _SAID]]
    if (
        not near
        or near[0] in ("lugar", "place")
        or near[0] not in _PARTICIPLES | words.copulas | words.hold
        or near[0] in words.place_prepositions
    ):
        return False
    is_held = any(word in words.held or word in _TAKES_PLACE for word in near)
    return is_held or (near[0] in words.copulas and len(near) > 1 and near[1] in words.place_prepositions)
