"""Which area a code or a name stands for: today's, one of before, or none and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

from rapidfuzz import fuzz, process

from explorer.analysis.yours.cells import UNSEEN
from explorer.places import elsewhere, names, search
from explorer.places.areas import Area, Board, Change, register
from explorer.places.levels import BY_SLUG, ENGLAND, PREFERENCE
from explorer.root import data_root

LEVELS = tuple(slug for slug, level in BY_SLUG.items() if level.mapped)
# Why a row has no area.
(
    NO_AREA, NO_CODE, UNKNOWN, ELSEWHERE, OTHER_KIND, MERGED, SPLIT, OTHER_LEVEL, TOTAL, DIFFER,
    BOARD,
) = (
    "no-area", "no-code", "unknown", "elsewhere", "other-kind", "merged", "split", "other-level",
    "total", "differ", "board",
)  # fmt: skip
# Marks that send to a note: [1], [note 1], (1), a raised number, an asterisk.
_NOTED = re.compile(
    r"\s*(?:\[(?:notes? ?)?[0-9a-z]{1,2}\]|\((?:notes? ?)?[0-9]{1,2}\)|[*\u2020\u2021\u00a7#]"
    r"|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079])+$",
    re.IGNORECASE,
)
_INVISIBLE = {**UNSEEN, 0xAD: None}
_CODE = re.compile(r"[A-Z]\d{8}", re.IGNORECASE)
_INSIDE = re.compile(r"(?<![A-Za-z0-9])([ENSWK]\d{8})(?![A-Za-z0-9])")
_TOTALS = {
    "total", "totals", "grand total", "all", "all areas", "all authorities", "sum", "average",
    "mean", "median", "minimum", "maximum", "overall", "unknown", "other", "not known",
    "unallocated", "not stated", "all districts", "all regions", "all constituencies",
    "standard deviation", "count", "sub total", "subtotal", "sub totals", "subtotals", "range",
    "england and wales",
}  # fmt: skip
_NATIONAL = {"england", "england total", "total england", "all england", "england average", "eng",
             "national england", "england mean", "england overall"}  # fmt: skip
_BOARDS = "E54"
# What publishers call regions by names that the register does not have.
_REGIONS_ALSO = {
    **dict.fromkeys(("east", "eastern"), "E12000006"),
    "yorkshire and humberside": "E12000003",
}
_SAME_PLACE = {"recoded", "renamed"}
# As what a county that a unitary authority of its name followed is written.
_OF_A_COUNTY = (" county", " county council", " cc")
_ALIKE, _SLIP = 75, 90
_LONGEST = 120


@dataclass(frozen=True)
class Known:
    """What a text stands for.

    Attributes
    ----------
    areas : tuple of Area
        Today's, preferred levels first; several where a name or a code is several areas'.
    former : str
        What it was called before, where the area has another code or name today.
    why : str
        Why there is none; else empty.
    became : tuple of Area
        What a former area became.
    told : str
        A sentence on it, or the nation that it lies in.
    by_code : bool
    before : Known or None
        What else bore the name before, at levels where nothing bears it today.
    """

    areas: tuple[Area, ...] = ()
    former: str = ""
    why: str = ""
    became: tuple[Area, ...] = ()
    told: str = ""
    by_code: bool = False
    before: "Known | None" = None

    def had_namesake(self, level: str) -> bool:
        """Whether another area of a level, which ended, bore the name before."""
        before = self.before
        if before is None or not before.why:
            return False
        return any(one.level == level for one in before.became)

    def at(self, level: str) -> Area | None:
        """Return its area of a level."""
        return next((one for one in self.areas if one.level == level), None)


def known(text: str) -> Known:
    """Return what a cell stands for: a code, a name, or both in one."""
    plain = bare(text)
    if not plain:
        return Known(why=NO_AREA)
    if is_code(plain):
        return _coded("".join(plain.split()).upper())
    if len(plain) > _LONGEST:
        return Known(why=UNKNOWN)
    found = _named(plain)
    inside = _INSIDE.findall(plain)
    if found.why and len(set(inside)) == 1:
        return _coded(inside[0])
    return found


def bare(text: str) -> str:
    """Return a text without letters that nobody sees, and without marks that send to notes."""
    brief = text[: 2 * _LONGEST]
    # "&amp;" of a web page.
    brief = unescape(brief) if "&" in brief else brief
    return _NOTED.sub("", " ".join(brief.translate(_INVISIBLE).split()))


def plain_of(text: str) -> str:
    """Return a name as it is compared, without the word for a region."""
    return names.plain(bare(text)).removesuffix(" region")


def looks_like_area(text: str) -> bool:
    """Whether a text is a code, or a name of today or of before, as it stands."""
    plain = bare(text)
    if is_code(plain):
        return True
    if not 2 < len(plain) <= _LONGEST or not plain[0].isalpha():  # noqa: PLR2004
        return False
    if search.exactly(plain) or _INSIDE.search(plain):
        return True
    former = _changes(data_root())[1]
    return any(name in former for name, _ in names.readings(plain))


def is_code(text: str) -> bool:
    """Whether a text is written as a code of the ONS, in pieces or not."""
    return bool(_CODE.fullmatch("".join(bare(text).split())))


def nearest(text: str, level: str, *, thorough: bool = True) -> Area | None:
    """Return the area of a level whose name is spelt most like a text.

    Parameters
    ----------
    text, level : str
    thorough : bool
        Whether a part of a name counts as well, which takes longer.
    """
    held = _spelt(data_root(), level)
    name = names.plain(text[:_LONGEST])
    found = process.extractOne(
        name, list(held), scorer=fuzz.WRatio if thorough else fuzz.ratio, score_cutoff=_ALIKE
    )
    return held[found[0]] if found else None


def is_nearly(text: str, level: str) -> bool:
    """Whether a text is the name of an area of a level but for a slip or the order of its words."""
    held, name = list(_spelt(data_root(), level)), names.plain(text[:_LONGEST])
    scorers = (fuzz.ratio, fuzz.token_sort_ratio)
    return any(process.extractOne(name, held, scorer=one, score_cutoff=_SLIP) for one in scorers)


def likeliest(counts: Mapping[str, int]) -> str:
    """Return the level of most rows; of levels with as many, the preferred one."""
    return max(LEVELS, key=lambda one: (counts.get(one, 0), -PREFERENCE.index(one)))


def _coded(code: str) -> Known:
    areas = tuple(register().coded(code))
    if areas:
        return Known(areas, by_code=True)
    changes = _changes(data_root())[0].get(code, ())
    if changes:
        return _changed(changes, code, by_code=True)
    if code.startswith(_BOARDS):
        boards = [one for one in register().boards_of_2026 if one.code == code]
        if boards:
            parts = tuple(register().area("icb", one.old_code) for one in boards)
            return Known(why=BOARD, became=parts, told=boards[0].name, by_code=True)
    nation = elsewhere.nation_of_code(code)
    if nation:
        return Known(why=ELSEWHERE, told=nation, by_code=True)
    told = search.of_no_use(code)
    return Known(why=OTHER_KIND if told else NO_CODE, told=told, by_code=True)


def _named(text: str) -> Known:
    plain = names.plain(text)
    if plain in _NATIONAL:
        return Known((register().area("country", ENGLAND),))
    if code := _REGIONS_ALSO.get(plain.removesuffix(" region")):
        return Known((register().area("region", code),))
    exact, before = search.exactly(text) if plain else [], _before(text)
    if before and before.why and plain.endswith(_OF_A_COUNTY):
        return before
    if exact:
        return Known(tuple(exact), before=before)
    return before or _board(text) or _none(text, plain)


def _board(text: str) -> Known | None:
    """Return one of the care boards since April 2026 by its name."""
    boards = _boards(data_root()).get(names.plain_board(text), ())
    parts = tuple(register().area("icb", one.old_code) for one in boards)
    return Known(why=BOARD, became=parts, told=boards[0].name) if boards else None


def _none(text: str, plain: str) -> Known:
    """Return why a text names no area."""
    if not plain:
        return Known(why=NO_AREA)
    nation = "" if plain in _TOTALS else elsewhere.nation_of(text)
    if nation:
        return Known(why=ELSEWHERE, told=nation)
    return Known(why=TOTAL if plain in _TOTALS else UNKNOWN)


def _before(text: str) -> Known | None:
    former = _changes(data_root())[1]
    for name, levels in names.readings(text):
        changes = [one for one in former.get(name, ()) if one.level in levels]
        if changes:
            return _changed(tuple(changes), changes[0].former_name, by_code=False)
    return None


def _changed(changes: tuple[Change, ...], former: str, *, by_code: bool) -> Known:
    """Return what became of a former area: the same place, or others."""
    found = tuple(dict.fromkeys(register().area(one.level, one.code) for one in changes))
    ordered = tuple(sorted(found, key=lambda one: PREFERENCE.index(one.level)))
    kinds = {one.kind for one in changes}
    if kinds <= _SAME_PLACE:
        twins = [twin for one in ordered for twin in register().same_place(one)]
        return Known(tuple(dict.fromkeys((*ordered, *twins))), former, by_code=by_code)
    why = SPLIT if len({one.code for one in ordered}) > 1 or "split" in kinds else MERGED
    named = changes[0].former_name
    return Known((), former, why, search.once(ordered), f"{named}. {changes[0].note}", by_code)


@cache
def _changes(_root: Path) -> tuple[dict[str, tuple[Change, ...]], dict[str, tuple[Change, ...]]]:
    """Return changes by the former code, and by the former name as compared."""
    codes: dict[str, list[Change]] = {}
    called: dict[str, list[Change]] = {}
    for one in register().changes:
        codes.setdefault(one.former_code, []).append(one)
        called.setdefault(names.plain(one.former_name), []).append(one)
    return (
        {key: tuple(held) for key, held in codes.items()},
        {key: tuple(held) for key, held in called.items()},
    )


@cache
def _boards(_root: Path) -> dict[str, tuple[Board, ...]]:
    """Return the care boards since April 2026 by their name as it is compared."""
    called: dict[str, list[Board]] = {}
    for one in register().boards_of_2026:
        called.setdefault(names.plain_board(one.name), []).append(one)
    return {key: tuple(held) for key, held in called.items()}


@cache
def _spelt(_root: Path, level: str) -> dict[str, Area]:
    """Return the areas of a level by their name as it is compared."""
    areas = register().level(level).values()
    plain = names.plain_board if level == "icb" else names.plain
    return {plain(area.name): area for area in areas}
