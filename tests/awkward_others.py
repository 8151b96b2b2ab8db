"""Awkward files of further kinds: old workbooks, names of before, and what others were tried with."""

import io
import zipfile
from datetime import datetime

from tests.awkward import (
    BLACKPOOL,
    HARTLEPOOL,
    KENT,
    LEEDS,
    Case,
    archive,
    book,
    open_document,
    raw,
    text,
)
from tests.awkward_more import _formatted
from tests.old_workbook import old_book

FOLKESTONE = "E07000112"
_OLD_SEATS = ("Aldershot", "Barnsley Central", "Batley and Spen", "Bath", "Beckenham", "Blaydon")


def _old(*rows, **given):
    return lambda: old_book(*rows, **given)


def _protected(made):
    made.security.lockStructure = True
    made.active.protection.sheet = True


def _raised_in_open_document() -> bytes:
    raised = '12.3<text:span text:style-name="T1">1</text:span>'
    content = open_document(
        ["Area", "Rate"],
        ["Leeds", raised],
        ['Blackpool<text:span text:style-name="T1">2</text:span>', 3],
    )
    style = (
        b'<style:style style:name="T1" style:family="text"><style:text-properties '
        b'style:text-position="super 58%"/></style:style>'
    )
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    head = (
        b'<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
    )
    head += style + b"</office:automatic-styles><office:body>"
    parts["content.xml"] = parts["content.xml"].replace(b"<office:body>", head)
    return archive(parts)


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
    Case("an old workbook that is cut off", lambda: old_book(["Code", "Rate"], [HARTLEPOOL, 10.5])[:3000], refused="damaged"),
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
         told=["names alone do not show it"]),
    Case("regions of the NHS", text("Region,Rate", "North East and Yorkshire,1", "Midlands,2", "South East,3", "London,4"), refused="is that of a region of the NHS"),
    Case("regions as publishers call them", text("Region,Rate", "East,1", "Yorkshire & Humberside,2", "London,3"), {"E12000006": 1, "E12000003": 2, "E12000007": 3}),
    # Tables -----------------------------------------------------------------------------------
    Case("a table beside another", text("Area,2019,,Area,2020", "Leeds,1,,Hartlepool,60", "Hartlepool,2,,Blackpool,50", "Blackpool,3,,Leeds,40"), {LEEDS: 1, HARTLEPOOL: 2, BLACKPOOL: 3},
         told=["begins beside it, with the column 'Area (2)'"]),
    Case("a table beside another, with codes", text("Code,Area,Rate,Code,Area,Rate", f"{LEEDS},Leeds,1,{HARTLEPOOL},Hartlepool,60", f"{HARTLEPOOL},Hartlepool,2,{LEEDS},Leeds,50"),
         {LEEDS: 1, HARTLEPOOL: 2}, told=["begins beside it, with the column 'Code (2)'"]),
    Case("a table beside another in the same order", text("Area,2019,,Area,2020", "Leeds,1,,Leeds,60", "Hartlepool,2,,Hartlepool,50"), {LEEDS: 60, HARTLEPOOL: 50}),
    Case("months across", book(["Area", *(datetime(2023, month, 1) for month in (4, 6, 5))], ["Leeds", 1, 3, 2], ["Hartlepool", 4, 6, 5]), {LEEDS: 3, HARTLEPOOL: 6}, told=["the figure is '2023-06-01'"]),
    Case("wards within districts", text("Ward,District,Rate", "Armley,Leeds,1", "Beeston,Leeds,2", "Headland,Hartlepool,3", "Hart,Hartlepool,4"), refused="has several figures"),
    Case("a long table of days", text("Area,Date,Rate", "Leeds,01/04/2022,1", "Leeds,01/04/2023,2", "Hartlepool,01/04/2022,3", "Hartlepool,01/04/2023,4"), {LEEDS: 2, HARTLEPOOL: 4}),
    Case("subtotals among areas", text("Area,Rate", "North East total,50", "Hartlepool,10", "Leeds,20", "GRAND TOTAL,100"), {HARTLEPOOL: 10, LEEDS: 20}, rejects=[("North East", "unknown"), ("GRAND", "total")]),
    # Cells ------------------------------------------------------------------------------------
    Case("cells that show an asterisk for a small count", book(["Area", "Cases"], ["Leeds", 3], ["Hartlepool", 12], ["Blackpool", 40], change=_formatted('[<5]"*";0')), {HARTLEPOOL: 12, BLACKPOOL: 40},
         {LEEDS: "withheld"}, told=["'*' in 1 row"]),
    Case("cells that show fewer than five", book(["Area", "Cases"], ["Leeds", 3], ["Hartlepool", 12], ["Blackpool", 40], change=_formatted('[<5]"<5";#,##0')), {HARTLEPOOL: 12, BLACKPOOL: 40}, {LEEDS: "few"}),
    Case("cells that show nothing", book(["Area", "Cases"], ["Leeds", 3], ["Hartlepool", 12], ["Blackpool", 40], change=_formatted(";;;", "B2:B2")), {HARTLEPOOL: 12, BLACKPOOL: 40}, {LEEDS: "blank"}),
    Case("a nought that is shown as a dash", book(["Area", "Cases"], ["Leeds", 0], ["Hartlepool", -12], ["Blackpool", 40], change=_formatted('#,##0_-;-#,##0_-;"-"??_-;@')),
         {LEEDS: 0, HARTLEPOOL: -12, BLACKPOOL: 40}),
    Case("an old workbook that shows an asterisk", _old(["Code", "Cases"], [HARTLEPOOL, (3, 1)], [LEEDS, (9, 1)], formats=['[<5]"*";0']), {LEEDS: 9}, {HARTLEPOOL: "withheld"}),
    Case("percent where it is no small share", book(["Area", "Rate"], ["Leeds", 0.03], ["Hartlepool", 0.105], change=_formatted('[<0.05]"*";0.0%')), {HARTLEPOOL: 10.5}, {LEEDS: "withheld"}),
    Case("raised notes in an open document", _raised_in_open_document, {LEEDS: 12.3, BLACKPOOL: 3}, told=["'[1]' 1 times"]),
    Case("decimals with a dot in the middle", text("Area,Rate", "Leeds,12·3", "Hartlepool,10·1"), {LEEDS: 12.3, HARTLEPOOL: 10.1}),
    Case("a range with a typeset dash", text("Area,Rate", "Leeds,10–12", "Hartlepool,11", "Blackpool,9—10", "Kent,3"), {HARTLEPOOL: 11, KENT: 3}, rejects=[("Leeds", "range"), ("Blackpool", "range")]),
    Case("letters of a web page in names", text("Area,Rate", "Brighton &amp; Hove,1", "King&rsquo;s Lynn and West Norfolk,2", "Stoke–on–Trent,3"), {"E06000043": 1, "E07000146": 2, "E06000021": 3}),
    Case("errors of other spreadsheets", text("Area,Rate", "Leeds,Err:502", "Hartlepool,2.5", "Blackpool,#SPILL!"), {HARTLEPOOL: 2.5}, rejects=[("Leeds", "text"), ("Blackpool", "text")]),
    # Files ------------------------------------------------------------------------------------
    Case("two marks before what Excel is told", raw(b"\xef\xbb\xbf\xef\xbb\xbfsep=;\r\nArea;Rate\r\nLeeds;1,5\r\nHartlepool;2,25\r\n"), {LEEDS: 1.5, HARTLEPOOL: 2.25}),
    Case("tabs within quotes", text("Area\tRate\tNote", 'Leeds\t1.5\t"a\tb"', 'Hartlepool\t2.5\t"c\td"'), {LEEDS: 1.5, HARTLEPOOL: 2.5}),
    Case("an end as DOS wrote it", raw(b"Area,Rate\r\nLeeds,1.5\r\nHartlepool,2.5\r\n\x1a"), {LEEDS: 1.5, HARTLEPOOL: 2.5}),
    Case("a workbook that is protected", book(["Area", "Rate"], ["Leeds", 1.5], ["Hartlepool", 2.5], change=_protected), {LEEDS: 1.5, HARTLEPOOL: 2.5}),
    Case("a table of Numbers", lambda: archive({"Index/Document.iwa": bytes(50), "preview.jpg": b""}), refused="Numbers file"),
    Case("a web archive that is called a workbook", text("MIME-Version: 1.0", "Content-Type: multipart/related", "", "<table><tr><td>Leeds</td><td>1</td></tr></table>"), refused="a web page or XML"),
)  # fmt: skip
