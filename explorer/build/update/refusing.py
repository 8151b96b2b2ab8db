"""Why a release is not taken: each reason is one sentence of ``explorer.words.updating``."""

from explorer.errors import SourceError


class NotFetchedError(SourceError):
    """What a source sent cannot be used, or is not what it should be; nothing was changed."""


class UnreachableError(NotFetchedError):
    """A source cannot be reached now: no network, no answer, or it asks to come back later."""
