"""Commands about one area: its story, and the areas most like it."""

import argparse
import sys

from explorer.analysis.area import Row, Story, story
from explorer.analysis.similar import COUNT, VARIABLES, similar
from explorer.cli.printing import Commands, add_json, print_json
from explorer.places.areas import Area
from explorer.places.search import find, take
from explorer.records.area import similar_records, story_record
from explorer.words.area.header import (
    area_title,
    headline_sentences,
    member_text,
    model_sentence,
    people_text,
    taken_text,
)
from explorer.words.area.labels import AREA
from explorer.words.area.rows import england_text, limits_text, value_text, verdict_text
from explorer.words.area.side import by_text, distance_text
from explorer.words.area.standing import (
    borrowed_texts,
    looked_at_text,
    missing_texts,
    not_for_level,
    stands_out_text,
)
from explorer.words.compare import row_title, row_when
from explorer.words.figures import measured_for


def add(commands: Commands) -> None:
    """Add the group's commands."""
    one = commands.add_parser("area", help="tell one area's story, with every figure")
    one.add_argument("area", metavar="AREA")
    one.set_defaults(run=_area)
    add_json(one, "a JSON object")

    alike = commands.add_parser("similar", help="list the areas most like one")
    alike.add_argument("area", metavar="AREA")
    alike.add_argument("--count", type=int, default=COUNT, metavar="N")
    alike.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="VARIABLE",
        help=f"leave one out: {', '.join(VARIABLES)}; may be given again",
    )
    alike.set_defaults(run=_similar)
    add_json(alike)


def _taken(text: str) -> Area:
    """Take a name for an area; what else it could mean, or was, is told beside the answer."""
    taken = take(text, lambda _: 0)
    others = [one for one in taken.also if one.code != taken.area.code]
    for line in (find(text).message, taken_text(taken.area, others)):
        if line:
            print(line, file=sys.stderr)
            break
    return taken.area


def _area(options: argparse.Namespace) -> int:
    found = story(_taken(options.area))
    headline = [one.text for one in headline_sentences(found)]
    if options.json:
        return print_json(story_record(found, headline))
    print("\n".join(_told(found, headline)))
    return 0


def _told(found: Story, headline: list[str]) -> list[str]:
    who = [people_text(found), *(one.name for one in found.parents), member_text(found)]
    title, names = not_for_level(found)
    known = [*borrowed_texts(found), *missing_texts(found)]
    return [
        area_title(found.area),
        ". ".join(part for part in who if part) + ".",
        "",
        *headline,
        *filter(None, [model_sentence(found)]),
        "",
        f"{AREA['stands_out']}:",
        *(f"  {stands_out_text(one)}." for one in (*found.higher, *found.lower)),
        f"  {looked_at_text(found)}",
        "",
        f"{AREA['missing']}:",
        *(f"  {line}" for line in known or [AREA["all_known"]] if known or not names),
        *([f"  {title}: {'; '.join(names)}."] if names else []),
        "",
        *(_row(row) for row in found.rows),
    ]


def _row(row: Row) -> str:
    beside = [england_text(row), verdict_text(row), measured_for(row.estimate)]
    figure = f"{value_text(row)} {limits_text(row)}".strip()
    return f"{row_title(row)} ({row_when(row)}): {'; '.join(filter(None, [figure, *beside]))}"


def _similar(options: argparse.Namespace) -> int:
    found = similar(_taken(options.area), options.count, options.without)
    if options.json:
        return print_json(similar_records(found))
    print(found.reason or by_text(found))
    for one in found.areas:
        print(f"{distance_text(one.distance):>6}  {one.area.name} ({one.area.key})")
    return 0
