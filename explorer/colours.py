"""The colours of the look, by what they stand for."""

from collections.abc import Sequence

INK, INK_2 = "#16212B", "#46525C"
CARD, LINE = "#FFFFFF", "#D3D6D0"
BRAND, ACCENT = "#12343B", "#0A5F6E"

# Fills at least this luminous carry ink, darker ones white: there both have the same contrast.
_INK_FROM = 0.21
# Relative luminance as WCAG 2 defines it.
_LUMA = (0.2126, 0.7152, 0.0722)

# Sand to deep sea: darker is always more of what is measured.
SAND_TO_SEA = ("#F6E9BD", "#B3D1A2", "#6DB2AC", "#337FA0", "#1D4A77")

# The same scale for breaks that a reader chooses: ends further apart, so that neighbours are too.
SIX_SANDS = ("#FBF3D3", "#B1D0A2", "#77B6AB", "#4990A4", "#285F82", "#132C52")
SEVEN_SANDS = ("#FBF3D3", "#BDD6A9", "#8CBFA8", "#5FA4A9", "#3882A1", "#25567A", "#132C52")

# Plum, for agreement and access; umber, for years to gain.
PLUM = ("#EFE8EF", "#D8C3DF", "#C2A3CF", "#A076B4", "#774A8D", "#481E5C")
SEVEN_PLUMS = ("#F6F1F6", "#DECCE3", "#C5A8D1", "#A982BB", "#875B9C", "#5F3574", "#38134A")
UMBER = ("#EFF1EE", "#EBDCC3", "#D3AE7F", "#A97442", "#683F1B")

# A verdict's colour says direction, not praise; "similar" has lines over it too.
AGAINST_ENGLAND = {"lower": "#DE9A4C", "similar": "#CFD5D6", "higher": "#5A57A6"}

# Areas that leave a class when what is counted changes, and practices without a figure.
LEAVES, UNKNOWN = "#DE9A4C", "#9AA5AB"

# Chosen places by letter.
PLACES = {
    "A": "#A8174F",
    "B": "#0B5FA5",
    "C": "#6A4C00",
    "D": "#4B2E83",
    "E": "#00594C",
    "F": "#3F4A52",
}

# Areas that are context for the chosen ones: as lines or dots, never as text.
CONTEXT = "#8B969D"

# Two things at once, each in thirds: rows by the one, columns by the other, the hardest third of
# both first and darkest. Even steps between four corners in CIELAB.
TWO_WAY = (
    ("#2B1B1B", "#754827", "#C77B30"),
    ("#3B4B59", "#968579", "#E2B38A"),
    ("#327D9E", "#99B5C3", "#F1EEE6"),
)


def on(fill: str) -> str:
    """Return the colour of text that is legible on a fill: ink or white."""
    return CARD if _luminance(fill) < _INK_FROM else INK


def palette(classes: int) -> list[str]:
    """Return one colour a class, lightest first, spread over the whole scale."""
    if classes == 1:
        return [SAND_TO_SEA[len(SAND_TO_SEA) // 2]]
    if classes > len(SAND_TO_SEA):
        return list(next(one for one in (SIX_SANDS, SEVEN_SANDS) if len(one) == classes))
    return _spread(SAND_TO_SEA, classes)


def umbers(classes: int) -> list[str]:
    """Return the ground, then one umber a class, lightest first; there are four."""
    return [UMBER[0], *_spread(UMBER[1:], classes)]


def plums(classes: int) -> list[str]:
    """Return one plum a class, lightest first, spread over the whole scale."""
    if classes > len(PLUM):
        return list(SEVEN_PLUMS)
    return _spread(PLUM, classes)


def _spread(scale: Sequence[str], classes: int) -> list[str]:
    """Return so many colours of a scale, from its first to its last."""
    last = len(scale) - 1
    return [scale[round(place * last / max(1, classes - 1))] for place in range(classes)]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in parts
    ]
    return sum(weight * part for weight, part in zip(_LUMA, linear, strict=True))
