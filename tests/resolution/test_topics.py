"""The table of topics and the topics of articles, over the whole corpus."""

import polars as pl
import pytest

from pa_pipeline.facts.topics import MOST_TOPICS
from pa_pipeline.resolution.topics import article_topics, topic_of_group, topics_table

FINDINGS = {
    "article_id": pl.String, "topic_id": pl.String, "score": pl.Float64, "source_id": pl.String,
    "char_start": pl.Int64, "char_end": pl.Int64,
}  # fmt: skip
GROUPS = {"working_group_id": pl.String, "name": pl.String}


def findings_of(*rows: tuple[str, str, float, str, int, int]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=FINDINGS, orient="row")


def groups_of(*rows: tuple[str, str | None]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=GROUPS, orient="row")


def group_of(table: pl.DataFrame, topic_id: str) -> str | None:
    group: str | None = table.filter(topic_id=topic_id)["working_group_id"].item()
    return group


def test_the_vocabulary_is_sorted_and_named_in_both_languages() -> None:
    table = topics_table()
    assert table["topic_id"].to_list() == sorted(set(table["topic_id"]))
    assert table.select(pl.col("name_en", "name_es").str.strip_chars().str.len_chars() > 0).to_numpy().all()
    assert table["topic_id"].str.contains(r"^[a-z0-9]+(?:-[a-z0-9]+)*$").all()
    assert table["working_group_id"].is_null().all()


@pytest.mark.parametrize(
    ("name", "topic_id"),
    [
        ("Small and Medium-sized Enterprises", "small-and-medium-enterprises"),
        ("Grupo Técnico de MIPYMES", "small-and-medium-enterprises"),
        ("External Relations (ERG)", "external-relations"),
        ("Grupo de Trabajo de Género", "gender"),
        ("TECHNICAL GROUP FOR ENVIRONMENT AND GREEN GROWTH", "environment-and-green-growth"),
        ("Development and Social Inclusion", "social-development-and-inclusion"),
        ("Movimiento de Personas y Facilitación del Tránsito Migratorio", "mobility-of-people"),
        ("Subgroup on Measurement, Reporting and Verification", "climate-change"),
        ("Council of Finance Ministers of the Pacific Alliance", "council-of-finance-ministers"),
        ("Comité de Logística", None),
        ("Created: July 2016", None),
        ("", None),
        ("Technical Group", None),
    ],
)
def test_groups_are_known_by_what_their_names_say(name: str, topic_id: str | None) -> None:
    assert topic_of_group(name) == topic_id


def test_a_topic_has_the_group_whose_field_it_is_whatever_the_order() -> None:
    rows = (
        ("ccccccccccccc", "Grupo Técnico de Turismo"),
        ("bbbbbbbbbbbbb", "Tourism"),
        ("ddddddddddddd", None),
        ("aaaaaaaaaaaaa", "Gender Technical Group"),
    )
    one, other = topics_table(groups_of(*rows)), topics_table(groups_of(*reversed(rows)))
    assert one.equals(other)
    assert group_of(one, "tourism") == "bbbbbbbbbbbbb"
    assert group_of(one, "gender") == "aaaaaaaaaaaaa"
    assert group_of(one, "energy") is None


def test_of_two_groups_with_one_name_the_lesser_identifier_stands() -> None:
    table = topics_table(groups_of(("zzzzzzzzzzzzz", "Culture"), ("yyyyyyyyyyyyy", "Technical Group on Culture")))
    assert group_of(table, "culture") == "yyyyyyyyyyyyy"


def test_an_article_has_each_topic_once_with_its_greatest_score() -> None:
    rows = (
        ("b", "tourism", 0.5, "s2", 4, 9),
        ("a", "tourism", 0.6, "s1", 7, 9),
        ("a", "gender", 0.6, "s1", 1, 3),
        ("a", "tourism", 0.7, "s3", 5, 8),
    )
    table = article_topics(findings_of(*rows))
    assert table.rows() == [("a", "gender", 0.6, "s1", 1, 3), ("a", "tourism", 0.7, "s3", 5, 8), rows[0]]
    assert table.equals(article_topics(findings_of(*reversed(rows))))


def test_an_article_has_no_more_topics_than_are_told() -> None:
    rows = [("a", f"topic-{at}", at / 10, "s", at, at + 1) for at in range(9)]
    table = article_topics(findings_of(*rows))
    assert table.height == MOST_TOPICS
    assert table["topic_id"].to_list() == [f"topic-{at}" for at in range(4, 9)]


def test_no_findings_are_an_empty_table() -> None:
    assert article_topics(findings_of()).columns == list(FINDINGS)
