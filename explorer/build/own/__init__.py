"""What areas of one's own are added up from: neighbourhoods, practices, postcodes and rules."""

from collections.abc import Callable
from pathlib import Path

from explorer.build.definitions import PEOPLE, PRACTICES
from explorer.build.neighbourhoods import neighbourhoods
from explorer.build.own import counts, postcodes, sited
from explorer.build.own.pieces import Finder, pieces
from explorer.build.own.rules import rules
from explorer.build.placing import Placer
from explorer.build.record import record
from explorer.build.successors import practice_lists
from explorer.build.tables import write_tables
from explorer.build.workforce import placed_practices

Say = Callable[[str], None]

ORIGINS = (
    *PRACTICES,
    *PEOPLE,
    "practice_weights_2025",
    "gp_appointments_2025",
    "dental_practices_2026",
    "dispensaries_2025",
    "neighbourhood_outlines",
    "neighbourhood_ethnic_groups_2021",
    "neighbourhood_disability_2021",
    "neighbourhood_rural_2021",
    "imd_district_averages",
    "imd_upper_tier",
    "population_constituency_2022",
    "population_sub_icb_2022",
)


def build(out: Path, say: Say) -> None:
    """Write ``indicators/_tables/own``."""
    places, practices, placer = neighbourhoods(out), placed_practices(out), Placer(out)
    cut = pieces(places)
    finder = Finder.of(places, cut)
    lists = practice_lists(practices.returns, practices.then, practices.now)
    standing, returned = sited.returned(practices, lists, finder)
    standing_somewhere = sited.sited(
        {
            "returned": returned,
            "waits": sited.waits(placer, finder),
            "dentists": sited.dentists(placer, finder),
            "shops": sited.shops(placer, finder),
        }
    )
    tables = {
        "neighbourhoods": counts.neighbourhoods(places, practices.returns, standing, practices.now),
        "pieces": cut,
        "units": counts.units(out, places),
        "sited": standing_somewhere,
        "postcodes": postcodes.neighbourhoods_of_postcodes(placer, finder),
        "rules": rules(),
    }
    write_tables(out, "own", tables, record("_own", *dict.fromkeys(ORIGINS)))
    for name, frame in tables.items():
        say(f"  own/{name}: {len(frame):,} rows")
