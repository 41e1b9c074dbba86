"""Names of groups that only the line below tells to be groups."""

from made_readings import sections_of

_CARD = """{name}
{kind}
Set up: 30 June 2017
Chair: Ana Ríos Paz, Ministry of the Sea (Chile)
Purpose
To {purpose}.
Show less"""


def test_a_kind_below_a_name_makes_it_a_group() -> None:
    cards = [
        _CARD.format(name="SALT AND FISH", kind="Technical Group", purpose="count pans and nets"),
        _CARD.format(name="RULES OF NETS", kind="Ad hoc Committee", purpose="agree on the size of meshes"),
        _CARD.format(name="HARBOURS", kind="Public-Private Council", purpose="let ships wait less"),
    ]
    text = "Bodies of the harbour\nFilter: All | Sea | Land\n\n" + "\n\n".join(cards) + "\n"
    assert sections_of(text) == ["SALT AND FISH", "RULES OF NETS", "HARBOURS"]


def test_kinds_in_the_rows_of_a_table_name_no_group() -> None:
    rows = "\n".join(f"{name}\nCommittee\nChile\n2019\n" for name in ("Ana Ríos", "Eva Luna", "Juan Paz", "Luis Sol"))
    assert sections_of(f"Who sits where\n\n{rows}") == []
