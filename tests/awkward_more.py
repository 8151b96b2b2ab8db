"""More awkward files: what a sheet shows and does not hold, heads, long tables, names and notes."""

import io
import zipfile
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.awkward import (
    BLACKPOOL,
    HARTLEPOOL,
    KENT,
    LEEDS,
    THREE,
    Case,
    archive,
    book,
    one,
    open_document,
    raw,
    text,
)

_SHARES = (["Code", "Rate (%)"], [HARTLEPOOL, 0.105], [BLACKPOOL, 0.125], [LEEDS, 0.09])
_RAISED = TextBlock(InlineFont(vertAlign="superscript"), "1")
_MANY = [f"E060000{number:02d}" for number in (1, 2, 3, 4, 5, 6)]


def _formatted(style: str, place: str = "B2:B4") -> Any:
    def change(made: Any) -> None:
        for row in made["Sheet1"][place]:
            for cell in row:
                cell.number_format = style

    return change


def _merged(*places: str) -> Any:
    def change(made: Any) -> None:
        for place in places:
            made["Sheet1"].merge_cells(place)

    return change


def _hidden(made: Any) -> None:
    made["Sheet1"].column_dimensions["B"].hidden = True


def _unseen(made: Any) -> None:
    made["Data"].sheet_state = "veryHidden"


def _percentages() -> bytes:
    """An OpenDocument table of percentages, one of them repeated over two columns."""
    kind = b'office:value-type="percentage" office:value="0.105"'
    made = open_document(["Code", "Rate", "Again"], [HARTLEPOOL, 77], [LEEDS, 88, 5])
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        entries = {name: held.read(name) for name in held.namelist()}
    content = entries["content.xml"]
    content = content.replace(
        b'office:value-type="float" office:value="77"', kind + b' table:number-columns-repeated="2"'
    )
    content = content.replace(
        b'office:value-type="float" office:value="88"', kind.replace(b"0.105", b"0.09")
    )
    return archive(entries | {"content.xml": content})


MORE: tuple[Case, ...] = (
    # What a sheet shows ---------------------------------------------------------------------
    Case("percent cells", book(*_SHARES, change=_formatted("0.0%")), THREE, told=["as the sheet shows them"]),
    Case("percent cells without decimals", book(*_SHARES, change=_formatted("0%")), THREE),
    Case("percent cells with a colour for negatives", book(["Code", "Change"], [HARTLEPOOL, -0.105], [LEEDS, 0.09], change=_formatted("0.0%;[Red](0.0%)", "B2:B3")),
         {HARTLEPOOL: -10.5, LEEDS: 9}),
    Case("percent cells of limits", book(["Code", "Rate", "Lower CI", "Upper CI"], [HARTLEPOOL, 0.105, 0.1, 0.11], [LEEDS, 0.09, 0.08, 0.1], change=_formatted("0.0%", "B2:D3")),
         {HARTLEPOOL: 10.5, LEEDS: 9}, told=["its limits"]),
    Case("some percent cells", book(*_SHARES, change=_formatted("0.0%", "B2:B3")), {HARTLEPOOL: 10.5, BLACKPOOL: 12.5}, rejects=[(LEEDS, "percent")]),
    Case("a percent sign that is written out", book(["Code", "Rate"], [HARTLEPOOL, 10.5], [LEEDS, 9], change=_formatted('0.0"%"', "B2:B3")), {HARTLEPOOL: 10.5, LEEDS: 9}),
    Case("percent cells of an open document", _percentages, {HARTLEPOOL: 10.5, LEEDS: 9}, told=["as the sheet shows them"]),
    Case("numbers with zeros before them", book(["Code", "Rate", "Index"], [HARTLEPOOL, 7, 1.5], [LEEDS, 12, 2.5], change=_formatted("000", "B2:B3")),
         refused="written as a code", settings={"value": "Rate"}),
    Case("thousands that are shown", book(["Code", "Rate"], [HARTLEPOOL, 1234567], [LEEDS, 999], change=_formatted("#,##0", "B2:B3")), {HARTLEPOOL: 1234567, LEEDS: 999}),
    Case("raised notes", book(["Code", "Area", "Rate"], [HARTLEPOOL, CellRichText("Hartlepool", _RAISED), CellRichText("10.5", _RAISED)], [BLACKPOOL, "Blackpool", 12.5], [LEEDS, "Leeds", 9]),
         THREE, told=["'[1]' 1 times"]),
    Case("a hidden column", book(["Code", "Old", "Rate"], [HARTLEPOOL, 1, 10.5], [BLACKPOOL, 2, 12.5], [LEEDS, 3, 9], change=_hidden), THREE, told=["1 hidden column is not taken"]),
    Case("a hidden column that is chosen", book(["Code", "Old", "Rate"], [HARTLEPOOL, 1, 10.5], [LEEDS, 3, 9], change=_hidden), {HARTLEPOOL: 1, LEEDS: 3}, settings={"value": "Old"}, told=["one of them is read"]),
    Case("names that are merged over years", book(["Area", "Year", "Rate"], ["Hartlepool", 2021, 1], [None, 2022, 10.5], ["Leeds", 2021, 2], [None, 2022, 9], change=_merged("A2:A3", "A4:A5")),
         {HARTLEPOOL: 10.5, LEEDS: 9}, told=["'2022' in 'Year'"]),
    Case("a figure that is merged over areas", book(["Code", "Rate"], [HARTLEPOOL, 10.5], [LEEDS, None], [BLACKPOOL, 12.5], change=_merged("B2:B3")),
         {HARTLEPOOL: 10.5, BLACKPOOL: 12.5}, {LEEDS: "blank"}),
    Case("heads that are merged downwards", book(["Code", "Area", "2021", None, "2022", None], [None, None, "Rate", "Count", "Rate", "Count"], [HARTLEPOOL, "Hartlepool", 1, 2, 10.5, 4], [LEEDS, "Leeds", 5, 6, 9, 8],
                                                change=_merged("A1:A2", "B1:B2", "C1:D1", "E1:F1")), {HARTLEPOOL: 10.5, LEEDS: 9}, told=["the name in 'Area'; the figure is '2022: Rate'"]),
    Case("a table on a hidden sheet alone", book(sheets={"Cover": [], "Data": _SHARES}, change=_unseen), refused="hidden sheets are not read"),
    Case("formulas alone", book(["Code", "Rate"], [HARTLEPOOL, "=1+1"], [LEEDS, "=2+2"]), refused="formulas without their results"),
    # Figures ----------------------------------------------------------------------------------
    Case("a soft hyphen for minus", raw(b"Code,Rate\nE06000001,\xad1.5\nE08000035,9\n"), {LEEDS: 9}, rejects=[(HARTLEPOOL, "text")]),
    Case("other strokes for minus", one("\u2015" "1.5", "\u207b1.5", "9"), {LEEDS: 9}, rejects=[(HARTLEPOOL, "text"), (BLACKPOOL, "text")]),
    Case("limits in words", one("5 or fewer", "95+", "9"), {LEEDS: 9}, {HARTLEPOOL: "few", BLACKPOOL: "few"}),
    Case("limits beside figures", one("12.3 (10.1 to 14.5)", "11.3 [10.1, 12]", "9"), {LEEDS: 9}, rejects=[(HARTLEPOOL, "beside"), (BLACKPOOL, "beside")]),
    Case("limits beside all figures", one("12.3 (10.1 to 14.5)", "11.3 (10.1-12.5)"), refused="has its limits beside it"),
    Case("notes after figures", one("10.5 [note 1]", "12.5[2]", "9"), THREE),
    Case("decimals of both kinds", one("1.5", "2,5", "1,234"), refused="two ways"),
    Case("thousands between semicolons", one("1,234", "2", "3", separator=";"), refused="two ways"),
    Case("points beside small numbers", one("12.345", "950"), refused="two ways"),
    Case("points in a count", one("12.345", "1.234", head="Population"), refused="two ways"),
    Case("a day with points", one("10.5", "1.5.2024", "9"), {HARTLEPOOL: 10.5, LEEDS: 9}, rejects=[(BLACKPOOL, "day")]),
    Case("one percent sign", one("10.5%", "12.5", "9", "8"), {BLACKPOOL: 12.5, LEEDS: 9, "E07000062": 8}, rejects=[(HARTLEPOOL, "percent")], level="district"),
    Case("signs alone", one("[c]", "[c]"), refused="in most stands '[c]', read as withheld"),
    Case("counts that look like years", text("Code,Year,Deaths", f"{HARTLEPOOL},2020,1999", f"{LEEDS},2020,2001"), {HARTLEPOOL: 1999, LEEDS: 2001}),
    Case("limits of something else", text("Code,Rate (%),Lower,Upper", f"{HARTLEPOOL},5%,0.04,0.06", f"{LEEDS},7%,0.06,0.08"), {HARTLEPOOL: 5, LEEDS: 7},
         told=["'Lower' and 'Upper' do not hold most figures"]),
    Case("limits of another width", text("Code,Value,Lower 99.8% CI,Upper 99.8% CI", f"{HARTLEPOOL},5,4,6", f"{LEEDS},7,6,8"), {HARTLEPOOL: 5, LEEDS: 7}, told=["No limits are read"]),
    Case("a figure without end", text("Code,Rate", f"{HARTLEPOOL},1 ({'1-' * 20_000}x", f"{LEEDS},9"), {LEEDS: 9}, rejects=[(HARTLEPOOL, "text")]),
    # Tables -----------------------------------------------------------------------------------
    Case("a mark twice", raw(b"\xef\xbb\xbf\xef\xbb\xbf" + f"{HARTLEPOOL},10.5\n{LEEDS},9\n".encode()), {HARTLEPOOL: 10.5, LEEDS: 9}, told=["no head"]),
    Case("no head, and a first row that is not known", text("Atlantis,1.5", "Hartlepool,10.5", "Leeds,9"), {HARTLEPOOL: 10.5, LEEDS: 9}, rejects=[("Atlantis", "unknown")]),
    Case("heads in two rows of text", text("Code,Area,2021,,2022,", ",,Rate,Count,Rate,Count", f"{HARTLEPOOL},Hartlepool,1,2,10.5,4", f"{LEEDS},Leeds,5,6,9,8"),
         {HARTLEPOOL: 10.5, LEEDS: 9}, told=["the figure is '2022: Rate'"]),
    Case("a table of lines and bars", text("| Code | Rate |", "|------|------|", f"| {HARTLEPOOL} | 10.5 |", f"| {LEEDS} | -9 |"), {HARTLEPOOL: 10.5, LEEDS: -9}, rejects=[("---", "no-area")]),
    Case("another table below", text("Code,Rate", f"{HARTLEPOOL},10.5", f"{LEEDS},9", ",", "Code,Count", f"{BLACKPOOL},125", f"{KENT},70"), {HARTLEPOOL: 10.5, LEEDS: 9},
         told=["Another table begins on line 5: its 2 rows are left out"]),
    Case("a mark that swallows rows", text("Code,Rate,Note", f'{HARTLEPOOL},10.5,"see', f"{LEEDS},9,", f"{BLACKPOOL},12.5,"), refused="From line 2 on"),
    Case("a mark that swallows rows to the next", text("Area,Rate", '"Hartlepool,10.5', "Leeds,9", '"Blackpool",12.5', "Kent,3", "Surrey,4"), refused="From line 2 on"),
    Case("England twice", text("Area,Rate", "England,5", "England,6", "Leeds,9", "Hartlepool,10.5"), {HARTLEPOOL: 10.5, LEEDS: 9}, rejects=[("England", "twice"), ("England", "twice")]),
    Case("England in words", text("Area,Rate", "England,many", "Leeds,9", "Hartlepool,10.5"), {HARTLEPOOL: 10.5, LEEDS: 9}, rejects=[("England", "text")]),
    Case("spaces after commas", text("Code, Area, Rate", 'E06000023, "Bristol, City of", 5', f"{LEEDS}, Leeds, 9"), {"E06000023": 5, LEEDS: 9}),
    Case("columns of boundaries", text("LAD23CD,BNG_E,BNG_N,Shape__Area,val", f"{HARTLEPOOL},447160,531474,93712576.2,10.5", f"{LEEDS},432527,436389,551725,9"), {HARTLEPOOL: 10.5, LEEDS: 9}),
    Case("one column", text("Code Rate", f"{HARTLEPOOL} 10.5"), refused="parts that file into columns"),
    Case("a web page in UTF-16", raw("<html><table><tr><td>Leeds</td></tr></table></html>".encode("utf-16")), refused="a web page"),
    Case("a part of a web page", text("<div>Leeds,9</div>"), refused="a web page"),
    Case("a cell of a novel", text("Code,Rate", f"{HARTLEPOOL},{'9' * 140_000}"), refused="more letters"),
    Case("notes beside an area that stands twice", text("Code,Rate,Note", *(f"{code},{k},{'' if k % 2 else 'see'}" for k, code in enumerate(_MANY)), f"{_MANY[0]},9,new"),
         {code: k for k, code in enumerate(_MANY) if k}, rejects=[(_MANY[0], "twice"), (_MANY[0], "twice")]),
    Case("areas without the latest year", text("Code,Year,Rate", f"{HARTLEPOOL},2022,1", f"{HARTLEPOOL},2023,10.5", f"{LEEDS},2022,2", f"{LEEDS},2023,9", f"{BLACKPOOL},2022,3"),
         {HARTLEPOOL: 10.5, LEEDS: 9}, told=["No row with that has Blackpool"]),
    Case("the latest of days", text("Code,Date,Rate", *(f"{code},{day},{k}" for k, (code, day) in enumerate((c, d) for c in (HARTLEPOOL, LEEDS) for d in ("31/03/2022", "30/06/2022", "31/12/2021")))),
         {HARTLEPOOL: 1, LEEDS: 4}, told=["'30/06/2022'"]),
    Case("sexes by number", text("Code,Sex,Rate", *(f"{code},{sex},{k}.5" for k, (code, sex) in enumerate((c, s) for c in (HARTLEPOOL, LEEDS, BLACKPOOL) for s in (1, 2, 4)))),
         {HARTLEPOOL: 2.5, LEEDS: 5.5, BLACKPOOL: 8.5}, settings={"only": (("Sex", "4"),)}),
    # Areas ------------------------------------------------------------------------------------
    Case("names that send to notes", text("Area,Rate", "Hartlepool [note 1],10.5", "Blackpool¹,12.5", "Leeds (2),9", "England [1],11"), THREE, told=["row of England"]),
    Case("codes in pieces", text("Code,Rate", "E0600 0001,10.5", "E06 000 009,12.5", "'E08000035,9"), THREE),
    Case("names that were sorted without their codes", text("Code,Area,Rate", f"{HARTLEPOOL},Blackpool,1", f"{BLACKPOOL},Hartlepool,2", f"{LEEDS},Leeds,9"), {LEEDS: 9},
         rejects=[(HARTLEPOOL, "differ"), (BLACKPOOL, "differ")]),
    Case("a neighbour beside each code", text("Code,Nearest neighbour,Rate", f"{HARTLEPOOL},Blackpool,10.5", f"{BLACKPOOL},Leeds,12.5", f"{LEEDS},Hartlepool,9"), THREE),
    Case("Dorset of before", text("Area,Rate", "Dorset,1", "Bournemouth,2", "Poole,3", "Kent,7", "Leeds,9"), {KENT: 7, LEEDS: 9},
         rejects=[("Dorset", "split"), ("Bournemouth", "merged"), ("Poole", "merged")]),
    Case("names of old constituencies", text("Area,Rate", "Hastings and Rye,1", "Aldershot,2", "Old Bexley and Somewhere,3"), {"E14001274": 1, "E14001063": 2},
         rejects=[("Old Bexley", "unknown")], told=["drawn in July 2024", "1 name is none of them"]),
    Case("Dorset of today", text("Area,Rate", "Dorset,1", "Kent,7", "Surrey,9"), {"E06000059": 1, KENT: 7, "E10000030": 9}),
)  # fmt: skip
