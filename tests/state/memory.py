"""A place for arrays that lasts as long as a test."""

from pa_pipeline.state import Arrays


class Memory:
    """Arrays kept as they are."""

    def __init__(self) -> None:
        self.arrays: Arrays = {}

    def load(self) -> Arrays:
        return self.arrays

    def keep(self, arrays: Arrays) -> None:
        self.arrays = arrays
