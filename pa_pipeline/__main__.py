"""`pa`, and `python -m pa_pipeline`."""

import sys


def main() -> None:
    """Run the command line; an interrupt is one line, also while it is still being loaded."""
    try:
        from pa_pipeline.cli import app

        app(prog_name="pa")
    except KeyboardInterrupt:
        print("pa: interrupted", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
