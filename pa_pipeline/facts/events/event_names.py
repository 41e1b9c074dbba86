"""Names that stand above a list of editions: `Alpine Chess Congresses` above `the 5th Congress`, `the 6th Congress`."""

from bisect import bisect_left
from collections.abc import Sequence

from pa_pipeline.facts.events.event_identity import Cluster
from pa_pipeline.facts.events.event_lexicon import head_at
from pa_pipeline.facts.events.event_mentions import Mention

_FAR, _MOST_COMPARED = 1500, 40


def name_by_series(clusters: Sequence[Cluster], plurals: Sequence[Mention]) -> None:
    """Give numbered events without a name of their own the name that the editions bear above them.

    plurals: names of several events, which are no events themselves.
    """
    named = [(mention, cluster) for cluster in clusters for mention in cluster.mentions]
    fuller = [
        (mention, cluster)
        for mention, cluster in (*((mention, None) for mention in plurals), *named)
        if mention.words and mention.told.phrase.edition is None and mention.title is None and not mention.is_relative
    ]
    if not fuller:
        return
    fuller.sort(key=lambda pair: offset_of(pair[0]))
    starts = [offset_of(mention) for mention, _ in fuller]
    for cluster in clusters:
        numbered = next((one for one in cluster.mentions if one.told.phrase.edition is not None), None)
        is_named = any(
            one.told.phrase.edition is not None and (one.words or one.has_own_name) for one in cluster.mentions
        )
        if numbered is None or is_named or cluster.title is not None or not numbered.told.phrase.noun.words:
            continue
        start = offset_of(numbered)
        behind = bisect_left(starts, start)
        for one, home in reversed(fuller[max(0, behind - _MOST_COMPARED) : behind]):
            is_other = home is not cluster and not _may_lead(one, home)
            if one.concept == numbered.concept and start - offset_of(one) <= _FAR and not is_other:
                cluster.series, cluster.words = one, cluster.words or one.words
                break


def _may_lead(mention: Mention, cluster: Cluster | None) -> bool:
    """Whether a name may be that of several editions: no headline's that is known to tell of one of them, no `Annual
    Meetings of the Bank`.
    """
    head = head_at(mention.tokens, mention.told.phrase.head)
    if head is not None and head.is_proper:
        return False
    if cluster is not None and cluster.periods and not mention.told.phrase.is_capital:
        return False  # `a meeting with the board on 3 May`
    return cluster is None or cluster.edition is None or not mention.is_in_title


def offset_of(mention: Mention) -> int:
    """Where the name of a mention begins in the clean text."""
    return mention.told.unit.start + mention.tokens[mention.told.phrase.first].start
