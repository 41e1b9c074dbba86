"""Where the project keeps what it reads besides the seeds."""

from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parent.parent
STATE = PROJECT_ROOT / ".pa"
"""What is kept between builds, unless another folder is named for it."""
SCHEMAS = PROJECT_ROOT / "schemas"
GOLD = PROJECT_ROOT / "tests" / "gold"
LEXICON = Path(__file__).resolve().parent / "lexicon"
