"""The sets of annotated texts: name to folders of annotations and of texts."""

from pathlib import Path

from pa_pipeline.paths import PROJECT_ROOT

HERE = Path(__file__).parent
SETS = {
    "seeds": (HERE, PROJECT_ROOT / "seeds"),
    **{
        name: (HERE / name, HERE / name)
        for name in (
            "manners",
            "listings",
            "heldout",
            "own",
            "locked",
            "second",
            "sealed",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty_first",
            "twenty_second",
        )
    },
}  # fmt: skip
