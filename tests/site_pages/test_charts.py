"""What a chart counts, and when there is none."""

import polars as pl

from pa_pipeline.site.charts import people_with_countries

NAMES = pl.DataFrame({"person_id": ["a", "b"], "name": ["Ana Ríos", "Beto Paz"]})
COUNTRIES = pl.DataFrame({"country_iso3": ["CHL", "PER"], "name_en": ["Chile", "Peru"]})


def tables(roles: list[tuple[str, str]], countries: list[tuple[str, str]]) -> dict[str, pl.DataFrame]:
    return {
        "people": NAMES,
        "countries": COUNTRIES,
        "person_roles": pl.DataFrame(roles, schema=["person_id", "article_id"], orient="row"),
        "country_mentions": pl.DataFrame(countries, schema=["article_id", "country_iso3"], orient="row"),
    }


def test_people_and_countries_of_one_article_alone_are_no_tie() -> None:
    once = tables([("a", "1"), ("b", "1")], [("1", "CHL"), ("1", "PER")])
    assert people_with_countries(once, {}) is None


def test_people_and_countries_of_two_articles_are_drawn_and_no_others() -> None:
    roles = [("a", "1"), ("a", "2"), ("b", "1")]
    chart = people_with_countries(tables(roles, [("1", "CHL"), ("2", "CHL"), ("1", "PER")]), {})
    assert chart is not None
    assert "Ana Ríos, Chile: 2" in chart.wide
    assert "Beto Paz" not in chart.wide
    assert "PER" not in chart.wide
    assert chart.said.startswith("The person with a position in most articles")
