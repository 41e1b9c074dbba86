"""Who met whom: office-holders whom articles name at one event, by event, by person and by country.

    python examples/who_met_whom.py [OUTPUTS]

OUTPUTS is the folder of the release, `outputs` unless it is named. Reads five Parquet files of it with Polars. Two
people met, for this script, where articles about one event (`event_mentions.is_main_event`) name both with an office.
That is what a text can tell: not who shook whose hand.
"""

import sys
from pathlib import Path

import polars as pl

COLUMN_WIDTH = 60
TABLES = ("articles", "events", "event_mentions", "people", "person_roles")


def file_of(outputs: Path, table: str) -> Path:
    """The Parquet file of a table of the release."""
    return outputs / "parquet" / f"{table}.parquet"


def require_release(outputs: Path) -> None:
    """End with a line that says what to do, unless the folder is a release."""
    for table in TABLES:
        file = file_of(outputs, table)
        if not file.is_file():
            sys.exit(f"{file} is not there: name the folder of the release, the one that holds parquet/ and csv/.")


def read_attendance(outputs: Path) -> pl.DataFrame:
    """A row per event and person: when and what it was, who was named there, with which office, for which country.

    The day is the event's; where no text tells it, that of the first article about it.
    """
    read = {name: pl.read_parquet(file_of(outputs, name)) for name in TABLES}
    about = read["event_mentions"].filter("is_main_event").select("event_id", "article_id")
    articles = read["articles"].select("article_id", "published_on")
    events = read["events"].select("event_id", "starts_on", event="name")
    people = read["people"].select("person_id", person="name", home="country_iso3")
    roles = read["person_roles"].select("article_id", "person_id", "role", "country_iso3")
    return (
        about.join(articles, on="article_id")
        .join(events, on="event_id")
        .join(roles, on="article_id")
        .join(people, on="person_id")
        .group_by("event_id", "person_id")
        .agg(
            day=pl.coalesce(pl.col("starts_on").min(), pl.col("published_on").min()),
            event=pl.col("event").first(),
            person=pl.col("person").first(),
            role=pl.col("role").sort().first(),
            country=pl.coalesce(pl.col("country_iso3").drop_nulls().sort().first(), pl.col("home").first()),
        )
        .sort("day", "event", "person", nulls_last=True)
    )


def pair_people(attendance: pl.DataFrame) -> pl.DataFrame:
    """A row per two people who met: how often, and when last."""
    one = attendance.select("event_id", "day", "person_id", "person", "country")
    other = attendance.select("event_id", other_id="person_id", other="person", other_country="country")
    return (
        one.join(other, on="event_id")
        .filter(pl.col("person_id") < pl.col("other_id"))
        .group_by("person_id", "other_id")
        .agg(
            pl.col("person", "country", "other", "other_country").first(),
            events=pl.col("event_id").n_unique(),
            last_day=pl.col("day").max(),
        )
        .sort("events", "person", "other", descending=[True, False, False])
    )


def count_meetings(attendance: pl.DataFrame) -> pl.DataFrame:
    """A row per person: at how many events, and how many others articles name there."""
    others = attendance.select("event_id", other="person_id")
    return (
        attendance.join(others, on="event_id")
        .group_by("person_id")
        .agg(
            pl.col("person").first(),
            events=pl.col("event_id").n_unique(),
            met=pl.col("other").filter(pl.col("other") != pl.col("person_id")).n_unique(),
        )
        .select("person", "events", "met")
        .sort("events", "met", "person", descending=[True, True, False])
    )


def pair_countries(attendance: pl.DataFrame) -> pl.DataFrame:
    """A row per two countries: at how many events articles name office-holders of both."""
    one = attendance.select("event_id", "country").drop_nulls().unique()
    return (
        one.join(one.select("event_id", other="country"), on="event_id")
        .filter(pl.col("country") < pl.col("other"))
        .group_by("country", "other")
        .agg(events=pl.len())
        .sort("events", "country", "other", descending=[True, False, False])
    )


def shorten(text: str) -> str:
    """A text that fits into a line."""
    return text if len(text) <= COLUMN_WIDTH else f"{text[: COLUMN_WIDTH - 1]}…"


def tell(outputs: Path) -> None:
    """Print who met whom."""
    attendance = read_attendance(outputs)
    pairs = pair_people(attendance)
    print(f"{attendance['event_id'].n_unique()} events, {attendance['person_id'].n_unique()} people with an office,")
    print(f"{pairs.height} pairs of people who were named at one event.\n")
    print("Who was where:")
    for (_, event, day), there in attendance.group_by("event_id", "event", "day", maintain_order=True):
        if there.height > 1:
            print(f"\n  {day or 'no day told'}  {shorten(str(event))}")
            for person, role, country in there.select("person", "role", "country").iter_rows():
                print(f"    {country or '   '}  {person}, {shorten(role)}")
    print("\nCountries whose office-holders met most often (events):")
    for country, other, events in pair_countries(attendance).head(10).iter_rows():
        print(f"  {country} {other} {events:4}")
    print("\nPeople who were at more than one event, and how many they met there:")
    for person, events, met in count_meetings(attendance).filter(pl.col("events") > 1).iter_rows():
        print(f"  {person}: {events} events, {met} people")
    print("\nPairs who met more than once (events, last day):")
    again = pairs.filter(pl.col("events") > 1)
    for person, other, events, day in again.select("person", "other", "events", "last_day").iter_rows():
        print(f"  {person} and {other}: {events}, {day or 'no day told'}")
    if again.is_empty():
        print("  none")


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "outputs")
    require_release(folder)
    tell(folder)
