"""Scores as plain text."""

from pa_pipeline.scoring.tally import Scores


def render_scores(scores: Scores) -> str:
    """Scores as aligned columns, a line per table and level, the mean F1 of level ``full`` last if there is one."""
    lines = [f"{'table':<20}{'level':<23}{'precision':>10}{'recall':>10}{'f1':>10}{'gold':>8}{'found':>8}"]
    for row in scores.rows:
        shares = "".join(f"{share:>10.3f}" for share in (row.precision, row.recall, row.f1))
        lines.append(f"{row.table:<20}{row.level:<23}{shares}{row.gold:>8}{row.predicted:>8}")
    mean = scores.mean_full()
    if mean is not None:
        lines.append(f"mean F1 of the level 'full': {mean:.3f}")
    return "\n".join(lines)


def render_misses(scores: Scores, table: str) -> str:
    """What a table missed, made up or got wrong, one a line under its name; raises `UnknownTableError`."""
    misses = scores.misses(table)
    return "\n".join([f"## {table}", *(misses or ["nothing missed, nothing made up"])])
