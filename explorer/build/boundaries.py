"""Boundaries of every level, for analysis (GeoParquet) and for the web (TopoJSON)."""

import hashlib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import tomli_w

from explorer.build import hexagons
from explorer.build.coverage import Lens, Polygons, mend, overlap_area, simplify, without_islets
from explorer.build.gaps import gaps
from explorer.build.publications import publications, raw
from explorer.build.recoding import RECODED
from explorer.build.topology import Grid, dissolve, write_topology
from explorer.places.levels import ENGLAND
from explorer.places.nationalgrid import NATIONAL_GRID, to_degrees, to_national_grid

WATERS = Path(__file__).parent / "waters.toml"

_LONDON = (530_000.0, 180_000.0)
_LONDON_RADIUS = 30_000.0


@dataclass(frozen=True)
class Scale:
    """How finely the web files of one scale are drawn.

    Attributes
    ----------
    ending : str
        Ends the names of the files.
    steps : int
        Into how many steps England's extent is divided.
    detail : dict of str to float
        Smallest triangle kept, by level: the square root of its area in metres.
    lens : Lens
        London's boroughs are small, so they keep more detail.
    """

    ending: str
    steps: int
    detail: dict[str, float]
    lens: Lens


FAR = Scale(
    ending="",
    steps=10_000,
    detail={"district": 450.0, "constituency": 650.0, "icb": 600.0},
    lens=Lens(_LONDON, _LONDON_RADIUS, power=3.0),
)
NEAR = Scale(
    ending=".near",
    steps=50_000,
    detail={"district": 150.0, "constituency": 150.0, "icb": 150.0},
    lens=Lens(_LONDON, _LONDON_RADIUS, power=2.0),
)
SURROUND_DETAIL = 2_000.0

# Levels drawn as the districts unite.
_UNITED = {"district": ("upper-tier", "region")}

# Scotland is drawn for orientation only, as far north as a map of England shows.
NORTHERN_EDGE = 640_000.0

ORIGINS = {
    "country": ("districts_2025",),
    "region": ("districts_2025", "district_to_region"),
    "upper-tier": ("districts_2025", "district_to_upper_tier"),
    "district": ("districts_2025", "district_to_upper_tier", "district_to_region"),
    "constituency": ("constituencies_2024", "constituency_to_region"),
    "icb": ("care_boards_2023", "care_board_to_nhs_region"),
}
VINTAGES = {
    "country": "codes of May 2025",
    "region": "codes of May 2025",
    "upper-tier": "codes of May 2025",
    "district": "codes of May 2025",
    "constituency": "July 2024",
    "icb": "April 2023 to March 2026",
}
HOW = {
    "country": "Dissolved from the districts.",
    "region": "Dissolved from the districts.",
    "upper-tier": "Dissolved from the districts.",
    "district": "Mended into a clean coverage from the publisher's file (20 m).",
    "constituency": "Mended into a clean coverage from the publisher's file (20 m).",
    "icb": "Mended into a clean coverage from the publisher's file (200 m).",
}


def build(out: Path, say: Callable[[str], None]) -> None:
    """Write the boundary files of every level below ``out/boundaries``."""
    folder = out / "boundaries"
    folder.mkdir(parents=True, exist_ok=True)
    levels = analysis_levels()
    for slug in FAR.detail:  # of these the other levels are made
        check_gaps(levels[slug])
    for slug, frame in levels.items():
        _check(slug, frame)
        frame.to_parquet(
            folder / f"{slug}.parquet", index=False, compression="zstd", compression_level=19
        )
        say(f"  {slug}: {len(frame)} areas")
    _write_web_files(folder, levels)
    _write_record(folder, levels, hexagons.build(folder, levels, say))


def analysis_levels() -> dict[str, gpd.GeoDataFrame]:
    """Return the areas of each level with parents and shapes, EPSG:27700, by code."""
    districts = _districts()
    upper = _dissolved(districts, "parent_upper_tier", _upper_tier_names(districts))
    regions = _dissolved(districts, "parent_region", _region_names())
    country = _dissolved(districts, "parent_country", {ENGLAND: "England"})
    levels = {
        "country": country.drop(columns="parent_country"),
        "region": regions,
        "upper-tier": upper,
        "district": districts,
        "constituency": _constituencies(),
        "icb": _care_boards(),
    }
    return {slug: _with_points(frame) for slug, frame in levels.items()}


def _districts() -> gpd.GeoDataFrame:
    frame = _mended("districts_2025", "LAD25CD", "LAD25NM")
    upper = _lookup("district_to_upper_tier", "ltla23_code", "utla23_code").replace(RECODED)
    region = _lookup("district_to_region", "ltla24_code", "region24_code")
    code = frame["area_code"]
    return frame.assign(
        parent_upper_tier=code.map(upper), parent_region=code.map(region), parent_country=ENGLAND
    )


def _constituencies() -> gpd.GeoDataFrame:
    frame = _mended("constituencies_2024", "PCON24CD", "PCON24NM")
    region = _lookup("constituency_to_region", "PCON24CD", "RGN24CD")
    return frame.assign(parent_region=frame["area_code"].map(region), parent_country=ENGLAND)


def _care_boards() -> gpd.GeoDataFrame:
    frame = _mended("care_boards_2023", "ICB23CD", "ICB23NM")
    region = _lookup("care_board_to_nhs_region", "ICB23CD", "NHSER24CD")
    return frame.assign(parent_nhs_region=frame["area_code"].map(region), parent_country=ENGLAND)


def _mended(key: str, code: str, name: str) -> gpd.GeoDataFrame:
    """Return England's areas of a raw file as a clean coverage in metres, by code."""
    frame = gpd.read_file(raw(key))
    frame = frame[frame[code].str.startswith("E")].sort_values(code).reset_index(drop=True)
    degrees = frame.geometry.to_numpy()
    valid = shapely.make_valid(degrees, method="structure", keep_collapsed=False)
    metres = shapely.transform(valid, to_national_grid)
    return gpd.GeoDataFrame(
        {"area_code": frame[code], "area_name": frame[name]},
        geometry=mend(metres),
        crs=NATIONAL_GRID,
    )


def _dissolved(districts: gpd.GeoDataFrame, parent: str, names: dict[str, str]) -> gpd.GeoDataFrame:
    shapes = dissolve(districts.geometry.to_numpy(), districts[parent].tolist())
    codes = list(shapes)
    first = districts.drop_duplicates(parent).set_index(parent, drop=False)
    beyond = [column for column in ("parent_region", "parent_country") if column != parent]
    above = {column: first.loc[codes, column].to_list() for column in beyond}
    if parent == "parent_country":
        above = {"parent_country": codes}
    return gpd.GeoDataFrame(
        {"area_code": codes, "area_name": [names[code] for code in codes], **above},
        geometry=list(shapes.values()),
        crs=NATIONAL_GRID,
    )


def _upper_tier_names(districts: gpd.GeoDataFrame) -> dict[str, str]:
    """Return names by code: a county's from the lookup, any other's from its district."""
    lookup = _lookup("district_to_upper_tier", "utla23_code", "utla23_name")
    return _texts(lookup) | dict(zip(districts["area_code"], districts["area_name"], strict=True))


def _region_names() -> dict[str, str]:
    return _texts(_lookup("district_to_region", "region24_code", "region24_name"))


def _texts(lookup: "pd.Series[str]") -> dict[str, str]:
    return {str(key): str(text) for key, text in lookup.items()}


def _lookup(key: str, source: str, target: str) -> "pd.Series[str]":
    """Return a lookup on codes in force, one row a source code."""
    frame = pd.read_csv(raw(key), dtype=str).drop_duplicates(source)
    return frame.assign(**{source: frame[source].replace(RECODED)}).set_index(source)[target]


def _with_points(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add a point well inside each area: the centre of the largest circle that fits."""
    circles = shapely.maximum_inscribed_circle(frame.geometry.to_numpy(), tolerance=100.0)
    points = shapely.get_point(circles, 0)
    frame = frame.assign(
        point_easting=np.round(shapely.get_x(points)).astype(int),
        point_northing=np.round(shapely.get_y(points)).astype(int),
    )
    return frame[[*(column for column in frame if column != "geometry"), "geometry"]]


def _check(slug: str, frame: gpd.GeoDataFrame) -> None:
    points = shapely.points(frame["point_easting"], frame["point_northing"])
    rules = {
        "a code twice": frame["area_code"].duplicated().any(),
        "an invalid shape": not frame.geometry.is_valid.all(),
        "overlaps of a square metre or more": overlap_area(frame.geometry.to_numpy()) >= 1,
        "a point outside its area": not shapely.contains_properly(
            frame.geometry.to_numpy(), points
        ).all(),
        "an area without a parent or a name": bool(frame.isna().any(axis=None)),
    }
    for fault, found in rules.items():
        if found:
            raise ValueError(f"The boundaries of level {slug} have {fault}.")


def check_gaps(frame: gpd.GeoDataFrame) -> None:
    """Raise ValueError where areas lie apart that should touch.

    Between two areas there may be no slit, and no hole but the waters that are listed.
    """
    listed = tomllib.loads(WATERS.read_text(encoding="utf-8"))["water"]
    waters = [set(water["between"]) for water in listed]
    for gap in gaps(frame.geometry.to_numpy()):
        around = frame.iloc[list(gap.areas)]
        if gap.is_slit or not any(set(around["area_code"]) <= water for water in waters):
            kind, names = "slit" if gap.is_slit else "hole", " and ".join(around["area_name"])
            raise ValueError(f"A {kind} of {gap.width:.1f} m lies between {names}.")


def check_drawn_gaps(frame: gpd.GeoDataFrame, drawn: Polygons) -> None:
    """Raise ValueError where shapes as drawn, in metres, lie apart with no water between them.

    A drawn river may close at its bends, so that holes are left of it: each must hold some of
    the water that the exact shapes leave out.
    """
    land = shapely.coverage_union_all(frame.geometry.to_numpy())
    shapely.prepare(land)
    for gap in gaps(drawn):
        if shapely.contains(land, gap.shape):
            names = " and ".join(frame["area_name"].iloc[list(gap.areas)])
            raise ValueError(f"As drawn, a gap of {gap.width:.0f} m lies between {names}.")


def _write_web_files(folder: Path, levels: dict[str, gpd.GeoDataFrame]) -> None:
    """Write the web files; upper tier and regions are united from the districts as drawn."""
    _write_surround(folder, Grid(_extent(levels["district"]), FAR.steps))
    for scale in (FAR, NEAR):
        for slug in scale.detail:
            frame = levels[slug]
            grid = Grid(_extent(frame), scale.steps)
            drawn = _drawn(frame.geometry, scale, slug, grid)
            check_drawn_gaps(frame, grid.metres(drawn))
            _write_level(folder, f"{slug}{scale.ending}", frame, drawn, grid)
            for above in _UNITED.get(slug, ()):
                parents = frame[f"parent_{above.replace('-', '_')}"].tolist()
                united = np.array(list(dissolve(drawn, parents).values()))
                _write_level(folder, f"{above}{scale.ending}", levels[above], united, grid)


def _extent(frame: gpd.GeoDataFrame) -> list[float]:
    """Return west, south, east and north in degrees."""
    degrees = shapely.transform(frame.geometry.to_numpy(), to_degrees)
    return [float(side) for side in shapely.total_bounds(degrees)]


def _drawn(shapes: gpd.GeoSeries, scale: Scale, slug: str, grid: Grid) -> Polygons:
    drawn = without_islets(simplify(shapes.to_numpy(), scale.detail[slug], scale.lens))
    return grid.snap(drawn)


def _write_level(
    folder: Path, name: str, frame: gpd.GeoDataFrame, drawn: Polygons, grid: Grid
) -> None:
    properties = [
        {"code": code, "name": name}
        for code, name in zip(frame["area_code"], frame["area_name"], strict=True)
    ]
    write_topology(folder / f"{name}.topo.json", "areas", drawn, properties, grid)


def _write_surround(folder: Path, grid: Grid) -> None:
    """Write Wales and the south of Scotland, which orient a reader and carry no figures."""
    nations = gpd.read_file(raw("nations_of_the_uk"), layer="ctry")
    land = nations[nations["areacd"].str[0].isin(["W", "S"])].sort_values("areacd")
    shapes = mend(shapely.transform(land.geometry.to_numpy(), to_national_grid))
    shapes = shapely.clip_by_rect(shapes, 0, 0, 700_000, NORTHERN_EDGE)
    plain = Lens(_LONDON, _LONDON_RADIUS, power=1.0)
    drawn = without_islets(simplify(mend(shapes), SURROUND_DETAIL, plain))
    snapped = grid.snap(drawn)
    properties = [{"name": name} for name in land["areanm"]]
    write_topology(folder / "surround.topo.json", "land", snapped, properties, grid)


def _write_record(
    folder: Path, levels: dict[str, Any], cartograms: dict[str, dict[str, object]]
) -> None:
    entries = [
        {
            "slug": slug,
            "count": len(frame),
            "vintage": VINTAGES[slug],
            "made": HOW[slug],
            "file": f"{slug}.parquet",
            "sha256": _hash(folder / f"{slug}.parquet"),
            **_web_entry("web", folder / f"{slug}{FAR.ending}.topo.json"),
            **_web_entry("close_up", folder / f"{slug}{NEAR.ending}.topo.json"),
            "origin": [publications()[key].origin() for key in ORIGINS[slug]],
            **_hexagons_entry(folder, cartograms.get(slug)),
        }
        for slug, frame in levels.items()
    ]
    surround = {
        "file": "surround.topo.json",
        "sha256": _hash(folder / "surround.topo.json"),
        "origin": [publications()["nations_of_the_uk"].origin()],
    }
    record = {"level": entries, "surround": surround}
    (folder / "boundaries.toml").write_text(tomli_w.dumps(record), encoding="utf-8", newline="\n")


def _web_entry(kind: str, path: Path) -> dict[str, str]:
    return {f"{kind}_file": path.name, f"{kind}_sha256": _hash(path)} if path.exists() else {}


def _hexagons_entry(folder: Path, entry: dict[str, object] | None) -> dict[str, object]:
    """Return what the record says of a level's hexagons, empty where it has none."""
    if entry is None:
        return {}
    return {"hexagons": {**entry, "sha256": _hash(folder / str(entry["file"]))}}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
