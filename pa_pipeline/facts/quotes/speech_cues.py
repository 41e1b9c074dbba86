"""What beside a quotation says that it is speech (verbs of saying, sources, colons, attributions), or a title."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from pa_pipeline.facts.passages import Passage, Span, Token, Unit
from pa_pipeline.facts.quotes.quotation_marks import Quotation
from pa_pipeline.facts.quotes.speaker_names import office_words
from pa_pipeline.facts.quotes.speakers import Speaker, name_at_start, speaker_of
from pa_pipeline.facts.quotes.speech_phrases import (
    CONJUNCTIONS,
    PAST,
    before_verbs,
    goes_on_behind,
    is_finite,
    opens_with_office,
    opens_with_pronoun,
    shortens,
    source_length,
    verb_length,
)
from pa_pipeline.facts.quotes.speech_words import speech_list
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.bylines import parse_byline

_START = attrgetter("start")
_CONTEXT = 60
"""Most tokens beside a quotation that are looked at."""
_TOLD = frozenset(("told", "tells"))
"""Verbs behind which stands to whom somebody speaks."""
_NEAR, _FAR, _TITLE_REACH, _LONGEST_THING, _SUBJECT = 3, 14, 4, 8, 30
_SHORT, _FEW = 9, 4
_WITH = frozenset("with con com avec in en".split())
_DASHES = "–—-―"
_ASKED = "?!"
_LONGEST_ATTRIBUTION = 260
_IN_VIEW_OF = frozenset({"For", "Para", "Pour"})
_THAT = frozenset({"that", "que", "qu'", "how", "if"})
_DEEMED, _ONE = frozenset({"as", "de", "como"}), function_words("indefinite")
_DETERMINERS = frozenset(
    "the a an of its their his her our this that these those member observer for el la los las un una de del al por "
    "con su sus este esta lo o os as do da le les des du l' en in to and y e".split()
)
_NO_SUBJECT = frozenset("which who that que quien in with a con to for para como as by por de del of".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """What says that a quotation is speech. strength: 0 nothing, 1 a colon, 2 likely, 3 sure; direct: whether the verb
    of saying can belong to nothing else; at: offset in the clean text; is_before: whether it precedes the words."""

    strength: int = 0
    speaker: Speaker | None = None
    at: int = 0
    direct: bool = False
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Words beside a quotation, in its sentence. head, tail: tokens before and behind it; head_unit, tail_unit: where
    they stand; fresh: whether a new sentence begins behind it; alone: whether nothing else stands in its units; verb:
    position and length of the head's last verb of saying; is_sentence: whether it is a sentence behind another one."""

    head: Sequence[Token]
    tail: Sequence[Token]
    head_unit: Unit
    tail_unit: Unit
    fresh: bool
    alone: bool
    verb: Span | None
    is_sentence: bool = False


def token_index(unit: Unit, offset: int) -> int:
    """Position of the first token that starts at an offset of the unit's text or behind it."""
    return bisect_left(unit.tokens, offset, key=_START)


def context_of(passage: Passage, quotation: Quotation, before: Quotation | None, after: Quotation | None) -> Context:
    """The words beside a quotation; before, after: its neighbours, beyond which nothing is looked at."""
    opening, closing = passage.units[quotation.first], passage.units[quotation.last]
    start, end = quotation.outer_start - opening.start, quotation.outer_end - closing.start
    least = before.outer_end - opening.start if before and before.last == quotation.first else 0
    most = after.outer_start - closing.start if after and after.first == quotation.last else len(closing.text)
    head = _head(opening, least, start)
    head_unit = opening
    if not head and quotation.first and token_index(opening, start) == 0:
        head_unit = passage.units[quotation.first - 1]
        head = _announcing(head_unit)
    tail, fresh = _tail(closing, end, most)
    alone = _is_alone(opening, start, closing, end)
    is_sentence = not head and token_index(opening, start) > _FEW and closing.text[end : end + 1] == "."
    return Context(head, tail, head_unit if head else opening, closing, fresh, alone, _last_verb(head), is_sentence)


def _is_alone(opening: Unit, start: int, closing: Unit, end: int) -> bool:
    """Whether there are no words before an offset of one unit and behind an offset of another."""
    before, behind = token_index(opening, start), token_index(closing, end)
    if before > _FEW or len(closing.tokens) - behind > _FEW:
        return False
    return not any(token.is_word for token in (*opening.tokens[:before], *closing.tokens[behind:]))


def _head(unit: Unit, least: int, end: int) -> Sequence[Token]:
    sentences = unit.sentences
    at = bisect_right(sentences, end, key=lambda span: span[0]) - 1
    start = max(least, sentences[at][0]) if at >= 0 else least
    last = token_index(unit, end)
    return unit.tokens[max(token_index(unit, start), last - _CONTEXT) : last]


def _announcing(unit: Unit) -> Sequence[Token]:
    """Tokens of the last sentence of the unit before, if a colon ends it or it breaks off behind a word of grammar."""
    text = unit.text.rstrip()
    breaks_off = text[-1:].islower() and unit.tokens[-1].folded in words("language", "function_words")
    return _head(unit, 0, len(unit.text)) if breaks_off or text.endswith((":", ":-", "…:")) else ()


def _tail(unit: Unit, end: int, most: int) -> tuple[Sequence[Token], bool]:
    sentences = unit.sentences
    at = bisect_right(sentences, end, key=lambda span: span[1])
    if at == len(sentences):
        return (), False
    first = token_index(unit, end)
    last = token_index(unit, min(most, sentences[at][1]))
    fresh = sentences[at][0] >= end
    if last - first <= _FEW and not any(token.is_word for token in unit.tokens[first:last]) and at + 1 < len(sentences):
        first, fresh = last, True
        last = token_index(unit, min(most, sentences[at + 1][1]))
    return unit.tokens[first : min(last, first + _CONTEXT)], fresh


def cue_behind(context: Context, inner_end: str) -> Cue:
    """The cue behind a quotation (`”, said Ana Ríos`, `”, the minister added`, `” – Ana Ríos`).

    inner_end: last character of the quoted words.
    """
    tail, unit = context.tail, context.tail_unit
    first = next((at for at, token in enumerate(tail) if token.is_word), None)
    if first is None:
        return Cue()
    lead = "".join(token.text for token in tail[:first])
    place = unit.start + tail[first].start
    dashed = any(mark in lead for mark in _DASHES) or "(" in lead
    verb = first
    while verb < min(len(tail) - 1, first + 3) and tail[verb].folded in before_verbs() and not verb_length(tail, verb):
        verb += 1
    length = verb_length(tail, verb) or _looks_like_verb(tail, verb, lead)
    if length and not tail[verb].is_capital and (not context.fresh or dashed):
        linked = tail[first].folded in CONJUNCTIONS
        # `she said, flanked by the governor, Ana Ríos`; `indicó, como pensar en Lima por su cocina`
        is_told_before = opens_with_pronoun(tail[first:verb]) or goes_on_behind(tail, verb + length)
        speaker = None if is_told_before else speaker_of(unit, tail[verb + length :], behind_verb=True)
        speaker = speaker or _pronoun_before(tail, first, verb + length)
        return Cue(
            2 if linked else 3,
            speaker,
            place,
            direct=not linked and not set(lead + inner_end).isdisjoint(",!?.—–"),
        )
    length = 0 if context.fresh else source_length(tail, first)
    if length:
        return Cue(3, speaker_of(unit, tail[first + length :], behind_verb=True), place, direct=True)
    if dashed and tail[first].is_capital:
        speaker = speaker_of(unit, tail[first:], behind_verb=True)
        if speaker is not None and speaker.name is not None and not speaker.is_body:
            return Cue(3, speaker, place)
    if context.fresh and (said := _these_words(unit, tail, first, place)).strength:
        return said
    if ":" in lead and _is_headline_speaker(tail, first):
        speaker = speaker_of(unit, tail[first:], behind_verb=True)
        return Cue(2, speaker, place) if speaker is not None else Cue()
    if context.fresh and inner_end in _ASKED and (asked := _asks_first(unit, tail, first, place)).strength:
        return asked
    if not ((context.fresh and inner_end != ",") or not ("," in lead or dashed or inner_end in ",!?")):
        said = _subject_first(unit, tail, first, place, direct=inner_end in ",!?")
        if said.strength:
            return said
    return Cue() if context.fresh else _said_at_the_end(unit, tail, first)


def _asks_first(unit: Unit, tail: Sequence[Token], first: int, place: int) -> Cue:
    """`“Who pays?” Ríos asked.`: a short name and a verb of saying that close a sentence behind a question."""
    at = next((at for at in range(first + 1, min(first + _FEW, len(tail))) if verb_length(tail, at)), None)
    short = len(tail) - first <= _SHORT and not any(token.text in ':“"«' for token in tail[first:])
    if at is None or not short or not tail[at].text.islower() or not all(token.is_word for token in tail[first:at]):
        return Cue()
    speaker = speaker_of(unit, tail[first:at], behind_verb=False)
    return Cue(3, speaker, place) if speaker is not None and not speaker.is_body else Cue()


def _said_at_the_end(unit: Unit, tail: Sequence[Token], first: int) -> Cue:
    """`It has been “a long road” for all, said the Minister, Ana Ríos`: who says the whole sentence."""
    for at in range(first, len(tail) - 1):
        length = verb_length(tail, at + 1) if tail[at].text == "," else 0
        if not length or tail[at + 1].is_capital:
            continue
        speaker = speaker_of(unit, tail[at + 1 + length :], behind_verb=True)
        if speaker is not None and (speaker.name is not None or speaker.office is not None):
            return Cue(2, speaker, unit.start + tail[at + 1].start)
    return Cue()


def _these_words(unit: Unit, tail: Sequence[Token], first: int, place: int) -> Cue:
    """`“…” With these words, the director closed the meeting`: a sentence that goes back to the words before it."""
    if tail[first].folded not in _WITH:
        return Cue()
    for at in range(first + 1, min(first + 4, len(tail))):
        if tail[at].folded in speech_list("speech_nouns"):
            return Cue(3, speaker_of(unit, tail[at + 1 :], behind_verb=True), place)
    return Cue()


def _is_headline_speaker(tail: Sequence[Token], first: int) -> bool:
    """Whether a few words without a verb end the text, as in `“We grow”: Minister Ríos`."""
    if len(tail) - first > _SHORT or not (tail[first].is_capital or tail[first].folded in office_words()):
        return False
    return not any(token.folded in speech_list("sentence_words") for token in tail[first:])


def _looks_like_verb(tail: Sequence[Token], at: int, lead: str) -> int:
    """1 where an unknown word ends as a past tense does and a name or an office follows (`”, terció la ministra`)."""
    word, behind = tail[at], tail[at + 1 : at + 3]
    if at and tail[at - 1].folded in speech_list("pronouns") and "," in lead:
        return int(word.text.islower() and word.text.endswith(PAST) and len(word.text) > 4)
    if (not lead.startswith(",") and "," not in lead) or not word.text.islower() or not behind:
        return 0
    if not (word.text.endswith(("ó", "ou")) or (word.folded.endswith("ed") and len(word.text) > 4)):
        return 0
    named = behind[0].is_capital or (len(behind) > 1 and behind[1].folded in office_words())
    return int(named)


def _pronoun_before(tail: Sequence[Token], first: int, behind: int) -> Speaker | None:
    """A pronoun before a verb, or no subject at all (`”, she said`, `”, enfatizó.`): somebody named before."""
    pronouns = speech_list("pronouns")
    ends = behind >= len(tail) or not tail[behind].is_word or tail[behind].folded in speech_list("stops")
    if ends or any(token.folded in pronouns for token in tail[first:behind]):
        return Speaker(refers=True)
    return None


def _subject_first(unit: Unit, tail: Sequence[Token], first: int, place: int, *, direct: bool) -> Cue:
    """`”, the minister of trade, Ana Ríos, added`: a subject that a verb of saying follows."""
    if tail[first].folded in _NO_SUBJECT and not opens_with_office(tail, first):
        return Cue()
    for at in range(first + 1, min(first + _SUBJECT, len(tail))):
        if tail[at].text in ".;:" and not shortens(tail, at):
            break
        length = verb_length(tail, at)
        if length and tail[at].text.islower() and not (length == 1 and tail[at - 1].folded in _DETERMINERS):
            speaker = speaker_of(unit, tail[first:at], behind_verb=False)
            return Cue(3, speaker, place, direct=direct) if speaker is not None else Cue()
    return Cue()


def cue_before(context: Context) -> Cue:
    """The cue before a quotation (`Ana Ríos said: “`, `stressed that “`, `according to Ana Ríos, “`)."""
    head, unit = context.head, context.head_unit
    if not head:
        return Cue()
    colon = head[-1].text == ":" or (len(head) > 1 and head[-2].text == ":")
    place = unit.start + head[0].start
    if context.verb is not None:
        at, length = context.verb
        behind = [token for token in head[at + length :] if token.is_word]
        speaker = _speaker_around(unit, head, at, length)
        if colon:
            return Cue(3, speaker, place, direct=True)
        reported = is_reported(context)
        if len(behind) <= _FAR and (reported or not names_title(context)):
            return Cue(3 if reported or len(behind) <= _NEAR else 2, speaker, place)
    source = next((at for at in range(len(head)) if source_length(head, at)), None)
    behind_source = head[source + source_length(head, source) :] if source is not None else ()
    if behind_source and (not names_title(context) or any(token.text == "," for token in behind_source)):
        return Cue(2, speaker_of(unit, behind_source, behind_verb=True), place)
    if head[0].text in _IN_VIEW_OF and head[-1].text == ",":
        speaker = speaker_of(unit, head[1:], behind_verb=False)
        if speaker is not None and not speaker.is_body and (speaker.name or speaker.is_woman is not None):
            return Cue(2, speaker, place)
    noun = not speech_list("speech_nouns").isdisjoint([token.folded for token in head[-6:]])
    if noun or colon:
        return Cue(_strength_of_colon(context, colon=colon, noun=noun), _named(unit, head), place)
    return Cue()


def _strength_of_colon(context: Context, *, colon: bool, noun: bool) -> int:
    if noun:
        return 3 if colon else 2
    named = _named(context.head_unit, context.head)
    return 2 if named is not None and not named.is_body and not names_title(context) else 1


def _named(unit: Unit, tokens: Sequence[Token]) -> Speaker | None:
    speaker = speaker_of(unit, tokens, behind_verb=False)
    return speaker if speaker is not None and speaker.name is not None else None


def _last_verb(head: Sequence[Token]) -> tuple[int, int] | None:
    for at in range(len(head) - 1, -1, -1):
        length = verb_length(head, at)
        if not length or (head[at].is_capital and at > 0):
            continue
        if length == 1 and at > 0 and head[at - 1].folded in _DETERMINERS and not is_finite(head, at):
            continue
        return at, length
    return None


def _speaker_around(unit: Unit, head: Sequence[Token], at: int, length: int) -> Speaker | None:
    """The subject of a verb of saying: behind it where a name or an office follows at once, else before it."""
    if at and head[at - 1].folded in speech_list("pronouns"):
        return Speaker(refers=True)  # `he told the National Press Club that`
    idle = (words("people", "adverbs") | words("offices", "honorifics")) - _THAT
    behind = [token for token in head[at + length :] if token.is_word and token.folded not in idle][:3]
    follows = any(
        token.is_capital or token.folded in words("offices", "heads") or token.folded in speech_list("unnamed")
        for token in behind
    ) and not (behind and behind[0].folded in speech_list("complements") | _THAT)
    follows = follows and head[at].folded not in _TOLD
    if follows:
        speaker = speaker_of(unit, head[at + length :], behind_verb=True)
        if speaker is not None:
            return speaker
    return speaker_of(unit, head[:at], behind_verb=False) or (
        Speaker(refers=True) if _has_no_subject(head[:at]) or _has_left_out_subject(head, at) else None
    )


def _has_no_subject(tokens: Sequence[Token]) -> bool:
    return all(not token.is_word or token.folded in before_verbs() for token in tokens)


def _has_left_out_subject(head: Sequence[Token], at: int) -> bool:
    """Whether a comma stands before a verb whose subject was told before: `Ambas normas, explicó, “`."""
    while at and head[at - 1].folded in before_verbs():
        at -= 1
    is_document = not speech_list("documents").isdisjoint([token.folded for token in head[:at]])
    return at > 0 and head[at - 1].text == "," and not is_document


def names_title(context: Context) -> bool:
    """Whether the words before a quotation announce a title, a name or a term (`the seminar “`, `entitled “`)."""
    titles, naming = speech_list("title_nouns"), speech_list("naming_words")
    left = context.head[-2:]
    is_told = len(left) > 1 and left[1].text == ":" and left[0].text.islower() and context.verb is None
    words_left = reach = _LONGEST_THING if is_told else _TITLE_REACH
    for token in reversed(context.head[sum(context.verb) if context.verb else 0 :]):
        if token.folded in titles or token.folded in naming:
            return True
        words_left -= token.is_word
        if words_left == 0 or (token.text in ",;)" and words_left < reach) or token.text == ",":
            return False
    return False


def is_reported(context: Context) -> bool:
    """Whether a verb of saying and `that` lead to a quotation (`said that the Group “has to be heard”`), or one of
    deeming and `as` (`described the text as “a first step”`)."""
    verb = context.verb
    if verb is None:
        return False
    led = context.head[-2 if len(context.head) > 1 and context.head[-1].folded in _ONE else -1]
    if context.head[verb[0]].folded in speech_list("deeming_verbs") and led.folded in _DEEMED:
        return True
    return any(token.folded in _THAT for token in context.head[sum(verb) :])


def is_name_of_thing(context: Context) -> bool:
    """Whether the word behind a quotation says what is called so (`the “Open Seas” project`)."""
    first = next((token for token in context.tail[:1] if token.is_word), None)
    return first is not None and not context.fresh and first.folded in speech_list("title_nouns")


def cue_of_attribution(passage: Passage, quotation: Quotation, context: Context) -> Cue:
    """The cue in the line below (`– Ana Ríos, Minister of Trade of Peru`)."""
    if any(token.is_word for token in context.tail) or quotation.last + 1 >= len(passage.units):
        return Cue()
    below = passage.units[quotation.last + 1]
    text = below.text.strip()
    if len(text) > _LONGEST_ATTRIBUTION or text.endswith(":"):
        return Cue()
    interview = next((words_ for words_ in speech_list("interviews") if below.folded.startswith(words_)), None)
    if interview is not None:
        behind = below.tokens[token_index(below, len(interview)) :][:_CONTEXT]
        return Cue(3, speaker_of(below, behind, behind_verb=True), below.start, direct=True)
    dashed = text[:1] in _DASHES
    third = passage.units[quotation.last + 2].text if quotation.last + 2 < len(passage.units) else None
    byline = parse_byline(text.lstrip("–—―- "), third)
    if byline is not None and (byline.role is not None or dashed):
        return Cue(3, Speaker(byline.name), below.start, direct=True)
    if dashed or below.kind == "attribution" or (below.kind == "list_item" and context.alone):
        name = name_at_start(below)
        if name is not None:
            return Cue(3, Speaker(name), below.start, direct=True)
    return Cue()
