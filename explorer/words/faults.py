"""What is said where something is wrong: with an address, with the data, with the server."""

NO_FILE = "There is no such file."
NO_CHART = "There is no such chart."
NO_AREA = "There is no such area."
NO_LEVEL = "There is no such level."
# What went wrong is for the log; a reader gets this.
SERVER = "Something went wrong here. The figures are unharmed; go back and try another way."
# Where there is no page: title of the window, heading, text, and the link to the first page.
NO_PAGE = {
    "window": "No such page",
    "heading": "There is no page here",
    "text": "No page has this address; it is mistyped, or out of date.",
    "link": "Go to the Health Gap Explorer",
}


def in_the_data(error: Exception) -> str:
    """Return what a reader is told of a fault in the data."""
    return f"Something is wrong with the data. {error}"


def no_part(part: str, instead: str) -> str:
    """Return what whoever runs the server is told of a part that Streamlit has no more.

    Parameters
    ----------
    part : str
        Its name in Streamlit.
    instead : str
        What the server does without it: "may hold small messages back".
    """
    return f"This release of Streamlit has no {part}: the server {instead}. Everything else works."


def path_before(path: str) -> str:
    """Return why the explorer cannot be served under a path that Streamlit adds."""
    return (
        f"The explorer cannot put the path '{path}' before its addresses. Unset "
        "server.baseUrlPath and let the proxy take the path away (docs/deploy.md)."
    )


def port_in_use(port: int, other: int) -> str:
    """Return that a port is taken, and how to choose another."""
    return f"Port {port} is in use. Choose another: explorer app --port {other}"


def port_kept(port: int) -> str:
    """Return that a port is the system's, and how to choose another."""
    return f"Port {port} is kept for the system. Choose another: explorer app --port 8501"


def no_address(address: str, variable: str) -> str:
    """Return that this machine has no such address, and what to do with the variable."""
    return (
        f"This machine cannot listen on the address '{address}'. Set {variable} to "
        "one of its own, or unset it to serve this machine alone."
    )
