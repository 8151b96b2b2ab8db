"""A release as it was fetched and proved, whoever publishes it."""

from dataclasses import dataclass

import pandas as pd

from explorer.build.update.feeds import Feed


@dataclass(frozen=True)
class Release:
    """A release that is not the one held.

    Attributes
    ----------
    feed : Feed
    published : str
        The day of publication, or as much of it as its publisher says, in ISO form.
    address : str
        Where it was fetched.
    edition : str
        What its publisher calls the version that was fetched.
    licence : str
    content : bytes
        As it was sent.
    stored : bytes
        As it is to be stored.
    ending : str
        Of the name of the stored file.
    frame : DataFrame
        What is compared; see the layout of its channel.
    month : str
        What the key of its own begins with after the name of the series, as "2026_06".
    later : str
        A later edition that its publisher has and that is not taken by itself; empty without one.
    """

    feed: Feed
    published: str
    address: str
    edition: str
    licence: str
    content: bytes
    stored: bytes
    ending: str
    frame: pd.DataFrame
    month: str
    later: str = ""
