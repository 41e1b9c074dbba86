"""Words that tell where a country stands towards the Alliance, as patterns over folded text."""

import re
from functools import cache

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.reading.dates import month_numbers

ROOM = "alliance"
WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


@cache
def status_words() -> re.Pattern[str]:
    kinds = ("observer", "associate", "member", "made_up")
    verbs, blocs = (
        alternation(words(ROOM, "makes_up") | words(ROOM, "states_of")),
        alternation(words(ROOM, "bloc_words")),
    )
    small = r"(?:\s(?:the|la|el|este|esta|this|le|l'|a|o|llamad[ao]|denominad[ao]|so-called|chamad[ao]))*\s"
    groups = rf"(?P<makes_up>(?:{verbs}){small}(?:{blocs}))|"
    groups += "|".join(f"(?P<{kind}>{alternation(words(ROOM, kind))})" for kind in kinds)
    first = "".join(sorted({word[0] for kind in (*kinds, "makes_up", "states_of") for word in words(ROOM, kind)}))
    return re.compile(rf"(?<!\w)(?<!\w-)(?=[{first}])(?:{groups})(?!\w)")


@cache
def named_candidates() -> re.Pattern[str]:
    """Candidates right before their names: `with the four candidates: Australia, Canada`."""
    return re.compile(rf"(?<![\w-])(?:{alternation(words(ROOM, 'candidates'))})\s*[:,(–—-]?\s*\Z")


@cache
def bloc() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(words(ROOM, 'bloc_words'))})(?![\w-])")


@cache
def led_bloc() -> re.Pattern[str]:
    """The bloc behind what leads to it: `Observer States to the Pacific Alliance`."""
    to, the = alternation(function_words("to")), alternation(function_words("definite"))
    return re.compile(rf"(?:(?<!\w)(?:{to})\s(?:(?:{the})\s)?)?{bloc().pattern}")


@cache
def plain_states() -> re.Pattern[str]:
    """`countries of` the Alliance, which says what stands in brackets behind it, and nothing of what stands before."""
    return re.compile(rf"(?:{alternation(words(ROOM, 'states_of'))})(?![a-z])")


@cache
def together() -> re.Pattern[str]:
    small = r"(?:\s|,|\b(?:of|the|de|del|la|el|da|do|du|le)\b)*"
    return re.compile(rf"{small}(?:{alternation(words(ROOM, 'together'))}){small}")


@cache
def other_bodies() -> re.Pattern[str]:
    small = r"(?:(?:states?|countries|country|of|de|del|the|la|el|los|las|du|da|do|both)\b|[\s,])*"
    return re.compile(rf"{small}(?:{alternation(words(ROOM, 'other_bodies'))})(?!\w)")


@cache
def other_before() -> re.Pattern[str]:
    """Another body, explained by what follows it: `Mercosur, a`."""
    return re.compile(
        rf"(?<!\w)(?:{alternation(words(ROOM, 'other_bodies'))})\)?\s?[,(–—-]\s?(?:an?|the|una?|el|um|o|le)?\s\Z"
    )


@cache
def _joining(keys: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(words(ROOM, key) for key in keys))


@cache
def _when() -> re.Pattern[str]:
    """Since when a standing is told: `Countries with observer status in Feb. 2018 were`."""
    months = alternation(set(month_numbers()))
    return re.compile(rf"(?<!\w)(?:in|as of|en|a|desde|since|em)\s(?:(?:{months})\.?\s(?:de\s)?)?(?:19|20)\d\d(?!\w)")


def all_in(gap: str, *keys: str) -> bool:
    """Whether all words between two places are of those that keep them together."""
    known = _joining(keys)
    if any(map(str.isdigit, gap)):
        gap = _when().sub(" ", gap)
    return all(word in known or word.isdigit() for word in WORD.findall(gap)) and "." not in gap


def holds(clause: str, key: str) -> bool:
    return any(word in words(ROOM, key) for word in WORD.findall(clause))


@cache
def entry_into_force() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(words(ROOM, 'in_force'))})(?!\w)")


@cache
def _answers() -> re.Pattern[str]:
    """What was answered to a country: `admitted`, `refused to accept`, `did not admit`, but `not only accepted`."""
    grants, no = alternation(words(ROOM, "grants")), alternation(words(ROOM, "not_granted"))
    refuses = alternation(words(ROOM, "refuses"))
    between = r"(?:\s(?!(?:" + alternation(words(ROOM, "only")) + r")\b)\w+){0,2}\s"
    not_granted = rf"(?:{no}){between}(?:{grants})|(?:{refuses})\s(?:\w+\s)?(?:{grants})"
    return re.compile(rf"(?<!\w)(?:(?P<not_granted>{not_granted})|(?P<refused>{refuses})|(?:{grants}))(?!\w)")


def is_refused(before: str) -> bool:
    """Whether the last answer told before a standing refuses it; `rejected the plan, said` refuses something else."""
    answers = list(_answers().finditer(before))
    if not answers:
        return False
    last = answers[-1]
    return last.lastgroup == "not_granted" or (last.lastgroup == "refused" and "," not in before[last.end() :])
