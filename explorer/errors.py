"""What can go wrong, in words a reader can act on.

Every error that we raise on purpose carries one plain sentence that says what
was wrong and what would work. The command line prints it, a page shows it; a
traceback never reaches a user.
"""


class ExplorerError(Exception):
    """Base of every error raised on purpose; ``str(error)`` is fit to show."""


class QuestionError(ExplorerError, ValueError):
    """The question cannot be answered as asked: a misspelt place, slug or period."""


class DataError(ExplorerError):
    """An embedded file is missing, damaged or inconsistent."""


class SourceError(ExplorerError):
    """A raw publication is missing or is not the file that was checked."""
