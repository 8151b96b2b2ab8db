"""The page of one area: its story, every figure, and what is not known."""

from collections.abc import Sequence
from urllib.parse import urlencode

from explorer.analysis.area import StandsOut, Story, story
from explorer.indicators.built import built_on
from explorer.indicators.outlines import cartogram
from explorer.maps.hexagons import HEXAGONS, MAP
from explorer.maps.locator import locator
from explorer.maps.message import shaped
from explorer.places.areas import Area, Part
from explorer.questions.area.blocks import (
    Actions,
    Context,
    Facts,
    Findings,
    Line,
    Locator,
    Near,
    Themes,
)
from explorer.questions.area.rows import area_row, asked_for, key_of, themes
from explorer.questions.area.side import page_address, side
from explorer.questions.area.view import ALL, AreaView, became
from explorer.questions.blocks import (
    Card,
    Columns,
    CopyLink,
    Fold,
    Heading,
    Link,
    Links,
    Listing,
    Section,
    Text,
)
from explorer.questions.page import Block, Control, Page
from explorer.words.area.header import (
    area_title,
    elected_texts,
    headline_sentences,
    locator_alt,
    locator_title,
    member_text,
    model_sentence,
    part_text,
    people_text,
    twin_text,
    window_title,
)
from explorer.words.area.labels import AREA, PACKS
from explorer.words.area.standing import (
    NOT_COLLECTED,
    borrowed_texts,
    how_sure,
    looked_at_text,
    missing_texts,
    not_for_level,
    stands_out_text,
)
from explorer.words.area.steps import page_citation
from explorer.words.foot import foot_line
from explorer.words.hexagons import SWITCH, hexagons_credit, hexagons_note
from explorer.words.map import Headline

NAME = "area"


def page(view: AreaView) -> Page:
    """Return the answer for a view."""
    found = story(view.area, view.left_out)
    foot = foot_line((row.period for row in found.rows), built_on()) if found.rows else ""
    return Page(
        name=NAME,
        title=window_title(view.area),
        headline=Headline(area_title(view.area), "", "", ""),
        controls=[],
        blocks=[
            Section("area-locator", _locator(view)),
            Section(
                NAME,
                [
                    *_asked(found, view),
                    Columns([_stands_out(found), _missing(found)]),
                    Section("area-table", _table(found, view)),
                    side(found, view),
                    _cite(view.area),
                ],
            ),
        ],
        lead=_lead(found, view),
        foot=foot,
        rests_on=[(row.indicator, row.period) for row in found.rows],
    )


# The header ---------------------------------------------------------------------------------


def _lead(found: Story, view: AreaView) -> list[Block]:
    links = [Link(area_title(one), page_address(one)) for one in became(view)]
    return [
        *([Links(links)] if links else []),
        Context(_context(found)),
        Facts(headline_sentences(found), model_sentence(found)),
        _actions(found, view),
    ]


def _context(found: Story) -> list[str | Link]:
    parts: list[str | Link] = [
        people_text(found),
        *(Link(one.name, page_address(one)) for one in found.parents),
        *(Link(twin_text(one), page_address(one)) for one in found.same),
        *(_part(one) for one in (*found.across, *found.boards)),
        member_text(found),
        *elected_texts(found),
    ]
    return [part for part in parts if part]


def _part(part: Part) -> Link:
    return Link(part_text(part), page_address(part.area))


def _actions(found: Story, view: AreaView) -> Actions:
    area = view.area
    other = next(iter(found.alike.areas), None)
    beside = other.area if other else next(iter(found.parents), None)
    pair = {"page": "compare", "a": area.key, **({"b": beside.key} if beside else {})}
    asked = urlencode({"area": area.key})
    return Actions(
        AREA["pack"],
        [Link(text, f"files/evidence.{kind}?{asked}") for kind, text in PACKS.items()],
        [
            Link(AREA["compare"], f"?{urlencode(pair)}", area.name),
            *([Link(AREA["alike_link"], "#alike")] if found.alike.areas else []),
            Link(AREA["cite"], "#cite"),
        ],
    )


def _locator(view: AreaView) -> list[Block]:
    """Return the small map, and where its level has hexagons the choice of shapes."""
    area, after = view.area, cartogram(view.area.level)
    shape = view.shape if after else MAP
    drawn = locator(area, shape)
    names = [one.area.name for one in drawn.neighbours]
    note = after and shape == HEXAGONS and f"{hexagons_note(area.level)} {hexagons_credit(after)}"
    query = "".join(f"&{name}={value}" for name, value in shaped(shape).items())
    still = Locator(
        alt=locator_alt(area, names),
        title=locator_title(area, len(names)),
        neighbours=[
            Near(Link(one.area.name, page_address(one.area) + query), one.left, one.top)
            for one in sorted(drawn.neighbours, key=lambda one: one.area.name)
        ],
        svg=drawn.svg,
        note=note or "",
    )
    choice = Control("shape", SWITCH, "switch", present=shape == HEXAGONS)
    return [*([choice] if after else []), still]


# The cards ----------------------------------------------------------------------------------


def _stands_out(found: Story) -> Findings:
    return Findings(
        AREA["stands_out"],
        [_line(one) for one in (*found.higher, *found.lower)],
        looked_at_text(found),
    )


def _line(one: StandsOut) -> Line:
    mark = "higher" if one.difference.value > 0 else "lower"
    return Line(stands_out_text(one), mark, how_sure(one))


def _missing(found: Story) -> Card:
    texts = [*borrowed_texts(found), *missing_texts(found)]
    title, names = not_for_level(found)
    around = [*found.parents, *found.same, *(part.area for part in found.across)]
    links = [Link(area_title(one), page_address(one)) for one in around]
    known = [] if texts or names else [AREA["all_known"]]
    blocks: list[Block] = [Listing([*known, *texts, NOT_COLLECTED])]
    if names:
        blocks.append(Fold(title, [Listing(names)]))
    if links and not known:
        blocks.append(Fold(AREA["further"], [Context(links)]))
    return Card(AREA["missing"], blocks)


def _asked(found: Story, view: AreaView) -> Sequence[Block]:
    """Return the one figure that a link leads to."""
    row = next((one for one in found.rows if key_of(one) == view.row), None)
    if row is None:
        return ()
    return [asked_for(found.area, area_row(row, view))]


def _table(found: Story, view: AreaView) -> list[Block]:
    table: Themes = themes(found, view)
    return [Control("open", AREA["open"], "switch", present=view.open == ALL), table]


def _cite(area: Area) -> Section:
    address = page_address(area)
    return Section(
        "area-cite",
        [
            Heading(AREA["cite"], level=2, id="cite"),
            Text([page_citation(area_title(area), built_on())]),
            Links([Link(address, address)]),
            CopyLink("copy"),
        ],
    )
