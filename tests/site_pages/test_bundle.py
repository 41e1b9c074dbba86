"""The committed bundle is what its source gives."""

import hashlib
import re

from pa_pipeline.paths import PROJECT_ROOT

SITE = PROJECT_ROOT / "pa_pipeline" / "site"


def test_the_bundle_was_built_from_the_source_beside_it() -> None:
    source = SITE / "bundle_src"
    digest = hashlib.sha256()
    for path in ["package-lock.json", "build.mjs", *sorted(f"src/{file.name}" for file in (source / "src").iterdir())]:
        digest.update(f"{path}\n".encode() + (source / path).read_bytes())
    head = (SITE / "static" / "app.js").read_text("utf-8").splitlines()[0]
    told = re.search(r"sha256 ([0-9a-f]{64})", head)
    assert told is not None
    assert told.group(1) == digest.hexdigest(), "run `make site` and commit pa_pipeline/site/static"


def test_the_bundle_is_a_classic_script_that_asks_no_network() -> None:
    code = (SITE / "static" / "app.js").read_text("utf-8")
    assert not re.search(r"XMLHttpRequest|new Worker|importScripts|\bimport\(|^export ", code, re.MULTILINE)
    assert "licenses.txt" in code
