"""Agreements that a sentence lists: `the X, of 22 pages, the Y and the Z`."""

from pa_pipeline.facts.agreements.act_sentences import Sentence
from pa_pipeline.facts.agreements.agreement_lexicon import cue_words, matches, word_set
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_OF = function_words("of", "of_the")
_ADDS = function_words("indefinite", "with")
_NEUTRAL = frozenset("“”«»\"‘’'„(),-–—:•·*")
_AUXILIARIES = function_words("will", "be", "have")
_OPENING, _CLOSING = frozenset('“«"‘'), frozenset('”»"’')
_RELATIVES = function_words("in", "to", "with", "for", "relative")
_AS_WELL = function_words("as_well")
_LEAST, _LONGEST_ASIDE, _MOST_BETWEEN, _LONGEST_CLAUSE = 3, 10, 8, 40


def listed_from(sentence: Sentence, first: int) -> tuple[int, ...]:
    """Agreements listed from one on: `the X, the Y and the Z`."""
    found = [first]
    for position in range(first + 1, len(sentence.names)):
        gap = range(sentence.names[position - 1].last, sentence.names[position].first)
        texts = _without_clause(_without_aside([sentence.tokens[at] for at in gap]), listed=len(found) > 1)
        folded = {token.folded for token in texts}
        if len(texts) > _MOST_BETWEEN or not folded & (word_set("and_words") | {",", "as", "asi", ";"}):
            break
        if not all(_joins(token) for token in texts) or _opens_clause(sentence, position):
            break
        found.append(position)
    return tuple(found)


def _opens_clause(sentence: Sentence, position: int) -> bool:
    """Whether a verb stands right behind an agreement, which is its subject: `…, and the X will enter into force`."""
    at = sentence.names[position].last
    if at >= sentence.last:
        return False
    lead = sentence.tokens[at]
    entry = next(
        (entry for entry in cue_words().get(lead.folded, ()) if matches(sentence.tokens, at, entry.phrase)), None
    )
    is_verb = entry is not None and (entry.form == "present" or entry.action == "in_force")
    return is_verb or (lead.folded in _AUXILIARIES and not lead.is_capital)


def _without_aside(gap: list[Token]) -> list[Token]:
    """What stands between two names of a list without what a comma adds to the first: `, of 22 pages, and the`."""
    if len(gap) < _LEAST:
        return gap
    quoted = next((at for at in range(1, len(gap)) if gap[at].text in _CLOSING), None)
    if quoted is not None and _OPENING & {gap[0].text, gap[1].text}:
        return gap[quoted + 1 :]  # `decision 13, “Guidelines on …”, and decision 14`
    if gap[0].text != "," or gap[1].folded not in _OF | _ADDS:
        return gap
    comma = next((at for at in range(2, min(len(gap), _LONGEST_ASIDE)) if gap[at].text == ","), None)
    return gap if comma is None or any(token.folded in cue_words() for token in gap[:comma]) else gap[comma:]


def _without_clause(gap: list[Token], *, listed: bool) -> list[Token]:
    """What follows a clause that tells of an agreement of a list: `in which they reviewed the work, as well as the`.

    listed: whether others were listed before, so that `and the` is enough.
    """
    if not _MOST_BETWEEN < len(gap) < _LONGEST_CLAUSE or gap[gap[0].text == ","].folded not in _RELATIVES:
        return gap
    comma = max((at for at, token in enumerate(gap) if at and token.text == ","), default=0)
    cues = (entry for token in gap[:comma] for entry in cue_words().get(token.folded, ()))
    tells_act = any(len(entry.phrase) == 1 for entry in cues) or any(token.text == ";" for token in gap)
    goes_on = listed or any(token.folded in _AS_WELL for token in gap[comma:])
    return gap[comma:] if comma and goes_on and not tells_act and gap[-1].folded in word_set("determiners") else gap


def _joins(token: Token) -> bool:
    small = (
        word_set("determiners") | word_set("and_words") | {"as", "well", "asi", "como", "also", "tambien", "a", "of"}
    )
    return token.folded in small or token.text in _NEUTRAL or token.text == ";"
