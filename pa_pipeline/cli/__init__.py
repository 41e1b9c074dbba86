"""The command line `pa`.

Here: arguments, output, exit codes. Not here: the work; each command imports what it needs when it runs, so that
`pa --help` answers at once.
"""

import typer

from pa_pipeline.cli.build import build
from pa_pipeline.cli.diff import diff
from pa_pipeline.cli.explain import explain
from pa_pipeline.cli.release import release
from pa_pipeline.cli.score import score
from pa_pipeline.cli.status import status
from pa_pipeline.cli.text import text
from pa_pipeline.cli.verify import verify

app = typer.Typer(
    name="pa",
    help="Open, validated tables from the published texts of the Pacific Alliance.",
    epilog="""\b
Exit codes:
  0    done
  1    failed; the last release is untouched (diff: the releases differ)
  2    wrong arguments (diff: a release cannot be read)
  3    built, but some seed files had to be left out
  4    verified, and something is wrong with the release
  130  interrupted; the last release is untouched""",
    no_args_is_help=True,
    add_completion=False,
    # Rich help and tracebacks would double the time of `pa --help`.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (build, release, status, verify, diff, explain, text, score):
    app.command()(command)
