"""What the project's own texts tell a reader to type: every block of code of a Markdown file or page, as it stands."""

import html
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pa_pipeline.paths import PROJECT_ROOT

OUTPUTS = PROJECT_ROOT / "outputs"
R_PACKAGES = ("readr", "data.table", "jsonlite", "readxl", "RSQLite")
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ON_PAGE = re.compile(r'<pre[^>]*><code class="language-(\w+)">(.*?)</code></pre>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Told:
    """A block of code: language, as it is marked; folder: where a reader would run it."""

    where: str
    language: str
    code: str
    folder: Path


def list_told() -> list[Told]:
    """Every block of code of the READMEs and of the pages of the release; the same lines on two pages count once."""
    found = [
        *read_markdown(PROJECT_ROOT / "README.md", PROJECT_ROOT),
        *read_markdown(PROJECT_ROOT / "examples" / "README.md", PROJECT_ROOT),
        *read_markdown(OUTPUTS / "README.md", OUTPUTS),
    ]
    for page in [OUTPUTS / "index.html", *sorted((OUTPUTS / "site").glob("*.html"))]:
        found += read_page(page, OUTPUTS)
    return list({(told.language, told.code, told.folder): told for told in reversed(found)}.values())[::-1]


def read_markdown(path: Path, folder: Path) -> Iterator[Told]:
    """Fenced blocks of a Markdown file; none where there is no such file."""
    if path.is_file():
        for number, (language, code) in enumerate(_FENCED.findall(path.read_text("utf-8")), start=1):
            yield Told(f"{path.relative_to(PROJECT_ROOT)} {number}", language, code, folder)


def read_page(path: Path, folder: Path) -> Iterator[Told]:
    """Blocks of code of a page, as a browser shows and copies them; none where there is no such page."""
    if path.is_file():
        for number, (language, code) in enumerate(_ON_PAGE.findall(path.read_text("utf-8")), start=1):
            yield Told(f"{path.name} {number}", language, html.unescape(code), folder)


def run_r(script: Path, *arguments: str, folder: Path = PROJECT_ROOT, seconds: int = 240) -> str:
    """What an R script prints; AssertionError with what R says where it fails."""
    rscript = shutil.which("Rscript")
    assert rscript is not None
    done = subprocess.run(
        [rscript, "--vanilla", str(script), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def missing_in_r() -> str | None:
    """Why R cannot be run with the packages that the project tells people to use, in words; null where it can."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return "R is not installed: make test-deps installs it"
    asked = ", ".join(f"'{package}'" for package in R_PACKAGES)
    code = f"cat(Filter(function(name) !requireNamespace(name, quietly = TRUE), c({asked})))"
    done = subprocess.run([rscript, "--vanilla", "-e", code], capture_output=True, text=True, check=False)
    absent = done.stdout.split()
    return f"R has no {', '.join(absent)}: make test-deps installs them" if absent else None
