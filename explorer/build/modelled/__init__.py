"""Healthy life expectancy where none is published: a model, and the proof of it."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.analysis.validation import validation
from explorer.build.modelled.covariates import (
    CHOSEN,
    DEPRIVATION,
    ORIGINS,
    Covariates,
    covariates,
)
from explorer.build.modelled.imagined import simulated
from explorer.build.modelled.inside import inside
from explorer.build.modelled.known import PERIOD, SEXES, WHOLE, Known, known, published
from explorer.build.modelled.proof import (
    LINE,
    LINE_GRID,
    NEAR,
    OURS,
    SIZES,
    Predicted,
    Test,
    alone,
    by_region,
    elsewhere,
    left_out,
    nearest,
    nearest_elsewhere,
    one_by_one,
    parts,
    regions_of,
    sizes_of,
)
from explorer.build.modelled.variants import variants, with_life
from explorer.build.record import record
from explorer.build.writing import write_indicator, write_table
from explorer.root import using
from explorer.statistics.intervals import Z_80, Z_95

Say = Callable[[str], None]

MODELLED = "healthy-life-expectancy-modelled"
LEVELS = ("upper-tier", "district", "constituency", "icb")
# The model was fitted to no place of fewer than 40,000 residents.
FEWEST = 10_000
EXTRA = ("lower_80", "upper_80", "standard_error", "outside")
_FIGURES = ("hle_2026", "hle_2026_care_boards")
_TRIED = ("neighbourhood_rural_2021", "neighbourhood_ethnic_groups_2021", "le_2021_23")
# Digits that are alike on processors that add up in another order, and more than are shown.
_DECIMALS = 4


def build(out: Path, say: Say) -> None:
    """Write the proof of the model and, where it holds, the indicator below ``out/indicators``."""
    frame = published(out)
    authorities = frame[frame["level"].eq(WHOLE) & frame["period"].eq(PERIOD)]
    known_of = covariates(out, pd.Index(authorities["area_code"].unique()))
    models = {sex: known(frame, known_of, WHOLE, sex) for sex in SEXES}
    _proof(out, frame, known_of, models)
    life = pd.read_csv(out / "indicators" / "life-expectancy" / "values.csv")
    _table(out, "hle-model-variants", variants(frame, with_life(known_of, life)), *_TRIED)
    _numbers(out, known_of, models)
    rows = [row for one in models.values() for row in inside(known_of, one)]
    _table(out, "hle-model-inside-regions", pd.DataFrame(rows).fillna({"region": ""}))
    with using(out.resolve()):
        failed = [gate for gate in validation(MODELLED).gates if not gate.holds]
    folder = out / "indicators" / MODELLED
    if failed:
        shutil.rmtree(folder, ignore_errors=True)
        say(f"  {MODELLED}: withheld, {len(failed)} of its tests fail")
        return
    values = _values(known_of, models)
    beyond = values[values["level"].eq("constituency") & values["outside"].gt(0)]
    entry = record(MODELLED, *_FIGURES, *ORIGINS, outside=beyond["area_code"].nunique())
    write_indicator(out, entry, values, EXTRA)
    say(f"  {MODELLED}: {len(values):,} values")


def _values(known_of: Covariates, models: dict[str, Known]) -> pd.DataFrame:
    """Return the indicator's rows: every area of its levels with enough residents."""
    frames = []
    for sex, model in models.items():
        fitted = model.fitted()
        for level in LEVELS:
            table = known_of.by_level[level]
            table = table[table["people"].ge(FEWEST)]
            mean, sd = fitted.truth(known_of.areas(level, table.index, CHOSEN))
            limits = {
                "lower": mean - Z_95 * sd,
                "upper": mean + Z_95 * sd,
                "lower_80": mean - Z_80 * sd,
                "upper_80": mean + Z_80 * sd,
            }
            found = pd.DataFrame({"value": mean, "standard_error": sd, **limits}, table.index)
            found = found.round(_DECIMALS).assign(
                level=level,
                sex=sex,
                period=PERIOD,
                outside=known_of.outside(level, CHOSEN).astype(float),
            )
            frames.append(found.rename_axis("area_code").reset_index())
    return pd.concat(frames, ignore_index=True)


def _proof(out: Path, frame: pd.DataFrame, known_of: Covariates, models: dict[str, Known]) -> None:
    tests: list[Test] = []
    unseen: list[pd.DataFrame] = []
    for sex, model in models.items():
        lines = {
            level: known(frame, known_of, level, sex, (DEPRIVATION,)) for level in (WHOLE, "icb")
        }
        boards = known(frame, known_of, "icb", sex)
        each = alone(model)
        board = elsewhere(model, boards)
        unseen += [_left_out(each), _left_out(board)]
        tests += [
            each.test("authority", OURS),
            *regions_of(each, "authority", known_of.regions),
            *sizes_of(each, "authority"),
            left_out(model, by_region(model)).test("region", OURS),
            board.test("care-board", OURS),
            nearest_elsewhere(model, boards).test("care-board", NEAR),
            elsewhere(lines[WHOLE], lines["icb"], LINE_GRID).test("care-board", LINE),
            elsewhere(model, known(frame, known_of, "region", sex)).test("region-figure", OURS),
        ]
        tests += [
            alone(lines[WHOLE], LINE_GRID).test("authority", LINE),
            nearest(model, one_by_one(model)).test("authority", NEAR),
            left_out(lines[WHOLE], by_region(model), LINE_GRID).test("region", LINE),
            nearest(model, by_region(model)).test("region", NEAR),
        ]
        for members in SIZES:
            ours, near = parts(model, members)
            line, _ = parts(lines[WHOLE], members, grid=LINE_GRID)
            for found, name in ((ours, OURS), (near, NEAR), (line, LINE)):
                tests.append(found.test("parts", name, str(members)))
        tests += simulated(known_of, model, lines[WHOLE])
    _table(out, "hle-model-tests", _rows_of(tests))
    _table(out, "hle-model-left-out", pd.concat(unseen))


def _rows_of(tests: Iterable[Test]) -> pd.DataFrame:
    rows = []
    for test in tests:
        row = asdict(test)
        rows.append({**row, **row.pop("score")})
    return pd.DataFrame(rows)


def _left_out(found: Predicted) -> pd.DataFrame:
    known_of = found.known
    return pd.DataFrame(
        {
            "sex": known_of.sex,
            "level": known_of.level,
            "area_code": known_of.codes,
            "people": known_of.areas.people,
            "published": known_of.figures,
            "published_error": known_of.errors,
            "predicted": found.means,
            "predicted_error": np.sqrt(found.sds**2 - known_of.errors**2),
            "z": (known_of.figures - found.means) / found.sds,
        }
    )


def _numbers(out: Path, known_of: Covariates, models: dict[str, Known]) -> None:
    """Write the model's coefficients, their covariances, and what it knows of each area."""
    names = ["intercept", *CHOSEN, *known_of.regions]
    _table(
        out,
        "hle-model-coefficients",
        pd.DataFrame([row for one in models.values() for row in _coefficients(known_of, one)]),
    )
    shared = []
    for sex, model in models.items():
        covariance = pd.DataFrame(model.fitted().coefficients[1], names, names)
        long = covariance.rename_axis("first").reset_index()
        long = long.melt(id_vars="first", var_name="second", value_name="covariance")
        shared.append(long.assign(sex=sex))
    _table(out, "hle-model-covariances", pd.concat(shared), decimals=6)
    levels = [
        known_of.by_level[level]
        .rename_axis("area_code")
        .reset_index()
        .assign(level=level)
        .rename(columns={code: code.lower() for code in known_of.regions})
        for level in LEVELS
    ]
    _table(out, "hle-model-covariates", pd.concat(levels))


def _coefficients(known_of: Covariates, model: Known) -> Iterator[dict[str, object]]:
    fitted = model.fitted()
    means, covariance = fitted.coefficients
    names = ["intercept", *CHOSEN, *known_of.regions]
    standard = dict(zip(CHOSEN, zip(*known_of.standard(CHOSEN), strict=True), strict=True))
    for name, mean, sd in zip(names, means, np.sqrt(np.diag(covariance)), strict=True):
        centre, spread = standard.get(name, (np.nan, np.nan))
        yield {
            "sex": model.sex,
            "name": name,
            "mean": mean,
            "sd": sd,
            "centre": centre,
            "spread": spread,
        }
    for name, value in zip(("area sd", "region sd", "slope sd"), fitted.sds, strict=True):
        yield {"sex": model.sex, "name": name, "mean": value}
    yield {"sex": model.sex, "name": "area variance", "mean": fitted.area_variance}


def _table(out: Path, slug: str, rows: pd.DataFrame, *keys: str, decimals: int = _DECIMALS) -> None:
    entry = record(slug, *_FIGURES, *ORIGINS, *keys)
    write_table(out, entry, rows.round(decimals).reset_index(drop=True))
