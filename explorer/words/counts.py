"""How many there are of something, and how large a file is, in words."""

# Below this many bytes a size is told in KB, and no smaller size than one of them.
_MEGABYTE, _KILOBYTE = 999_500, 1000
# Sizes of fewer megabytes have a decimal.
_LARGE = 9.95


def count_text(measures: int) -> str:
    """Return how many measures there are: "12 measures"."""
    return "1 measure" if measures == 1 else f"{measures} measures"


def size_text(count: int) -> str:
    """Return how large a file is, on one line: "1.2 MB", "84 KB"; a KB has 1,000 bytes.

    Parameters
    ----------
    count : int
        Bytes.
    """
    if count < _MEGABYTE:
        number, unit = f"{max(1, round(count / _KILOBYTE))}", "KB"
    else:
        megabytes = count / 1e6
        number, unit = f"{megabytes:,.1f}" if megabytes < _LARGE else f"{megabytes:,.0f}", "MB"
    return f"{number}\N{NO-BREAK SPACE}{unit}"


def sized(text: str, count: int | None) -> str:
    """Return what a link to a file says, with the file's size where that is known."""
    return text if count is None else f"{text}, {size_text(count)}"
