"""Text of a web page: what a reader would read of it, by trafilatura, on lines of its own.

Menus, footers and scripts stay out. The same page gives the same text for as long as trafilatura has the same version,
which is locked.
"""

import logging
from typing import Any

from pa_pipeline.reading.seed_text import PageTooDeepError

_HEADING_LINKS = "|".join(f"//h{level}//a" for level in range(1, 7))
_MOST_LISTED = 100
"""Articles that a page lists: more are no list that anybody reads, and each costs milliseconds."""
_MAIN_SHARE = 0.6
"""Of the text of all articles on a page: one with more is what the page is about, the others are teasers beside it."""


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
    listed = _listed_articles(tree)
    text = "\n\n".join(_extract(article) for article in listed) if listed else _extract(tree)
    if len(headings) == 1 and headings[0] and headings[0] not in text.split("\n"):
        text = f"{headings[0]}\n{text}"
    return text


def _listed_articles(tree: Any) -> list[Any]:
    """Articles of a page that lists several, each as a page of its own; none where one of them is the page's own."""
    from lxml.html import Element

    articles = tree.xpath("//article[not(ancestor::article)]")
    sizes = [len(article.text_content()) for article in articles[: _MOST_LISTED + 1]]
    if not 2 <= len(articles) <= _MOST_LISTED or max(sizes) > _MAIN_SHARE * sum(sizes):
        return []
    pages = []
    for article in articles:
        page, body = Element("html"), Element("body")
        page.append(body)
        body.append(article)
        pages.append(page)
    return pages


def _extract(tree: Any) -> str:
    """The content of a page; all its words where none of it looks like content."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_tables=True, include_links=False, deduplicate=False
    )
    return text or _squash(tree)


def _squash(element: Any) -> str:
    return " ".join(element.text_content().split())
