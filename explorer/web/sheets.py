"""Which style sheets a page has, in order, and the picture in its window's tab."""

from pathlib import Path

LOOK = Path(__file__).parent / "look"
MARK = Path(__file__).parent / "mark.svg"
# Pages that have the table of every measure of one place.
_WITH_MEASURES = ("area", "own")
# Pages that show the verdict on a claim.
_WITH_CLAIMS = ("teach",)


def sheets_of(page: str) -> list[Path]:
    """Return the style sheets of a page beside the one of all, which comes before, and of print.

    Parameters
    ----------
    page : str
        Its name in addresses.
    """
    shared = {"measures": _WITH_MEASURES, "claim": _WITH_CLAIMS}
    names = [*(name for name, pages in shared.items() if page in pages), page]
    paths = [LOOK / f"{name}.css" for name in names]
    return [path for path in paths if path.is_file()]
