"""Which files are seeds; every other one is named with a reason and a remedy."""

import os
from pathlib import Path

import pytest

from pa_pipeline.corpus import read_corpus
from pa_pipeline.reading import SeedsMissingError, list_seeds


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    seeds = tmp_path / "my seeds"
    seeds.mkdir()
    (seeds / "good.txt").write_text(
        "Nace una red\n\nLima, 3 de mayo de 2019.- Hoy nació la red en un acto público con los ministros."
    )
    return seeds


def reasons(folder: Path) -> dict[str, str]:
    return {reject.path: reject.reason for reject in list_seeds(folder).rejects}


def test_paths_are_published_the_same_whatever_the_folder_is_called(folder: Path) -> None:
    (seed,) = list_seeds(folder).seeds
    assert (seed.source_id, seed.path) == ("good", "seeds/good.txt")


def test_subfolders_are_searched_and_hidden_files_are_not(folder: Path) -> None:
    (folder / "2019").mkdir()
    (folder / "2019" / "other.txt").write_text("x")
    (folder / ".gitkeep").write_text("")
    (folder / ".git").mkdir()
    (folder / ".git" / "index.txt").write_text("x")
    (folder / "2019" / "README.txt").write_text("x")
    found = list_seeds(folder)
    assert [seed.path for seed in found.seeds] == ["seeds/2019/other.txt", "seeds/good.txt"]
    assert found.passed_over == ("seeds/.git", "seeds/.gitkeep", "seeds/2019/README.txt")
    assert found.rejects == ()


def test_two_files_with_one_stem_are_both_left_out(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "GOOD.txt").write_text("x")
    assert set(reasons(folder)) == {"seeds/good.txt", "seeds/sub/GOOD.txt"}


def test_a_link_out_of_the_folder_is_left_out(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert reasons(folder)["seeds/link.txt"] == "a symbolic link out of the folder"


def test_a_name_that_is_no_identifier_is_left_out(folder: Path) -> None:
    (folder / "número uno.txt").write_text("x")
    (folder / "page.pdf").write_bytes(b"%PDF-1.7")
    told = {reject.path: (reject.reason, reject.remedy) for reject in list_seeds(folder).rejects}
    assert "'número uno' in its path" in told["seeds/número uno.txt"][0]
    assert "'numero-uno'" in told["seeds/número uno.txt"][1]
    assert ".txt, .html" in told["seeds/page.pdf"][1]


def test_a_file_over_the_limit_is_left_out_with_both_sizes(folder: Path) -> None:
    (reject,) = list_seeds(folder, max_bytes=10).rejects
    assert "10" in reject.reason
    assert "--max-bytes" in reject.remedy


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_an_unreadable_file_is_left_out(folder: Path) -> None:
    (folder / "locked.txt").write_text("x")
    (folder / "locked.txt").chmod(0)
    assert "cannot be read" in reasons(folder)["seeds/locked.txt"]


def test_a_file_that_proves_to_be_no_text_joins_the_rejects_and_the_others_are_read(folder: Path) -> None:
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    corpus = read_corpus(list_seeds(folder))
    assert corpus.rejects.rows() == [
        (
            "seeds/image.txt",
            "not a text (a PNG image)",
            "Recognise its text first, as .txt, or take it out of the folder.",
        )
    ]
    assert corpus.sources["source_id"].to_list() == ["good"]


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"Inicio\nBuscar\nPosted in Uncategorized\n"])
def test_empty_blank_and_menu_files_are_sources_without_articles(folder: Path, content: bytes) -> None:
    (folder / "empty.txt").write_bytes(content)
    corpus = read_corpus(list_seeds(folder))
    row = corpus.sources.filter(source_id="empty").row(0, named=True)
    assert (row["article_count"], row["page_type"]) == (0, None)


def test_a_missing_or_empty_folder_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SeedsMissingError, match="no such folder"):
        list_seeds(tmp_path / "nowhere")
    (tmp_path / "seeds").mkdir()
    with pytest.raises(SeedsMissingError, match="holds no file"):
        list_seeds(tmp_path / "seeds")
    (tmp_path / "seeds" / "a.txt").touch()
    with pytest.raises(SeedsMissingError, match=r"a file, not a folder\. Name the folder that it lies in: .*seeds"):
        list_seeds(tmp_path / "seeds" / "a.txt")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("informe.docx", b"PK\x03\x04"),
        ("informe.odt", b"PK\x03\x04"),
        ("informe.txt", b"PK\x03\x04"),
        ("informe.txt", b"\xd0\xcf\x11\xe0"),
        ("informe.txt", b"{\\rtf1"),
    ],
)
def test_a_document_of_an_office_program_is_to_be_saved_as_plain_text(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    (remedy,) = read_corpus(list_seeds(folder)).rejects["remedy"]
    assert "as plain text (UTF-8) in Word, or take it out of the folder." in remedy
