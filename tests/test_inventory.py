"""Seeds held against a release."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from pa_pipeline.inventory import compare_seeds, count_states, look_at
from pa_pipeline.reading import list_seeds


def test_each_file_has_one_state(tmp_path: Path) -> None:
    seeds, outputs = tmp_path / "seeds", tmp_path / "outputs"
    seeds.mkdir()
    (outputs / "csv").mkdir(parents=True)
    texts = {
        "same": "Lima acoge la cumbre.",
        "changed": "Bogotá acoge la cumbre.",
        "new": "Ciudad de México.",
        "bad": "\x00",
    }
    for stem, text in texts.items():
        (seeds / f"{stem}.txt").write_text(text, encoding="utf-8")
    (seeds / "minutes.pdf").write_bytes(b"%PDF-1.7")
    released = {"same": texts["same"], "changed": "Bogotá será la sede.", "gone": "Santiago."}
    lines = ["source_id,path,sha256,byte_size"]
    for stem, text in released.items():
        lines.append(f"{stem},seeds/{stem}.txt,{sha256(text.encode()).hexdigest()},{len(text.encode())}")
    (outputs / "csv" / "sources.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (outputs / "rejects.csv").write_text("path,reason,remedy\nseeds/bad.txt,a NUL byte,Save it\n", encoding="utf-8")

    compared = compare_seeds(list_seeds(seeds), outputs)

    assert dict(compared.select("path", "state").rows()) == {
        "seeds/bad.txt": "rejected",
        "seeds/changed.txt": "changed",
        "seeds/gone.txt": "gone",
        "seeds/minutes.pdf": "rejected",
        "seeds/new.txt": "new",
        "seeds/same.txt": "same",
    }
    assert count_states(compared) == {"new": 1, "changed": 1, "same": 1, "rejected": 2, "gone": 1}
    gone = compared.filter(path="seeds/gone.txt").row(0, named=True)
    assert (gone["byte_size"], gone["sha256"]) == (9, sha256(released["gone"].encode()).hexdigest())
    same = compared.filter(path="seeds/same.txt").row(0, named=True)
    assert (same["byte_size"], same["sha256"]) == (21, sha256(texts["same"].encode()).hexdigest())


def test_without_a_release_every_seed_is_new(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "nota.txt").write_text("Lima.", encoding="utf-8")
    assert compare_seeds(list_seeds(tmp_path / "seeds"), tmp_path / "outputs")["state"].to_list() == ["new"]


def touch_later(file: Path) -> None:
    before = file.stat()
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))


def rewrite_with_the_same_size_and_time(file: Path) -> None:
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8")[::-1], encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES = {
    "added": lambda file: file.with_name("new.txt").write_text("Santiago.", encoding="utf-8"),
    "removed": lambda file: file.unlink(),
    "grown": lambda file: file.write_text("Lima y Bogotá.", encoding="utf-8"),
    "touched": touch_later,
    "rewritten": rewrite_with_the_same_size_and_time,
    "renamed": lambda file: file.rename(file.with_name("nota-2.txt")),
    "moved": lambda file: file.rename(file.parent.parent / file.name),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_look_sees_whatever_happens_to_a_file_in_a_subfolder(tmp_path: Path, change: str) -> None:
    file = tmp_path / "2024" / "nota.txt"
    file.parent.mkdir()
    file.write_text("Lima.", encoding="utf-8")
    before = look_at(tmp_path)
    assert look_at(tmp_path) == before
    CHANGES[change](file)
    assert look_at(tmp_path).digest != before.digest


def test_a_look_passes_over_hidden_files_and_is_not_upset_by_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "nota.txt").write_text("Lima.", encoding="utf-8")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "none")
    before = look_at(tmp_path)
    (tmp_path / ".nota.txt.part").write_text("Lim", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    assert look_at(tmp_path).digest == before.digest
    assert before.file_count == 2
    assert look_at(tmp_path / "none").file_count == 0
