"""What is kept between builds, damaged in every way: the release is right all the same, or it is told what to do."""

import random

import dagster as dg
import pytest
from defs.small_corpus import RED, Folders

from pa_pipeline.release import verify_release
from torture.damage import DAMAGES, flip_a_bit
from torture.places import build, files_below, lay_two, options_of, require_whole, run_pa
from torture.shares import TORTURE, Tries, share

WAYS = tuple(DAMAGES)


@pytest.mark.parametrize("way", WAYS)
def test_all_files_of_the_state_damaged_at_once_change_nothing(
    released: Folders, instance: dg.DagsterInstance, way: str, tries: Tries
) -> None:
    if not TORTURE and way != "a folder instead":
        pytest.skip("`make torture` tries every way")
    before = released.release()
    files = files_below(released.state)
    chance = random.Random(way)
    for file in files:
        DAMAGES[way](file, chance)
    ended = build(released, instance)
    assert ended.failed is None, ended.reason
    require_whole(released, before)
    if TORTURE:
        ended = build(released, instance)
        assert ended.failed is None, ended.reason
        require_whole(released, before)
    tries(len(files))


@pytest.mark.skipif(not TORTURE, reason="`make torture` tries each file by itself")
@pytest.mark.parametrize("way", ["a bit flipped", "cut", "a folder instead", "a dead link instead"])
def test_each_file_of_the_state_damaged_by_itself_changes_nothing(
    released: Folders, instance: dg.DagsterInstance, way: str, tries: Tries
) -> None:
    before = released.release()
    chance = random.Random(way)
    names = [path.relative_to(released.state) for path in files_below(released.state)]
    frames = [name for name in names if name.parent.name == "frames"]
    chosen = [name for name in names if name not in frames] + chance.sample(frames, 1)
    for name in chosen:
        DAMAGES[way](released.state / name, chance)
        ended = build(released, instance)
        assert ended.failed is None, f"{name}: {ended.reason}"
        require_whole(released, before)
    tries(len(chosen))


@pytest.mark.skipif(not TORTURE, reason="`make torture` tries it")
@pytest.mark.parametrize("folder", ["readings", "frames", "runs", "."])
def test_a_file_where_a_folder_of_the_state_should_be_is_told_or_mended(
    released: Folders, instance: dg.DagsterInstance, folder: str, tries: Tries
) -> None:
    before = released.release()
    place = released.state / folder
    place.rename(released.root / "tmp" / "aside")
    place.write_text("not a folder", encoding="utf-8")
    ended = build(released, instance)
    if ended.failed is not None:
        assert ended.foreseen
        assert str(place) in ended.reason
        place.unlink()
        assert build(released, instance).failed is None
    assert released.release() == before
    assert verify_release(released.outputs, thorough=False) == []
    tries(1)


@pytest.mark.parametrize(
    "note", ["", "/", "{root}/precious", "{root}", "{root}/seeds", "outputs.staged", "\x00", "no path"]
)
def test_a_damaged_note_of_the_folder_that_was_written_to_removes_nothing(
    released: Folders, instance: dg.DagsterInstance, note: str, tries: Tries
) -> None:
    """A build that fails removes what it wrote of the next release, which such a note names: nothing else, ever."""
    if not TORTURE and note != "{root}/precious":
        pytest.skip("`make torture` tries every note")
    (released.root / "precious").mkdir()
    (released.root / "precious" / "thesis.txt").write_text("Introduction", encoding="utf-8")
    for file in released.seeds.iterdir():
        file.write_bytes(b"%PDF-1.7")
    before = {path: path.read_bytes() for path in files_below(released.root) if released.state not in path.parents}
    if note == "/":
        note = str(released.root / "precious")[: len(str(released.root)) + 3]
    (released.state / "staged").write_text(note.format(root=released.root), encoding="utf-8")
    assert build(released, instance).failed is not None
    kept = {path: path.read_bytes() for path in files_below(released.root) if released.state not in path.parents}
    assert {path: kept.get(path) for path in before} == before
    tries(1)


HISTORY_WAYS = ("a bit flipped", "cut", "emptied", "noise", "a folder instead", "a dead link instead")


@pytest.mark.skipif(not TORTURE, reason="`make torture` tries it")
@pytest.mark.parametrize("way", HISTORY_WAYS)
def test_a_damaged_history_of_dagster_is_told_with_its_folder_or_does_not_matter(
    folders: Folders, way: str, tries: Tries
) -> None:
    lay_two(folders)
    first = run_pa(folders, "build", *options_of(folders))
    assert first.returncode == 0, first.stderr
    before = folders.release()
    history = folders.root / "dagster"
    names = [path.relative_to(history) for path in files_below(history) if path.suffix in (".db", ".yaml")]
    whole = {name: (history / name).read_bytes() for name in names}
    for name in names:
        DAMAGES[way](history / name, random.Random(way))
        done = run_pa(folders, "build", *options_of(folders))
        assert "Traceback" not in done.stderr, f"{name}: {done.stderr}"
        assert "defect" not in done.stderr, f"{name}: {done.stderr}"
        assert done.returncode in (0, 1)
        if done.returncode:
            assert str(history) in done.stderr, f"{name}: {done.stderr}"
        assert folders.release() == before
        if (history / name).is_dir() and not (history / name).is_symlink():
            (history / name / "note.txt").unlink()
            (history / name).rmdir()
        else:
            (history / name).unlink(missing_ok=True)
        (history / name).write_bytes(whole[name])
    tries(len(names))


@pytest.mark.skipif(not TORTURE, reason="`make torture` tries it")
@pytest.mark.parametrize("closed", ["state", "a file of the state", "the folder above the release", "the release"])
def test_what_may_not_be_read_or_written_is_told_and_the_last_release_stays(
    released: Folders, closed: str, tries: Tries
) -> None:
    before = released.release()
    place = {
        "state": released.state,
        "a file of the state": released.state / "readings" / "parts.json",
        "the folder above the release": released.root,
        "the release": released.outputs,
    }[closed]
    (released.seeds / "more.txt").write_text(RED.replace("veinte", "treinta"), encoding="utf-8")
    place.chmod(0 if place.is_file() else 0o555)
    done = run_pa(released, "build", *options_of(released), as_others=True)
    place.chmod(0o755)
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr
    if done.returncode:
        assert "pa: " in done.stderr
        assert released.release() == before
    assert verify_release(released.outputs, thorough=False) == []
    tries(1)


def test_a_frame_that_was_damaged_since_it_was_kept_is_told_where_it_is_used(
    released: Folders, instance: dg.DagsterInstance, tries: Tries
) -> None:
    """In the user interface a single asset can be built from what an earlier build has kept."""
    from defs.small_corpus import run_job

    for number in range(share(12, 1)):
        frame = released.state / "frames" / "readings.sources.arrow"
        whole = frame.read_bytes()
        flip_a_bit(frame, random.Random(number))
        result = run_job(released, instance, only=["sources"])
        told = [event.step_failure_data.error for event in result.all_events if event.is_step_failure]
        assert result.success == (not told)
        if not result.success:
            assert "Materialize everything" in str(told[0])
        frame.write_bytes(whole)
    tries(share(12, 1))
