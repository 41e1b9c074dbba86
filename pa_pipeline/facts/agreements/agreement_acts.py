"""What a sentence says was done to the agreements that it names: which words tell it, and of which agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pa_pipeline.facts.agreements.act_clauses import past_building
from pa_pipeline.facts.agreements.act_labels import is_told_of_line, labelled_by, past_bracket
from pa_pipeline.facts.agreements.act_lists import listed_from
from pa_pipeline.facts.agreements.act_objects import far_object, find_foundings, is_at_closing, joined_object
from pa_pipeline.facts.agreements.act_sentences import Act, Sentence, is_told_ahead, past_for_whom
from pa_pipeline.facts.agreements.act_subjects import far_subject, resumed
from pa_pipeline.facts.agreements.agreement_lexicon import CueWord, Phrase, cue_words, matches, phrases, word_set
from pa_pipeline.facts.agreements.negotiations import find_negotiations, negotiation_nouns
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import endings, function_words
from pa_pipeline.reading.headlines import verb_forms

_MOST_BRIDGE, _MOST_ASIDE, _MOST_IN_BRACKET, _MOST_CLAUSE = 14, 30, 10, 16
_LEAST_PARTED = 3
_FUTURE = endings("future")
_ADVERBS = endings("adverb")
_QUOTES = frozenset("“”«»\"‘’'„")
_OF = function_words("of", "of_the")
_NEUTRAL = _QUOTES | frozenset("(),-–—:•·*")


def may_tell_acts(tokens: Sequence[Token]) -> bool:
    """Whether a word stands among tokens that may tell an act."""
    cues, others = cue_words(), negotiation_nouns() | word_set("foundings") | word_set("founds")
    return bool([token for token in tokens if token.folded in cues or token.folded in others])


def find_acts(sentence: Sentence) -> Iterator[Act]:
    """Acts on the agreements of a sentence, in order."""
    tokens, table = sentence.tokens, cue_words()
    done = sentence.first
    yield from find_negotiations(sentence)
    yield from find_foundings(sentence)
    for at in [at for at in range(sentence.first, sentence.last) if tokens[at].folded in table]:
        if at < done or sentence.inside(at):
            continue
        entry = next((entry for entry in table[tokens[at].folded] if matches(tokens, at, entry.phrase)), None)
        done = at + len(entry.phrase) if entry is not None else done
        if entry is None:
            entry, done = next(_parted(sentence, at, table[tokens[at].folded]), (None, done))
        if entry is None:
            continue
        act = _read_act(sentence, at, done, entry.action, entry.form)
        if act is not None:
            yield act


def _parted(sentence: Sentence, at: int, entries: Sequence[CueWord]) -> Iterator[tuple[CueWord, int]]:
    """Words that a date or an adverb parts, and the position behind them: `entró hoy en vigor`."""
    for entry in entries:
        if len(entry.phrase) < _LEAST_PARTED:
            continue
        behind = at + 1
        while behind < sentence.last and (behind in sentence.idle or sentence.tokens[behind].folded.endswith(_ADVERBS)):
            behind += 1
        if behind > at + 1 and matches(sentence.tokens, behind, entry.phrase[1:]):
            yield entry, behind + len(entry.phrase) - 1


def _read_act(sentence: Sentence, at: int, end: int, action: str, form: str) -> Act | None:
    """The act that words between two tokens tell, if they tell one of an agreement of the sentence."""
    labelled = labelled_by(sentence, at, end)
    if labelled is not None and form != "infinitive":
        return Act(at, end, action, labelled, is_report=False)
    if form in ("verb", "adjunct") and is_told_of_line(sentence, at):
        return Act(at, end, action, (0,), is_report=False)
    if form == "noun":
        act, verb = _nominal(sentence, at, end, action), _verb_like(sentence, at, end)
        if act is not None or verb is None:
            return act
        form = verb
    if not _may_tell(sentence, at, form):
        return None
    ahead = is_told_ahead(sentence, at, form) or _says_ahead(sentence, at, end)
    if form == "adjunct":
        return None if ahead else _in_state(sentence, at, end, action)
    if action == "in_force":
        object_ = _object(sentence, past_for_whom(sentence, end))
        names = _subject(sentence, at, end, form) or object_ or far_subject(sentence, at)
        return None if names is None else Act(at, end, action, names[0], names[1], form == "present", ahead)
    words_ = Act(at, end, action, (), is_report=False, is_present=form == "present", is_ahead=ahead)
    return _done_to_object(sentence, words_, form) or _done_to_subject(sentence, words_, form)


def _verb_like(sentence: Sentence, at: int, end: int) -> str | None:
    """As which form of a verb a noun may be read that is written like it: `firma un acuerdo`, no `firma de`."""
    word = sentence.tokens[at].folded
    if word not in ("firma", "signing") or (end < sentence.last and sentence.tokens[end].folded in _OF):
        return None
    return "present" if word == "firma" else "gerund"


def _may_tell(sentence: Sentence, at: int, form: str) -> bool:
    """Whether an infinitive or a gerund stands behind a word that makes it tell something done: `tras firmar`."""
    lead = sentence.tokens[at - 1] if at > sentence.first else None
    if form == "infinitive":
        return lead is not None and lead.folded in word_set("infinitive_leads") | {"de"}
    if form == "gerund":
        return lead is not None and (lead.folded in word_set("infinitive_leads") or lead.text == ",")
    return True


def _in_state(sentence: Sentence, at: int, end: int, action: str) -> Act | None:
    """`X, in force since 2011`, `está vigente el X`."""
    tokens = sentence.tokens
    found = _subject(sentence, at, end)
    if found is None and (at == sentence.first or tokens[at - 1].folded in word_set("states")):
        found = _object(sentence, end)
    is_entering = tokens[at - 1].folded.startswith(("entr", "enter", "com"))
    return None if found is None or is_entering else Act(at, end, action, found[0], is_report=False)


def _done_to_object(sentence: Sentence, act: Act, form: str) -> Act | None:
    """The act of agreements that stand behind the words that tell it."""
    told = None if _is_passive(sentence, act.last) else _object(sentence, act.last)
    if told is not None and form == "verb" and _follows_be(sentence, act.first, act.last):
        names, is_report = _subject(sentence, act.first, act.last) or told
        return replace(act, names=names, is_report=is_report)
    if told is not None:
        return replace(act, names=told[0], is_report=not _is_pluperfect(sentence, act.first))
    fronted = _fronted(sentence, act.last) if form == "verb" and act.first == sentence.first else None
    return replace(act, names=fronted) if fronted is not None else None


def _done_to_subject(sentence: Sentence, act: Act, form: str) -> Act | None:
    """The act of agreements that stand before the words that tell it, or far behind them."""
    if form not in ("verb", "present"):
        return None
    told = _subject(sentence, act.first, act.last)
    if form == "verb":
        told = told or _relative(sentence, act.first) or resumed(sentence, act.first)
    if told is not None and act.action != "announced":
        return replace(act, names=told[0], is_report=told[1] or is_at_closing(sentence, act.last))
    if form != "verb" or told is not None:
        return None
    names = far_object(sentence, act.last) or joined_object(sentence, act.last)
    return replace(act, names=names, is_report=not _is_pluperfect(sentence, act.first)) if names is not None else None


def _fronted(sentence: Sentence, end: int) -> tuple[int, ...] | None:
    """The agreement behind the clause that opens a sentence: `Adopted by ministers on 3 March, the X says …`."""
    following = sentence.name_after(end)
    if following is None:
        return None
    tokens, first = sentence.tokens, sentence.names[following].first
    first -= tokens[first - 1].folded in word_set("determiners")
    is_behind = first - end < _MOST_ASIDE and tokens[first - 1].text == ","
    parted = any(tokens[p].folded in cue_words() or tokens[p].text in (";", ":") for p in range(end, first))
    return (following,) if is_behind and not parted else None


def _is_pluperfect(sentence: Sentence, at: int) -> bool:
    """Whether it had been done before what is reported: `had adopted`, `habían firmado`."""
    before = sentence.tokens[max(sentence.first, at - 2) : at]
    return any(token.folded in word_set("pluperfect") for token in before)


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


def _object(sentence: Sentence, end: int) -> tuple[tuple[int, ...], bool] | None:
    """Agreements that follow a verb as what is signed, and those listed with them."""
    at = _past_aside(sentence, end)
    first = sentence.name_after(at)
    if first is None or not _bridged(sentence, at, sentence.names[first].first):
        return None
    gap = sentence.tokens[at : sentence.names[first].first]
    if any(token.folded in word_set("and_words") for token in gap):
        return None
    return listed_from(sentence, first), True


def _past_aside(sentence: Sentence, at: int) -> int:
    """Position behind what stands between commas: `firmaron, junto con sus pares, el …`; a date may stand before."""
    tokens = sentence.tokens
    dated = at
    while dated < sentence.last and dated in sentence.idle:
        dated += 1
    behind = past_building(tokens, dated, sentence.last)
    at = dated if dated < sentence.last and tokens[dated].text == "," else behind or at
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
        at in sentence.idle
        or _is_small(sentence.tokens[at])
        or (told and (sentence.tokens[at].text == ";" or sentence.tokens[at].text.isdigit()))
        or (told and sentence.tokens[at].folded in _past_forms())
        for at in range(first, last)
    )


@cache
def _past_forms() -> frozenset[str]:
    found = {entry.phrase for listed in cue_words().values() for entry in listed if entry.form in ("verb", "adjunct")}
    keys = ("other_acts", "labels", "starts", "ends", "possessives")
    return frozenset(word for phrase in found for word in phrase).union(negotiation_nouns(), *map(word_set, keys))


@cache
def _small_words() -> frozenset[str]:
    keys = ("bridges", "determiners", "and_words", "now")
    return frozenset().union(*map(word_set, keys), words("calendar", "weekdays"))


def _is_small(token: Token) -> bool:
    return token.folded in _small_words() or token.text in _NEUTRAL


def _relative(sentence: Sentence, at: int) -> tuple[tuple[int, ...], bool] | None:
    """The agreement of a clause whose object it is: `the X, which the agencies of Chile and Peru signed in 2019`."""
    last = sentence.name_before(at)
    if last is None:
        return None
    tokens, table = sentence.tokens, cue_words()
    first = past_bracket(sentence, sentence.names[last].last, at)
    first += tokens[first].text in (",", "”", "»", '"')
    first += tokens[first].text == ","
    clause = range(first + 1, at)
    if not 1 <= len(clause) <= _MOST_CLAUSE or tokens[first].folded not in word_set("relatives"):
        return None
    parted = any(
        tokens[p].text in (";", ":", "(")
        or tokens[p].folded in word_set("relatives")
        or any(matches(tokens, p, entry.phrase) for entry in table.get(tokens[p].folded, ()))
        for p in clause
    )
    return None if parted or _verb_within(sentence, clause[:-1]) else ((last,), False)


def _verb_within(sentence: Sentence, clause: range) -> bool:
    """Whether a clause has a verb of its own before the one that tells an act."""
    sure, _ = verb_forms()
    return any(
        sentence.tokens[p].text.endswith(("ó", "aron", "ieron"))
        or (sentence.tokens[p].folded in sure and not sentence.tokens[p].is_capital)
        for p in clause
    )


def _follows_be(sentence: Sentence, at: int, end: int) -> bool:
    """Whether `was` stands right before a participle, its subject before that: `X was adopted in 2010, Y in 2012`."""
    last = sentence.name_before(at)
    if last is None or (end < sentence.last and sentence.tokens[end].folded in _ARTICLES):
        return False
    gap = [sentence.tokens[p] for p in range(past_bracket(sentence, sentence.names[last].last, at), at)]
    return 0 < len(gap) < _MOST_IN_BRACKET and gap[-1].folded in word_set("be")


def _subject(sentence: Sentence, at: int, end: int, form: str = "verb") -> tuple[tuple[int, ...], bool] | None:
    """Agreements before a verb or participle that they are the subject of, and whether the verb is finite."""
    last = sentence.name_before(at)
    if last is None:
        return None
    name = sentence.names[last]
    gap = range(past_bracket(sentence, name.last, at), at)
    if form == "present" and gap and sentence.tokens[at - 1].folded in ("will", "shall"):
        gap = gap[:-1]
    if (
        _is_inverted(sentence, gap, end)
        or not _bridged(sentence, gap.start, gap.stop, told=True)
        or any(sentence.tokens[p].text == ":" for p in gap)
    ):
        return None
    names, position = [last], last
    while position and position in listed_from(sentence, position - 1):
        position -= 1
        names.append(position)
    folded = {sentence.tokens[p].folded for p in gap}
    texts = {sentence.tokens[p].text for p in gap}
    finite = bool(folded & {"was", "were", "been", "fue", "fueron", "sido", "se", "foi", "foram", "ete"})
    relative = bool(folded & {"which", "that", "que", "cual"}) or ("," in texts and not finite)
    return tuple(reversed(names)), finite and not relative


def _is_inverted(sentence: Sentence, gap: range, end: int) -> bool:
    """`… la Declaración y fue aprobada la hoja de ruta`, `…; desde 2016 rige su Protocolo`: the subject follows."""
    joined = any(
        sentence.tokens[position].folded in word_set("and_words") or sentence.tokens[position].text in (",", ";")
        for position in gap
    )
    if not joined or end >= sentence.last or end in sentence.idle:
        return False
    following = sentence.name_after(end)
    is_next = following is not None and sentence.names[following].first - end < 2
    return sentence.tokens[end].folded in _ARTICLES or (
        is_next and sentence.tokens[end].folded in word_set("determiners")
    )


_AUXILIARIES, _MOST_AHEAD = function_words("will"), 10
_ARTICLES = function_words("definite", "indefinite") - {"a"}


# --- nouns -----------------------------------------------------------------------------------------------------------
def _nominal(sentence: Sentence, at: int, end: int, action: str) -> Act | None:
    """`the signing of X`, `la entrada en vigor, el 3 de mayo, del X`, `whose adoption in 2021`."""
    tokens = sentence.tokens
    before = [token.folded for token in tokens[max(sentence.first, at - 5) : at] if token.is_word]
    if any(word in word_set("not_acts") or word in word_set("commemorates") for word in before[-3:]):
        return None
    if any(token.text.endswith(_FUTURE) for token in tokens[max(sentence.first, at - 4) : at]):
        return None  # `concluirá con la firma del Plan`
    if any(token.folded in _AUXILIARIES for token in tokens[max(sentence.first, at - _MOST_AHEAD) : at]):
        return None  # `will be followed by a decision and the signature of the Protocol`
    while before and before[-1] in word_set("labels"):
        before.pop()
    if before and before[-1] in word_set("possessives"):
        named = sentence.name_before(at)
        if named is None:
            named = sentence.name_after(end)
            if named is None or not _bridged(sentence, end, sentence.names[named].first):
                return None
        return Act(at, end, action, (named,), is_report=False)
    behind = _past_aside(sentence, end)
    if behind >= sentence.last:
        return None
    first = sentence.name_after(behind)
    if first is None or not _bridged(sentence, behind, sentence.names[first].first):
        return None
    between = {token.folded for token in tokens[end : sentence.names[first].first]}
    if not between & _OF:
        return None
    report = action != "in_force" and (_took_place(sentence) or _closes(sentence, at))
    return Act(at, end, action, listed_from(sentence, first), report)


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
