"""What is counted: the noun behind a number, with the adjectives and nouns that belong to it."""

from collections.abc import Sequence

from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.gazetteer import demonym_country
from pa_pipeline.facts.passages import Span, Token

_MOST_WORDS = 6
_MOST_OPENERS = 3
_MOST_ADJECTIVES = 2
_SUCH_AS = frozenset(("como", "tales", "tais", "comme"))
_LEAST_LETTERS = 4
_VERB_ENDS = "óéá"
_DEGREES, _SCALES = frozenset("°º"), frozenset("CF")
_NO_PLURAL_ENDS = ("ss", "us", "is", "ous")
_PLURAL_ENDS = ("s", "x", "aux")
_HEADS_OF = ["heads", "of"]
"""What leads to states or governments, which is counted with it: `13 heads of state`."""
_FREE = frozenset({"libre", "livre"})
_APOSTROPHES = frozenset("'’´")


def read_unit(
    tokens: Sequence[Token], at: int, known: Vocabulary, *, single: bool = False, linked: bool = True
) -> Span | None:
    """Positions of the words that say what is counted by the number before `at`; None where nothing does.

    single: whether the number is one, whose noun is no plural; linked: whether a preposition may stand between
    (`millones de personas`), else only before what is known (`nine of the firms`).

    >>> from pa_pipeline.facts.figures.vocabulary import vocabulary
    >>> from pa_pipeline.facts.passages import tokens_of
    >>> words_of = lambda text, code: " ".join(
    ...     token.text for token in tokens_of(text)[slice(*read_unit(tokens_of(text), 0, vocabulary(code)))]
    ... )
    >>> words_of("senior officials from Peru", "en"), words_of("different policies and programmes of it", "en")
    ('senior officials', 'policies and programmes')
    >>> words_of("reuniones de negocios en Lima", "es"), words_of("nuevas empresas peruanas lideradas por", "es")
    ('reuniones de negocios', 'nuevas empresas peruanas')
    """
    if at + 1 < len(tokens) and tokens[at].text in _DEGREES and tokens[at + 1].text in _SCALES:
        return at, at + 2
    start = _past_openers(tokens, at, known, linked)
    if start >= len(tokens) or not tokens[start].is_word:
        return None
    if tokens[start].folded in known.words["measure_signs"]:
        return start, start + 1 + _is_of_measure(tokens, start + 1, known)
    if tokens[start].folded in known.words["time_units"]:
        return start, _past_age(tokens, start + 1, known)
    if tokens[start].folded in known.words["times"]:
        return start, known.phrases["times_tails"].end(tokens, start + 1)
    return (_read_english if known.is_english else _read_romance)(tokens, start, known, single)


def _is_of_measure(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    """Whether a sign goes on with `cuadrados`: `5 millones de km cuadrados`."""
    return at < len(tokens) and tokens[at].folded in known.words["measure_powers"]


def is_plural(token: Token, known: Vocabulary) -> bool:
    """Whether a word has the shape of a noun or an adjective in the plural."""
    word = token.folded
    if word in known.words["plurals"] or (token.text[-1] == "s" and token.text[:-1].isupper() and len(word) > 2):
        return True  # `HEIs`
    if len(word) < _LEAST_LETTERS and not (token.is_shout and word.endswith("s")):
        return False
    if word in known.words["not_plural"] or word in known.words["stops"]:
        return False
    return (
        word.endswith("s") and not word.endswith(_NO_PLURAL_ENDS) if known.is_english else word.endswith(_PLURAL_ENDS)
    )


def _past_openers(tokens: Sequence[Token], at: int, known: Vocabulary, linked: bool) -> int:
    openers, start = known.words["unit_openers"], at
    is_of = at + 1 < len(tokens) and tokens[at].folded in known.words["of"]
    if is_of and not linked and tokens[at + 1].folded not in known.words["definite"]:
        return at
    while start < len(tokens) and start - at < _MOST_OPENERS and tokens[start].folded in openers:
        start += 1
    return start


def _past_age(tokens: Sequence[Token], end: int, known: Vocabulary) -> int:
    """Behind `old` of `years old` and `of age` of `years of age`."""
    return known.phrases["age_tails"].end(tokens, end)


def _is_stop(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    token = tokens[at]
    return not token.is_word or token.folded in known.words["stops"] or token.text[0].isdigit()


def is_possessive(tokens: Sequence[Token], at: int) -> bool:
    """Whether an apostrophe with `s`, or alone behind a plural, stands at a token, as part of the word before it."""
    return tokens[at].text in _APOSTROPHES and at > 0 and tokens[at].start == tokens[at - 1].end


def joins_adjectives(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    """Whether `and` joins two adjectives before one noun: `small and medium-sized companies`, `públicas y privadas`."""
    if at + 1 >= len(tokens) or (tokens[at].folded not in known.words["pair_links"] and tokens[at].text != ","):
        return False
    pairs = known.words["paired_adjectives"]
    return tokens[at - 1].folded in pairs and tokens[at + 1].folded in pairs


def _joins_nations(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    """Whether a comma or `and` joins two adjectives of countries: `60 Chilean, Mexican and Peruvian officials`."""
    is_link = tokens[at].text == "," or tokens[at].folded in known.words["pair_links"]
    return is_link and at + 1 < len(tokens) and all(map(demonym_country, (tokens[at - 1], tokens[at + 1])))


def _read_english(tokens: Sequence[Token], start: int, known: Vocabulary, single: bool) -> Span | None:
    last = min(len(tokens), start + _MOST_WORDS)
    at = start
    while at < last:
        if is_possessive(tokens, at):
            at += 1 + (at + 1 < len(tokens) and tokens[at + 1].folded == "s")
            continue
        if at > start and (joins_adjectives(tokens, at, known) or _joins_nations(tokens, at, known)):
            last = min(len(tokens), last + 2)
            at += 1
            continue
        if _is_stop(tokens, at, known) or tokens[at].folded in known.numbers:
            return None
        if is_plural(tokens[at], known) and not (at + 1 < len(tokens) and is_possessive(tokens, at + 1)):
            is_of_states = [token.folded for token in tokens[at : at + 2]] == _HEADS_OF and tokens[at + 2 : at + 3]
            return start, at + 3 if is_of_states else _past_compound(tokens, at + 1, known)
        if single and not _opens_noun(tokens, at + 1, known):
            is_state = at == start and tokens[at].folded.endswith(tuple(known.words["participle_ends"]))
            return None if is_state else (start, at + 1)
        at += 1
    return None


def _opens_noun(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    return at < len(tokens) and not _is_stop(tokens, at, known) and not tokens[at].folded.endswith(("ed", "s"))


def _past_compound(tokens: Sequence[Token], end: int, known: Vocabulary) -> int:
    """Behind nouns that a plural describes (`women entrepreneurs`), or that are counted with it (`men and women`)."""
    while end < len(tokens) and tokens[end - 1].folded in known.words["plural_modifiers"]:
        if not is_plural(tokens[end], known):
            break
        end += 1
    return _past_pair(tokens, end, known)


def _past_pair(tokens: Sequence[Token], end: int, known: Vocabulary) -> int:
    """Behind a second noun: `policies and programmes`, `inspectoras e inspectores`."""
    if end + 1 >= len(tokens) or tokens[end].folded not in known.words["pair_links"]:
        return end
    is_noun = is_plural(tokens[end + 1], known) and tokens[end + 1].folded not in known.words["plural_verbs"]
    return end + 2 if is_noun else end


def _read_romance(tokens: Sequence[Token], start: int, known: Vocabulary, single: bool) -> Span | None:
    head = start
    while head < len(tokens) and tokens[head].folded in known.words["preposed"] and head - start < _MOST_ADJECTIVES:
        head += 1
    head = _past_joined(tokens, head, known) if head > start else head
    if single and head < len(tokens) and tokens[head].text[-1] in _VERB_ENDS:
        return None
    if head >= len(tokens) or _is_stop(tokens, head, known) or tokens[head].folded in known.numbers:
        return (start, head) if head > start and is_plural(tokens[head - 1], known) else None
    if (not single and not is_plural(tokens[head], known)) or _is_participle(tokens[head], known):
        is_noun = head > start and tokens[head - 1].folded in known.words["nouns_too"]
        return (start, head) if is_noun else None  # `20 jóvenes participarán`
    end = _past_pair(tokens, head + 1, known)
    end = _past_adjectives(tokens, end, known)
    return start, _past_complement(tokens, end, known)


def _past_joined(tokens: Sequence[Token], at: int, known: Vocabulary) -> int:
    """Behind more adjectives of size that are joined before a noun: `pequeñas y medianas empresas`."""
    links, head = known.words["pair_links"], at
    while head + 2 < len(tokens) and (tokens[head].text == "," or tokens[head].folded in links):
        if tokens[head + 1].folded not in known.words["preposed"]:
            break
        head += 2
    return head


def _is_participle(token: Token, known: Vocabulary) -> bool:
    return token.folded.endswith(tuple(known.words["participle_ends"])) and token.folded not in known.words["plurals"]


def _past_adjectives(tokens: Sequence[Token], at: int, known: Vocabulary) -> int:
    end = at
    while end < len(tokens) and end - at < _MOST_ADJECTIVES and not _is_stop(tokens, end, known):
        word = tokens[end]
        is_told = word.folded in known.words["appositions"] or (
            is_plural(word, known) and not _is_participle(word, known)
        )
        if not is_told or word.folded in known.numbers:
            break
        end += 1
    return end + 2 if end > at and joins_adjectives(tokens, end, known) else end


def _past_complement(tokens: Sequence[Token], end: int, known: Vocabulary) -> int:
    """Behind `de negocios` of `reuniones de negocios`: a bare noun, no name and nothing with an article."""
    if end + 1 >= len(tokens) or tokens[end].folded not in known.words["of"]:
        return end
    noun = tokens[end + 1]
    if noun.is_capital or _is_stop(tokens, end + 1, known) or noun.folded in known.numbers or not noun.folded.isalpha():
        return end
    if noun.folded in known.words["about_nouns"] and tokens[min(end + 2, len(tokens) - 1)].folded in known.words["of"]:
        return end  # `viveros de cerca de 40 valles`
    if end + 2 < len(tokens) and tokens[end + 2].folded in _SUCH_AS:
        return end  # `50 empresas de sectores como la pesca`
    if any(noun.folded in known.words[key] for key in ("no_complements", "preposed", "sequence")):
        return end
    if noun.folded in _FREE and end + 2 < len(tokens) and not _is_stop(tokens, end + 2, known):
        return end + 3  # `acuerdos de libre comercio`
    return _past_adjectives(tokens, end + 2, known) if is_plural(noun, known) else end + 2
