"""Errors that a user of the pipeline can act on."""


class PipelineError(Exception):
    """Something the user can mend: what is wrong, where, and what to do.

    >>> str(PipelineError("no such folder", "seeds/", "Create it and put .txt files into it."))
    'seeds/: no such folder. Create it and put .txt files into it.'
    """

    def __init__(self, what: str, where: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}. {remedy}")
        self.what = what
        self.where = where
        self.remedy = remedy
