"""Which acts are of one agreement."""

from datetime import date
from random import Random

import polars as pl
import pytest

from pa_pipeline.resolution.agreements import resolve_agreements

SCHEMA = {
    "article_id": pl.String, "working_group_id": pl.String, "source_id": pl.String, "char_start": pl.Int64,
    "char_end": pl.Int64, "name": pl.String, "name_as_written": pl.String, "agreement_type": pl.String,
    "parties": pl.String, "action": pl.String, "acted_on": pl.Date, "precision": pl.String, "place": pl.String,
}  # fmt: skip
Named = tuple[str, str, str | None]


def acts_of(*named: Named, acted_on: date | None = None) -> pl.DataFrame:
    """One act per name, each in an article of its own."""
    rows = [
        (f"a{at}", None, "s", at * 100, at * 100 + 50, name, name, kind, parties,
         "signed" if acted_on else "mentioned", acted_on, "day" if acted_on else None, None)
        for at, (name, kind, parties) in enumerate(named)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


@pytest.mark.parametrize(
    "named",
    [
        (("Declaration of Lima", "declaration", None), ("Declaración de Lima", "declaration", None)),
        (("Lima Declaration", "declaration", None), ("DECLARATION OF LIMA", "declaration", None)),
        (("Framework Agreement", "treaty", None),
         ("Acuerdo Marco de la Alianza del Pacífico", "treaty", "Pacific Alliance")),
        (("Free Trade Agreement with Norway", "free_trade_agreement", "NOR"),
         ("Acuerdo de Libre Comercio entre la Alianza del Pacífico y Noruega", "free_trade_agreement",
          "NOR|Pacific Alliance")),
        (("Work Plan (2031-2035)", "work_plan", "NOR|Pacific Alliance"),
         ("2031-2035 Work Plan with Norway", "work_plan", "NOR")),
        (("First Additional Protocol to the Framework Agreement", "protocol", None),
         ("Additional Protocol to the Framework Agreement of the Pacific Alliance", "protocol", "Pacific Alliance")),
        (("Joint Declaration on Gender", "joint_declaration", None),
         ("Declaración Conjunta sobre Género", "joint_declaration", None)),
    ],
)  # fmt: skip
def test_one_agreement_over_names_and_languages_is_one_row(named: tuple[Named, ...]) -> None:
    agreements, actions = resolve_agreements(acts_of(*named))
    assert agreements.height == 1
    assert actions["agreement_id"].to_list() == [agreements["agreement_id"][0]] * 2


@pytest.mark.parametrize(
    "named",
    [
        (("Declaration of Lima", "declaration", None), ("Declaration of Cali", "declaration", None)),
        (("Free Trade Agreement with Norway", "free_trade_agreement", "NOR"),
         ("Free Trade Agreement with Korea", "free_trade_agreement", "KOR")),
        (("Free Trade Agreement", "free_trade_agreement", None),
         ("Free Trade Agreement", "free_trade_agreement", None)),
        (("Work Plan 2031", "work_plan", None), ("Work Plan 2032", "work_plan", None)),
        (("Work Plan 2031 with Norway", "work_plan", "NOR"), ("Work Plan 2031", "work_plan", None)),
        (("Second Modifying Protocol", "protocol", None), ("Third Modifying Protocol", "protocol", None)),
        (("Decision No. 12", "decision", None), ("Decision No. 13", "decision", None)),
        (("Declaration on Gender", "declaration", None), ("Declaration on Oceans", "declaration", None)),
    ],
)  # fmt: skip
def test_places_parties_numbers_and_topics_keep_agreements_apart(named: tuple[Named, ...]) -> None:
    assert resolve_agreements(acts_of(*named))[0].height == 2


def test_declarations_of_one_city_are_told_apart_by_their_years() -> None:
    named = ("Declaration of Lima", "declaration", None)
    first, second = acts_of(named, acted_on=date(2031, 5, 4)), acts_of(named, acted_on=date(2039, 5, 4))
    both = pl.concat([first, second.with_columns(article_id=pl.lit("b"), source_id=pl.lit("t"))])
    assert resolve_agreements(both)[0].height == 2


def test_the_order_of_rows_changes_nothing() -> None:
    acts = acts_of(
        ("Declaration of Lima", "declaration", None),
        ("Declaración de Lima", "declaration", None),
        ("Work Plan 2031 with Norway", "work_plan", "NOR"),
        ("Work Plan 2031", "work_plan", None),
        ("Free Trade Agreement", "free_trade_agreement", None),
    )
    told = resolve_agreements(acts)
    for seed in range(5):
        order = list(range(acts.height))
        Random(seed).shuffle(order)
        shuffled = resolve_agreements(acts[order])
        assert shuffled[0].equals(told[0])
        assert shuffled[1].equals(told[1])


def test_name_variants_are_the_other_names_and_an_act_is_told_once() -> None:
    acts = acts_of(("Declaration of Lima", "declaration", None), ("Lima Declaration", "declaration", None))
    agreements, actions = resolve_agreements(pl.concat([acts, acts]))
    assert agreements.select("name", "name_variants").row(0) == ("Declaration of Lima", "Lima Declaration")
    assert actions.height == 2
    assert actions["agreement_action_id"].n_unique() == 2


def test_no_acts_give_empty_tables() -> None:
    agreements, actions = resolve_agreements(pl.DataFrame(schema=SCHEMA))
    assert agreements.is_empty()
    assert actions.is_empty()
