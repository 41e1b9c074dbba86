"""Words that name a working group on a page, and those that tell in prose what only groups have."""

import re
from functools import cache

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.country_names import demonyms
from pa_pipeline.lexicon.folding import fold

SIGNS = "+»›>▼▾▸►▶#*·[]-–—−_ "
"""Signs that pages put before headings which open by a click, `[+]` too."""
_BEFORE = re.compile(rf"[{re.escape(SIGNS)}\u2190-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff]*")
"""Signs and pictures before a heading."""
_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\W\d_])")
"""The number of a heading in a report: `3.1 Technical Group on Seals`."""
_LONGEST_KIND, _MOST_WORDS, _FEW = 45, 10, 3
_ARTICLE = re.compile(r"(?:the|el|la|le|l'|o|a)\s*(?<=[\s'])")
_SHORT_FORM = re.compile(r"\(?[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ0-9.-]{1,9}\)?")
_COUNTED = re.compile(r"(?:[^\W\d_]+\s){1,2}(?:n\S{0,5}\s?)?\d{1,3}")
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KIND = re.compile(r"[^:.;,?!]{3,45}:\s+(?=\S)")


@cache
def group_head() -> re.Pattern[str]:
    """Beginnings that name a group; in English words may stand before the head (`Cooperation Technical Group`)."""
    english = words("bodies", "group_heads", "en")
    others = words("bodies", "group_heads") - english
    return re.compile(
        r"(?:\(?\w{1,3}(?:\.[-–—]|[.)])\s*)?(?:the\s|this\s|el\s|la\s|este\s|esta\s|le\s|ce\s|o\s|a\s)?"
        rf"(?:(?:[\w-]+,?\s){{0,3}}?(?:{alternation(english)})|(?:{alternation(others)}))(?![\w-])"
    )


@cache
def counted_head() -> re.Pattern[str]:
    """A group's noun with its number before its name: `WG 2: …`, `Grupo de Trabajo N° 3: …`."""
    return re.compile(rf"\W*(?:{alternation(words('bodies', 'group_heads'))})\s(?:n\S{{0,5}}\s*)?#?\d{{1,2}}\s?:\s")


@cache
def bare_heads() -> frozenset[str]:
    """What heads a column of a table rather than a section."""
    return words("bodies", "group_heads") | words("bodies", "group_nouns")


@cache
def _head_at_end() -> re.Pattern[str]:
    """English names of any length that end in their head (`Dairy Standards and Labels Committee (DSL)`)."""
    choice = alternation(words("bodies", "group_heads", "en"))
    return re.compile(rf"(?<!\bthe)(?<!\bthis)(?<!\bour)\s(?:{choice})(?:\s?\([^()]{{2,20}}\))?\Z")


@cache
def _group_noun() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(words('bodies', 'group_heads'))})(?![\w-])")


def tells_of_group(folded: str) -> bool:
    """Whether a folded stretch of text holds the noun of a group.

    >>> tells_of_group("its technical group meets twice a year"), tells_of_group("they meet twice a year")
    (True, False)
    """
    return _group_noun().search(folded) is not None


def names_group(folded: str) -> bool:
    """Whether a folded line begins or ends with the noun of a group.

    >>> names_group("grupo tecnico de turismo"), names_group("statistics and national accounts subgroup")
    (True, True)
    >>> names_group("technical groups"), names_group("group"), names_group("tourism")
    (False, False, False)
    """
    folded = folded[_signs_before(folded) :]
    head = group_head().match(folded)
    return (head is not None and head.end() < len(folded)) or _head_at_end().search(folded) is not None


def goes_on(folded: str, below: str) -> bool:
    """Whether a folded heading goes on in the line below it: it ends in a small word, or the next one opens with one.

    >>> goes_on("technical group on trade", "and customs cooperation"), goes_on("grupo tecnico de", "turismo")
    (True, True)
    >>> goes_on("technical group on trade", "customs cooperation"), goes_on("committee on seals", "the committee met")
    (False, False)
    """
    if max(folded.count(" "), below.count(" ")) >= _MOST_WORDS:
        return False
    joints = words("institution", "name_links")
    return below.partition(" ")[0] in joints or folded.rpartition(" ")[2] in joints


def breaks_capitals(above: str, below: str) -> bool:
    """Whether a heading in capitals may go on in a line of few words in capitals: `GROUP ON MARITIME` / `TRANSPORT`."""
    return above.isupper() and below.isupper() and below.count(" ") < _FEW


def is_short_form(text: str) -> bool:
    """Whether a line is but the short form of the name above it: `GTPI`, `(SGT-MRV)`."""
    return _SHORT_FORM.fullmatch(text) is not None


def counts_sheets(folded: str) -> bool:
    """Whether a folded line but counts sheets: `fact sheet no. 4`, `ficha n.o 12`."""
    return _COUNTED.fullmatch(folded) is not None


def _signs_before(folded: str) -> int:
    """Offset behind the signs that stand before a heading, pictures and the number of an outline too.

    >>> _signs_before("[+] tourism"), _signs_before("📌 tourism"), _signs_before("3.1 tourism")
    (4, 2, 4)
    """
    if folded[:1].isalpha():
        return 0
    found = _OUTLINE.match(folded) or _BEFORE.match(folded)
    return found.end() if found else 0


def start_of_name(folded: str) -> int:
    """Offset of the name of a group in a folded heading, behind signs and what kind of page shows it.

    >>> start_of_name("[+] grupo tecnico de turismo"), start_of_name("fact sheet: expert group on invoices")
    (4, 12)
    >>> start_of_name("lima: the ministers met"), start_of_name("about the sports committee")
    (0, 10)
    """
    signs = _signs_before(folded)
    kind = _KIND.match(folded, signs, signs + _LONGEST_KIND + 3) if ":" in folded else _about().match(folded, signs)
    if kind is None or names_group(folded[signs : kind.end()].rstrip(" :")):
        return signs
    article = _ARTICLE.match(folded, kind.end())
    begin = article.end() if article else kind.end()
    return begin if names_group(folded[begin:]) else signs


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('institution', 'about') | words('institution', 'rules_of'))})\s+")


@cache
def _rules_of() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation(words('institution', 'rules_of'))})\s+")


def opens_rules(folded: str) -> bool:
    """Whether a folded line is the title of the rules of a group, which stands in lists of its documents too.

    >>> opens_rules("terms of reference of the committee on seals"), opens_rules("about the committee on seals")
    (True, False)
    """
    return _rules_of().match(folded) is not None


@cache
def _of_office() -> re.Pattern[str]:
    about, offices = alternation(words("institution", "about")), alternation(words("institution", "offices"))
    return re.compile(rf"(?:(?:{about})\s+)?(?:{_ARTICLE.pattern})?(?:{offices})(?!\w)")


def names_office(folded: str) -> bool:
    """Whether a folded heading is of a ministry, an embassy or the like, which has a mission and authorities too.

    >>> names_office("about the ministry"), names_office("ministerio de pesca"), names_office("committee on seals")
    (True, True, False)
    """
    return _of_office().match(folded) is not None


@cache
def _heads_columns() -> frozenset[str]:
    return words("institution", "column_heads")


def heads_sheet(folded: str) -> bool:
    """Whether a folded line heads the columns of a sheet of labels and values, or one of them.

    >>> heads_sheet("contenido"), heads_sheet("field | value"), heads_sheet("field | tourism")
    (True, True, False)
    """
    if len(folded) > _LONGEST_KIND:
        return False
    return all(cell in _heads_columns() for cell in _CELLS.split(folded.strip(" |:")))


def is_name_of_bloc(folded: str) -> bool:
    """Whether a folded line is but the name of the bloc, as below the names of its groups."""
    return folded in words("alliance", "bloc_words")


@cache
def cues_of_groups() -> tuple[re.Pattern[str], ...]:
    """What tells the founding of a group, its aim, and who coordinates it."""
    rooms = (("founded", "born", "founding"), ("aims",), ("coordinated_by",))
    choices = (alternation(frozenset().union(*(words("institution", room) for room in row))) for row in rooms)
    return tuple(re.compile(rf"(?<!\w)(?:{choice})(?!\w)") for choice in choices)


@cache
def _pronouns() -> re.Pattern[str]:
    phrases = {phrase for phrase in words("institution", "pronouns") if " " in phrase}
    return re.compile(rf"(?<!\w)(?:{alternation(phrases)})(?!\w)")


def takes_up_group(folded: str) -> bool:
    """Whether a folded stretch of text speaks of a group without saying which: `since 2017 this committee …`."""
    return _pronouns().search(folded) is not None


_LONGEST_SUBJECT = 70
_LEADING_ARTICLE = re.compile(r"(?:the|el|la|los|las|le|les|o|a|l')\s*(?<=[\s'])")


@cache
def _behind_head() -> re.Pattern[str]:
    """What leads from the head of a group's name to its subject: `Grupo Técnico de la …`, `Committee on …`."""
    heads = words("bodies", "group_heads")
    return re.compile(
        rf"(?<!\w)(?:{alternation(heads)})\s(?:de|del|d'|do|da|em|en|on|of|for|para|pour|sur|sobre|des|du)?\s?"
        r"(?:the\s|la\s|el\s|los\s|las\s|l'|le\s|les\s)?\Z"
    )


@cache
def _before_head() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternation(words('bodies', 'group_heads', 'en'))})(?!\w)")


def calls_group_by(folded: str, heading: str) -> bool:
    """Whether a folded text calls a group by a heading that lacks the noun of groups.

    >>> calls_group_by("the presidents created the mining development group", "mining development")
    True
    >>> calls_group_by("se creo el grupo tecnico de la pesca (gtp)", "pesca"), calls_group_by("la pesca crece", "pesca")
    (True, False)
    """
    subject = heading.strip(SIGNS + ":")
    article = _LEADING_ARTICLE.match(subject)
    subject = subject[article.end() :] if article else subject
    if not 3 < len(subject) <= _LONGEST_SUBJECT:
        return False
    at = folded.find(subject)
    while at >= 0:
        whole = not (folded[at - 1 : at].isalnum() or folded[at + len(subject) : at + len(subject) + 1].isalnum())
        if whole and (
            _before_head().match(folded, at + len(subject))
            or _behind_head().search(folded, max(0, at - _LONGEST_KIND), at)
        ):
            return True
        at = folded.find(subject, at + 1)
    return False


@cache
def _heads_of_bodies() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:the\s)?(?:[\w-]+\s){{0,2}}?(?:{alternation(words('institution', 'heads_of_bodies'))})(?!\w)"
    )


def may_be_body(folded: str) -> bool:
    """Whether a folded line opens with a noun of groups that heads ministries and agencies as well.

    >>> may_be_body("national council of bees"), may_be_body("grupo tecnico de ciencia")
    (True, False)
    """
    return _heads_of_bodies().match(folded) is not None


@cache
def _no_group() -> re.Pattern[str]:
    whose = rf"(?:{alternation(set(map(fold, demonyms())))}|nacional|national|nationale)"
    nouns = alternation(words("bodies", "no_groups"))
    return re.compile(rf"(?:the\s)?(?:{whose}\s)?(?:{nouns})\s(?:of|for|del?|d[aou]s?|para|pour|{whose})(?!\w)")


def names_other_body(folded: str) -> bool:
    """Whether a folded heading is a ministry, an agency, a university: whose aims and functions a page tells too.

    >>> names_other_body("agencia peruana de cooperacion"), names_other_body("institute of tides")
    (True, True)
    >>> names_other_body("universities and research"), names_other_body("bank supervision")
    (False, False)
    """
    return _no_group().match(folded) is not None


@cache
def numbered_project() -> re.Pattern[str]:
    """`Project 3: …`, `Proyecto N° 2 – …`, `Ficha de proyecto 4.1`."""
    of, sheets = alternation(words("projects", "sheets_of")), alternation(words("projects", "sheets"))
    nouns = alternation(words("projects", "nouns"))
    return re.compile(rf"\W*(?:(?:{of})\s+)?(?:{nouns})\s+(?:(?:{sheets})\s+)?(?:n\S{{0,5}}\s*)?#?\d")


@cache
def _project_sheet() -> re.Pattern[str]:
    of, sheets = alternation(words("projects", "sheets_of")), alternation(words("projects", "sheets"))
    nouns = alternation(words("projects", "nouns"))
    return re.compile(rf"\W*(?:(?:{of})\s+(?:{nouns})|(?:{nouns})\s+(?:{sheets}))\W*")


def heads_project_sheet(folded: str) -> bool:
    """Whether a folded line heads the sheet of a project and names none.

    >>> heads_project_sheet("ficha de proyecto"), heads_project_sheet("project sheet:"), heads_project_sheet("project")
    (True, True, False)
    """
    return _project_sheet().fullmatch(folded) is not None


_LONGEST_HEADING = 80


def is_heading_of_groups(folded: str) -> bool:
    """Whether a folded line heads several groups and names none of them.

    >>> is_heading_of_groups("technical groups and committees"), is_heading_of_groups("committee on trade")
    (True, False)
    """
    return len(folded) <= _LONGEST_HEADING and heads_several().fullmatch(folded) is not None


def names_several_groups(folded: str) -> bool:
    """Whether such a heading has a noun of groups, and so lends it to the names below.

    >>> names_several_groups("other groups"), names_several_groups("pacific alliance")
    (True, False)
    """
    return is_heading_of_groups(folded) and not words("institution", "several").isdisjoint(_WORD.findall(folded))


@cache
def heads_several() -> re.Pattern[str]:
    """Headings of pages that show groups: `Technical Groups and Committees`, `Grupos de Trabajo`."""
    choice = alternation(words("institution", "of_several"))
    return re.compile(rf"\W*(?:{choice})(?:\W+(?:{choice}))*\W*")


@cache
def _of_kind() -> re.Pattern[str]:
    heads, founded = alternation(words("bodies", "group_heads")), alternation(words("institution", "founded"))
    return re.compile(
        rf"(?:an?\s|the\s|un\s|una\s|um\s|uma\s)?(?:{heads})(?:\s?\([^()]{{2,20}}\))?,?\s\(?(?:{founded})(?!\w)"
    )


@cache
def _opens_founding() -> re.Pattern[str]:
    founded = alternation(words("institution", "founded"))
    return re.compile(rf"(?:{founded})\s[^.:;]{{0,60}}?\b(?:19|20)\d\d\b")


def tells_kind(folded: str) -> bool:
    """Whether a folded line says of the heading above it that it is a group: its kind and that it was founded.

    >>> tells_kind("technical group, created at the vi summit"), tells_kind("technical group on seals, created in 2014")
    (True, False)
    """
    return _of_kind().match(folded) is not None


def opens_founding(folded: str) -> bool:
    """Whether a folded line opens with when what stands above it was founded: `set up on 3 May 2011 in Lima / …`."""
    return _opens_founding().match(folded) is not None


def leads_on(folded: str) -> bool:
    """Whether a folded line ends in a word that leads to what follows.

    >>> leads_on("the group works on:"), leads_on("group on tides:")
    (True, False)
    """
    return folded[:-1].rpartition(" ")[2] in words("institution", "name_links")
