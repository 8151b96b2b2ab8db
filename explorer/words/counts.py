"""How many there are of something, in words."""


def count_text(measures: int) -> str:
    """Return how many measures there are: "12 measures"."""
    return "1 measure" if measures == 1 else f"{measures} measures"
