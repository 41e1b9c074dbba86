"""Seeds held against a release."""

from hashlib import sha256
from pathlib import Path

from pa_pipeline.inventory import compare_seeds
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
    lines = [f"{stem},seeds/{stem}.txt,{sha256(text.encode()).hexdigest()}" for stem, text in released.items()]
    (outputs / "csv" / "sources.csv").write_text("\n".join(["source_id,path,sha256", *lines]) + "\n", encoding="utf-8")
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
    same = compared.filter(path="seeds/same.txt").row(0, named=True)
    assert (same["byte_size"], same["sha256"]) == (21, sha256(texts["same"].encode()).hexdigest())


def test_without_a_release_every_seed_is_new(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "nota.txt").write_text("Lima.", encoding="utf-8")
    assert compare_seeds(list_seeds(tmp_path / "seeds"), tmp_path / "outputs")["state"].to_list() == ["new"]
