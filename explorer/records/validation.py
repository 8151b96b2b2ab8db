"""The proof of a model, as plain data."""

from collections.abc import Callable

import pandas as pd

from explorer.analysis.validation import Gate, Validation
from explorer.places.areas import register
from explorer.records.areas import area_record
from explorer.records.plain import Record, json_ready


@json_ready
def validation_record(found: Validation, named: Callable[[str, str], str]) -> Record:
    """Return the proof of a model, offered or withheld, figures as embedded.

    Parameters
    ----------
    found : Validation
    named : callable
        Gives the words for a group of a test: records hold no wording of their own.

    Returns
    -------
    dict
        `slug`; `offered`; `as_close`, whether hidden figures are missed by no more than their own
        errors; `gates`, as `gate_record` has them; `tests`, every row: `sex`, `test`, `group` and
        `group_name`, `model`, `size`, then in years `rmse`, `published_error`, `crps`, as shares
        `within_80` and `within_95`, and `mean_z` and `sd_z`; `left_out`, every hidden figure:
        `sex`, `level`, `area_code`, `area_name`, `people`, then in years `published`,
        `published_error`, `predicted`, `predicted_error`, and `z`; `variants`, other models that
        were tried: `variant`, `sex` and scores in years, `authority`, `region`, `parts`,
        `difference`, `difference_error`; `coefficients`, the model's numbers: `sex`, `name`,
        `mean`, `sd`, `centre`, `spread`, None where there is none; `do_nots`, of the tests.
    """
    return {
        "slug": found.slug,
        "offered": found.offered,
        "as_close": found.as_close,
        "gates": [gate_record(gate, named) for gate in found.gates],
        "tests": [_grouped(row, named) for row in _rows(found.tests)],
        "left_out": [_placed(row) for row in _rows(found.left_out)],
        "variants": _rows(found.variants),
        "coefficients": _rows(found.coefficients),
        "do_nots": list(found.record.do_nots),
    }


@json_ready
def gate_record(gate: Gate, named: Callable[[str, str], str]) -> Record:
    """Return one thing that must hold.

    Returns
    -------
    dict
        `kind`, "crps", "within_80", "within_95" or "mean_z"; `sex`, `test`, `group`, `group_name`;
        `value`, what was found, in years for a score, as a share, or in standard deviations;
        `limit`, in that unit; `holds`; `wide`, whether ranges are wider than they need be;
        `against`, the baseline of a score, else empty.
    """
    return {
        "kind": gate.kind,
        "sex": gate.sex,
        "test": gate.test,
        "group": gate.group,
        "group_name": named(gate.test, gate.group),
        "value": gate.value,
        "limit": gate.limit,
        "holds": gate.holds,
        "wide": gate.wide,
        "against": gate.against,
    }


def _rows(frame: pd.DataFrame) -> list[Record]:
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def _grouped(row: Record, named: Callable[[str, str], str]) -> Record:
    of = {"sex": row["sex"], "test": row["test"], "group": row["group"]}
    return of | {"group_name": named(row["test"], row["group"])} | row


def _placed(row: Record) -> Record:
    area = register().area(row["level"], row["area_code"])
    return {"sex": row["sex"]} | area_record(area) | row
