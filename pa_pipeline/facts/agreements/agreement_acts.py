"""What a sentence says was done to the agreements that it names: which words tell it, and of which agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.agreements.agreement_lexicon import Phrase, cue_words, matches, phrases, word_set
from pa_pipeline.facts.agreements.agreement_names import NameSpan
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words

_MOST_BRIDGE, _MOST_ASIDE, _MOST_NEGATION, _MOST_NEGOTIATION = 14, 30, 4, 7
_QUOTES = frozenset("“”«»\"‘’'„")
_NEUTRAL = _QUOTES | frozenset("(),-–—:•·*")


@dataclass(frozen=True, slots=True)
class Act:
    """An act told. first, last: tokens of the words that tell it; names: positions of the agreements among those of the
    sentence; is_report: whether it is told as news, not in passing (`the Declaration signed in Lima`); is_present:
    whether only a headline would tell it so; is_ahead: whether it lies ahead."""

    first: int
    last: int
    action: str
    names: tuple[int, ...]
    is_report: bool
    is_present: bool = False
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of a sentence with what is known of them. idle: tokens of dates and places, which part nothing."""

    tokens: Sequence[Token]
    first: int
    last: int
    names: tuple[NameSpan, ...]
    idle: frozenset[int]

    def name_after(self, at: int) -> int | None:
        """Position among the names of the first one that begins at a token or behind it."""
        return next((position for position, name in enumerate(self.names) if name.first >= at), None)

    def name_before(self, at: int) -> int | None:
        """Position among the names of the last one that ends at a token or before it."""
        return next((p for p in range(len(self.names) - 1, -1, -1) if self.names[p].last <= at), None)

    def inside(self, at: int) -> bool:
        """Whether a token is part of a name."""
        return any(name.first <= at < name.last for name in self.names)


def may_tell_acts(tokens: Sequence[Token]) -> bool:
    """Whether a word stands among tokens that may tell an act."""
    cues, nouns = cue_words(), _negotiation_nouns()
    return bool([token for token in tokens if token.folded in cues or token.folded in nouns])


def find_acts(sentence: Sentence) -> Iterator[Act]:
    """Acts on the agreements of a sentence, in order."""
    tokens, table = sentence.tokens, cue_words()
    done = sentence.first
    yield from _negotiations(sentence)
    for at in [at for at in range(sentence.first, sentence.last) if tokens[at].folded in table]:
        if at < done or sentence.inside(at):
            continue
        entry = next((entry for entry in table[tokens[at].folded] if matches(tokens, at, entry.phrase)), None)
        if entry is None:
            continue
        done = at + len(entry.phrase)
        act = _read_act(sentence, at, done, entry.action, entry.form)
        if act is not None:
            yield act


def _read_act(sentence: Sentence, at: int, end: int, action: str, form: str) -> Act | None:
    tokens = sentence.tokens
    if form == "noun":
        act = _nominal(sentence, at, end, action)
        if act is not None or tokens[at].folded not in ("firma", "signing"):
            return act
        form = "present" if tokens[at].folded == "firma" else "gerund"
    lead = tokens[at - 1] if at > sentence.first else None
    if form == "infinitive" and (lead is None or lead.folded not in word_set("infinitive_leads") | {"de"}):
        return None
    if form == "gerund" and not (
        lead is not None and (lead.folded in word_set("infinitive_leads") or lead.text == ",")
    ):
        return None
    ahead = is_told_ahead(sentence, at, form) or _says_ahead(sentence, at, end)
    if form == "adjunct":
        found = _subject(sentence, at)
        ahead = ahead or sentence.tokens[at - 1].folded.startswith(("entr", "enter", "com"))
        return None if found is None or ahead else Act(at, end, action, found[0], is_report=False)
    if action == "in_force":
        names = _subject(sentence, at) or _object(sentence, end) or _far_subject(sentence, at)
        return None if names is None else Act(at, end, action, names[0], names[1], form == "present", ahead)
    told = None if _is_passive(sentence, end) else _object(sentence, end)
    if told is not None:
        return Act(at, end, action, told[0], is_report=True, is_present=form == "present", is_ahead=ahead)
    if form in ("verb", "present"):
        told = _subject(sentence, at)
        if told is not None and action != "announced":
            return Act(at, end, action, told[0], told[1], form == "present", ahead)
    return None


def _is_passive(sentence: Sentence, end: int) -> bool:
    return end < sentence.last and sentence.tokens[end].folded in (
        "by",
        "por",
        "pelo",
        "pelos",
        "par",
        "between",
        "entre",
    )


def _says_ahead(sentence: Sentence, at: int, end: int) -> bool:
    """Whether the words themselves say that it lies ahead: `entrará en vigor`."""
    return sentence.tokens[at].folded in ("entrara", "entre") and end - at > 1


def is_told_ahead(sentence: Sentence, at: int, form: str = "verb") -> bool:
    """Whether `will`, `to`, `not` stand before a verb, or `once` before one in the present."""
    low = max(sentence.first, at - _MOST_NEGATION)
    before: list[str] = []
    for position in range(at - 1, low - 1, -1):
        token = sentence.tokens[position]
        if not token.is_word or sentence.inside(position):
            break
        before.append(token.folded)
    if before and before[0] in ("to", "be"):
        return True
    negative = word_set("negative") - {"to", "before", "until", "hasta", "antes"}
    if form != "present":
        negative -= {"when", "once", "cuando", "quando", "quand", "si", "if"}
    return any(word in negative for word in before)


def _object(sentence: Sentence, end: int) -> tuple[tuple[int, ...], bool] | None:
    """Agreements that follow a verb as what is signed, and those listed with them."""
    at = _past_aside(sentence, end)
    first = sentence.name_after(at)
    if first is None or not _bridged(sentence, at, sentence.names[first].first):
        return None
    gap = sentence.tokens[at : sentence.names[first].first]
    if any(token.folded in word_set("and_words") for token in gap):
        return None
    return _listed(sentence, first), True


def _past_aside(sentence: Sentence, at: int) -> int:
    """Position behind what stands between commas: `firmaron, junto con sus pares, el …`."""
    tokens = sentence.tokens
    if at < sentence.last and tokens[at].text == ",":
        for end in range(at + 1, min(sentence.last, at + _MOST_ASIDE)):
            if tokens[end].text == "," and not sentence.inside(end):
                return end + 1
    return at


def _bridged(sentence: Sentence, first: int, last: int, *, told: bool = False) -> bool:
    """Whether nothing but small words, dates and places stands between two tokens; told: or what tells other acts."""
    if last - first > _MOST_BRIDGE + sum(1 for at in range(first, last) if at in sentence.idle):
        return False
    return all(
        at in sentence.idle or _is_small(sentence.tokens[at]) or (told and sentence.tokens[at].folded in _past_forms())
        for at in range(first, last)
    )


@cache
def _past_forms() -> frozenset[str]:
    found = {entry.phrase for listed in cue_words().values() for entry in listed if entry.form in ("verb", "adjunct")}
    return frozenset(word for phrase in found for word in phrase)


@cache
def _small_words() -> frozenset[str]:
    keys = ("bridges", "determiners", "and_words", "now")
    return frozenset().union(*map(word_set, keys), words("calendar", "weekdays"))


def _is_small(token: Token) -> bool:
    return token.folded in _small_words() or token.text in _NEUTRAL


def _listed(sentence: Sentence, first: int) -> tuple[int, ...]:
    """Agreements listed from one on: `the X, the Y and the Z`."""
    found = [first]
    for position in range(first + 1, len(sentence.names)):
        gap = range(sentence.names[position - 1].last, sentence.names[position].first)
        texts = [sentence.tokens[at] for at in gap]
        folded = {token.folded for token in texts}
        if len(texts) > 8 or not folded & (word_set("and_words") | {",", "as", "asi", ";"}):
            break
        if not all(_joins(token) for token in texts):
            break
        found.append(position)
    return tuple(found)


def _joins(token: Token) -> bool:
    small = (
        word_set("determiners") | word_set("and_words") | {"as", "well", "asi", "como", "also", "tambien", "a", "of"}
    )
    return token.folded in small or token.text in _NEUTRAL or token.text == ";"


def _subject(sentence: Sentence, at: int) -> tuple[tuple[int, ...], bool] | None:
    """Agreements before a verb or participle that they are the subject of, and whether the verb is finite."""
    last = sentence.name_before(at)
    if last is None:
        return None
    name = sentence.names[last]
    gap = range(name.last, at)
    if name.short_form is not None and name.last < at and sentence.tokens[name.last].text == "(":
        closing = next((p + 1 for p in gap if sentence.tokens[p].text == ")"), name.last)
        gap = range(closing, at)
    if (
        _is_inverted(sentence, at, gap)
        or not _bridged(sentence, gap.start, gap.stop, told=True)
        or any(sentence.tokens[p].text == ":" for p in gap)
    ):
        return None
    names, position = [last], last
    while position and position in _listed(sentence, position - 1):
        position -= 1
        names.append(position)
    folded = {sentence.tokens[p].folded for p in gap}
    texts = {sentence.tokens[p].text for p in gap}
    finite = bool(folded & {"was", "were", "been", "fue", "fueron", "sido", "se", "foi", "foram", "ete"})
    relative = bool(folded & {"which", "that", "que", "cual"}) or ("," in texts and not finite)
    return tuple(reversed(names)), finite and not relative


def _is_inverted(sentence: Sentence, at: int, gap: range) -> bool:
    """`… la Declaración y fue aprobada la hoja de ruta`: the subject follows."""
    end = at + 1
    joined = any(sentence.tokens[position].folded in word_set("and_words") for position in gap)
    return joined and end < sentence.last and sentence.tokens[end].folded in _ARTICLES


_ARTICLES = frozenset("el la los las un una o os as the".split())


def _far_subject(sentence: Sentence, at: int) -> tuple[tuple[int, ...], bool] | None:
    """`X was opened in 1967 and entered into force`: what enters into force is an agreement, the last one named."""
    last = sentence.name_before(at)
    if last is None:
        return None
    gap = sentence.tokens[sentence.names[last].last : at]
    joined = any(token.folded in word_set("and_words") or token.folded in ("which", "que") for token in gap)
    joined = joined or bool(gap and gap[-1].text == ",")
    if len(gap) > _MOST_BRIDGE or not joined or any(token.text in (";", ":") for token in gap):
        return None
    return (last,), False


# --- nouns -----------------------------------------------------------------------------------------------------------
def _nominal(sentence: Sentence, at: int, end: int, action: str) -> Act | None:
    """`the signing of X`, `la entrada en vigor, el 3 de mayo, del X`, `whose adoption in 2021`."""
    tokens = sentence.tokens
    before = [token.folded for token in tokens[max(sentence.first, at - 3) : at] if token.is_word]
    if any(word in word_set("not_acts") for word in before):
        return None
    if before and before[-1] in word_set("possessives"):
        named = sentence.name_before(at)
        return None if named is None else Act(at, end, action, (named,), is_report=False)
    behind = _past_aside(sentence, end)
    if behind >= sentence.last:
        return None
    first = sentence.name_after(behind)
    if first is None or not _bridged(sentence, behind, sentence.names[first].first):
        return None
    between = {token.folded for token in tokens[end : sentence.names[first].first]}
    if not between & {"of", "de", "del", "do", "da", "du"}:
        return None
    report = action != "in_force" and (_took_place(sentence) or _closes(sentence, at))
    return Act(at, end, action, _listed(sentence, first), report)


def _closes(sentence: Sentence, at: int) -> bool:
    """`The meeting ended with the signing of X`, `con la aprobación del X concluyó la reunión`."""
    before = {token.folded for token in sentence.tokens[max(sentence.first, at - 3) : at]}
    if not before & {"with", "con", "com", "avec"}:
        return False
    words = (token.folded for token in sentence.tokens[sentence.first : sentence.last])
    return any(word in word_set("ends") for word in words)


def _took_place(sentence: Sentence) -> bool:
    return any(
        matches(sentence.tokens, at, phrase)
        for at in range(sentence.first, sentence.last)
        for phrase in _took_place_of(sentence.tokens[at].folded)
    )


@cache
def _took_place_of(first: str) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in phrases("took_place") if phrase[0] == first)


# --- negotiations ----------------------------------------------------------------------------------------------------
@cache
def _negotiation_nouns() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases("negotiations") if len(phrase) == 1) | {"process", "proceso"}


def _negotiations(sentence: Sentence) -> Iterator[Act]:
    """`concluded the negotiations of X`, `X, whose negotiations ended`, `inicio del proceso de negociación del X`."""
    tokens, nouns = sentence.tokens, _negotiation_nouns()
    done = sentence.first
    for at in [at for at in range(sentence.first, sentence.last) if tokens[at].folded in nouns]:
        if at < done or sentence.inside(at):
            continue
        if tokens[at].folded in ("process", "proceso") and not _is_negotiating(sentence, at):
            continue
        end = at + 1
        verb = _turning_point(sentence, at)
        if verb is None:
            continue
        name = _negotiated(sentence, min(at, verb), max(end, verb + 1), at)
        if name is None:
            continue
        action = "negotiation_started" if tokens[verb].folded in word_set("starts") else "negotiation_concluded"
        ahead = is_told_ahead(sentence, verb)
        yield Act(min(at, verb), max(end, verb + 1), action, (name,), is_report=not ahead, is_ahead=ahead)
        done = at + 4


def _is_negotiating(sentence: Sentence, at: int) -> bool:
    near = sentence.tokens[max(sentence.first, at - 1) : min(sentence.last, at + 3)]
    return any(token.folded.startswith(("negotiat", "negocia")) for token in near)


def _turning_point(sentence: Sentence, at: int) -> int | None:
    """The word that says that negotiations begin or end, next to their noun or behind the agreement's name."""
    turns = word_set("starts") | word_set("ends")
    for before in range(at - 1, max(sentence.first - 1, at - _MOST_NEGOTIATION), -1):
        token = sentence.tokens[before]
        if token.folded in turns and not sentence.inside(before):
            return before
        if token.text in (";", ":"):
            break
    seen = 0
    for behind in range(at + 1, sentence.last):
        if sentence.inside(behind) or behind in sentence.idle:
            continue
        token = sentence.tokens[behind]
        if token.folded in turns:
            return behind
        seen += 1
        if token.text in (";", ":", ",") or seen > _MOST_NEGOTIATION + 1:
            break
    return None


def _negotiated(sentence: Sentence, first: int, last: int, noun: int) -> int | None:
    """The agreement that negotiations are about: behind their noun, or before `whose negotiations`."""
    before = sentence.tokens[noun - 1].folded if noun > sentence.first else ""
    earlier = sentence.name_before(noun)
    if before in word_set("possessives") and earlier is not None:
        return earlier
    if earlier is not None and sentence.names[earlier].last == noun:
        return earlier
    later = sentence.name_after(noun)
    if later is not None:
        gap = sentence.tokens[noun + 1 : sentence.names[later].first]
        if len(gap) <= _MOST_BRIDGE and not any(token.text in (";", ":") for token in gap):
            return later
    return None
