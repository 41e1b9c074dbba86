"""Start, help, and the commands that look at a release."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

from cli.released_place import PA, Pa, Place
from pa_pipeline.__main__ import main
from pa_pipeline.paths import GOLD, PROJECT_ROOT


def test_help_answers_in_half_a_second() -> None:
    durations = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([*PA, "--help"], check=True, capture_output=True)
        durations.append(time.perf_counter() - start)
    assert min(durations) < 0.5


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from pa_pipeline.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "print('IMPORTED', *sorted({name.split('.')[0] for name in sys.modules}))"
    )
    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    imported = set(printed.rpartition("IMPORTED")[2].split())
    assert "typer" in imported
    assert not imported & {"dagster", "polars", "pyarrow", "pandera", "numpy", "rich", "frictionless"}


def test_help_documents_every_exit_code(pa: Pa) -> None:
    from pa_pipeline.cli.exits import Exit

    told = pa("--help").stdout.split("Exit codes:")[1].split("\n")
    assert {line.split()[0] for line in told if line.strip()} == {"2", *(str(int(code)) for code in Exit)}


def test_without_a_command_the_help_is_shown(pa: Pa) -> None:
    assert "Commands:" in pa().output


def test_status_of_a_fresh_release_has_nothing_to_do(place: Place, pa: Pa) -> None:
    result = pa("status", *place.options)
    assert result.exit_code == 0
    assert "release 2026." in result.stdout
    assert "2 same" in result.stdout
    release, seeds, verdict, *rows = result.stdout.splitlines()
    assert release.startswith("release 2026.")
    assert seeds.endswith(": 2 same")
    assert verdict == "the release is of these texts"
    assert len(rows) > 30, "what the release holds comes last"


def test_status_tells_new_changed_gone_and_rejected_seeds(place: Place, pa: Pa) -> None:
    seeds = place.root / "seeds"
    first, second = sorted(seeds.iterdir())
    first.write_text(first.read_text(encoding="utf-8") + "\nLima.\n", encoding="utf-8")
    second.rename(seeds / "renamed.txt")
    (seeds / "minutes.pdf").write_bytes(b"%PDF-1.7")
    result = pa("status", *place.options)
    told = {(line.split()[0], line.split()[1]) for line in result.stdout.splitlines() if line.startswith("  ")}
    assert told >= {
        ("changed", f"seeds/{first.name}"),
        ("gone", f"seeds/{second.name}"),
        ("new", "seeds/renamed.txt"),
        ("rejected", "seeds/minutes.pdf"),
    }
    assert "`pa build` brings the release up to date" in result.stdout


def test_status_says_why_a_file_is_listed(place: Place, pa: Pa) -> None:
    seeds = place.root / "seeds"
    sorted(seeds.iterdir())[0].unlink()
    (seeds / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert pa("build", *place.build_options).exit_code == 3
    (seeds / "minutes.pdf").write_bytes(b"%PDF-1.7")
    (seeds / "new.txt").write_text("Lima.", encoding="utf-8")
    sorted(seeds.glob("0*.txt"))[0].unlink()
    told = pa("status", *place.options).stdout
    assert "seeds/photo.txt  (not a text (a PNG image). Recognise its text first" in told
    assert "seeds/minutes.pdf  (not a text, a web page or a collection. Convert it (to one of .txt, .html" in told
    assert "seeds/new.txt  (not in the release yet)" in told
    assert ".txt  (in the release, no longer in the folder)" in told


def test_what_is_passed_over_by_its_name_is_said_in_one_line(place: Place, pa: Pa) -> None:
    seeds = place.root / "seeds"
    (seeds / "README.txt").write_text("Lima.", encoding="utf-8")
    (seeds / ".gitkeep").touch()
    built = pa("build", *place.build_options)
    assert built.exit_code == 0
    (line,) = built.stderr.splitlines()
    assert line.startswith("pa: passed over: seeds/README.txt (hidden files, README files")
    assert "passed over: seeds/.gitkeep, seeds/README.txt (" in pa("status", *place.options).stdout


def test_status_without_a_release_says_so(place: Place, pa: Pa) -> None:
    shutil.rmtree(place.root / "outputs")
    result = pa("status", *place.options)
    assert result.exit_code == 0
    assert "no release in" in result.stdout
    assert "2 new" in result.stdout


def test_verify_passes_a_sound_release_and_its_evidence(place: Place, pa: Pa) -> None:
    result = pa("verify", str(place.root / "outputs"), "--seeds", str(place.root / "seeds"))
    assert (result.exit_code, result.stdout.endswith(": sound\n")) == (0, True)


def test_verify_fails_where_a_byte_was_flipped(place: Place, pa: Pa) -> None:
    file = place.root / "outputs" / "csv" / "articles.csv"
    data = bytearray(file.read_bytes())
    data[-3] ^= 1
    file.write_bytes(data)
    result = pa("verify", str(place.root / "outputs"))
    assert result.exit_code == 4
    assert "csv/articles.csv: its bytes are not those that SHA256SUMS was made from" in result.stdout


def test_verify_of_no_folder_is_an_error_not_a_finding(place: Place, pa: Pa) -> None:
    result = pa("verify", str(place.root / "nowhere"))
    assert result.exit_code == 1
    assert f"pa: {place.root / 'nowhere'}: no such folder" in result.stderr
    result = pa("verify", str(place.root))
    assert result.exit_code == 1
    assert f"pa: {place.root}: holds no release" in result.stderr


def test_a_folder_that_is_not_there_is_named_by_every_command(place: Place, pa: Pa) -> None:
    outputs, nowhere = place.root / "outputs", str(place.root / "nowhere")
    seed = sorted((place.root / "seeds").iterdir())[0]
    paragraph = str(paragraph_of(place.root)["paragraph_id"])
    for command, told in [
        (("verify", str(outputs), "--seeds", nowhere), f"{nowhere}: no such folder"),
        (("explain", "Lima", "--outputs", nowhere), f"{nowhere}: no such folder"),
        (("explain", paragraph, "--outputs", str(outputs), "--seeds", nowhere), f"{nowhere}: no such folder"),
        (("text", "Lima", "--outputs", nowhere), f"{nowhere}: no such folder"),
        (("build", "--seeds", str(seed)), f"{seed}: a file, not a folder. Name the folder that it lies in: "),
        (("status", "--seeds", str(seed)), f"{seed}: a file, not a folder"),
        (("explain", "Lima", "--outputs", str(seed)), f"{seed}: a file, not a folder"),
    ]:
        result = pa(*command)
        assert (result.exit_code, result.stderr.startswith(f"pa: {told}")) == (1, True), command


@pytest.mark.parametrize("seconds", [0.7, 2.5])
def test_an_interrupted_build_ends_with_one_line(place: Place, seconds: float) -> None:
    before = place.release()
    # Where this test runs in the background, its shell may have told it to ignore interrupts.
    heeding = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen([*PA, "build", *place.build_options], stderr=subprocess.PIPE, text=True, **heeding) as build:
        time.sleep(seconds)
        build.send_signal(signal.SIGINT)
        _, told = build.communicate()
    assert (build.returncode, told) == (130, "pa: interrupted\n")
    assert place.release() == before


def test_an_interrupt_while_the_command_line_is_loaded_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "pa_pipeline.cli", Interrupted("pa_pipeline.cli"))
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "pa: interrupted\n"


def test_an_interrupt_that_a_library_swallows_comes_again() -> None:
    swallowing = """
import os, signal, sys, time, types
from pa_pipeline import __main__ as entry
def app(prog_name):
    try:
        os.kill(os.getpid(), signal.SIGINT)
    except KeyboardInterrupt:
        pass
    time.sleep(20)
sys.modules["pa_pipeline.cli"] = types.SimpleNamespace(app=app)
entry.main()
"""
    ended = subprocess.run([sys.executable, "-c", swallowing], capture_output=True, text=True, timeout=15, check=False)
    assert (ended.returncode, ended.stderr) == (130, "pa: interrupted\n")


def paragraph_of(root: Path) -> dict[str, object]:
    frame = pl.read_parquet(root / "outputs" / "parquet" / "paragraphs.parquet")
    return frame.filter(pl.col("text").str.contains("III Foro de MiPymes")).row(0, named=True)


def test_explain_shows_a_row_and_its_passage_in_its_context(place: Place, pa: Pa) -> None:
    row = paragraph_of(place.root)
    result = pa("explain", str(row["paragraph_id"]), *place.options, "--context", "60")
    assert result.exit_code == 0
    assert str(row["article_id"]) in result.stdout
    assert f"characters {row['char_start']:,} to {row['char_end']:,}:" in result.stdout
    assert f">>>{row['text']}<<<" in result.stdout
    assert "\n\nEn Promoción de Exportaciones, las agencias de promoción," in result.stdout


def test_explain_finds_rows_of_every_table(place: Place, pa: Pa) -> None:
    for table, key in [("blocks", "block_id"), ("articles", "article_id"), ("article_occurrences", "occurrence_id")]:
        frame = pl.read_parquet(place.root / "outputs" / "parquet" / f"{table}.parquet")
        result = pa("explain", frame[key][0], *place.options)
        assert result.exit_code == 0
        assert f"{key} " in result.stdout
        assert ">>>" in result.stdout
    source = pa("explain", "000_93d4fecfcb109629", *place.options)
    assert "referred to by" in source.stdout
    assert ">>>" not in source.stdout


def test_explain_shortens_long_passages_unless_all_is_asked_for(place: Place, pa: Pa) -> None:
    frame = pl.read_parquet(place.root / "outputs" / "parquet" / "articles.parquet").sort("word_count")
    longest = frame.row(-1, named=True)
    short = pa("explain", longest["article_id"], *place.options).stdout
    full = pa("explain", longest["article_id"], *place.options, "--full").stdout
    assert "characters…]" in short
    assert "characters…]" not in full
    assert len(full) > len(short)


def test_explain_of_an_unknown_identifier_says_so(place: Place, pa: Pa) -> None:
    result = pa("explain", "aaaaaaaaaaaaa", *place.options)
    assert result.exit_code == 1
    assert "no table has a row of this identifier" in result.stderr


def test_explain_finds_rows_by_their_name(place: Place, pa: Pa) -> None:
    people = pl.read_parquet(place.root / "outputs" / "parquet" / "people.parquet")
    name = people["name"].filter(people["name"].is_unique())[0]
    listed = pa("explain", name.upper(), *place.options)
    assert listed.exit_code == 0
    assert people.filter(name=name)["person_id"].item() in listed.stdout
    path = pl.read_parquet(place.root / "outputs" / "parquet" / "sources.parquet")["path"][0]
    assert path in pa("explain", path, *place.options).stdout


def test_explain_shows_rows_of_tables_that_are_sorted_by_more_than_their_identifier(place: Place, pa: Pa) -> None:
    timeline = pl.read_parquet(place.root / "outputs" / "parquet" / "timeline.parquet")
    result = pa("explain", timeline["timeline_id"][0], *place.options)
    assert (result.exit_code, ">>>" in result.stdout) == (0, True)


def test_explain_shows_rows_that_no_text_names(place: Place, pa: Pa) -> None:
    countries = pl.read_parquet(place.root / "outputs" / "parquet" / "countries.parquet")
    unread = countries.filter(pl.col("source_id").is_null())["country_iso3"]
    assert unread.len() > 0
    result = pa("explain", unread[0], *place.options)
    assert (result.exit_code, ">>>" in result.stdout) == (0, False)


def test_explain_of_a_person_names_the_rows_that_have_a_passage(place: Place, pa: Pa) -> None:
    role = pl.read_parquet(place.root / "outputs" / "parquet" / "person_roles.parquet").row(0, named=True)
    assert role["person_role_id"] in pa("explain", role["person_id"], *place.options).stdout


def test_explain_looks_for_words_and_tells_what_is_spelt_nearly_so(place: Place, pa: Pa) -> None:
    people = pl.read_parquet(place.root / "outputs" / "parquet" / "people.parquet")
    name = people["name"].filter(people["name"].is_unique())[0]
    misspelt = pa("explain", name[:3] + name[4:], *place.options)
    assert misspelt.exit_code == 1
    assert name in misspelt.stderr
    surname = name.split()[-1]
    assert name in pa("explain", surname, *place.options).stdout
    assert name not in pa("explain", surname[1:], *place.options).stdout
    assert pa("explain", " ", *place.options).exit_code == 1


def test_explain_takes_an_identifier_in_capitals_and_tells_what_is_nearly_one(place: Place, pa: Pa) -> None:
    article = pl.read_parquet(place.root / "outputs" / "parquet" / "articles.parquet")["article_id"][0]
    shown = pa("explain", article, *place.options)
    assert pa("explain", article.upper(), *place.options).stdout == shown.stdout
    for misspelt in (f"{article}x", article[1:], article[:4] + article[5] + article[4] + article[6:]):
        result = pa("explain", misspelt, *place.options)
        assert (result.exit_code, article in result.stderr) == (1, True)
    assert article not in pa("explain", "x" * 13, *place.options).stderr


def test_explain_joins_words_and_collapses_blanks(place: Place, pa: Pa) -> None:
    people = pl.read_parquet(place.root / "outputs" / "parquet" / "people.parquet")
    name = people["name"].filter(people["name"].is_unique())[0]
    told = pa("explain", name, *place.options).stdout
    assert pa("explain", *name.split(), *place.options).stdout == told
    assert pa("explain", "   ".join(name.split()), *place.options).stdout == told


def test_explain_never_refers_to_the_row_that_was_asked_for(place: Place, pa: Pa) -> None:
    topics = pl.read_parquet(place.root / "outputs" / "parquet" / "article_topics.parquet")
    article, topic = topics.select("article_id", "topic_id").row(0)
    referring = pa("explain", article, *place.options).stdout.split("referred to by")[1].split("seeds/")[0]
    assert article not in referring
    assert topic in referring


def test_explain_follows_an_identifier_that_is_no_longer_used(place: Place, pa: Pa) -> None:
    parquet = place.root / "outputs" / "parquet"
    article = pl.read_parquet(parquet / "articles.parquet")["article_id"][0]
    redirects = (
        pl.read_parquet(parquet / "redirects.parquet")
        .clear()
        .vstack(
            pl.DataFrame(
                [("a" * 13, "articles", article, "2026.11.3"), ("b" * 13, "articles", None, "2026.11.4")],
                schema=["old_id", "table", "new_id", "release"],
                orient="row",
            )
        )
    )
    redirects.write_parquet(parquet / "redirects.parquet")
    followed = pa("explain", "a" * 13, *place.options).stdout
    told, _, shown = followed.partition("\n")
    assert told == f"{'a' * 13}, of the table articles, is no longer used since 2026.11.3; it leads on to {article}:"
    assert shown == pa("explain", article, *place.options).stdout
    ended = pa("explain", "b" * 13, *place.options)
    assert (ended.exit_code, "since 2026.11.4; no row follows it." in ended.stdout) == (0, True)


def test_text_is_found_by_identifier_path_and_file_name(place: Place, pa: Pa) -> None:
    row = pl.read_parquet(place.root / "outputs" / "parquet" / "sources.parquet").row(0, named=True)
    wanted = pa("text", row["source_id"], *place.options)
    assert wanted.exit_code == 0
    for name in (row["path"], row["path"].rsplit("/", 1)[-1]):
        assert pa("text", name, *place.options).stdout == wanted.stdout


def test_explain_does_not_show_a_passage_of_another_file(place: Place, pa: Pa) -> None:
    row = paragraph_of(place.root)
    file = place.root / "seeds" / "003_46ac1752c3c411ef.txt"
    file.write_text("Otra cosa.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    result = pa("explain", str(row["paragraph_id"]), *place.options)
    assert result.exit_code == 1
    assert "another than the one that the release was made from" in result.stderr
    assert ">>>" not in result.stdout


def test_control_characters_of_a_seed_do_not_reach_the_terminal() -> None:
    from pa_pipeline.cli.console import printable

    assert printable("Li\x1b[31mma\n\tAcuerdo\x9b") == "Li␛[31mma\n\tAcuerdo�"


def test_score_compares_a_release_with_annotations(place: Place, pa: Pa, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    for seed in (place.root / "seeds").iterdir():
        shutil.copy(PROJECT_ROOT / "tests" / "gold" / f"{seed.stem}.json", gold)
    result = pa("score", str(gold), *place.options, "--misses", "articles")
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["articles", "starts", "1.000", "1.000", "1.000"] in [line[:5] for line in lines]
    assert "## articles" in result.stdout


def test_score_of_a_folder_without_annotations_is_an_error(place: Place, pa: Pa, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    result = pa("score", str(tmp_path / "gold"), *place.options)
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_misses_are_asked_for_by_the_name_of_a_table_too(pa: Pa) -> None:
    by_table, by_score = (
        pa("score", str(GOLD), "--misses", name).stdout.partition("\n## ")[2] for name in ("event_mentions", "events")
    )
    assert by_table == by_score != ""


def test_misses_of_what_is_not_scored_are_refused_before_anything_is_scored(place: Place, pa: Pa) -> None:
    result = pa("score", str(place.root / "nowhere"), *place.options, "--misses", "people")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "pa: people: nothing of this name is scored. Ask for one of: acronyms, agreement_actions" in result.stderr
