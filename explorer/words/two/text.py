"""How closely two measures go together, as lines of a terminal."""

from explorer.analysis.two.pair import Together
from explorer.words.two import outliers, sure
from explorer.words.two.headline import PLACES, headline


def two_text(found: Together) -> str:
    """Return the answer, what makes it unsure, and which areas stand out."""
    answer = headline(found)
    limits = f" ({answer.range})" if answer.range else ""
    told = [f"{answer.title}{limits}.", answer.values]
    if found.known:
        for row in sure.numbers(found):
            name, value, ends = sure.number_cells(*row)
            told.append(f"  {name}: {value} ({ends})")
    told += [f"  {text}" for text in sure.sure_texts(found)]
    told.append(outliers.outliers_text(found))
    told += [text for text in (outliers.left_out_text(found), outliers.marked_text(found)) if text]
    return "\n".join([*told, sure.CAUTION, PLACES])
