"""Rows of the table in docs/reliability.md: what was tried, what is promised, and the tests that try it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """tried, promised: in words; tests: beginnings of test names, `<file>::<test>`; each: times that a test tries it
    where it does not say so itself."""

    tried: str
    promised: str
    tests: tuple[str, ...]
    each: int = 1


_READ = "read without an error; each character in one block; each fact at a place in the text"
_LINEAR = "twice the text takes at most 2.6 times the CPU time"
_RIGHT = "the release is right, byte for byte, or the failure says what to do; the last release stays"
_STAYS = "the last release is whole, the next build is right, nothing is left behind"
_LEFT_OUT = "left out with a reason and a remedy; all others are built"

ROWS = (
    Row(
        "any bytes to the decoder",
        "text as Python decodes it, or refused with a remedy",
        ("torture/test_any_text.py::test_any_bytes",),
    ),
    Row(
        "any text to the segmenter and all finders of facts",
        _READ,
        ("torture/test_any_text.py::test_a_page_of_anything",),
    ),
    Row(
        "any text to each kind of fact, in four languages and none",
        "found twice the same, at a place in the text",
        ("torture/test_any_text.py::test_each_kind",),
    ),
    Row(
        "the corpus of hostile texts (`tests/torture/corpus`)",
        "tables keep their contract and are proved by the texts",
        ("torture/test_any_text.py::test_every_text_of_the_corpus",),
    ),
    Row(
        "real and invented pages, mangled and broken at random, to tables",
        "tables keep their contract and are proved by the texts; no text is left out, no fact lost",
        ("torture/test_any_text.py::test_pages_mangled",),
    ),
    Row(
        "any page to the segmenter: covering, offsets, folding, decoding",
        _READ,
        (
            "property/test_reading_laws.py::test_blocks",
            "property/test_reading_laws.py::test_every",
            "property/test_reading_laws.py::test_folding",
            "property/test_reading_laws.py::test_any",
        ),
        250,
    ),
    Row(
        "1 and 2 MB of text that nobody wrote, each kind of fact by itself",
        _LINEAR,
        ("torture/test_linear_time.py::test_every_kind",),
    ),
    Row(
        "1 and 2 MB of text that nobody wrote, decoder to blocks",
        _LINEAR,
        ("torture/test_linear_time.py::test_reading",),
    ),
    Row("8 MB of them beside 1 MB", "at most 10.4 times the CPU time", ("torture/test_large_seeds.py::test_eight",)),
    Row(
        "5 MB of lines over and over, beside a quarter of them",
        "at most eight times the CPU time for four times the text",
        ("property/test_reading_laws.py::test_time_grows",),
    ),
    Row(
        "pieces that a finder stumbles over, repeated",
        "six times the text takes at most twelve times the CPU time",
        ("facts/test_growth.py::",),
    ),
    Row(
        "a seed of 200 MB",
        "left out with its size, the limit and how to raise it",
        ("torture/test_large_seeds.py::test_a_seed_of_two_hundred_megabytes_is_left_out",),
    ),
    Row(
        "a seed of 10 MB that is a single article",
        "read and built in less than half a gigabyte and 200 times its size of memory",
        ("torture/test_large_seeds.py::test_an_article_of_ten",),
    ),
    Row(
        "empty files, 50,000 by `make torture`",
        "sources without a row of anything else",
        ("torture/test_large_seeds.py::test_many_empty",),
    ),
    Row(
        "files of hostile names: line breaks, control characters, right-to-left marks, no UTF-8, too long, `-`, `..`, "
        "alike but for capitals",
        _LEFT_OUT,
        ("torture/test_odd_files.py::test_files_of_all_names",),
    ),
    Row(
        "folders of files of any names",
        "each file accounted for exactly once, by a path that can be printed",
        ("torture/test_odd_files.py::test_any_names",),
    ),
    Row(
        "pipes, devices, sockets, links out, in circles and to nowhere",
        "left out with a reason; nothing waits for them",
        ("torture/test_odd_files.py::test_pipes",),
    ),
    Row(
        "a seed that becomes a pipe, a device, a folder, empty or nothing after it was listed",
        "left out with a reason; nothing waits for it",
        ("torture/test_odd_files.py::test_a_file_that_becomes",),
    ),
    Row("files and folders that may not be read", _LEFT_OUT, ("torture/test_odd_files.py::test_what_nobody",)),
    Row(
        "archives, web archives and lines of JSON that are hostile or broken",
        "refused or read in part, told, within limits",
        ("seed_collections/test_hostile.py::",),
    ),
    Row(
        "of these, at random: bytes changed or lost in a collection",
        "read or refused with a reason",
        ("seed_collections/test_hostile.py::test_flipped",),
        25,
    ),
    Row(
        "a folder of seeds that changes all the time (changes made)",
        "a sound release of some moment, or the last one and a reason",
        ("torture/test_builds_disturbed.py::test_a_folder",),
    ),
    Row("`kill -9` at any moment", _STAYS, ("rebuild/test_kills.py::",)),
    Row("SIGTERM at any moment", f"told in a line; {_STAYS}", ("torture/test_builds_disturbed.py::test_a_polite",)),
    Row("two builds at once", "one after the other, both right", ("rebuild/test_two_builds.py::",)),
    Row("a full disk, a quota, a full history", f"told with what to do; {_STAYS}", ("rebuild/test_full_disk.py::",)),
    Row(
        "a place that is read-only", "told; the last release stays", ("torture/test_builds_disturbed.py::test_a_place",)
    ),
    Row(
        "all files of `.pa/` damaged at once: flipped, cut, emptied, noise, folders or links instead, removed",
        "the same release, and again by the next build",
        ("torture/test_damaged_state.py::test_all_files",),
    ),
    Row(
        "each file of `.pa/` damaged by itself", "the same release", ("torture/test_damaged_state.py::test_each_file",)
    ),
    Row("a file where a folder of `.pa/` should be", _RIGHT, ("torture/test_damaged_state.py::test_a_file_where",)),
    Row(
        "a note in `.pa/` that names another folder as one to be removed",
        "nothing but the pipeline's own is removed",
        ("torture/test_damaged_state.py::test_a_damaged_note",),
    ),
    Row(
        "the history of Dagster damaged",
        "told with its folder, or without effect; the last release stays",
        ("torture/test_damaged_state.py::test_a_damaged_history",),
    ),
    Row(
        "state, release or the folder above closed by permissions",
        _RIGHT,
        ("torture/test_damaged_state.py::test_what_may_not",),
    ),
    Row(
        "a kept frame with a flipped bit, used by an asset built alone",
        "told; no row of it is used",
        ("torture/test_damaged_state.py::test_a_frame",),
    ),
    Row(
        "kept readings damaged, lost, of other code",
        "told in a line and read again; the same rows",
        ("state/test_readings.py::",),
    ),
    Row(
        "one bit flipped in any file of a release",
        "`pa verify` names the file",
        (
            "torture/test_flipped_bits.py::test_a_flipped_bit",
            "torture/test_flipped_bits.py::test_the_command",
            "release/test_verification.py::test_a_flipped_bit",
        ),
    ),
    Row(
        "one bit flipped in a Parquet file whose digest was made anew",
        "read, or refused in words",
        ("torture/test_flipped_bits.py::test_two_thousand",),
    ),
    Row(
        "a build over a damaged release",
        "whole again, or told what cannot be made again",
        ("torture/test_flipped_bits.py::test_a_build_over",),
    ),
    Row(
        "titles that are formulas, scripts, Markdown, templates, SQL: in CSV, Parquet, SQLite",
        "published as they stand, without tags of a page and marks of bold words",
        ("torture/test_hostile_words.py::test_they_are",),
    ),
    Row(
        "the same in the spreadsheet (cells looked at)",
        "no cell is a formula or a link",
        ("torture/test_hostile_words.py::test_the_spreadsheet",),
    ),
    Row(
        "the same in pages, scripts and descriptions of the release",
        "no element, handler or address of theirs",
        (
            "torture/test_hostile_words.py::test_no_page",
            "torture/test_hostile_words.py::test_scripts",
            "torture/test_hostile_words.py::test_in_a_browser",
        ),
    ),
    Row(
        "the same in previews of the Dagster UI",
        "Markdown is shown as text",
        ("torture/test_hostile_words.py::test_in_a_preview",),
    ),
)
