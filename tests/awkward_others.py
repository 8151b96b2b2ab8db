"""Awkward files of further kinds: old workbooks, names of before, and what others were tried with."""

from tests.awkward import BLACKPOOL, HARTLEPOOL, KENT, LEEDS, Case, text
from tests.old_workbook import old_book

FOLKESTONE = "E07000112"
_OLD_SEATS = ("Aldershot", "Barnsley Central", "Batley and Spen", "Bath", "Beckenham", "Blaydon")


def _old(*rows, **given):
    return lambda: old_book(*rows, **given)


OTHERS = (
    # Old workbooks ----------------------------------------------------------------------------
    Case("an old workbook with percent cells", _old(["Code", "Rate"], [HARTLEPOOL, (0.105, 1)], [LEEDS, (1.05, 1)], formats=["0.0%"]),
         {HARTLEPOOL: 10.5, LEEDS: 105}, told=["as the sheet shows them"]),
    Case("an old workbook with percent cells under a heading", _old(["Code", "% of homes"], [HARTLEPOOL, (0.005, 1)], [LEEDS, (0.01, 1)], formats=["0.0%"]), {HARTLEPOOL: 0.5, LEEDS: 1}),
    Case("an old workbook with one percent cell", _old(["Code", "Rate"], [HARTLEPOOL, 0.105], [LEEDS, 0.09], [BLACKPOOL, (0.125, 1)], formats=["0.0%"]),
         {HARTLEPOOL: 0.105, LEEDS: 0.09}, rejects=[(BLACKPOOL, "percent")]),
    Case("an old workbook with shares under a percent heading", _old(["Code", "Rate (%)"], [HARTLEPOOL, 0.105], [LEEDS, 0.09], [BLACKPOOL, 0.125]),
         {HARTLEPOOL: 0.105, LEEDS: 0.09, BLACKPOOL: 0.125}, told=["No figure is larger than 1"]),
    Case("shares under a percent heading", text("Code,Rate (%)", f"{HARTLEPOOL},0.105", f"{LEEDS},0.09", f"{BLACKPOOL},0.125"),
         {HARTLEPOOL: 0.105, LEEDS: 0.09, BLACKPOOL: 0.125}, told=["No figure is larger than 1"]),
    Case("an old workbook with raised notes", _old(["Code", "Rate"], [HARTLEPOOL, "10.52"], [LEEDS, 9], raised=[("10.52", 4)]), {HARTLEPOOL: 10.5, LEEDS: 9}, told=["'[2]' 1 times"]),
    Case("an old workbook with codes for figures", _old(["Code", "Rate"], [HARTLEPOOL, (7, 1)], [LEEDS, 9], formats=["000"]), {LEEDS: 9}, rejects=[(HARTLEPOOL, "code")]),
    Case("an old workbook with a hidden column", _old(["Code", "Old rate", "Rate"], [HARTLEPOOL, 1, 10.5], [LEEDS, 2, 9], hidden=[1]), {HARTLEPOOL: 10.5, LEEDS: 9}, told=["1 hidden column"]),
    Case("an old workbook that is cut off", lambda: old_book(["Code", "Rate"], [HARTLEPOOL, 10.5])[:1400], refused="damaged"),
    # Names of before --------------------------------------------------------------------------
    Case("a name of before", text("Area,Rate", "Shepway,1", "Dover,2", "Ashford,3"), {FOLKESTONE: 1, "E07000108": 2, "E07000105": 3}, level="district",
         told=[f"Shepway is Folkestone and Hythe ({FOLKESTONE}) today"]),
    Case("a council of before", text("Area,Rate", "Shepway District Council,1", "Dover,2"), {FOLKESTONE: 1, "E07000108": 2}, level="district"),
    Case("a name of today and of before", text("Area,Rate", "Shepway,1", "Folkestone and Hythe,2", "Dover,2"), {"E07000108": 2}, level="district",
         rejects=[("Shepway", "twice"), ("Folkestone", "twice")]),
    Case("a county council of before", text("Area,Rate", "Dorset County Council,1", "Kent County Council,7", "Surrey County Council,9"), {KENT: 7, "E10000030": 9}, rejects=[("Dorset", "split")]),
    Case("a name that was another area's", text("Area,Rate", "Dorset,1", "Kent,7", "Surrey,9"), {"E06000059": 1, KENT: 7, "E10000030": 9}, told=["'Dorset' is taken for the area of today"]),
    Case("constituencies of before", text("Seat,Rate", *(f"{name},{k}" for k, name in enumerate(_OLD_SEATS))), refused="Of 6 names in that table 4 are", level="constituency"),
    Case("constituencies misspelt", text("Seat,Rate", "Aldershott,1", "Blackpol South,2", "Leeds Est,3", "Beckenham and Peng,4", "Woking,5", "Witney,6"), {"E14001592": 5, "E14001591": 6}, some=True,
         told=["names alone cannot tell"]),
)  # fmt: skip
