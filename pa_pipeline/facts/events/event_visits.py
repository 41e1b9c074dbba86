"""The meeting that an article is about although only a verb tells of it: `received the ambassador. The meeting …`."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_identity import Cluster
from pa_pipeline.facts.events.event_lexicon import meeting_verbs, vocabulary
from pa_pipeline.facts.events.event_mentions import Mention
from pa_pipeline.facts.passages import Passage

_MEETINGS = ("meeting", "dialogue", "videoconference", "meal")


def meeting_of_lead(passage: Passage, mentions: Sequence[Mention], clusters: Sequence[Cluster]) -> Cluster | None:
    """The event that `the meeting` of an article means whose first sentence says who received or met whom.

    mentions: of the passage; clusters: the events that are known, none of which is in the title or the lead.
    """
    lead = next((unit for unit in passage.units if unit.kind == "paragraph" and unit.sentences), None)
    if lead is None or (lead.words.isdisjoint(vocabulary().receives) and lead.words.isdisjoint(meeting_verbs().keys())):
        return None
    known = {id(mention) for cluster in clusters for mention in cluster.mentions}
    for mention in mentions:
        phrase, told = mention.told.phrase, mention.told
        is_meeting = mention.concept in _MEETINGS and phrase.determiner == "definite" and mention.is_plain
        is_one = is_meeting and not (mention.is_verb or mention.is_relative or mention.is_general_fact)
        if is_one and not told.is_negated and told.when is None and id(mention) not in known:
            cluster = Cluster(is_of_lead=True)
            cluster.add(mention)
            return cluster
    return None
