"""What a headline looks like: length, verbs, capitals; and what a heading inside an article looks like."""

import re
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_INNER_STOP = re.compile(r"[a-z0-9áéíóúñç)»”\"]\.\s+[A-ZÁÉÍÓÚÑ«“\"]")
_SPEECH = re.compile(r"[,.][”»\"]\s*\Z|\A[“«\"][^”»\"]{60,}\Z")
"""What ends as quoted speech does, or opens a quotation that is not closed."""
_MOST_WORDS, _MOST_LENGTH = 45, 330
_ROW_MARKS = (" | ", " > ", " » ", " › ")
"""What parts the items of a menu or of the path to a page, two of which no title has."""
_POINTERS, _OPENER = frozenset("»›>↓↑→←▶►|*•✔★☆"), "+ "
"""Marks that open links, buttons and the parts of an accordion, and no title."""
_DASH = re.compile(r"\s[–—-]\s")
_LEAST_NAMES_IN_ROW, _MOST_WORDS_OF_NAME = 3, 3
_LEAST_WORDS_BEHIND_COLON, _MOST_WORDS_BEFORE_COLON = 3, 8
HEADING_START = 2.5
"""What a line loses as a title that begins as headings do; at the head of a page nothing stands to be headed."""
_MOST_PARTS = 10
"""Parts of a text that it counts in words."""
_MOST_WORDS_OF_CALL = 5
"""Words of what calls to the reader inside a text (`Sign up now!`)."""
_LEAST_SENTENCES, _SENTENCES = 12, 5.0
"""Words of a line that ends with a question or a call behind another sentence, and what it loses."""
_LENGTH_SCORES = ((2, -2.2), (4, -0.8), (6, 0.3), (9, 0.9), (_MOST_WORDS, 1.3))
"""Most words of a line, and what its length says: headings are short."""


@cache
def verb_forms() -> tuple[frozenset[str], frozenset[str]]:
    """Folded finite verb forms of headlines: those that are hardly ever nouns, and those that often are."""
    sure: set[str] = set()
    unsure: set[str] = set()
    for language in LANGUAGES:
        room = entries(language, "headlines")
        sure |= {fold(str(word)) for word in room["irregular_verbs"]}
        for infinitive in room["regular_verbs"]:
            for form, certain in _CONJUGATIONS[language](fold(str(infinitive))):
                (sure if certain else unsure).add(form)
    return frozenset(sure), frozenset(unsure - sure)


def _english(verb: str) -> list[tuple[str, bool]]:
    if verb.endswith("y") and verb[-2] not in "aeou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        third, past = verb + "es", verb + "ed"
    else:
        third, past = verb + "s", verb + ("d" if verb.endswith("e") else "ed")
    return [(third, True), (past, True), (verb, False)]


def _spanish(verb: str) -> list[tuple[str, bool]]:
    stem, kind = verb[:-2], verb[-2:]
    if kind == "ar":
        return [
            (stem + "a", False),
            (stem + "an", True),
            (stem + "o", False),
            (stem + "aron", True),
            (stem + "ara", True),
            (stem + "aran", True),
        ]
    forms = [
        (stem + "e", False),
        (stem + "en", True),
        (stem + "io", True),
        (stem + "ieron", True),
        (verb + "a", True),
        (verb + "an", True),
    ]
    if verb.endswith("uir"):
        forms += [(stem + ending, True) for ending in ("ye", "yen", "yo", "yeron")]
    return forms


def _portuguese(verb: str) -> list[tuple[str, bool]]:
    stem, kind = verb[:-2], verb[-2:]
    if kind == "ar":
        return [
            (stem + "a", False),
            (stem + "am", True),
            (stem + "ou", True),
            (stem + "aram", True),
            (verb + "a", True),
        ]
    return [
        (stem + "e", False),
        (stem + "em", True),
        (stem + "eu", True),
        (stem + "iu", True),
        (stem + "eram", True),
        (verb + "a", True),
    ]


def _french(verb: str) -> list[tuple[str, bool]]:
    stem = verb[:-2]
    return [
        (stem + "e", False),
        (stem + "ent", True),
        (stem + "era", True),
        (stem + "eront", True),
        (stem + "a", False),
        (stem + "it", True),
    ]


_CONJUGATIONS = {"en": _english, "es": _spanish, "pt": _portuguese, "fr": _french}


@cache
def _heading_start() -> re.Pattern[str]:
    return re.compile(rf"[¿¡\"“«']*(?:{alternation(words('headlines', 'heading_starts'))})(?![\w-])")


def verb_weight(folded: str) -> float:
    """0 to 1: how surely a folded line holds a finite verb.

    >>> verb_weight("pacific alliance promotes trade"), verb_weight("technical group on culture")
    (1.0, 0.0)
    """
    sure, unsure = verb_forms()
    tokens = _WORD.findall(folded)
    if any(token in sure for token in tokens):
        return 1.0
    return 0.6 if any(token in unsure for token in tokens) else 0.0


@cache
def _caption() -> re.Pattern[str]:
    captions, photos = alternation(words("headlines", "captions")), alternation(words("headlines", "credits"))
    # `Foto: …`, and what a picture is called where it is kept: `Foto 16913 oficial`, `Foto EFE`
    return re.compile(rf"\(?(?:{captions})\s*(?:\d+\s*)?[:.|]|(?:{photos})(?:[\s_]\d{{3,}}(?!\w)|\s\S{{2,20}}\Z)")


def breaks_off(folded: str) -> bool:
    """Whether a folded line ends with a word after which more must come.

    >>> breaks_off("ministers open the"), breaks_off("ministers open the fair")
    (True, False)
    """
    return folded.rsplit(None, 1)[-1] in words("headlines", "unfinished")


def opens_caption(folded: str) -> bool:
    """Whether a folded line begins as captions and credits do (`Photo: …`, `Fuente: …`)."""
    return _caption().match(folded) is not None


@cache
def _credit() -> re.Pattern[str]:
    photo = rf"(?:{alternation(words('headlines', 'credits'))})"
    return re.compile(
        rf"\|\s*{photo}(?![\w-])[^|]{{0,80}}\Z|[.!?)]\s*{photo}\s?[:/|][^|]{{0,80}}\Z"
        rf"|\({photo}\s?[:/ ][^()]{{0,60}}\)\Z|\s{photo}\s?:\s[^.:]{{2,60}}\Z"
    )


def names_credit(folded: str) -> bool:
    """Whether a folded line ends with who took the picture that it explains.

    >>> names_credit("weavers at the fair. photo: ana paz"), names_credit("the ministers met. photos were taken.")
    (True, False)
    """
    return _credit().search(folded) is not None


def explains_picture(folded: str) -> bool:
    """Whether a folded line is a caption or a credit, by how it begins or ends."""
    return opens_caption(folded) or names_credit(folded)


def opens_heading(folded: str) -> bool:
    """Whether a folded line begins as headings inside an article do (`More about …`, `Antecedentes`, `First idea: …`).

    >>> opens_heading("segunda idea: menos es mas"), opens_heading("segunda reunion de ministros: menos aranceles")
    (True, False)
    """
    return _heading_start().match(folded) is not None or _numbers_part(folded)


def _numbers_part(folded: str) -> bool:
    """Whether an ordinal and at most one more word stand before a colon, as where a text counts its parts."""
    before, colon, _ = folded.partition(": ")
    return bool(colon) and before.count(" ") <= 1 and _part().match(before) is not None


@cache
def _genre() -> re.Pattern[str]:
    return re.compile(
        rf"[¿¡\"“«']*(?:{alternation(words('headlines', 'genres'))})(?![\w-])"
        rf"|[^.:]{{3,60}}\s(?:{alternation(words('headlines', 'genres_at_end'))})\Z"
    )


def names_genre(folded: str) -> bool:
    """Whether a folded line begins with what kind of text follows (`Joint statement …`), or ends so (`… Declaration`).

    >>> names_genre("declaracion de lima"), names_genre("lima")
    (True, False)
    """
    return _genre().match(folded) is not None


@cache
def _edition() -> re.Pattern[str]:
    meetings = alternation(words("headlines", "editions"))
    return re.compile(rf"(?:[ivxl]{{1,7}}|\d{{1,3}}(?:st|nd|rd|th|\.?[aoº°ª]))\s(?:{meetings})(?![\w-])")


def names_edition(folded: str) -> bool:
    """Whether a folded line opens with the number of a meeting, as titles do and headings hardly ever.

    >>> names_edition("xii summit of the alliance"), names_edition("summit of the alliance")
    (True, False)
    """
    return _edition().match(folded) is not None


def _is_row_of_names(text: str) -> bool:
    """Whether dashes part a line to three and more pieces of a few words (`Santiago – Bogotá – Lima`)."""
    pieces = _DASH.split(text)
    return len(pieces) >= _LEAST_NAMES_IN_ROW and all(piece.count(" ") < _MOST_WORDS_OF_NAME for piece in pieces)


def tells_behind_colon(text: str, folded: str) -> bool:
    """Whether a line names its subject and says something of it behind a colon, as titles do and headings seldom.

    >>> def read(line): return tells_behind_colon(line, fold(line))
    >>> read("Peru: new seminar on sustainable packaging"), read("Part 2: what the new rules mean")
    (True, False)
    >>> read("Second idea: share what failed"), read("Venue: main hall of the port")
    (False, False)
    """
    subject, colon, said = text.partition(": ")
    if not colon or ":" in said or said.count(" ") < _LEAST_WORDS_BEHIND_COLON - 1 or text[-1] in ".;":
        return False
    before = fold(subject)
    if any(map(str.isdigit, subject)) or before.count(" ") >= _MOST_WORDS_BEFORE_COLON or opens_caption(folded):
        return False
    return not _part().search(before) and before not in _labels()


@cache
def _part() -> re.Pattern[str]:
    """What numbers the parts of a text (`Second idea`, `Panel IV`)."""
    rooms = [entries(language, "numbers")["ordinals"].values() for language in LANGUAGES]
    ordinals = {fold(str(word)) for room in rooms for forms in room for word in forms}
    cardinals = {fold(str(word)) for language in LANGUAGES for word in _first_cardinals(language)}
    counted = rf"\A[a-z]+ (?:{alternation(cardinals)}|\d{{1,2}})\Z"
    return re.compile(rf"\A(?:{alternation(ordinals)})(?![a-z])|\s[ivx]{{1,5}}\Z|\A[a-z]\Z|{counted}")


def _first_cardinals(language: str) -> list[str]:
    """Words for the numbers up to ten (`Lesson two: …`)."""
    cardinals = entries(language, "numbers")["cardinals"]
    return [word for number, forms in cardinals.items() if number <= _MOST_PARTS for word in forms]


@cache
def _labels() -> frozenset[str]:
    """Labels of what is practical about an event, behind which no text is told."""
    rooms = [entries(language, "events")["labels"].values() for language in LANGUAGES]
    named = {fold(str(label)) for room in rooms for labels in room for label in labels or ()}
    return frozenset(named) | words("closings", "details") | words("closings", "times")


@cache
def _connector() -> re.Pattern[str]:
    """What joins a sentence to those before it: `Likewise, the ministers`, `Asimismo, se acordó`."""
    return re.compile(rf"(?:{alternation(words('headlines', 'connectors'))}),?\s")


def opens_with_connector(folded: str) -> bool:
    """Whether a folded line is joined to what stands before it: `In this sense, the ministers`."""
    return _connector().match(folded) is not None


def title_likeness(text: str, folded: str, word_count: int) -> float:
    """How much a line by itself looks like the title of an article: above 0 more than not; -9 where it cannot be one.

    >>> title_likeness("Pacific Alliance promotes trade", "pacific alliance promotes trade", 4) > 0
    True
    >>> title_likeness("and met in Lima, where they", "and met in lima, where they", 6)
    -9
    >>> title_likeness("Likewise, ministers promote trade", "likewise, ministers promote trade", 4)
    -9
    """
    if (
        word_count > _MOST_WORDS
        or len(text) > _MOST_LENGTH
        or word_count == 0
        or _SPEECH.search(text)
        or opens_caption(folded)
        or opens_with_connector(folded)
    ):
        return -9
    opening = text.lstrip("“”\"«‘'¿¡(")[:1]
    last = text[-1]
    if word_count == 1 and text[0] + last in ("()", "[]"):
        return -9
    if (
        not opening
        or opening in _POINTERS
        or text.startswith(_OPENER)
        or last in ",;"
        or (opening.islower() and not text[:12].startswith(("e-", "i")))
    ):
        return -9
    score = next(value for most, value in _LENGTH_SCORES if word_count <= most)
    if word_count > 28:
        score -= 1.5
    if last == "." and not text.endswith(("...", "S.A.", "EE.UU.", "U.S.", "D.C.")):
        score -= 4.5
    elif last == ":":
        score -= 5.5
    elif last == "!" and word_count <= _MOST_WORDS_OF_CALL:
        score -= 1.0
    if "://" in text or "www." in folded or "@" in text:
        score -= 5.0
    if sum(text.count(mark) for mark in _ROW_MARKS) > 1 or _is_row_of_names(text):
        score -= 4.0
    if _INNER_STOP.search(text):
        score -= 2.0 if last not in "?!" or word_count < _LEAST_SENTENCES else _SENTENCES
    verb = verb_weight(folded)
    score += 1.0 * verb if verb else -0.4
    if text.isupper() and word_count >= 3:
        score += 1.0
    if text[0] in '“«"' and text[-1] in '”»"' and word_count > 8:
        score -= 1.0
    if names_genre(folded):
        score += 1.2
    if opens_heading(folded) and last != "?":
        score -= HEADING_START
    return score
