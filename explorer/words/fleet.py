"""What whoever runs the explorer is told of its processes."""

READY = "Ready."
LIVE = "Alive."
UNREADY = "The first views are not worked out yet. Ask again in some seconds."
TRIAL_PASSED = "The explorer loads, and its first views can be worked out."
TRIAL_FAILED = (
    "The processes were not replaced: what is installed now does not start. Those that run go on. "
    "Look above for the reason."
)
REPLACING = "Replacing the processes one after another."
REPLACED = "Every process is replaced."
STOPPING = "Stopping: readers are let go, and answers that are under way are finished."
CERTIFICATE_AND_KEY = "A certificate needs its key, and a key its certificate: name both files."
NO_FORK = (
    "This system cannot share one explorer among several processes. Start one on each port: "
    "explorer app --port 8501"
)


def serving(ports: range) -> str:
    """Return that processes serve, and where: on one port each."""
    count = len(ports)
    if count == 1:
        return f"Health Gap Explorer: 1 process on port {ports[0]} (stop with Ctrl+C)"
    return (
        f"Health Gap Explorer: {count} processes on ports {ports[0]} to {ports[-1]} "
        "(stop with Ctrl+C)"
    )


def ended(port: int, how: str, seconds: float) -> str:
    """Return that a process ended by itself, and when another takes its place.

    Parameters
    ----------
    port : int
    how : str
        "signal 9", "exit code 1".
    seconds : float
        From now until the next is started.
    """
    when = f"in {seconds:.0f} seconds" if seconds else "now"
    return f"The process on port {port} ended ({how}). Another is started {when}."


def stuck(port: int) -> str:
    """Return that a process does not answer and is ended."""
    return f"The process on port {port} does not answer. It is ended."


def silent(port: int) -> str:
    """Return that nothing answers on a port."""
    return f"Nothing answers on port {port}. Start it with: explorer app --port {port}"


def beyond(last: int, most: int) -> str:
    """Return that some ports would be none."""
    return f"The last process would have port {last}; there is none after {most}. Begin lower."


def unfit(what: str, text: str, wanted: str) -> str:
    """Return that a word cannot stand in the configuration, and what could.

    Parameters
    ----------
    what, text : str
        What it is, "path", and how it was written.
    wanted : str
        What would work: "/gaps/".
    """
    return f"'{text}' cannot be the {what}. Write it as {wanted}."
