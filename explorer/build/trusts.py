"""NHS trusts: hospital trusts and ambulance services as points, each where its head office is."""

import tomllib
from pathlib import Path

import pandas as pd

from explorer.build.practices import postcode_points
from explorer.build.publications import raw
from explorer.errors import SourceError
from explorer.places.nationalgrid import to_degrees

LIST = Path(__file__).parent / "trusts.toml"
ORIGINS = ("nhs_staff_2025", "postcodes_2023")
KIND = "trust"
STAFF_SHEET = "3. NHSE, Org & SG - FTE"
# The header of the staff tables by organisation stands on their sixth row.
_HEADER = 5
# About ten metres.
_DECIMALS = 4


def staff_table() -> pd.DataFrame:
    """Return full-time equivalent staff by region, care board and organisation, 31 May 2025."""
    path = raw("nhs_staff_2025")
    return pd.read_excel(path, sheet_name=STAFF_SHEET, header=_HEADER, engine="calamine")


def trusts() -> pd.DataFrame:
    """Return every trust by code: name, sort, town, latitude and longitude.

    Names are those of the staff statistics. The point is that of the head office's postcode.

    Raises
    ------
    SourceError
        A trust has no name or no position.
    """
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))
    columns = ["town", "postcode", "sort"]
    frame = pd.DataFrame.from_dict(listed, orient="index", columns=columns).sort_index()
    staff = staff_table().dropna(subset=["Organisation code"])
    names = staff.set_index("Organisation code")["Organisation name"].str.strip()
    points = postcode_points(frame["postcode"].str.replace(" ", "", regex=False))
    frame = frame.assign(name=names.reindex(frame.index))
    if bare := frame.index[frame["name"].isna() | points.isna()].tolist():
        raise SourceError(f"Trusts without a name or a position: {', '.join(bare)}.")
    at = points.get_coordinates()
    degrees = to_degrees(at[["x", "y"]].to_numpy()).round(_DECIMALS)
    return frame.assign(latitude=degrees[:, 1], longitude=degrees[:, 0])


def sites() -> pd.DataFrame:
    """Return the rows of ``sites.csv``."""
    frame = trusts().rename_axis("code").reset_index()
    columns = ["kind", "code", "name", "sort", "town", "latitude", "longitude"]
    return frame.assign(kind=KIND)[columns]
