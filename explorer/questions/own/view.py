"""The view of the page "Build your own area"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.analysis.own.catchment import MOST_BYTES, Catchment, catchment, looks_like_list
from explorer.analysis.own.chosen import Chosen, chosen
from explorer.analysis.own.kept import LONGEST_NAME, coded, decoded, fits, from_file, named
from explorer.analysis.own.made import SLUGS, Made, made
from explorer.analysis.own.shapes import inside, within
from explorer.errors import QuestionError
from explorer.places.areas import Area, register
from explorer.places.levels import SAME_PLACE
from explorer.questions.question import Wish
from explorer.questions.reading import NOBODY, asker, one_of, picked_area
from explorer.words.own.page import PAGE, cannot_be_kept, taken_texts

LEVELS = ("district", "upper-tier", "constituency", "icb", "region")
# What a newcomer sees: a place that people know and no council has.
FIRST_NAME, FIRST = "Fylde coast", ("E06000009", "E07000119", "E07000128")
_LONGEST = 12 * 600


@dataclass(frozen=True)
class OwnView:
    """What the page shows.

    Attributes
    ----------
    made : Made
    level : str
        Whose areas the map has.
    beside : Area or None
        The real area that figures stand beside, after England and the region.
    listed : Catchment or None
        The list of postcodes that was added last; it is told, and kept in no address.
    told : tuple of str
        What else to say of what was added last; in no address.
    """

    made: Made
    level: str = LEVELS[0]
    beside: Area | None = None
    listed: Catchment | None = None
    told: tuple[str, ...] = ()

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL; without what is too long for one."""
        one = self.made
        query = {"areas": ".".join(area.code for area in one.areas) or NOBODY}
        if one.name:
            query["name"] = one.name
        if one.rows and fits(one):
            query["n"] = coded(one.rows)
        if self.level != LEVELS[0]:
            query["level"] = self.level
        if self.beside:
            query["beside"] = self.beside.key
        return query

    def unasked(self, _before: "OwnView") -> list[str]:
        """Return that an area is too large for its address; else nothing."""
        return [] if fits(self.made) else [cannot_be_kept()]

    # What a reader does ---------------------------------------------------------------------

    def with_area(self, area: Area) -> "OwnView":
        """Return the view with one more whole area."""
        return self._of(made(self.made.name, [*self.made.areas, area], self.made.rows))

    def toggled(self, code: object) -> "OwnView":
        """Return the view with an area of the map's level in, or out if it was in.

        Raises
        ------
        QuestionError
            The map has no such area.
        """
        known = register().level(self.level)
        if str(code) not in known:
            raise QuestionError(PAGE["no_area"])
        if any(area.code == code for area in self.made.areas):
            return self.without(str(code))
        return self.with_area(known[str(code)])

    def without(self, code: str) -> "OwnView":
        """Return the view without a whole area; `PAGE`'s words name all, or all neighbourhoods."""
        one = self.made
        areas = [area for area in one.areas if area.code != code]
        if code == EVERYTHING:
            return self._of(made(one.name))
        if code == NEIGHBOURHOODS:
            return self._of(made(one.name, one.areas))
        return self._of(made(one.name, areas, one.rows))

    def adding(self, given: object) -> "OwnView":
        """Return the view with what was pasted or loaded: a saved area, a shape, postcodes, names.

        Raises
        ------
        QuestionError
            It is none of these, too long, or names what is not known.
        """
        text = _text(given)
        if not text.strip():
            raise QuestionError(PAGE["nothing"])
        if text.lstrip()[:1] in "{[":
            return self._of_json(text)
        if looks_like_list(text):
            found = catchment(text)
            rows = [*self.made.rows, *found.neighbourhoods]
            return self._of(made(self.made.name, self.made.areas, rows), listed=found)
        return self._choosing(chosen(text))

    def drawing(self, points: object) -> "OwnView":
        """Return the view with the neighbourhoods in a shape that was drawn: longitude, latitude.

        Raises
        ------
        QuestionError
            The shape cannot be, or holds none.
        """
        if not isinstance(points, list):
            raise QuestionError(PAGE["no_shape"])
        rows = within([[points]])
        told = (PAGE["drawn"].format(count=f"{len(rows):,}"),)
        return self._of(made(self.made.name, self.made.areas, [*self.made.rows, *rows]), told=told)

    def needing(self, least: object) -> "OwnView":
        """Return the view in which a neighbourhood needs so many rows of the list.

        Raises
        ------
        QuestionError
            That is no number of rows, or leaves nothing.
        """
        if self.listed is None or not isinstance(least, int | float) or least < 1:
            raise QuestionError(PAGE["least_wrong"])
        before, now = self.listed, replace(self.listed, least=int(least))
        if not now.neighbourhoods:
            raise QuestionError(PAGE["least_none"])
        others = set(self.made.rows) - set(before.neighbourhoods)
        rows = [*others, *now.neighbourhoods]
        return self._of(made(self.made.name, self.made.areas, rows), listed=now)

    def called(self, name: object) -> "OwnView":
        """Return the view with another name.

        Raises
        ------
        QuestionError
            The name is too long.
        """
        return replace(self, made=replace(self.made, name=named(name)), told=())

    def mapping(self, level: str) -> "OwnView":
        """Return the view with a map of another level."""
        return replace(self, level=level if level in LEVELS else LEVELS[0], told=())

    def comparing(self, key: str) -> "OwnView":
        """Return the view beside another real area, or none."""
        level, _, code = key.partition(":")
        known = level in SLUGS and code in register().level(level)
        return replace(self, beside=register().area(level, code) if known else None, told=())

    def _choosing(self, found: Chosen) -> "OwnView":
        one = made(self.made.name, [*self.made.areas, *found.areas], [*self.made.rows, *found.rows])
        return self._of(one, told=taken_texts(found))

    def _of_json(self, text: str) -> "OwnView":
        try:
            return self._of(from_file(text))
        except QuestionError as error:
            if '"coordinates"' not in text:
                raise error from None
        rows = inside(text)
        told = (PAGE["drawn"].format(count=f"{len(rows):,}"),)
        return self._of(made(self.made.name, self.made.areas, [*self.made.rows, *rows]), told=told)

    def _of(
        self, one: Made, listed: Catchment | None = None, told: tuple[str, ...] = ()
    ) -> "OwnView":
        return replace(self, made=one, listed=listed, told=told)


# What is taken out by a button that names no area.
EVERYTHING, NEIGHBOURHOODS = "all", "neighbourhoods"


def _text(given: object) -> str:
    if isinstance(given, str):
        return given
    if not isinstance(given, bytes):
        raise QuestionError(PAGE["nothing"])
    if len(given) > MOST_BYTES:
        raise QuestionError(PAGE["too_large"])
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QuestionError(PAGE["no_text"]) from None


def read(query: Mapping[str, str]) -> tuple[OwnView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them."""
    problems: list[str] = []
    asked = asker(query)
    level = one_of(asked("level"), LEVELS, LEVELS[0], "level", problems)
    beside = picked_area(asked("beside"), NOBODY, problems)
    text = str(query.get("areas", ""))[:_LONGEST].strip()
    if not text and not query.get("n"):
        return OwnView(_first(), level, beside), problems
    areas = _areas(text, problems)
    rows: tuple[int, ...] = ()
    try:
        rows = decoded(str(query.get("n", "")))
    except QuestionError as error:
        problems.append(str(error))
    try:
        name = named(str(query.get("name", "")))
    except QuestionError as error:
        problems.append(str(error))
        name = named(str(query.get("name", ""))[:LONGEST_NAME])
    return OwnView(made(name, areas, rows), level, beside), problems


def opening(wish: Wish) -> dict[str, str]:
    """Return the settings with which the page opens for places that were chosen elsewhere."""
    codes = [area.code for area in wish.places if area.level in SLUGS]
    return {"areas": ".".join(codes)} if codes else {}


def _first() -> Made:
    return made(FIRST_NAME, [register().area("district", code) for code in FIRST])


def _areas(text: str, problems: list[str]) -> list[Area]:
    found = []
    for code in (one for one in text.split(".") if one and one != NOBODY):
        bearers = register().coded(code)
        if not bearers:
            problems.append(PAGE["no_code"].format(code=code[:20]))
            continue
        # One place at two levels: as a district it is cut less finely nowhere.
        twins = [one for one in bearers if one.level in SAME_PLACE - {"upper-tier"}]
        found.append((twins or bearers)[0])
    return found
