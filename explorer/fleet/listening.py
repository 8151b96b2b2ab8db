"""Where processes listen, and whether one that listens answers."""

import http.client
import os
from urllib.error import HTTPError
from urllib.request import urlopen

# Only this machine is served unless the variable names another address, as a container needs.
ADDRESS_VARIABLE = "EXPLORER_ADDRESS"
THIS_MACHINE = "127.0.0.1"
# What a process is asked: whether it still answers, and whether it is ready for readers.
LIVE, READY = "/health/live", "/health/ready"
OK = 200
# Addresses that stand for every one that a machine has, and the one at which it reaches itself.
_EVERY = {"0.0.0.0": THIS_MACHINE, "::": "[::1]"}


def address() -> str:
    """Return the address to listen on: this machine's own, or what the variable names."""
    return os.environ.get(ADDRESS_VARIABLE) or THIS_MACHINE


def status(port: int, path: str, seconds: float) -> int:
    """Return what a process on this machine answers with; 0 where nothing answers.

    Parameters
    ----------
    port : int
    path : str
        `LIVE` or `READY`.
    seconds : float
        How long to wait for the answer.
    """
    named = address()
    host = _EVERY.get(named, f"[{named}]" if ":" in named else named)
    try:
        with urlopen(f"http://{host}:{port}{path}", timeout=seconds) as answer:
            found: int = answer.status
    except HTTPError as error:
        return error.code
    except (OSError, http.client.HTTPException):
        return 0
    return found
