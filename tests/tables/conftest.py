import pytest
from contract.made_tables import Made, make_tables


@pytest.fixture
def made() -> Made:
    """A small data set that keeps every rule."""
    return make_tables()
