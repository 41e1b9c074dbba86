"""Files that a release takes over from the one before: only whole, only where they are made from the same."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from pa_pipeline.release.checksums import file_sha256
from pa_pipeline.state import ArrayCache, CodeVersion, KeptFiles
from pa_pipeline.state.fingerprint import LOCK, PACKAGE

CODE = CodeVersion(PACKAGE, LOCK, "0", ())
PATH = "site/data/texts/a.js"


def made_from(*parts: str) -> bytes:
    return sha256("|".join(parts).encode()).digest()


class Releases:
    """Releases that follow one another, each of one file; counts how often it had to be made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.made = 0

    def folder(self, number: int) -> Path:
        return self.root / str(number)

    def build(self, number: int, key: bytes, text: str, code: CodeVersion = CODE) -> str:
        def make(file: Path) -> None:
            self.made += 1
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

        kept = ArrayCache(self.root / "kept", code)
        files = KeptFiles(kept, self.folder(number - 1), self.folder(number), file_sha256)
        files.provide(PATH, key, make)
        files.keep()
        return (self.folder(number) / PATH).read_text("utf-8")


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Releases:
    monkeypatch.setattr(CodeVersion, "is_unchanged", lambda _: True)
    found = Releases(tmp_path)
    assert found.build(1, made_from("uno"), "uno") == "uno"
    return found


def test_what_is_made_from_the_same_is_taken_over(releases: Releases) -> None:
    assert releases.build(2, made_from("uno"), "otro texto") == "uno"
    assert releases.build(3, made_from("uno"), "otro texto") == "uno"
    assert releases.made == 1


def test_what_is_made_from_anything_else_is_made_anew(releases: Releases) -> None:
    assert releases.build(2, made_from("dos"), "dos") == "dos"
    assert (releases.folder(1) / PATH).read_text("utf-8") == "uno"


def test_another_version_of_the_code_makes_it_anew(releases: Releases) -> None:
    assert releases.build(2, made_from("uno"), "uno anew", CodeVersion(PACKAGE, LOCK, "1", ())) == "uno anew"


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_text("dañado", "utf-8"),
        lambda file: file.unlink(),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: (file.rename(file.with_name("b.js")), file.symlink_to("b.js")),
    ],
)
def test_what_was_changed_in_the_last_release_is_made_anew(releases: Releases, harm: Callable[[Path], object]) -> None:
    harm(releases.folder(1) / PATH)
    assert releases.build(2, made_from("uno"), "uno") == "uno"
    assert releases.made == 2
    assert not (releases.folder(2) / PATH).is_symlink()


def test_without_what_was_kept_it_is_made_anew(releases: Releases) -> None:
    (releases.root / "kept").write_bytes(b"\x00")
    assert releases.build(2, made_from("uno"), "uno") == "uno"
    assert releases.made == 2
