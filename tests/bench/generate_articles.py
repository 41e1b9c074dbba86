"""Made-up press releases with known duplicates, to measure matching: copies of many kinds and look-alikes that are
none.

    python -m tests.bench.generate_articles 10000 occurrences.parquet

The frame has the columns that matching reads, the dateline as it stood in the text, and three that tell the truth:
`family` (same number = same article), `template` (same number = told with the same words, of one meeting or of several)
and `made` (how the row was made). The prose has people in office, countries, bodies, agreements, dates, figures and
links about as often as real releases have them.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl
import yaml

STOCK = Path(__file__).resolve().parent / "stock"
COPIES = ("exact", "punctuation", "untitled", "trailer", "edits_1", "edits_2", "edits_5", "edits_10",
          "cut_90", "cut_75", "cut_50", "cut_25", "cut_50_edits_2",
          "cut_50_untitled", "cut_25_untitled", "teaser")  # fmt: skip
NEGATIVES = ("edition", "day", "month", "year", "place", "figures", "all")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class Facts:
    """What one meeting differs in from the next of its kind; numbers index the stock's lists."""

    edition: int
    style: int
    day: int
    month: int
    year: int
    city: int
    figures: tuple[int, ...]
    dateline_read: bool


@dataclass(frozen=True, slots=True)
class Release:
    """An article as it is told: title, paragraphs, and the dateline, if it has been read out of the first of them;
    `before`: how it stood there."""

    title: str | None
    paragraphs: tuple[str, ...]
    published_on: date | None = None
    place: str | None = None
    before: str = ""


@cache
def stock(language: str) -> dict[str, Any]:
    """Words and sentence patterns of one language."""
    loaded: dict[str, Any] = yaml.safe_load((STOCK / f"{language}.yml").read_text(encoding="utf-8"))
    return loaded


def edition_name(words: dict[str, Any], number: int, style: int, language: str) -> str:
    """An edition as such texts write it: roman, word, or figure."""
    if style == 0:
        return ROMAN[number]
    if style == 1:
        return str(words["ordinals"][number])
    suffix = {"en": {0: "st", 1: "nd", 2: "rd"}.get(number, "th"), "es": "ª"}[language]
    return f"{number + 1}{suffix}"


def draw_facts(rng: random.Random) -> Facts:
    """The facts of a new meeting."""
    figures = tuple(rng.randrange(2, 900) for _ in range(24))
    return Facts(
        edition=rng.randrange(12),
        style=rng.randrange(3),
        day=rng.randrange(1, 29),
        month=rng.randrange(12),
        year=rng.randrange(2011, 2026),
        city=rng.randrange(24),
        figures=figures,
        dateline_read=rng.random() < 0.5,
    )


def change_facts(facts: Facts, what: str, rng: random.Random) -> Facts:
    """Another meeting of the same kind: one sort of fact is another, or all are."""
    other = Facts(
        edition=(facts.edition + rng.randrange(1, 12)) % 12,
        style=facts.style,
        day=facts.day % 28 + 1,
        month=(facts.month + rng.randrange(1, 12)) % 12,
        year=facts.year + rng.choice((-1, 1)),
        city=(facts.city + rng.randrange(1, 24)) % 24,
        figures=tuple(figure + rng.randrange(1, 90) for figure in facts.figures),
        dateline_read=facts.dateline_read,
    )
    if what == "all":
        return other
    if what == "place":
        return replace(facts, city=other.city)
    return replace(facts, **{what: getattr(other, what)})


def draw_skeleton(rng: random.Random, language: str, sentences: int) -> tuple[str, list[list[str]]]:
    """Title and paragraphs with everything chosen but the facts of `Facts`, which stay as slots."""
    words = stock(language)
    lists = {"topic": "topics", "people": "people", "places": "places", "source": "sources", "programme": "programmes",
             "purpose": "purposes", "adjective": "adjectives", "name": "names", "subject": "subjects", "verb": "verbs",
             "object": "objects", "event": "events", "event2": "events", "body": "bodies", "given": "givens",
             "surname": "surnames", "office": "offices", "country": "countries", "institution": "institutions",
             "agreement": "agreements", "slug": "slugs"}  # fmt: skip
    fixed = {name: rng.choice(words[lists[name]]) for name in ("event", "body")}
    figures = iter(range(1000))

    def fill(pattern: str) -> str:
        def choose(match: re.Match[str]) -> str:
            slot = match[1]
            if slot in fixed:
                return str(fixed[slot])
            if slot in lists:
                return fill(str(rng.choice(words[lists[slot]])))
            return f"{{figure_{next(figures) % 24}_{slot}}}" if slot in ("count", "count2", "percent") else match[0]

        return re.sub(r"\{(\w+)\}", choose, pattern)

    def sentence() -> str:
        draw = rng.random()
        if draw < 0.25:
            return fill(rng.choice(words["facts"]))
        if draw < 0.3:
            return fill(rng.choice(words["quotes"]))
        told = f"{{subject}} {{verb}} {{object}} {rng.choice(words['adjuncts'])}"
        if rng.random() < 0.5:
            told += f", {rng.choice(words['adjuncts'])}"
        told = fill(told)
        return f"{told[0].upper()}{told[1:]}."

    paragraphs = [[fill(rng.choice(words["leads"]))]]
    for _ in range(sentences):
        if len(paragraphs[-1]) >= rng.randrange(2, 5):
            paragraphs.append([])
        paragraphs[-1].append(sentence())
    return fill(rng.choice(words["titles"])), paragraphs


def tell(skeleton: tuple[str, list[list[str]]], facts: Facts, language: str) -> Release:
    """The release with its facts."""
    words = stock(language)
    month, other_month = words["months"][facts.month], words["months"][(facts.month + 2) % 12]
    slots = {
        "edition": edition_name(words, facts.edition, facts.style, language),
        "edition2": edition_name(words, (facts.edition + 1) % 12, facts.style, language),
        "month": month, "month2": other_month, "day": facts.day, "day2": facts.day % 28 + 1,
        "year": facts.year, "year2": facts.year - 2,
        "city": words["cities"][facts.city], "city2": words["cities"][(facts.city + 7) % 24],
    }  # fmt: skip
    slots["date"] = words["date"].format(**slots)
    for at, figure in enumerate(facts.figures):
        slots |= {
            f"figure_{at}_count": figure,
            f"figure_{at}_count2": figure % 60 + 2,
            f"figure_{at}_percent": figure % 90 + 3,
        }
    title, paragraphs = skeleton
    title = title.format(**slots)
    title = title[0].upper() + title[1:]
    told = tuple(" ".join(paragraph).format(**slots) for paragraph in paragraphs)
    dateline, _, lead = told[0].partition("¦ ")
    lead = lead[0].upper() + lead[1:]
    if not facts.dateline_read:
        return Release(title, (dateline + lead, *told[1:]))
    place = slots["city"] if dateline.startswith(slots["city"]) else None
    return Release(title, (lead, *told[1:]), date(facts.year, facts.month + 1, facts.day), place, dateline)


def edit_words(release: Release, share: float, rng: random.Random, language: str) -> Release:
    """Change `share` of the words that are no facts: typos, synonyms, lost, doubled and new words."""
    words = stock(language)
    numbers = {word.lower() for word in (*words["months"], *words["ordinals"])}

    def edit(token: str) -> str:
        bare = token.strip(".,;:“”«»()–-").lower()
        if any(c.isdigit() for c in token) or bare in numbers or bare.upper() in ROMAN or not bare:
            return token
        draw = rng.random()
        if draw < 0.4 and bare in words["synonyms"]:
            return str(words["synonyms"][bare])
        if draw < 0.65 and len(token) > 4:
            at = rng.randrange(1, len(token) - 2)
            typo = rng.choice((token[at + 1] + token[at], token[at + 1], token[at] + token[at : at + 2]))
            return token[:at] + typo + token[at + 2 :]
        return rng.choice((f"{rng.choice(words['fillers'])} {token}", "", token + " " + rng.choice(words["fillers"])))

    def edit_all(text: str) -> str:
        return " ".join(
            edited for token in text.split(" ") if (edited := edit(token) if rng.random() < share else token)
        )

    return replace(release, title=edit_all(release.title or ""), paragraphs=tuple(map(edit_all, release.paragraphs)))


def cut(release: Release, keep: float) -> Release:
    """The first `keep` of the words, cut inside a paragraph as teasers are."""
    left = max(1, round(keep * sum(len(paragraph.split()) for paragraph in release.paragraphs)))
    kept = []
    for paragraph in release.paragraphs:
        words = paragraph.split()
        kept.append(" ".join(words[:left]))
        left -= len(words)
        if left <= 0:
            break
    return replace(release, paragraphs=tuple(kept))


def punctuate(release: Release, rng: random.Random) -> Release:
    """Other quotation marks, dashes, spaces and full stops, the same words."""
    table = str.maketrans(
        rng.choice(({"“": "«", "”": "»", "«": '"', "»": '"', "–": "-"}, {"“": '"', "”": '"', "«": "“", "»": "”"}))
    )

    def vary(text: str) -> str:
        text = text.translate(table).replace(".- ", rng.choice((" – ", ".- ", ". ")))
        return re.sub(r" (?=\w)", lambda _: rng.choice((" ", " ", " ", "  ", "\u00a0")), text)

    return replace(release, title=vary(release.title or ""), paragraphs=tuple(map(vary, release.paragraphs)))


def make_copy(release: Release, made: str, rng: random.Random, language: str) -> Release:
    """A copy of the kind that its name says."""
    words = stock(language)
    makers: dict[str, Callable[[], Release]] = {
        "exact": lambda: release,
        "punctuation": lambda: punctuate(release, rng),
        "untitled": lambda: replace(release, title=None),
        "trailer": lambda: replace(release, paragraphs=(*release.paragraphs, words["trailer"])),
        "teaser": lambda: replace(release, paragraphs=(f"{release.paragraphs[0]} {words['more']}",)),
        "cut_50_untitled": lambda: replace(cut(release, 0.5), title=None),
        "cut_25_untitled": lambda: replace(cut(release, 0.25), title=None),
        "cut_50_edits_2": lambda: cut(edit_words(release, 0.02, rng, language), 0.5),
    }
    if made in makers:
        return makers[made]()
    kind, amount = made.split("_")
    if kind == "edits":
        return edit_words(release, int(amount) / 100, rng, language)
    return cut(release, int(amount) / 100)


def generate(count: int, seed: int = 1, sentences: tuple[int, int] = (4, 42)) -> Iterator[dict[str, Any]]:
    """`count` rows: originals, of three in five a copy or two, of two in five look-alikes of other meetings."""
    rng = random.Random(seed)
    made_rows = family = template = 0
    while made_rows < count:
        language = rng.choice(("en", "en", "es"))
        skeleton = draw_skeleton(rng, language, rng.randrange(*sentences))
        facts = draw_facts(rng)
        release = tell(skeleton, facts, language)
        rows = [(release, "original", family)]
        others = rng.sample(NEGATIVES, rng.randrange(1, 4)) if rng.random() < 0.4 else []
        # The beginning of a release is that of its look-alikes too: cut copies only where there are none.
        kinds = COPIES if not others else [made for made in COPIES if not made.startswith(("cut", "teaser"))]
        if rng.random() < 0.6:
            rows += [
                (make_copy(release, made, rng, language), made, family)
                for made in rng.sample(kinds, rng.randrange(1, 3))
            ]
        for made in others:
            told = tell(skeleton, change_facts(facts, made, rng), language)
            if all(told != other for other, _, _ in rows):
                family += 1
                rows.append((told, f"other_{made}", family))
        for told, made, number in rows[: count - made_rows]:
            text = "\n\n".join(told.paragraphs)
            yield {
                "occurrence_id": f"o{made_rows:08d}",
                "source_id": f"s{rng.randrange(max(1, count // 10)):06d}",
                "ordinal": made_rows,
                "title": told.title,
                "subtitle": None,
                "published_on": told.published_on,
                "published_on_precision": "day" if told.published_on else None,
                "published_on_basis": "dateline" if told.published_on else "none",
                "place": told.place,
                "dateline": told.before,
                "language": language,
                "text": text,
                "text_sha256": sha256(text.encode()).hexdigest(),
                "family": number,
                "template": template,
                "made": made,
            }
            made_rows += 1
        family += 1
        template += 1


def generate_frame(count: int, seed: int = 1, sentences: tuple[int, int] = (4, 42)) -> pl.DataFrame:
    """`generate` as a frame, its rows shuffled."""
    schema = {"published_on": pl.Date, "title": pl.String, "subtitle": pl.String, "place": pl.String,
              "published_on_precision": pl.String}  # fmt: skip
    rows = list(generate(count, seed, sentences))
    random.Random(seed).shuffle(rows)
    return pl.DataFrame(rows, schema_overrides=schema, infer_schema_length=None)


if __name__ == "__main__":
    generate_frame(int(sys.argv[1])).write_parquet(sys.argv[2])
