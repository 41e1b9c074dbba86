"""Negotiations of agreements that a sentence says began or ended."""

from collections.abc import Iterator
from functools import cache

from pa_pipeline.facts.agreements.act_sentences import Act, Sentence, is_told_ahead
from pa_pipeline.facts.agreements.agreement_lexicon import phrases, word_set

_MOST_BRIDGE, _MOST_NEGOTIATION, _MOST_TO_VERB, _MOST_ASIDE = 14, 7, 4, 20


@cache
def negotiation_nouns() -> frozenset[str]:
    """Words that tell of negotiations: nouns, and verbs that stand beside `began`."""
    nouns = frozenset(phrase[0] for phrase in phrases("negotiations") if len(phrase) == 1)
    return nouns | word_set("negotiating") | {"process", "proceso"}


def find_negotiations(sentence: Sentence) -> Iterator[Act]:
    """`concluded the negotiations of X`, `X, whose negotiations ended`, `inicio del proceso de negociación del X`."""
    tokens, nouns = sentence.tokens, negotiation_nouns()
    done = sentence.first
    for at in [at for at in range(sentence.first, sentence.last) if tokens[at].folded in nouns]:
        if at < done or sentence.inside(at):
            continue
        if tokens[at].folded in ("process", "proceso") and not _is_negotiating(sentence, at):
            continue
        if any(token.folded in word_set("rounds") for token in tokens[max(sentence.first, at - 2) : at + 2]):
            continue
        end = at + 1
        verb = _turning_point(sentence, at)
        if verb is None or (tokens[at].folded in word_set("negotiating") and not 0 < at - verb < _MOST_TO_VERB):
            continue
        name = _negotiated(sentence, min(at, verb), max(end, verb + 1), at)
        if name is None:
            continue
        action = "negotiation_started" if tokens[verb].folded in word_set("starts") else "negotiation_concluded"
        ahead = is_told_ahead(sentence, verb)
        first = Act(min(at, verb), max(end, verb + 1), action, (name,), is_report=not ahead, is_ahead=ahead)
        yield first
        done = at + 4
        second = _other_end(sentence, first)
        if second is not None:
            yield second
            done = second.last


def _other_end(sentence: Sentence, act: Act) -> Act | None:
    """The other end of negotiations: `…, begun in October 2017`, `… and were concluded in May 2021`."""
    begun, over = word_set("starts"), word_set("ends")
    turns = over if act.action == "negotiation_started" else begun
    start = max(act.last, sentence.names[act.names[0]].last)
    for at in range(start, sentence.last):
        token = sentence.tokens[at]
        if token.folded in turns and at > start and not sentence.inside(at):
            action = "negotiation_concluded" if turns is over else "negotiation_started"
            ahead = is_told_ahead(sentence, at)
            return Act(at, at + 1, action, act.names, is_report=False, is_ahead=ahead)
        if at not in sentence.idle and not sentence.inside(at) and not _is_between(sentence, at):
            return None
    return None


def _is_between(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    is_short = token.is_shout and sentence.tokens[at - 1].text in ("(", "“", '"')
    return token.text in ",()" or is_short or token.folded in word_set("bridges") | word_set("and_words")


def _is_negotiating(sentence: Sentence, at: int) -> bool:
    near = sentence.tokens[max(sentence.first, at - 1) : min(sentence.last, at + 3)]
    return any(token.folded.startswith(("negotiat", "negocia")) for token in near)


def _turning_point(sentence: Sentence, at: int) -> int | None:
    """The word that says that negotiations begin or end, next to their noun or behind the agreement's name."""
    turns = word_set("starts") | word_set("ends")
    start = _before_aside(sentence, at)
    for before in range(start - 1, max(sentence.first - 1, start - _MOST_NEGOTIATION), -1):
        token = sentence.tokens[before]
        if token.folded in turns and not sentence.inside(before):
            return before
        if token.text in (";", ":"):
            break
    named = sentence.name_after(at)
    aside = sentence.names[named].last + 1 if named is not None else sentence.last
    if aside < sentence.last and _is_turned_aside(sentence, at, aside):
        return aside  # `the negotiation of the X, launched in 2017,`
    turned = _turned_relative(sentence, at, aside) if aside < sentence.last else None
    if turned is not None:
        return turned
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


def _before_aside(sentence: Sentence, at: int) -> int:
    """Position of what stands between commas right before a noun: `concluded, after nine rounds, the negotiation`."""
    tokens, comma = sentence.tokens, at - 1
    while comma > sentence.first and tokens[comma].folded in word_set("determiners") | word_set("of_prepositions"):
        comma -= 1  # `the conclusion, on 3 May, of the negotiations`
    if comma <= sentence.first or tokens[comma].text != ",":
        return at
    opened = range(comma - 1, max(sentence.first, comma - _MOST_ASIDE), -1)
    return next((before for before in opened if tokens[before].text == ","), at)


def _is_turned_aside(sentence: Sentence, noun: int, aside: int) -> bool:
    """Whether a comma and a participle of beginning or ending stand right behind the agreement that is negotiated."""
    tokens = sentence.tokens
    turns = word_set("starts") | word_set("ends")
    named = sentence.name_after(noun)
    is_near = named is not None and sentence.names[named].first - noun <= _MOST_TO_VERB
    return is_near and tokens[aside - 1].text == "," and tokens[aside].folded in turns


def _turned_relative(sentence: Sentence, noun: int, aside: int) -> int | None:
    """The word of beginning or ending of `the negotiations on the X, which were launched in 2017`."""
    tokens, named = sentence.tokens, sentence.name_after(noun)
    is_near = named is not None and sentence.names[named].first - noun <= _MOST_TO_VERB
    if not is_near or tokens[aside - 1].text != "," or tokens[aside].folded not in word_set("relatives"):
        return None
    turns = word_set("starts") | word_set("ends")
    near = range(aside + 1, min(sentence.last, aside + _MOST_TO_VERB))
    return next((at for at in near if tokens[at].folded in turns), None)


def _negotiated(sentence: Sentence, first: int, last: int, noun: int) -> int | None:
    """The agreement that negotiations are about: behind their noun, or before `whose negotiations`, `dont les …`."""
    lead = noun - 1
    if lead > sentence.first and sentence.tokens[lead].folded in word_set("determiners"):
        lead -= 1
    before = sentence.tokens[lead].folded if noun > sentence.first else ""
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
