"""The build job at work: what it records, what it lets pass, what it stops."""

from collections.abc import Callable
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from defs.small_corpus import FORUM, Built, run_job
from pa_pipeline.definitions import defs
from pa_pipeline.defs.jobs import JOB
from pa_pipeline.defs.store import Store
from pa_pipeline.resolution.tables import FACT_TABLES
from pa_pipeline.scoring import ALL_LANGUAGES
from pa_pipeline.scoring.accuracy import read_unseen

AFTER_READING = ["sources", "blocks", "matches", "articles", "article_occurrences", "paragraphs"]
AFTER_READING += ["dataset", "csv", "parquet", "sqlite", "spreadsheet", "codebook", "rejects"]
AFTER_READING += ["data_package", "parquet_data_package", "croissant", "dcat", "dataset_readme"]
AFTER_READING += ["accuracy", "unknowns", "site", "checksums", "release"]
AFTER_READING += ["facts", *FACT_TABLES]


def materialization_of(result: dg.ExecuteInProcessResult, name: str) -> dg.AssetMaterialization:
    (found,) = result.asset_materializations_for_node(name)
    return found


def evaluations_of(result: dg.ExecuteInProcessResult) -> dict[tuple[str, str], dg.AssetCheckEvaluation]:
    return {
        (evaluation.asset_key.to_user_string(), evaluation.check_name): evaluation
        for evaluation in result.get_asset_check_evaluations()
    }


def test_seeds_become_a_release(built: Built) -> None:
    assert built.result.success
    articles = pl.read_csv(built.folders.outputs / "csv" / "articles.csv")
    assert sorted(articles["title"]) == [
        "Nace la Red de Innovación Agropecuaria",
        "The Pacific Alliance Inaugurates the SME Forum",
    ]
    occurrences = pl.read_csv(built.folders.outputs / "csv" / "article_occurrences.csv")
    assert sorted(occurrences["match"]) == ["canonical", "canonical", "exact"]


def test_the_run_is_in_the_instance_as_one_of_the_build_job(built: Built) -> None:
    run = built.instance.get_run_by_id(built.result.run_id)
    assert run is not None
    assert (run.job_name, run.status) == (JOB, dg.DagsterRunStatus.SUCCESS)


def test_a_table_is_shown_with_its_rows_its_first_rows_and_where_its_columns_come_from(built: Built) -> None:
    metadata = materialization_of(built.result, "articles").metadata
    assert metadata["dagster/row_count"].value == 2
    assert "Nace la Red de Innovación Agropecuaria" in str(metadata["preview"].value)
    lineage = metadata["dagster/column_lineage"].value
    assert isinstance(lineage, dg.TableColumnLineage)
    assert dg.TableColumnDep(dg.AssetKey("readings"), "title") in lineage.deps_by_column["title"]


def test_how_right_a_table_is_stands_on_its_own_page(built: Built) -> None:
    unseen = read_unseen().filter(pl.col("language") == ALL_LANGUAGES, pl.col("level").is_in(["found", "whole"]))
    assert {"event_mentions", "person_roles", "article_occurrences"} < set(unseen["table"])
    for table, f1 in unseen.select("table", "f1").iter_rows():
        (seen,) = built.instance.fetch_observations(dg.AssetKey(table), limit=5).records
        assert seen.asset_observation is not None
        assert seen.asset_observation.metadata["F1, unseen"].value == f1


def test_a_file_that_cannot_be_read_is_a_warning_with_reason_and_remedy(built: Built) -> None:
    evaluation = evaluations_of(built.result)["readings", "every_file_is_read"]
    assert (evaluation.passed, evaluation.severity) == (False, dg.AssetCheckSeverity.WARN)
    told = str(evaluation.metadata["files"].value)
    assert "seeds/minutes.txt" in told
    assert "a PDF document" in told
    assert "Convert it to .txt" in told


def test_all_checks_but_that_warning_pass(built: Built) -> None:
    failed = {key for key, evaluation in evaluations_of(built.result).items() if not evaluation.passed}
    assert failed == {("readings", "every_file_is_read")}


def test_a_second_build_gives_the_same_bytes_and_data_versions(
    built: Built, instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    folders = built.folders.copied_to(tmp_path)
    again = run_job(folders, instance)
    assert folders.release() == built.folders.release()
    for name in ["readings", "matches", "articles", "paragraphs", "dataset", "csv", "checksums", "release"]:
        tag = "dagster/data_version"
        assert (materialization_of(again, name).tags or {})[tag] == (materialization_of(built.result, name).tags or {})[
            tag
        ]


def with_a_row_twice(frame: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([frame, frame.head(1)])


def without(column: str) -> Callable[[pl.DataFrame], pl.DataFrame]:
    return lambda frame: frame.with_columns(pl.lit(None, frame.schema[column]).alias(column))


def with_shifted_spans(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col("char_start") + 3, pl.col("char_end") + 3)


def with_another_title(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(title=pl.lit("The Pacific Alliance Closes the SME Forum"))


@pytest.mark.parametrize(
    ("broken", "harm", "stopped", "said"),
    [
        ("readings.sources", with_a_row_twice, "sources", "source_id"),
        ("readings.sources", without("sha256"), "sources", "sources.sha256: null where a value is required"),
        ("readings.occurrences", without("article_type"), "articles", "articles.article_type: null"),
        ("readings.blocks", with_shifted_spans, "dataset", "blocks"),
        ("readings.occurrences", with_another_title, "dataset", "articles.title"),
    ],
    ids=["duplicate key", "null", "null in a derived table", "wrong span", "value that the passage does not prove"],
)
def test_a_broken_table_stops_the_build_and_leaves_the_last_release_whole(
    built: Built,
    instance: dg.DagsterInstance,
    tmp_path: Path,
    broken: str,
    harm: Callable[[pl.DataFrame], pl.DataFrame],
    stopped: str,
    said: str,
) -> None:
    folders = built.folders.copied_to(tmp_path)
    store = Store(state=str(folders.state))
    store.write(broken, harm(store.read(broken)))
    before = folders.release()

    result = run_job(folders, instance, only=AFTER_READING)

    assert not result.success
    (failure,) = [event for event in result.all_events if event.is_step_failure]
    assert failure.step_key == stopped
    reason = failure.step_failure_data.user_failure_data
    assert reason is not None
    assert said in str(reason.description)
    evaluations = [evaluation for (asset, _), evaluation in evaluations_of(result).items() if asset == stopped]
    assert [evaluation.passed for evaluation in evaluations].count(False) == 1
    assert not result.asset_materializations_for_node(stopped)
    assert "release" not in {event.step_key for event in result.all_events if event.is_step_start}
    assert folders.release() == before


def test_the_same_steps_pass_where_nothing_is_broken(
    built: Built, instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    folders = built.folders.copied_to(tmp_path)
    assert run_job(folders, instance, only=AFTER_READING).success


def test_a_seed_that_changes_while_the_tables_are_built_stops_the_build(
    built: Built, instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    folders = built.folders.copied_to(tmp_path)
    (folders.seeds / "forum.txt").write_text(FORUM.replace("Lima", "Cali"), encoding="utf-8")
    before = folders.release()
    result = run_job(folders, instance, only=AFTER_READING)
    assert [event.step_key for event in result.all_events if event.is_step_failure] == ["dataset"]
    assert folders.release() == before


def test_files_none_of_which_can_be_read_do_not_replace_the_last_release(
    built: Built, instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    folders = built.folders.copied_to(tmp_path)
    (folders.seeds / "forum.txt").unlink()
    (folders.seeds / "red.txt").unlink()
    before = folders.release()
    assert not run_job(folders, instance).success
    assert folders.release() == before


def test_artefacts_are_not_written_on_their_own(built: Built, instance: dg.DagsterInstance, tmp_path: Path) -> None:
    folders = built.folders.copied_to(tmp_path)
    result = run_job(folders, instance, only=["csv"])
    (failure,) = [event for event in result.all_events if event.is_step_failure]
    assert "no release is being written" in str(failure.step_failure_data.error)


def test_the_job_runs_in_one_process() -> None:
    assert defs.resolve_job_def(JOB).executor_def.name == dg.in_process_executor.name
