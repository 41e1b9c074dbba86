"""Which words of a sentence are the name of an event: its title, its series, its noun with a date or a city."""

from itertools import takewhile

from pa_pipeline.facts.events.event_mentions import Mention

_NEAR, _LONGEST_WITH = 10, 14


def name_span(mention: Mention) -> tuple[int, int]:
    """Offsets of the name in the unit: its title where it has one, its date or city where that is all it has."""
    phrase, place = mention.told.phrase, mention.told.place
    if phrase.title is not None:
        return mention.tokens[phrase.title[0]].start, mention.tokens[phrase.title[1] - 1].end
    is_bare_round = (
        mention.concept == "round" and phrase.series is not None and phrase.series[1] - phrase.series[0] == 1
    )
    if phrase.series is not None and not is_bare_round:  # `the second` says more than `round`
        return mention.tokens[phrase.series[0]].start, mention.tokens[phrase.series[1] - 1].end
    start, end = mention.tokens[phrase.first].start, mention.tokens[phrase.last - 1].end
    if mention.has_content or phrase.has_complement or phrase.is_listed:
        return start, end
    if mention.is_verb and mention.is_with_on_day:  # up to the mark that closes the clause
        near = takewhile(lambda token: token.is_word, mention.tokens[phrase.last : phrase.last + _LONGEST_WITH])
        return start, max((token.end for token in near), default=end)
    if mention.is_verb:
        behind = (place.last if place.last > place.first else place.behind) if place else 0
        return start, mention.tokens[behind - 1].end if phrase.last < behind <= phrase.last + _NEAR else end
    if mention.is_pinned and place is not None and phrase.last < place.first <= phrase.last + 3:
        end = mention.tokens[max(place.last, place.behind if place.last == place.first else 0) - 1].end
    return start, mention.date_end() or end
