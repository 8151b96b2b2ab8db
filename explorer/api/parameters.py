"""What can be asked: the kinds and limits of parameters. What they mean stands in the words."""

from typing import Annotated, Literal

from fastapi import Path, Query

from explorer.analysis.find.conditions import MOST
from explorer.places.search import LONGEST
from explorer.questions.find.grammar import LONGEST as LONGEST_CONDITION

_LONGEST_NAME = 80
_LONGEST_WORD = 40
_MOST_AREAS = 1_000
_FIRST_YEAR, _LAST_YEAR = 1900, 2200

_word = Query(min_length=1, max_length=_LONGEST_WORD)
Word = Annotated[str, _word]
MaybeWord = Annotated[str | None, _word]
Slug = Annotated[str, Query(alias="indicator", min_length=1, max_length=_LONGEST_NAME)]
Place = Annotated[str, Query(min_length=1, max_length=LONGEST)]
MaybePlace = Annotated[str | None, Query(min_length=1, max_length=LONGEST)]
Start = Annotated[str, Query(alias="from", min_length=1, max_length=_LONGEST_WORD)]
End = Annotated[str, Query(alias="to", min_length=1, max_length=_LONGEST_WORD)]
Text = Annotated[str, Query(min_length=1, max_length=LONGEST)]
Year = Annotated[int | None, Query(ge=_FIRST_YEAR, le=_LAST_YEAR)]
Count = Annotated[int, Query(ge=1, le=_MOST_AREAS)]
AtLeast = Annotated[int | None, Query(alias="any", ge=1, le=MOST)]
Switch = Annotated[Literal["false", "true"], Query()]
_condition = Query(min_length=1, max_length=LONGEST_CONDITION)
Conditions = Annotated[list[Annotated[str, _condition]], Query(min_length=1, max_length=MOST)]
MaybeWords = Annotated[list[Word] | None, Query(max_length=MOST)]
# In the address itself.
AreaInPath = Annotated[str, Path(min_length=1, max_length=LONGEST)]
WordInPath = Annotated[str, Path(min_length=1, max_length=_LONGEST_NAME)]
