"""Dates that stand beside the name of an agreement with no verb: `Declaration of Arica (3 May 2016)`."""

from collections.abc import Mapping, Sequence
from functools import cache

from pa_pipeline.facts.agreements.act_clauses import Dated
from pa_pipeline.facts.agreements.act_settings import Setting
from pa_pipeline.facts.agreements.agreement_lexicon import Phrase, matches, phrases, word_set
from pa_pipeline.facts.agreements.agreement_names import NameSpan
from pa_pipeline.facts.agreements.told import Mention, ToldAct
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon.grammar import function_words

_OF = function_words("of", "of_the")
_BETWEEN = _OF | {",", "the", "el"}
_ADOPTED = ("declaration", "work_plan", "strategy", "decision", "joint_declaration")
_DECLARED = ("declaration", "joint_declaration")


def dated_name(unit: Unit, mention: Mention, setting: Setting) -> ToldAct | None:
    """`Declaration of Arica (3 May 2016)`, `(Cusco, 2019)`, `Arica Declaration of May 2016`: the date of a name."""
    tokens, last = unit.tokens, mention.name.last
    if mention.standing != "full" or not leads_to_date(tokens, mention.name):
        return None
    inner = last + (tokens[last].text in ("(", ","))
    phrase = _says_dated(tokens, inner)
    inner += 0 if phrase is None else len(phrase)
    dated = next((dated for dated in setting.dates if last < dated.first <= inner + 4), None)
    if dated is None:
        return None
    between = tokens[inner : dated.first]
    if any(token.text == ")" or not (token.is_capital or token.folded in _BETWEEN) for token in between):
        return None
    if tokens[last].text == "(" and mention.agreement_type in ("work_plan", "strategy"):
        return None
    is_number = dated.precision == "year" and phrase is None and tokens[last].text not in ("(", ",")
    if is_number and mention.agreement_type not in _DECLARED:
        # `Convention of 2012`: by its year one convention is told from another; it says nothing of what was done.
        return None
    action = "adopted" if mention.agreement_type in _ADOPTED else "signed"
    return ToldAct(action, dated.starts_on, dated.precision, None, _span(unit, mention, dated))


def _span(unit: Unit, mention: Mention, dated: Dated) -> tuple[int, int]:
    return mention.span[0], unit.start + unit.tokens[dated.last - 1].end


def leads_to_date(tokens: Sequence[Token], name: NameSpan) -> bool:
    """Whether a bracket, `of` or `dated` follows a name."""
    last = name.last
    if last + 1 >= len(tokens):
        return False
    behind = last + (tokens[last].text == ",")
    return tokens[last].text == "(" or tokens[behind].folded in _OF or _says_dated(tokens, behind) is not None


def _says_dated(tokens: Sequence[Token], at: int) -> Phrase | None:
    if at >= len(tokens) or tokens[at].folded not in _dated_firsts():
        return None
    return next((phrase for phrase in phrases("dated") if matches(tokens, at, phrase)), None)


@cache
def _dated_firsts() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases("dated"))


def dated_like_before(unit: Unit, position: int, mentions: Mapping[int, Mention], setting: Setting) -> ToldAct | None:
    """The act of a name that only its date follows: `X was adopted in 2010, Y in 2012 and Z in 2014`."""
    mention, before = mentions[position], mentions.get(position - 1)
    if before is None or mention.acts or not before.acts or before.acts[-1].acted_on is None:
        return None
    tokens, name = unit.tokens, mention.name
    own = next((dated for dated in setting.dates if dated.first >= name.last), None)
    earlier = [dated for dated in setting.dates if before.name.last <= dated.first and dated.last <= name.first]
    if own is None or not earlier or own.first - name.last > 3:
        return None
    if not all(at in setting.idle for at in range(name.last, own.first)):
        return None
    joins = word_set("and_words") | word_set("determiners") | {",", ";"}
    if not all(token.folded in joins for token in tokens[earlier[-1].last : name.first]):
        return None
    return ToldAct(before.acts[-1].action, own.starts_on, own.precision, None, _span(unit, mention, own))
