"""Bodies responsible for projects that stand behind labels, on the label's line and on those below it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pa_pipeline.facts.gazetteer import demonym_country
from pa_pipeline.facts.organizations.organization_spans import unit_bodies
from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.body_lines import is_sentence, lines_of_list
from pa_pipeline.facts.projects.body_owners import ARTICLES
from pa_pipeline.facts.projects.body_runs import LINKS, Responsible, responsible, run_end, token_at
from pa_pipeline.facts.projects.entity_lists import ListReader
from pa_pipeline.facts.projects.listed_body import (
    Body,
    Listed,
    as_one_body,
    is_filler,
    is_international,
    named_country,
    opens_country,
    without_fillers,
)
from pa_pipeline.facts.projects.project_words import Stretch, status_inside
from pa_pipeline.facts.projects.told_bodies import cues

_MOST_SENTENCES, _MOST_OF_LABEL = 12, 4


def listed_bodies(units: Sequence[Unit], stretches: Sequence[Stretch]) -> Iterator[Responsible]:
    """Bodies behind labels, in order; a country on a line of its own holds for the lines below it, or above it."""
    run: list[Stretch] = []
    for stretch in (*stretches, None):
        if stretch is not None and stretch.field == "entities":
            run.append(stretch)
        elif run:
            yield from _bodies_of_lines(units, run)
            run = []


def _bodies_of_lines(units: Sequence[Unit], run: Sequence[Stretch]) -> Iterator[Responsible]:
    """Bodies of a label's lines. Where the first line is no country, one that stands alone closes those above it."""
    run = lines_of_list(units, run)
    lines = [without_fillers(units[stretch.at], _read_stretch(units[stretch.at], stretch)) for stretch in run]
    first = next((line for line in lines if line.bodies or line.open_country), None)
    leads = first is None or not first.bodies
    country: str | None = None
    at = -1
    pending: list[tuple[Unit, Body]] = []
    for stretch, listed in zip(run, lines, strict=True):
        if stretch.start > 0 and stretch.at != at:
            country = None  # the value of another label
        at = stretch.at
        own = stretch.country_iso3 or _country_of_label(units[at], stretch)
        if not listed.bodies and listed.open_country is not None:
            country = listed.open_country
            for unit, body in () if leads else pending:
                yield responsible(unit, body, country)
            pending = [] if not leads else pending
        whole = stretch.start == 0 and stretch.end >= len(units[stretch.at].text)
        if whole and country is None and len(run) > 1:
            _share_country(units[stretch.at], listed.bodies)
        if leads and whole and country is not None:
            listed.bodies = as_one_body(units[stretch.at], listed.bodies)
        for body in listed.bodies:
            if leads or own is not None:
                yield responsible(units[stretch.at], body, own or country)
            else:
                pending.append((units[stretch.at], body))
    yield from (responsible(unit, body, None) for unit, body in pending)


def _country_of_label(unit: Unit, stretch: Stretch) -> str | None:
    """Country of which a label says that the bodies behind it are: `Institución chilena: SEPES`."""
    label = [token for token in unit.tokens if token.start < stretch.start][-_MOST_OF_LABEL:]
    return next((code for token in reversed(label) if (code := demonym_country(token)) is not None), None)


def _share_country(unit: Unit, bodies: Sequence[Body]) -> None:
    """Gives the country behind the last body of a line to all of it, where each line is of one: `Ministry of Ports;
    Agency of Tides (Peru)`."""
    code = bodies[-1].country_iso3 if len(bodies) > 1 else None
    if code is None or not unit.text.rstrip(" .;").endswith(")"):
        return
    for body in bodies[:-1]:
        if body.country_iso3 is None and named_country(unit, body) is None and not is_international(unit, body):
            body.country_iso3 = code


def _read_stretch(unit: Unit, stretch: Stretch) -> Listed:
    """Bodies of a stretch up to the end of its sentence, and of those behind it that are but bodies too."""
    if is_filler(unit.folded[stretch.start : stretch.end]):
        return Listed([], None)
    held = bisect_right(unit.sentences, stretch.start, key=lambda span: span[0]) - 1
    end = unit.sentences[held][1] if held >= 0 and stretch.start < unit.sentences[held][1] else stretch.end
    first = token_at(unit, stretch.start)
    for start, behind in unit.sentences[held + 1 : held + 1 + _MOST_SENTENCES] if held >= 0 else ():
        last = token_at(unit, min(behind, stretch.end))
        opening = token_at(unit, start)
        if (
            start >= stretch.end
            or status_inside(unit.folded[start:behind])
            or not (_are_names(unit, opening, last) or opens_country(unit, opening))
        ):
            break
        end = behind
    last = token_at(unit, max(min(end, stretch.end), stretch.start))
    if is_sentence(unit.tokens[first:last]):
        return _read_sentence(unit, first, last)
    return ListReader(unit, first, last).read()


def _read_sentence(unit: Unit, first: int, last: int) -> Listed:
    """Bodies that a sentence behind a label names: those behind `executed by`, or those that it opens with."""
    begin, end = (unit.tokens[at].start if at < len(unit.tokens) else len(unit.text) for at in (first, last))
    cue = next((behind for start, behind in cues(unit.folded) if begin <= start and behind < end), None)
    at = token_at(unit, cue) if cue is not None else first
    at += cue is None and at < last and unit.tokens[at].folded in ARTICLES
    opens = cue is not None or any(body.first == at for body in unit_bodies(unit))
    return ListReader(unit, at, min(last, run_end(unit.tokens, at))).read() if opens else Listed([], None)


def _are_names(unit: Unit, first: int, last: int) -> bool:
    """Whether a sentence is made of capitals, and of links and marks between them: one more body or country."""
    tokens = unit.tokens[first:last]
    return bool(tokens) and all(
        token.is_capital or not token.is_word or token.folded in LINKS or token.text in ".:" for token in tokens
    )
