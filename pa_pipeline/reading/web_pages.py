"""Text of a web page: what a reader would read of it, on lines of its own; trafilatura tells where the content stands.

Menus, footers and scripts stay out. The same page gives the same text for as long as trafilatura has the same version,
which is locked.
"""

import logging
from typing import Any

from pa_pipeline.reading.page_content import content_of
from pa_pipeline.reading.page_lines import lines_of
from pa_pipeline.reading.seed_text import PageTooDeepError

_HEADING_LINKS = "|".join(f"//h{level}//a" for level in range(1, 7))


def text_of_page(page: str) -> str:
    """Text of a decoded page: its main heading, then its content; empty where it has none. Raises PageTooDeepError.

    >>> text_of_page("<html><body><h1>Nace una red</h1><div><p>La red nació hoy en Lima.</p></div></body></html>")
    'Nace una red\\nLa red nació hoy en Lima.'
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise PageTooDeepError
    etree.strip_elements(tree, "script", "style", "noscript", "template", with_tail=False)
    for link in tree.xpath(_HEADING_LINKS):
        # In lists of news each heading is a link: as such it would count as a menu.
        link.drop_tag()
    headings = [_squash(heading) for heading in tree.xpath("//h1")]
    lines = list(lines_of(tree))
    if not lines:
        return ""
    return "\n".join(content_of(lines, _extract(tree), headings[0] if len(headings) == 1 else None))


def _extract(tree: Any) -> str:
    """What looks like the content of a page; empty where nothing does."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_tables=True, include_links=False, deduplicate=False
    )
    return text or ""


def _squash(element: Any) -> str:
    return " ".join(element.text_content().split())
