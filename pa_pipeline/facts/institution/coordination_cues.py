"""Words by which sentences say who coordinates a group, and the body that does so where no person is named.

Not here: persons behind such words (`coordinators`).
"""

import re
from functools import cache

from pa_pipeline.facts.institution.coordinator_cards import MOST_LINE, Coordinator, is_country, read_card
from pa_pipeline.facts.passages import Unit
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.labels import label_kinds

MOST_THROUGH = 140
"""Characters within which a sentence says through whom a country coordinates."""
_ARTICLE = re.compile(r"(?:the|el|la|los|las|o|a|os|as|l[ae]s?)\s")
_END_OF_BODY = re.compile(
    r"[;(]|,\s(?!.{0,40}(?:\sy\s|\sand\s))|\s(?:with|con|com|junto|together|jointly|since|desde)\s"
)


@cache
def spoken() -> re.Pattern[str]:
    """What stands before the coordinator in a sentence, or behind a label in one."""
    labels = {label for label, kind in label_kinds().items() if kind == "coordinator"}
    cues = words("institution", "coordinated_by")
    by = {cue.rpartition(" ")[2] for cue in cues} & {"by", "por", "par", "en", "to", "with"}
    now = alternation(words("institution", "at_present"))
    since = rf"(?:\s(?:(?:since|desde|depuis)\s[^,;:.()]{{4,25}}|(?:{now})(?:\s\d{{4}})?)\s(?:{alternation(by)}))"
    passive = alternation({cue.rpartition(" ")[0] for cue in cues if cue.rpartition(" ")[2] in by})
    return re.compile(
        rf"(?<!\w)(?:(?:{alternation(cues)}|(?:{passive}){since})(?!\w)(?:\s(?:{now})(?:\s\d{{4}})?(?=[\s,]))?[\s,:]*"
        rf"|(?<=[.;)]\s)(?:{alternation(labels)})\s?:\s*)"
    )


@cache
def through() -> re.Pattern[str]:
    """What stands between the country or the body that coordinates and its person: `Chile, through Ana Ríos`."""
    return re.compile(
        rf",?\s(?:{alternation(words('institution', 'through'))})\s(?:(?:the|its|su|el|la|sua|o|a|le|sa|son)\s)?"
    )


@cache
def _of_itself() -> re.Pattern[str]:
    """What a sentence opens with that says who coordinates the group: the group, a pronoun, or its coordination."""
    groups = alternation(words("institution", "pronouns") | words("bodies", "group_heads"))
    nouns = alternation({label for label, kind in label_kinds().items() if kind == "coordinator"})
    return re.compile(rf"(?:(?:the|its|la|el|su|a|o|sua)\s)?(?:(?:{groups}|{nouns})(?!\w)[^,;:]{{0,60}})?\Z")


def body_in_sentence(unit: Unit) -> Coordinator | None:
    """The body that coordinates where no person is named: `It is led by SEPES`, `La preside el Servicio de Mareas`."""
    for cue in spoken().finditer(unit.folded):
        sentence = next(((start, end) for start, end in unit.sentences if start <= cue.start() < end), None)
        if sentence is None or not _of_itself().match(unit.folded[sentence[0] : cue.start()]):
            continue
        text = unit.text[cue.end() : min(sentence[1], cue.end() + MOST_THROUGH)].strip(" .")
        acting = through().search(fold(text))
        text = text[acting.end() :] if acting else text
        text = text[article.end() :] if (article := _ARTICLE.match(text)) else text
        text = _END_OF_BODY.split(text)[0].strip()
        if text[:1].isupper() and len(text) <= MOST_LINE and not is_country(text):
            card = read_card(text)
            if card.name is None and card.role is None and card.organization is not None:
                return card
    return None
