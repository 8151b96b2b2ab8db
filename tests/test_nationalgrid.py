"""The National Grid: Ordnance Survey's own test points, and where the publisher's vertices lie."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Transformer

from explorer.build.publications import raw, sources_folder
from explorer.places.nationalgrid import to_degrees, to_national_grid

# Ordnance Survey, OSTN15 and OSGM15 developer pack: the points of
# OSTN15_OSGM15_TestInput_ETRStoOSGB.txt (longitude and latitude in ETRS89) with their eastings and
# northings in OSTN15_OSGM15_TestOutput_ETRStoOSGB.txt.
POINTS = {
    "TP01": (-6.29977752014, 49.92226393730, 91492.146, 11318.804),
    "TP02": (-5.20304609998, 49.96006137820, 170370.718, 11572.405),
    "TP03": (-4.10864563561, 50.43885825610, 250359.811, 62016.569),
    "TP04": (-1.29782277240, 50.57563665000, 449816.371, 75335.861),
    "TP05": (-1.45051433700, 50.93127937910, 438710.920, 114792.250),
    "TP06": (-3.55128349240, 51.40078220140, 292184.870, 168003.465),
    "TP07": (1.44454730409, 51.37447025550, 639821.835, 169565.858),
    "TP08": (-2.54407618349, 51.42754743020, 362269.991, 169978.690),
    "TP09": (-0.11992557180, 51.48936564950, 530624.974, 178388.464),
    "TP10": (-4.30852476960, 51.85890896400, 241124.584, 220332.641),
    "TP11": (0.89724327012, 51.89436637350, 599445.590, 225722.826),
    "TP12": (-2.15458614387, 52.25529381630, 389544.190, 261912.153),
    "TP13": (-0.91248956970, 52.25160951230, 474335.969, 262047.755),
    "TP14": (0.40153547065, 52.75136687170, 562180.547, 319784.995),
    "TP15": (-1.19747655922, 52.96219109410, 454002.834, 340834.943),
    "TP16": (-2.64049320810, 53.34480280190, 357455.843, 383290.436),
    "TP17": (-4.28918069756, 53.41628516040, 247958.971, 393492.909),
    "TP18": (-4.28917792869, 53.41630925420, 247959.241, 393495.583),
    "TP19": (-3.04045490691, 53.77911025760, 331534.564, 431920.794),
    "TP20": (-1.66379168242, 53.80021519630, 422242.186, 433818.701),
    "TP21": (-4.63452168212, 54.08666318080, 227778.330, 468847.388),
    "TP22": (-0.07773133187, 54.11685144290, 525745.670, 470703.214),
    "TP23": (-4.38849118133, 54.32919541010, 244780.636, 495254.887),
    "TP24": (-2.93827741149, 54.89542340420, 339921.145, 556034.761),
    "TP25": (-1.61657685184, 54.97912273660, 424639.355, 565012.703),
    "TP26": (-4.29649016251, 55.85399952950, 256340.925, 664697.269),
    "TP27": (-3.29479219337, 55.92478265510, 319188.434, 670947.534),
    "TP28": (-5.82836691850, 57.00606696050, 167634.202, 797067.144),
    "TP29": (-2.04856030746, 57.13902518960, 397160.491, 805349.736),
    "TP30": (-4.21926398555, 57.48625000720, 267056.768, 846176.972),
    "TP31": (-8.57854456076, 57.81351838410, 9587.909, 899448.996),
    "TP32": (-7.59255560556, 58.21262247180, 71713.132, 938516.404),
    "TP33": (-6.26091455533, 58.51560361300, 151968.652, 966483.780),
    "TP34": (-3.72631022121, 58.58120461280, 299721.891, 967202.992),
    "TP35": (-3.21454001115, 59.03743871190, 330398.323, 1017347.016),
    "TP36": (-4.41757674598, 59.09335035320, 261596.778, 1025447.602),
    "TP37": (-5.82799339844, 59.09671617400, 180862.461, 1029604.114),
    "TP38": (-1.62516966058, 59.53470794490, 421300.525, 1072147.239),
    "TP39": (-1.27486910356, 59.85409913890, 440725.073, 1107878.448),
    "TP40": (-2.07382822798, 60.13308091660, 395999.668, 1138728.951),
}
TABLE = np.array(list(POINTS.values()))

needs_sources = pytest.mark.skipif(
    sources_folder() is None,
    reason="the raw publications are absent: set EXPLORER_SOURCES to compare with them",
)


def test_ordnance_surveys_points_are_met_to_two_millimetres():
    assert to_national_grid(TABLE[:, :2]) == pytest.approx(TABLE[:, 2:], abs=0.002)


def test_the_way_back_meets_them_to_a_centimetre():
    found = to_degrees(TABLE[:, 2:])
    assert len(found) == 40
    # A centimetre of latitude; of longitude it is less.
    assert found == pytest.approx(TABLE[:, :2], abs=9e-8)


def test_st_agnes_is_on_the_grid_and_paris_is_not():
    islands = np.array([[-6.34, 49.89]])
    assert to_national_grid(islands) == pytest.approx(np.array([[88400, 7900]]), abs=300)
    assert to_degrees(to_national_grid(islands)) == pytest.approx(islands, abs=1e-7)
    with pytest.raises(ValueError, match=r"1 positions are outside .*: 2.35, 48.85"):
        to_national_grid(np.array([[-1.5, 52.5], [2.35, 48.85]]))


@needs_sources
def test_the_care_boards_vertices_lie_on_the_decimetres_they_were_published_in():
    """The publisher's shapes are in decimetres on the National Grid; only OSTN15 finds them."""
    degrees = english(gpd.read_file(raw("care_boards_2023")), "ICB23CD")
    plain = np.column_stack(Transformer.from_crs(4326, 27700, always_xy=True).transform(*degrees.T))
    assert on_decimetres(to_national_grid(degrees)) > 0.65
    assert on_decimetres(plain) == pytest.approx(0.4, abs=0.02)  # what chance gives


def on_decimetres(points: np.ndarray) -> float:
    """Return the share of coordinates within two centimetres of a whole decimetre."""
    return float((np.abs(points - np.round(points, 1)) <= 0.02).mean())


def english(frame: gpd.GeoDataFrame, code: str) -> np.ndarray:
    areas = frame[frame[code].str.startswith("E")]
    return np.unique(shapely.get_coordinates(areas.geometry.to_numpy()), axis=0)
