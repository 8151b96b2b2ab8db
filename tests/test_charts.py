"""Charts: what their specifications hold, and what comes out as SVG, PNG and CSV."""

import io
import math
import re
import struct
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.doctors.definitions import trend as doctors_trend
from explorer.analysis.gradient import gradient
from explorer.analysis.parts import split
from explorer.charts import picture as picture_module
from explorer.charts.bands import NESTED, SLICES, on_pixels, opacity, slices
from explorer.charts.dots import stacked
from explorer.charts.dots import tenths as tenths_chart
from explorer.charts.gaps import GapSeries, gap_over_time
from explorer.charts.lettering import APART, LINE, SIZE, spread, width, wrapped
from explorer.charts.lines import Lines, region_lines, trend
from explorer.charts.marks import PLACE_MARKS
from explorer.charts.parts import parts as parts_chart
from explorer.charts.picture import Caption, Picture, csv, png, svg, svg_file
from explorer.charts.picture import size as size_of
from explorer.charts.rulers import moved as moved_chart
from explorer.charts.rulers import ruler
from explorer.charts.sheet import NARROW, WIDE
from explorer.indicators import data
from explorer.indicators.catalogue import indicator
from explorer.places.search import take
from explorer.questions.registry import PICTURES
from explorer.scales import ticks
from explorer.typeface import FAMILY, face
from explorer.words import charts as chart_words
from explorer.words.figures import source_line
from tests.golden import SOUTH_EAST
from tests.test_typeface import cuts

NS = {"svg": "http://www.w3.org/2000/svg"}
HLE = indicator("healthy-life-expectancy")
SOURCE = source_line(HLE)
CAUSAL = re.compile(r"\b(because|due to|leads? to|caused?)\b", re.IGNORECASE)
FIGURES = ["area_name", "value", "lower", "upper"]


def caption(name: str, period: str = "Girls, 2022 to 2024") -> Caption:
    return Caption(name, f"The title of {name}", period, SOURCE, "One more note.")


def regions(sex: str) -> pd.DataFrame:
    every = [
        data.figures(HLE.slug, "region", sex, period.iso).frame.assign(period=period.iso)
        for period in data.published_periods(HLE, "region", sex)
    ]
    return pd.concat(every)[["area_code", "area_name", "period", "value", "lower", "upper"]]


def gaps(sex: str) -> GapSeries:
    rows = []
    for period, here in regions(sex).groupby("period"):
        top, bottom = (here.loc[here["value"].agg(end)] for end in ("idxmax", "idxmin"))
        half = math.hypot(top["upper"] - top["lower"], bottom["upper"] - bottom["lower"]) / 2
        value = top["value"] - bottom["value"]
        rows.append((period, value, value - half, value + half))
    frame = pd.DataFrame(rows, columns=["period", "value", "lower", "upper"])
    return GapSeries(caption(f"gap-{sex}"), frame, "years", 1, "2018-01-01/P3Y", 3.35)


@pytest.fixture(scope="module")
def pictures() -> dict[str, Picture]:
    moves = pd.DataFrame(
        [
            ("B", "South East", 66.4, 64.3, -2.1, -3.1, -1.1),
            ("A", "North East", 59.7, 59.6, -0.1, -1.4, 1.2),
        ],
        columns=["letter", "area_name", "before", "after", "moved", "lower", "upper"],
    )
    halves = pd.DataFrame(
        [half(a, b) for a, b in (("South East", "North East"), ("Hampshire", "Blackpool"))]
    )
    tenths = pd.DataFrame(
        [
            (name, tenth, value, 50.0 + tenth)
            for name, sex in (("Girls", "female"), ("Boys", "male"))
            for tenth, value in enumerate(gradient(sex).values, 1)
        ],
        columns=["series", "tenth", "value", "fitted"],
    )
    authorities = data.figures(HLE.slug, "upper-tier", "female").frame[FIGURES]
    place = take("constituency:Blackpool North and Fleetwood", lambda area: 0).area
    story = pd.DataFrame(
        [
            (place.name, row.period.iso, row.value, math.nan, math.nan)
            for row in doctors_trend(place)
        ],
        columns=["area_name", "period", "value", "lower", "upper"],
    )
    made = [
        *gap_over_time(gaps("female"), gaps("male")),
        *region_lines(
            *(Lines(caption(f"lines-{sex}"), regions(sex), 1, {}) for sex in ("female", "male"))
        ),
        moved_chart(caption("moved"), moves, "years", 1),
        parts_chart(caption("parts"), halves, "years", 1),
        tenths_chart(caption("tenths"), tenths, 1),
        ruler(caption("ruler"), places(authorities), authorities, "", 1),
        trend(Lines(caption("trend"), story, 1, {place.name: "A"}), zero=True),
    ]  # fmt: skip
    return {picture.name: picture for picture in made}


def half(a: str, b: str) -> dict[str, object]:
    parts = split(a, b, "female")[0].parts
    row: dict[str, object] = {"label": f"{a} and {b}"}
    for name in ("length", "health", "gap"):
        part = getattr(parts, name)
        row |= {name: part.value, f"{name}_lower": part.lower, f"{name}_upper": part.upper}
    return row


def places(authorities: pd.DataFrame) -> pd.DataFrame:
    known = authorities.set_index("area_name")
    names = dict(
        zip(
            "ABCDEF",
            ["Blackpool", "Hampshire", "Manchester", "Leeds", "Kent", "Cornwall"],
            strict=True,
        )
    )
    rows = [(letter, name, *known.loc[name]) for letter, name in names.items()]
    rows.append(("England", "England", 61.3, math.nan, math.nan))
    return pd.DataFrame(rows, columns=["letter", *FIGURES])


def both(pictures, kinds=(svg, svg_file)):
    """Give every chart at both sizes, as on a page and as a file."""
    for picture in pictures.values():
        for narrow in (False, True):
            for kind in kinds:
                yield picture, ET.fromstring(kind(picture, narrow)), NARROW if narrow else WIDE


def texts(root: ET.Element, x: float = 0, y: float = 0):
    """Give every text with where it stands: text, x, y, element."""
    moved = re.match(r"translate\(([-\d.e]+),([-\d.e]+)\)", root.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if root.tag.endswith("}text"):
        spans = list(root.findall("svg:tspan", NS)) or [root]
        for place, one in enumerate(spans):
            yield one.text or "", x, y + place * 21, root
        return
    for child in root:
        yield from texts(child, x, y)


def layers(spec):
    return [
        (one["mark"] if isinstance(one["mark"], dict) else {"type": one["mark"]}, one["encoding"])
        for one in spec["layer"]
    ]


def words(root: ET.Element) -> str:
    return " ".join(" ".join(text for text, *_ in texts(root)).split())


def test_title_period_source_and_notes_stand_in_the_picture_that_is_kept(pictures):
    for picture, root, _ in both(pictures, [svg_file]):
        read = words(root)
        for wanted in (picture.title, "Girls, 2022 to 2024", f"Source: {SOURCE}", "One more note."):
            assert wanted in read, picture.name
        assert all(line in read for line in picture.subtitle.splitlines())


@pytest.mark.parametrize("narrow", [False, True])
def test_on_a_page_the_source_line_alone_is_missing_and_no_room_is_left_for_it(pictures, narrow):
    for picture in pictures.values():
        shown, kept = (ET.fromstring(kind(picture, narrow)) for kind in (svg, svg_file))
        assert words(kept) == f"{words(shown)} Source: {SOURCE}", picture.name
        wide, high = size_of(picture, narrow)
        assert (float(shown.get("width")), float(shown.get("height"))) == (wide, high)
        lines = wrapped(f"Source: {SOURCE}", wide - 8)
        assert float(kept.get("height")) - high == len(lines) * LINE


def test_an_interval_note_or_its_absence_is_told(pictures):
    for picture in pictures.values():
        if picture.name != "moved":
            assert "range" in picture.subtitle, picture.name
    assert "No likely ranges are published" in pictures["tenths"].subtitle


def test_pictures_are_one_image_with_one_name_and_nothing_else_runs(pictures):
    for picture, root, size in both(pictures):
        assert root.get("role") == "img" and root.get("aria-label") == picture.alt
        assert picture.alt.strip() and not CAUSAL.search(picture.alt)
        assert float(root.get("width")) == size
        for element in root.iter():
            kind = element.tag.split("}")[1]
            if kind == "style":
                assert element is root[0]
                continue
            assert kind in {
                "svg", "g", "path", "rect", "line", "text", "tspan", "defs", "clipPath",
            }  # fmt: skip
            if element is not root:
                assert not any(name.startswith(("aria", "role", "on")) for name in element.attrib)
            assert not any(
                "href" in name or "http" in value
                for name, value in element.attrib.items()
                if name != "aria-label"
            )


@pytest.mark.parametrize("name", ["two-scatter", "lesson-scatter", "compare-trend", "parts"])
def test_a_picture_is_the_same_bytes_whatever_was_drawn_before(name: str):
    spec = PICTURES[name]({}).wide.text
    # A scatter has some 300 gradients, which the library numbers on and on in a process.
    drawn = {picture_module._svg.__wrapped__(spec, "A chart") for _ in range(5)}
    assert len(drawn) == 1
    root = ET.fromstring(drawn.pop())
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    used = {
        one
        for part in root.iter()
        for text in part.attrib.values()
        for one in re.findall(r"url\(#([^)]+)\)", text)
    }
    assert used <= set(ids) and len(ids) == len(set(ids))


def test_no_text_is_small_or_cut_off(pictures):
    for picture, root, size in both(pictures):
        height = float(root.get("height"))
        for text, x, y, element in texts(root):
            drawn = float(element.get("font-size").removesuffix("px"))
            assert drawn >= SIZE
            bold = int(element.get("font-weight", 400)) >= 600
            long = width(text, drawn, bold=bold)
            start = x - {"middle": long / 2, "end": long}.get(
                element.get("text-anchor", "start"), 0
            )
            assert start >= -0.5 and start + long <= size + 0.5, (picture.name, size, text)
            assert drawn * 0.7 <= y <= height - drawn * 0.2, (picture.name, text)


def test_a_picture_carries_every_letter_that_it_draws(pictures):
    for picture, root, _ in both(pictures):
        drawn = {400: set(), 700: set()}
        for element in root.iter("{http://www.w3.org/2000/svg}text"):
            assert element.get("font-family") == FAMILY
            drawn[int(element.get("font-weight", 400))].update("".join(element.itertext()))
        assert drawn[400] | drawn[700] <= set(face().advances)
        style = root.find("svg:style", NS).text
        # Nothing stands in the style but fonts, and little of them.
        assert re.fullmatch(r"(@font-face\{[^{}]+\})+", style)
        assert len(style) < 12_000, picture.name
        held = {weight: set(map(chr, font.getBestCmap())) for weight, font in cuts(style).items()}
        assert held == {weight: letters for weight, letters in drawn.items() if letters}


def test_png_is_twice_the_size(pictures):
    for picture in pictures.values():
        image = png(picture)
        root = ET.fromstring(svg_file(picture))
        assert image[:8] == b"\x89PNG\r\n\x1a\n"
        across, down = struct.unpack(">II", image[16:24])
        assert (across, down) == (2 * WIDE, 2 * int(root.get("height")))


def test_png_holds_its_letters(pictures):
    # A renderer without the font draws nothing at all where the title stands.
    with_text = len(png(pictures["tenths"]))
    empty = picture_module._png(re.sub(r"<text.*?</text>", "", svg_file(pictures["tenths"])))
    assert with_text > 2 * len(empty)


def test_ids_of_two_pictures_differ(pictures):
    found = [
        set(re.findall(r'\bid="([^"]+)"', kind(one, narrow)))
        for one in pictures.values()
        for narrow in (False, True)
        for kind in (svg, svg_file)
    ]
    assert all(not a & b for a, b in combinations(found, 2))


def test_the_same_chart_is_the_same_text(pictures):
    again = gap_over_time(gaps("female"), gaps("male"))[0]
    assert svg(again) == svg(pictures["gap-female"])


def test_never_bars_with_whiskers(pictures):
    for picture in pictures.values():
        for spec in (picture.wide, picture.narrow):
            kinds = [mark["type"] for mark, _ in layers(spec)]
            assert not {"bar", "errorbar", "errorband", "boxplot", "tick"} & set(kinds)
    # The bar that is a sum has no line on it.
    assert {mark["type"] for mark, _ in layers(pictures["parts"].wide)} == {"rect", "text"}


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_gap_charts_share_a_scale_that_starts_at_zero(pictures, size):
    ends = [
        tuple(encoding["y"]["scale"]["domain"])
        for name in ("gap-female", "gap-male")
        for mark, encoding in layers(getattr(pictures[name], size))
        if "scale" in encoding.get("y", {})
    ]
    assert set(ends) == {(0, 9)}


def test_gap_bands_are_nested_and_fade(pictures):
    bands = [
        (mark, encoding)
        for mark, encoding in layers(pictures["gap-female"].wide)
        if mark["type"] == "area"
    ]
    assert [share for share, _ in NESTED] == [1.0, 0.67, 0.34] and len(bands) == 3
    # Opacities add up towards the middle.
    assert [mark["opacity"] for mark, _ in bands] == sorted(mark["opacity"] for mark, _ in bands)


def test_gap_names_its_half_and_labels_first_baseline_and_last(pictures):
    read = [text for text, *_ in texts(ET.fromstring(svg(pictures["gap-female"])))]
    assert "Half of 2018 to 2020: 3.35 years" in read
    assert [text for text in read if re.fullmatch(r"\d\.\d", text)] == ["6.7", "6.7", "7.4"]
    assert {"2011–13", "2018–20", "2022–24", "0"} <= set(read)


def test_named_lines_stand_apart_and_none_is_missing(pictures):
    for narrow in (False, True):
        root = ET.fromstring(svg(pictures["lines-male"], narrow))
        named = sorted(
            y for text, _, y, _ in texts(root) if re.fullmatch(r"[A-Z][^:]+ \d\d\.\d", text)
        )
        assert len(named) == 9
        assert min(b - a for a, b in pairwise(named)) >= APART - 0.01


def test_the_two_ends_have_marks_of_their_own(pictures):
    marked = [mark for mark, _ in layers(pictures["lines-female"].wide) if mark["type"] == "point"][
        -2:
    ]
    assert {mark["shape"] for mark in marked} == {"circle", "square"}
    assert f"South East {SOUTH_EAST} (likely range" in pictures["lines-female"].alt


@given(st.lists(st.floats(0, 250), min_size=1, max_size=12))
@settings(max_examples=60)
def test_spread_keeps_order_and_distance(at):
    moved = spread(at)
    by_place = [place for _, place in sorted(zip(at, moved, strict=True))]
    assert all(b - a >= APART - 1e-6 for a, b in pairwise(sorted(moved)))
    assert by_place == pytest.approx(sorted(moved))
    assert np.mean(moved) == pytest.approx(np.mean(at))


def test_spread_leaves_what_is_apart():
    assert spread([100.0, 10.0, 50.0]) == pytest.approx([100.0, 10.0, 50.0])
    assert spread([50.0, 50.0]) == pytest.approx([41.0, 59.0])


@given(st.floats(-50, 90), st.floats(0.01, 20), st.floats(0.01, 20))
@settings(max_examples=60)
def test_bands_fade_to_nothing_around_the_estimate(value, below, above):
    band = slices(value, value - below, value + above)
    assert len(band) == SLICES
    inner = band["start"].iloc[SLICES // 2]
    assert inner == pytest.approx(value)
    assert band["opacity"].iloc[: SLICES // 2].is_monotonic_increasing
    assert list(band["opacity"]) == pytest.approx(list(band["opacity"][::-1]))
    assert band["opacity"].iloc[[0, -1]].max() < 0.03
    assert band["start"].iloc[0] == pytest.approx(value - 1.35 * below)
    assert band["end"].iloc[-1] == pytest.approx(value + 1.35 * above)


def test_the_curve_of_a_band_is_the_one_of_the_look():
    assert [opacity(at) for at in (0, 0.25, 0.6, 1, 1.35, 2)] == [0.6, 0.6, 0.36, 0.13, 0, 0]


def test_a_band_on_pixels_stays_where_it_was():
    band = slices(60.0, 58.0, 63.0)
    placed = on_pixels(band, (50.0, 70.0), 400)
    assert placed["start"].iloc[0] == pytest.approx(band["start"].iloc[0], abs=0.026)
    assert np.allclose(placed["start"].iloc[1:], placed["end"].iloc[:-1])


def test_no_band_is_drawn_without_limits(pictures):
    assert slices(61.3, math.nan, math.nan).empty
    bands = [one for one in layers(pictures["ruler"].wide) if "opacity" in one[1]]
    assert len(bands) == len(PLACE_MARKS)
    assert chart_words.SOME_RANGE in pictures["ruler"].subtitle


def test_six_places_have_six_shapes():
    shapes = [mark.shape for mark in PLACE_MARKS.values()]
    assert len(set(shapes)) == 6
    assert PLACE_MARKS["E"].shape.count("L") == 4


@pytest.mark.parametrize("name", ["gap-female", "lines-male", "moved", "ruler"])
def test_limits_are_in_the_csv(pictures, name):
    table = pd.read_csv(io.StringIO(csv(pictures[name])))
    assert {"lower", "upper"} <= set(table.columns)
    assert len(table) == len(pictures[name].frame)


def test_csv_holds_numbers_without_noise_and_no_formula():
    frame = pd.DataFrame(
        {"area_name": ["=SUM(A1)", None], "value": [0.1 + 0.2, math.nan], "people": [5, 6]}
    )
    picture = Picture("a", "A", "", "A.", frame, {}, {})
    assert csv(picture) == "area_name,value,people\n'=SUM(A1),0.3,5\n,,6\n"


def test_parts_carry_their_limits_and_add_up(pictures):
    table = pictures["parts"].frame
    assert {"length_lower", "health_upper", "gap_lower"} <= set(table.columns)
    assert np.allclose(table["length"] + table["health"], table["gap"])
    assert "likely range" in pictures["parts"].alt


def test_parts_of_opposite_sides_run_from_zero_both_ways():
    row = {"label": "A and B", "length": -1.0, "health": 3.0, "gap": 2.0}
    row |= {
        f"{part}_{end}": math.nan
        for part in ("length", "health", "gap")
        for end in ("lower", "upper")
    }
    picture = parts_chart(caption("sides"), pd.DataFrame([row]), "years", 1)
    read = [text for text, *_ in texts(ET.fromstring(svg(picture)))]
    assert {"−1.0", "3.0", "2.0"} <= set(read)
    assert any(
        encoding["x"]["scale"]["domain"] == [-1.0, 3.0]
        for _, encoding in layers(picture.wide)
        if "scale" in encoding["x"]
    )


def test_parts_that_round_apart_say_so():
    table = pd.DataFrame({"length": [2.04], "health": [4.86], "gap": [6.90]})
    assert chart_words.adds_up(table, 1) == ""
    assert (
        chart_words.adds_up(pd.DataFrame({"length": [2.04], "health": [4.84], "gap": [6.88]}), 1)
        == chart_words.ROUNDED
    )


@pytest.mark.parametrize(
    ("moved", "lower", "upper", "label"),
    [
        (-2.1, -3.1, -1.1, "fell 2.1"),
        (0.44, 0.1, 0.8, "rose 0.4"),
        (-0.1, -1.4, 1.2, "no clear change (−0.1)"),
        (0.7, -0.2, 1.6, "no clear change (+0.7)"),
        (0.01, -0.2, 0.3, "no clear change (0.0)"),
        (0.7, math.nan, math.nan, "+0.7, no range"),
    ],
)
def test_a_move_has_a_verb_only_where_its_range_leaves_zero_out(moved, lower, upper, label):
    assert chart_words.moved_label(moved, lower, upper, 1) == label


def test_every_area_is_a_dot_within_the_room():
    values = data.figures("gps-per-100k", "constituency").frame["value"]
    found = stacked(values, (15.0, 80.0), 600, 92)
    assert len(found) == values.notna().sum()
    assert found["up"].max() <= 92
    assert np.abs(found["x"] - found["of"]).max() < 1


def test_a_hole_in_a_trend_is_dotted_and_told(pictures):
    dashed = [
        [row["period"] for row in pictures["trend"].wide["datasets"][one["data"]["name"]]]
        for one in pictures["trend"].wide["layer"]
        if isinstance(one["mark"], dict) and one["mark"].get("strokeDash") == [2, 4]
    ]
    assert len(dashed) == 1 and dashed[0][1] == "2026-05-31/P1D"
    assert chart_words.DOTTED in " ".join(
        text for text, *_ in texts(ET.fromstring(svg(pictures["trend"])))
    )


def test_text_wraps_within_its_room():
    lines = wrapped(
        "Neighbouring periods share two of three years, so they are not independent.", 200
    )
    assert all(width(line) <= 200 for line in lines)
    assert " ".join(lines).endswith("independent.")
    assert wrapped("", 100) == []


@given(st.floats(-100, 100), st.floats(0.5, 500))
@settings(max_examples=60)
def test_ticks_are_round_and_inside(low, length):
    found = ticks(low, low + length)
    assert found and all(low - 1e-6 <= tick <= low + length + 1e-6 for tick in found)
    assert len(found) <= 6


def test_specs_are_plain_json(pictures):
    for picture in pictures.values():
        assert picture.wide["config"]["font"]
