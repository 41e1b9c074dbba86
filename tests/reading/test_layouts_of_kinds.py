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


_ABOUT_SALT = (
    "The group was set up in 2015 so that the salt of the four countries is weighed alike in all of their ports."
)
_ABOUT_NETS = "Chaired by Chile this year, it compares the meshes of nets and the fish that swim through them unharmed."


def test_a_path_that_ends_in_a_heading_of_groups_makes_names_of_the_lines_below() -> None:
    text = (
        f"Sea office\n\nHome / Technical work / Other groups\n\nSalt and Fish\n{_ABOUT_SALT}\n\nNets\n{_ABOUT_NETS}\n"
    )
    assert sections_of(text) == ["Salt and Fish", "Nets"]


def test_the_only_group_of_a_page_is_the_one_at_the_end_of_its_path() -> None:
    text = (
        "Sea office\nHome / Technical work / Technical Group on Salt\n\nTechnical Group on Salt\n\nEqual weights are a "
        "matter of trust among those who buy and sell by the sack.\n\nLines of work\n\nScales\nSacks\n\n"
        f"{_ABOUT_NETS}\n"
    )
    assert sections_of(text) == ["Technical Group on Salt"]
