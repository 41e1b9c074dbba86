"""Which names of a passage mean one event: fuller and shorter names, `the meeting`, `its third edition`."""

from collections.abc import Iterable
from datetime import date

from pa_pipeline.facts.events.event_edition_phrases import is_of_this
from pa_pipeline.facts.events.event_identity import Cluster, contradicts, is_of, place_words
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_mentions import Mention
from pa_pipeline.facts.events.event_phrase import EDITION
from pa_pipeline.lexicon.grammar import function_words

_OWNERS = function_words("own", "this", "our")
_VAGUE = ("event", "days", "week")
_LONGEST_APPOSITION = 9
_LISTS = function_words("and") | {",", ";"}
_ARTICLES = function_words("definite", "indefinite", "one")
_BEFORE_EDITIONS = function_words("definite") | {",", *_OWNERS}
_CLOSING = frozenset('”»’"')
_OCCASIONS = frozenset("ceremony meal tasting concert talk panel session launch presentation opening".split())
"""What is held within an event that has editions: `The previous edition` is none of it."""
_MOST_COMPARED = 40
"""Events before a mention that it may take up: beyond so many no reader would know which one is meant."""
"""What is told of an event that ended on a day is its own if it lies around that day."""

Period = tuple[date, date]


def cluster_mentions(mentions: Iterable[Mention]) -> list[Cluster]:
    """Events of a passage in the order in which they are first named.

    What a title names is kept only if the text below names it too, or if its name leaves no doubt.
    """
    clusters: list[Cluster] = []
    before: Mention | None = None
    edition: Mention | None = None
    for mention in mentions:
        if mention.concept == "anniversary" and not mention.is_dated_feast:
            continue
        beside = before if before is not None and _is_apposition(before, mention) else None
        before = mention
        near = reversed(clusters[-_MOST_COMPARED:])
        cluster = next((c for c in near if beside is c.mentions[-1] or is_of(mention, c)), None)
        is_by_noun = mention.is_plain and not mention.told.phrase.noun.is_general
        is_vague = cluster is not None and (cluster.concept in _VAGUE or is_by_noun)
        if cluster is not None and is_vague and mention.concept != cluster.concept:
            cluster = _called_so(mention, clusters) or cluster
        if mention.concept == EDITION and _opens_with_edition(mention):
            edition = mention
            continue
        if cluster is not None:
            cluster.add(mention)
        elif (
            mention.stands_alone or mention.may_open or mention.is_verb or (mention.is_in_title and mention.has_content)
        ):
            clusters.append(Cluster())
            clusters[-1].add(mention)
            if edition is not None and clusters[-1].edition is None and _is_beside(edition, mention):
                clusters[-1].edition = edition.told.phrase.edition
        elif mention.concept == EDITION and clusters:
            _add_edition(mention, clusters)
    return [cluster for cluster in clusters if not cluster.is_tentative]


def _called_so(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """The nearest event that is called by a mention's very noun, before which one of any noun stood in between."""
    near = (cluster for cluster in reversed(clusters[-_MOST_COMPARED:]) if cluster.concept == mention.concept)
    return next((cluster for cluster in near if is_of(mention, cluster)), None)


def _opens_with_edition(mention: Mention) -> bool:
    """Whether a sentence opens with `In its third edition,`, which numbers the event that follows."""
    phrase, tokens = mention.told.phrase, mention.tokens
    if phrase.edition is None:
        return False
    start = mention.told.unit.sentences[mention.told.sentence][0]
    is_first = phrase.begins >= 2 and tokens[phrase.begins - 2].start <= start
    is_own = phrase.begins >= 1 and tokens[phrase.begins - 1].folded in _OWNERS
    return is_first and is_own and phrase.last < len(tokens) and tokens[phrase.last].text == ","


def _is_beside(edition: Mention, mention: Mention) -> bool:
    """Whether two mentions stand in one sentence."""
    return edition.told.unit is mention.told.unit and edition.told.sentence == mention.told.sentence


def _is_apposition(before: Mention, mention: Mention) -> bool:
    """Whether a name stands beside the one before it: `the III Meeting, a tournament of four teams,`."""
    one, other = before.told, mention.told
    if one.unit is not other.unit:
        return False
    is_called = one.phrase.noun.is_proper or (one.phrase.edition is not None and not one.phrase.noun.words)
    if is_called and other.phrase.is_capital and _is_explained(before, mention):
        return True  # `LAB4+, the Innovation Summit`, `LAB4+: Innovation Forum`
    if other.phrase.noun.is_proper and [t.text for t in mention.tokens[one.phrase.last : other.phrase.begins]] == [","]:
        return True  # `the Innovation Forum, LAB4+, was held`
    if other.phrase.edition is not None:
        return _is_numbered_apposition(before, mention)
    if before.is_plain and (other.is_counted or not other.phrase.noun.is_general):
        return False  # `on the last day of the fair, a workshop`, `on the day of the forum, a show opened`
    between = mention.tokens[one.phrase.end : other.phrase.begins]
    if one.phrase.title is not None and between and between[0].text in _CLOSING:
        between = between[1:]
    if not 2 <= len(between) <= _LONGEST_APPOSITION or between[0].text != ",":
        return False
    if other.phrase.is_capital and _is_listed(mention):
        return False
    others = vocabulary().hold | vocabulary().frames
    return between[1].folded in _ARTICLES and all(
        token.text.islower() and token.folded not in others for token in between[1:]
    )


def _is_explained(before: Mention, mention: Mention) -> bool:
    """Whether what a proper name is called follows it behind a comma or a colon."""
    between = [token.folded for token in mention.tokens[before.told.phrase.end : mention.told.phrase.begins]]
    return bool(between) and between[0] in (",", ":") and all(word in _ARTICLES for word in between[1:])


def _is_listed(mention: Mention) -> bool:
    """Whether another item follows a name: `the Council's meeting, the Business Forum, the round tables and`."""
    behind = mention.tokens[mention.told.phrase.end : mention.told.phrase.end + 2]
    return len(behind) == 2 and behind[0].text in _LISTS and behind[1].folded in _ARTICLES


def _is_numbered_apposition(before: Mention, mention: Mention) -> bool:
    """Whether a title is explained by what it is the nth of: `the show “Shores”, fourth film cycle that …`."""
    phrase, title = mention.told.phrase, before.told.phrase.title
    if title is None or before.told.phrase.edition is not None or phrase.is_capital:
        return False
    between = mention.tokens[title[1] : phrase.begins]
    return 0 < len(between) <= 3 and between[-1].folded in _BEFORE_EDITIONS and between[0].text in _CLOSING


def _add_edition(mention: Mention, clusters: list[Cluster]) -> None:
    """`In its third edition` numbers the event told of last; `the third edition will be in 2027` is another one."""
    edition = mention.told.phrase.edition
    near = clusters[-_MOST_COMPARED:]
    same = [
        cluster
        for cluster in near
        if edition is not None and cluster.edition == edition and not contradicts(mention, cluster)
    ]
    before = mention.tokens[mention.told.phrase.begins - 1].folded if mention.told.phrase.begins else ""
    numbered = [one for one in near if one.edition is not None and not one.is_other_edition]
    dated = [one for one in near if one.periods or one.edition is not None]
    named = [one for one in near if one.has_name and one.concept not in _OCCASIONS]
    cluster = same[-1] if same else clusters[-1]
    if not same and edition is not None and not cluster.has_name and named:
        cluster = named[-1]  # `the Fair with its business round. Peru hosts the second edition`
    if not same and edition is None:
        in_series = [one for one in near if one.concept not in _OCCASIONS]
        cluster = in_series[-1] if in_series else cluster
        cluster = dated[-1] if dated and not mention.is_relative else cluster
    elif not same and before not in _OWNERS and numbered and not cluster.has_name:
        cluster = numbered[-1]
    phrase = mention.told.phrase
    is_own = is_of_this(mention.tokens, phrase.last) or phrase.is_told
    if is_own and contradicts(mention, cluster):
        mention.told.when = None  # `the fifth edition of this festival, which last year drew`
    fits = edition is not None and cluster.edition in (None, edition) and not contradicts(mention, cluster)
    is_bare = mention.told.when is None and mention.told.place is None
    is_own = fits and (is_own or before in _OWNERS or bool(same) or is_bare)
    if is_own or (edition is None and _is_this_edition(mention, cluster)):
        cluster.add(mention)
    elif mention.told.when is not None or mention.told.place is not None or _is_other_edition(mention, cluster):
        other = Cluster(is_other_edition=True)
        other.add(mention)
        other.concept, other.words, other.title = cluster.concept, cluster.words, cluster.title
        other.is_tentative = False
        clusters.append(other)


def _is_this_edition(mention: Mention, cluster: Cluster) -> bool:
    """Whether `the 2024 edition`, `la edición de Lima` means the event itself: nothing told of it speaks against it."""
    if mention.is_relative or mention.told.phrase.last - mention.told.phrase.first < 2:
        return False
    if mention.told.when is not None:
        return not contradicts(mention, cluster)
    return place_words(mention) <= cluster.known


def _is_other_edition(mention: Mention, cluster: Cluster) -> bool:
    """Whether `la cuarta versión, realizada en …` is said to have taken place, and is not the one told of."""
    edition = mention.told.phrase.edition
    return edition is not None and cluster.edition is not None and edition != cluster.edition and mention.told.holds
