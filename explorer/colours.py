"""The colours of the look, by what they stand for."""

INK, INK_2 = "#16212B", "#46525C"
PAPER, CARD, LINE = "#F5F3ED", "#FFFFFF", "#D3D6D0"
BRAND, ACCENT = "#12343B", "#0A5F6E"

# Sand to deep sea: darker is always more of what is measured.
SAND_TO_SEA = ("#F6E9BD", "#B3D1A2", "#6DB2AC", "#337FA0", "#1D4A77")

# A verdict's colour says direction, not praise; "similar" has lines over it too.
AGAINST_ENGLAND = {"lower": "#DE9A4C", "similar": "#CFD5D6", "higher": "#5A57A6"}

# Plum: on how many definitions; umber: years to gain.
PLUM = ("#EFE8EF", "#D8C3DF", "#C2A3CF", "#A076B4", "#774A8D", "#481E5C")
UMBER = ("#EFF1EE", "#EBDCC3", "#D3AE7F", "#A97442", "#683F1B")

# Two things at once, three classes of each: rows from least to most of the first (blue), columns
# from least to most of the second (ochre); the last is hardest on both.
TWO_WAY = (
    "#EDEDE8", "#DFBCA2", "#D08A5C",
    "#AACBE9", "#9E8D91", "#934E3A",
    "#66AAEA", "#5E5E81", "#561217",
)  # fmt: skip
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


def palette(classes: int) -> list[str]:
    """Return one colour a class, lightest first, spread over the whole scale."""
    last = len(SAND_TO_SEA) - 1
    if classes == 1:
        return [SAND_TO_SEA[last // 2]]
    return [SAND_TO_SEA[round(place * last / (classes - 1))] for place in range(classes)]
