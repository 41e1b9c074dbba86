"""The text of a record: its title, its date and its body, as a page of its own would show them."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.datelines import parse_dateline
from pa_pipeline.reading.seed_files import PAGE, TEXT

TEXT_FIELDS = ("text", "content", "body", "html")
TITLE_FIELDS = ("title", "headline")
DATE_FIELDS = ("date", "published", "published_on", "published_at", "publish_date", "date_published", "datePublished")
_RENDERED = "rendered"
"""Where the interfaces of some content managers put the text of a field."""
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|ul|ol|table|tr|html|body|article|section)\s*>|<br\s*/?>", re.IGNORECASE)
_MAIN_HEADING = re.compile(r"(</?)h1(?=[\s>])", re.IGNORECASE)
_WHOLE_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_BEGINNING = 20_000
_OPENING = 1_000
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d-])")
_LONGEST_DATE = 60


def text_of_record(record: Mapping[str, Any]) -> tuple[str, str] | None:
    """Text of a record and its media type; null where no field holds one.

    >>> text_of_record({"title": "Ministers meet", "date": "2024-05-03T10:00:00Z", "text": "They met in Lima."})
    ('Ministers meet\\n2024-05-03\\nThey met in Lima.', 'text/plain')
    >>> text_of_record({"title": {"rendered": "Ministers meet"}, "content": {"rendered": "<p>They met.</p>"}})
    ('<h1>Ministers meet</h1>\\n<p>They met.</p>', 'text/html')
    """
    body = next((told for field in TEXT_FIELDS if (told := _words(record.get(field))) is not None), None)
    if body is None:
        return None
    title = next((told for field in TITLE_FIELDS if (told := _line(_words(record.get(field))))), "")
    day = next((told for field in DATE_FIELDS if (told := _day(record.get(field)))), "")
    if _MARKUP.search(body, 0, _BEGINNING) is None:
        opening = [_line(line) for line in body[:_OPENING].split("\n")]
        return "\n".join([line for line in (title, day) if line and line not in opening] + [body]), TEXT
    if _MAIN_HEADING.search(body) and _WHOLE_PAGE.search(body, 0, _BEGINNING):
        return body, PAGE  # it has its own heading and date, as its readers saw them
    heads = [f"<{tag}>{said}</{tag}>" for tag, said in (("h1", title), ("p", day)) if said]
    return "\n".join([*heads, _MAIN_HEADING.sub(r"\1h2", body) if title else body]), PAGE


def _words(value: Any) -> str | None:
    value = value.get(_RENDERED) if isinstance(value, Mapping) else value
    return value if isinstance(value, str) else None


def _line(words: str | None) -> str:
    return " ".join(words.split()) if words is not None else ""


def _day(value: Any) -> str:
    """The day of a date, of a moment or of words that are a date; empty for anything else."""
    if isinstance(value, date | datetime):
        return value.isoformat()[:10]
    told = _line(_words(value))
    if _ISO_DAY.match(told):
        return told[:10]
    return told if 0 < len(told) <= _LONGEST_DATE and parse_dateline(told, fold(told)) is not None else ""
