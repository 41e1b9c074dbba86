"""By what people with positions are called without their names: `the head of state`, `el ejecutivo`, `la titular`."""

from collections.abc import Sequence

from pa_pipeline.facts.people.role_statements import RoleStatement, words_in
from pa_pipeline.facts.quotes.speech_words import speech_list
from pa_pipeline.lexicon import words

_MEN_IN_A = frozenset({"luca", "borja", "garcia", "elia", "bautista", "matia"})
"""Given names in -a that men bear."""
_OF_WOMEN, _OF_MEN = frozenset({"la", "a", "da"}), frozenset({"el", "al", "del", "o", "ao", "do"})
_KINDS = ("executives", "legislators", "officials", "academics")


def is_called(office: str, row: RoleStatement) -> bool:
    """Whether somebody is called by an office: `the head of state` is the president, `el canciller` the minister of
    foreign affairs, `la titular` the minister."""
    told = frozenset(words_in(row.role))
    if told.issuperset(office.split()):
        return True
    if office in speech_list("state_heads"):
        return bool(told & words("roles", "heads_of_state")) and row.organization is None
    if office in speech_list("foreign_ministers"):
        governs = bool(told & words("roles", "government")) and not _is_deputy(told)
        return governs and bool(told & speech_list("foreign_fields"))
    if office in speech_list("called_envoys"):
        return bool(told & words("roles", "envoys"))
    if office in speech_list("called_ministers"):
        return bool(told & words("roles", "government"))
    return office in words("roles", "government_members") and "titular" in told


def may_be_called(office: str, row: RoleStatement) -> bool:
    """Whether nothing speaks against calling somebody so: no minister is an `executive`, no manager an `official`."""
    if is_called(office, row):
        return True
    called = [kind for kind in _KINDS if office in speech_list(f"called_{kind}")]
    if not called:
        return office not in speech_list("called_envoys") | speech_list("state_heads")
    return any(_is_of_kind(kind, row) for kind in called)


def _is_of_kind(kind: str, row: RoleStatement) -> bool:
    told = frozenset(words_in(row.role))
    if kind == "officials":
        return not told & (words("roles", "private") | speech_list("academics") | speech_list("legislators"))
    governs = bool(told & (words("roles", "government") | words("roles", "envoys")))
    return bool(told & speech_list(kind)) and not governs


def _is_deputy(told: frozenset[str]) -> bool:
    """Whether somebody is but the second in a ministry: `viceministro`, `Under-Secretary`."""
    return any(word.startswith(("vice", "sub", "under", "deputy")) for word in told)


def is_woman(row: RoleStatement, before: str = "") -> bool | None:
    """What the Spanish or Portuguese words of a position, the article before it or else the given name say of who
    holds it; null where none says anything. before: the text that leads to the row.

    >>> [is_woman(RoleStatement(name, role, None, None, 0, 1), before) for name, role, before in
    ...  [("Rosario Paz", "ministra", ""), ("Luz Paz", "gerente", "con la "), ("Luz Paz", "gerente", "")]]
    [True, True, None]
    """
    role, name = words_in(row.role), words_in(row.name_as_written)
    told = _gender_of_word(role[:2])
    if told is not None:
        return told
    leads = words_in(before)[-1:]
    if leads and before[-1:].isspace() and leads[0] in _OF_WOMEN | _OF_MEN:
        return leads[0] in _OF_WOMEN
    return True if name and name[0].endswith("a") and name[0] not in _MEN_IN_A else None


def _gender_of_word(role: Sequence[str]) -> bool | None:
    heads = words("roles", "heads")
    for word in role:
        bare = word[:-1]
        if word.endswith("a") and not heads.isdisjoint((bare, bare + "o", bare + "e")):
            return True
        if word + "a" in heads or (word.endswith("o") and bare + "a" in heads) or word == "jefe":
            return False
    return None
