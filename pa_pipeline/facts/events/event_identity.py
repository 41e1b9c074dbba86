"""Whether a name of an event means one told of before: fuller and shorter names, `the meeting`."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from pa_pipeline.facts.events.event_lexicon import TYPE_OF_CONCEPT, vocabulary
from pa_pipeline.facts.events.event_mentions import Mention
from pa_pipeline.facts.events.event_phrase import EDITION
from pa_pipeline.facts.events.event_places import OF_DAYS
from pa_pipeline.facts.events.event_series import title_words
from pa_pipeline.facts.events.event_told import is_apart, is_in_opening
from pa_pipeline.lexicon.grammar import function_words

_THIS = function_words("this", "of_this")
_VAGUE = ("event", "days", "week")
_SHOWS = {"cycle", "film_cycle", "exhibition", "week"}
_LONGEST_SUBJECT = 10
_AND = function_words("and")
_OBJECTS = {"launch", "presentation"}
_MOST_NEAR = 3
_MOST_PERIODS, _AROUND = 8, timedelta(15)
"""What is told of an event that ended on a day is its own if it lies around that day."""
_LEAST_SHARED, _STEM = 0.6, 6
Period = tuple[date, date]


@dataclass
class Cluster:
    """Mentions of one event.

    words: of its fullest name; known: all that its names, its title and its places say; periods: first and last days
    told of it; is_tentative: whether it is kept only if a mention to come confirms it; series: the name of all editions
    that stands above a bare `the 5th Congress`; is_of_lead: whether the first sentence tells of it by a verb alone;
    is_other_edition: whether it is told of beside the edition that the passage is about: `the edition of 2018`; blocs:
    those that its names say it is of.
    """

    mentions: list[Mention] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    concept: str = ""
    title: str | None = None
    edition: int | None = None
    periods: list[Period] = field(default_factory=list)
    is_tentative: bool = False
    is_in_titles_only: bool = True
    is_of_verbs: bool = True
    is_relative: bool = False
    series: Mention | None = None
    is_of_lead: bool = False
    is_other_edition: bool = False
    blocs: frozenset[str] = frozenset()

    @property
    def has_name(self) -> bool:
        """Whether it is known by more than its noun, so that editions told behind it may be its own."""
        return self.title is not None or any(mention.is_named for mention in self.mentions)

    def add(self, mention: Mention) -> None:
        """Take a mention in."""
        is_clearer = self.concept in _VAGUE and mention.concept not in (EDITION, "event", "ceremony")
        if not self.mentions or is_clearer:
            self.concept = mention.concept
        is_weak = not mention.stands_alone and (mention.is_in_title or mention.is_verb or mention.is_any)
        self.is_tentative = (self.is_tentative or not self.mentions) and is_weak
        self.is_in_titles_only = self.is_in_titles_only and mention.is_in_title
        self.is_of_verbs = self.is_of_verbs and mention.is_verb
        self.is_relative = self.is_relative or mention.is_relative
        self.mentions.append(mention)
        is_named = mention.concept == self.concept or mention.concept not in (EDITION, "event")
        if is_named and mention.concept != EDITION and len(mention.words) > len(self.words):
            self.words = mention.words
        self.edition = self.edition or mention.told.phrase.edition
        self._learn(mention)

    def _learn(self, mention: Mention) -> None:
        told = mention.told
        if self.title is None and mention.title is not None:
            self.title = mention.title
            self.known |= title_words(mention.title)
        self.blocs |= mention.blocs
        self.known |= place_words(mention)
        self.known |= self.words
        if told.when is not None and len(self.periods) < _MOST_PERIODS:
            until = told.until or told.when
            self.periods.append((told.when.starts_on, until.ends_on or until.starts_on))
        elif told.until is not None and len(self.periods) < _MOST_PERIODS:
            last = told.until.ends_on or told.until.starts_on
            self.periods.append((told.until.starts_on - _AROUND, last + _AROUND))


def place_words(mention: Mention) -> frozenset[str]:
    """Folded words of the city that its sentence tells."""
    place = mention.told.place
    return frozenset(token.folded for token in mention.tokens[place.first : place.last]) if place else frozenset()


def is_of(mention: Mention, cluster: Cluster) -> bool:
    """Whether a mention means the event of a cluster."""
    if mention.concept == EDITION or contradicts(mention, cluster):
        return False
    edition, title = mention.told.phrase.edition, mention.title
    if mention.blocs and cluster.blocs and mention.blocs.isdisjoint(cluster.blocs):
        return False  # `the Summit of the Alliance`, `the APEC Summit`
    if edition is not None and cluster.edition is not None and edition != cluster.edition:
        return False
    if title is not None and cluster.title is not None:
        return _is_same_title(title_words(title), title_words(cluster.title))
    if cluster.is_of_verbs and _names_what_met(mention, cluster):
        return True
    if not _may_be_called(mention, cluster) or (cluster.is_of_verbs and not _takes_up_verb(mention, cluster)):
        return False
    if _is_another(mention, cluster):
        return False
    if mention.is_plain:
        return not cluster.is_other_edition and _is_taken_up(mention, cluster)
    if title is not None:
        return not cluster.words or mention.words <= cluster.words or cluster.words <= title_words(title)
    if edition is not None and edition == cluster.edition:
        is_retold = cluster.is_in_titles_only and mention.concept == cluster.concept  # a title says it in other words
        return is_retold or not mention.words or not cluster.words or bool(mention.words & cluster.words)
    return _is_called_so(mention, cluster)


def _is_another(mention: Mention, cluster: Cluster) -> bool:
    """Whether a mention says that it is another event: `the next forum`, `a forum on ports`, with days of its own."""
    told = mention.told
    if any(one.told.within is told or told.within is one.told for one in cluster.mentions[-_MOST_NEAR:]):
        return True  # `A tasting of kelp will close the Kelp Week`
    if mention.is_relative and not cluster.is_relative:
        return True
    if mention.is_relative and cluster.is_relative and mention.is_ahead != cluster.mentions[0].is_ahead:
        return True
    phrase = mention.told.phrase
    is_dated = bool(cluster.periods) and (mention.told.when is not None or mention.told.until is not None)
    is_other = cluster.is_relative and (is_dated or not cluster.mentions[0].is_ahead)
    if is_other and phrase.edition is not None and cluster.edition is None:
        return True  # `since last year's Summit`, `the 14th Summit`
    is_new = phrase.determiner == "indefinite" and not mention.is_plain
    return is_new and not cluster.is_tentative and not cluster.is_in_titles_only


def _is_called_so(mention: Mention, cluster: Cluster) -> bool:
    """Whether a name of another edition or of none is that of a cluster, by its words."""
    phrase = mention.told.phrase
    is_called = mention.concept == cluster.concept or phrase.noun.is_general
    if phrase.edition is not None and not mention.words:
        is_open = not cluster.periods or (cluster.is_of_verbs and mention.told.when is None)
        return cluster.edition is None and is_called and is_open
    if not mention.words:
        return is_called
    if mention.words <= cluster.known:
        return True
    if not cluster.words:
        return _names_bare(mention, cluster)
    if cluster.is_in_titles_only and mention.concept == cluster.concept and cluster.words <= place_words(mention):
        return True  # a headline's `Cali summit` is the `XIX Isles Summit`, held in Cali
    if _tells_headline(mention, cluster):
        return True
    return cluster.words <= mention.words and _is_same_kind(mention.concept, cluster.concept)


def _names_bare(mention: Mention, cluster: Cluster) -> bool:
    """Whether a name says in full what a cluster's bare noun told."""
    last = cluster.mentions[-1].told
    is_beside = last.unit is mention.told.unit and last.sentence == mention.told.sentence
    if is_beside and is_apart(mention.tokens, mention.told):
        return False  # `held a meeting on the sidelines of the Spring Meetings`
    place = place_words(mention)
    is_there = bool(place) and place <= cluster.known and mention.told.phrase.determiner == "definite"
    is_open = cluster.edition is None and (is_there or not cluster.mentions[0].is_pinned)
    if cluster.is_in_titles_only and cluster.mentions[0].is_pinned and len(cluster.mentions) == 1:
        return cluster.edition is None  # a headline's `dialogue in Lima` is what the text tells in full
    return mention.concept == cluster.concept and is_open


def _tells_headline(mention: Mention, cluster: Cluster) -> bool:
    """Whether the first sentence names in full what the headline tells in other words."""
    is_open = cluster.is_in_titles_only and cluster.edition is None and cluster.title is None
    if not is_open or mention.concept != cluster.concept or mention.told.sentence:
        return False
    is_first = mention.told.opens_text and mention.told.phrase.determiner != "indefinite"
    shared = {word[:_STEM] for word in mention.words} & {word[:_STEM] for word in cluster.words}
    return is_first and (mention.is_named or bool(shared))


def _takes_up_verb(mention: Mention, cluster: Cluster) -> bool:
    """Whether `the meeting` stands near the verb that told of it."""
    last = cluster.mentions[-1]
    is_near = mention.position - last.position <= 2
    if not mention.is_plain:
        is_near = mention.position == last.position and mention.told.sentence == last.told.sentence
    return is_near and mention.concept in ("meeting", "session", "dialogue", "event", "summit")


def _names_what_met(mention: Mention, cluster: Cluster) -> bool:
    """Whether `the X Meeting of the Group` opens the text right behind the verb that told that this Group met."""
    last = cluster.mentions[-1].told
    is_next = mention.position - cluster.mentions[-1].position == 1 or last.unit is mention.told.unit
    is_bare = mention.told.when is None and mention.told.place is None and mention.told.phrase.edition is not None
    if not is_next or not is_bare or mention.concept not in ("meeting", "session") or not last.holds_day:
        return False
    phrase = mention.told.phrase
    named = {token.folded for token in mention.tokens[phrase.head + 1 : phrase.last] if token.is_capital}
    return bool(named) and bool(named & {token.folded for token in last.unit.tokens if token.is_capital})


def _is_taken_up(mention: Mention, cluster: Cluster) -> bool:
    """Whether `the meeting` can mean an event told of before."""
    phrase = mention.told.phrase
    if mention.is_verb:
        last = cluster.mentions[-1].told
        beside = last.unit is mention.told.unit and abs(last.sentence - mention.told.sentence) < 1
        near = mention.tokens[phrase.first : phrase.last + 2]
        is_other = any(token.folded in vocabulary().again for token in near)
        is_other = is_other or (cluster.concept == "summit" and _meets_below_summit(mention))
        is_meeting = cluster.concept in ("meeting", "session", "summit") and not is_other
        return is_meeting and (cluster.is_in_titles_only or beside)
    if phrase.determiner == "indefinite" and phrase.noun.is_general and mention.told.when is None:
        last = cluster.mentions[-1].told
        is_beside = last.unit is mention.told.unit and last.sentence == mention.told.sentence
        if is_beside and mention.tokens[max(0, phrase.begins - 2)].folded not in _AND:
            return True
    if phrase.begins and phrase.noun.is_general and mention.tokens[phrase.begins - 1].folded in _THIS:
        return True  # `this meeting in Lima`
    if is_in_opening(mention.tokens, mention.told) and cluster.concept in OF_DAYS:
        return False  # `With a concert the Week began`
    if mention.is_pinned and not (cluster.periods and mention.told.when is not None):
        return cluster.is_tentative or cluster.is_in_titles_only
    if phrase.determiner == "definite":
        return True
    if phrase.determiner == "indefinite":
        return cluster.is_tentative or cluster.is_in_titles_only
    return mention.opens_sentence or phrase.is_capital or cluster.is_tentative or cluster.is_in_titles_only


def _meets_below_summit(mention: Mention) -> bool:
    """Whether those who met are no heads of state: `The Council of Ministers met today in Paracas`."""
    begins = mention.told.phrase.begins
    subject = [token.folded for token in mention.tokens[max(0, begins - _LONGEST_SUBJECT) : begins]]
    return not vocabulary().below_summits.isdisjoint(subject) and vocabulary().at_summits.isdisjoint(subject)


def _is_same_kind(one: str, other: str) -> bool:
    return one == other or {one, other} <= _OBJECTS


def _is_same_title(one: frozenset[str], other: frozenset[str]) -> bool:
    if min(len(one), len(other)) > 1 and (one <= other or other <= one):
        return True
    return len(one & other) >= _LEAST_SHARED * max(len(one), len(other))


def _may_be_called(mention: Mention, cluster: Cluster) -> bool:
    """Whether an event may be called by a mention's noun."""
    if mention.concept == cluster.concept:
        return True
    if mention.is_plain and (mention.told.phrase.noun.is_general or mention.concept in ("session", "dialogue", "talk")):
        return True
    if cluster.concept in _VAGUE and mention.is_plain:
        return True
    if {mention.concept, cluster.concept} <= _SHOWS:
        return True
    if mention.is_plain and cluster.concept == "business_round" and _closes_name(mention, cluster):
        return True
    kind, other = TYPE_OF_CONCEPT.get(mention.concept), TYPE_OF_CONCEPT.get(cluster.concept)
    return kind == other and kind != "other" and not (mention.concept == "round" or cluster.concept == "round")


def _closes_name(mention: Mention, cluster: Cluster) -> bool:
    """Whether `the forum` takes up the last word of `the Business Matchmaking Forum` or what stands behind its noun."""
    noun, first = mention.told.phrase.noun.words[-1:], cluster.mentions[0]
    phrase = first.told.phrase
    behind = phrase.head + len(phrase.noun.words)
    return bool(noun) and any(token.folded == noun[0] for token in first.tokens[behind : behind + 1])


def contradicts(mention: Mention, cluster: Cluster) -> bool:
    """Whether a mention has other days than the cluster."""
    when = mention.told.when
    if when is None or not cluster.periods:
        return False
    last = when.ends_on or when.starts_on
    return any(when.starts_on > known_last or first > last for first, known_last in cluster.periods)
