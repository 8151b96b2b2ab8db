"""Awkward files, made when they are asked for: what people upload, and what must come of it."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import openpyxl

HARTLEPOOL, BLACKPOOL, LEEDS = "E06000001", "E06000009", "E08000035"
HASTINGS, WINCHESTER, KENT = "E07000062", "E07000094", "E10000016"


@dataclass(frozen=True)
class Case:
    """A file, how it is to be read, and what must come of it.

    Attributes
    ----------
    name : str
    content : callable
        Makes its bytes.
    values : mapping of str to float
        Figures by code; all of them unless `some`.
    missing : mapping of str to str
        By code, what the sign in the place of a figure is read as.
    rejects : sequence of (str, str)
        What the text of each refused row has in it, and why; in the order of the file.
    told : sequence of str
        What is said of how it was read.
    refused : str
        What the sentence has in it, where the file or all its rows are refused.
    settings : mapping
    """

    name: str
    content: Callable[[], bytes]
    values: Mapping[str, float] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    rejects: Sequence[tuple[str, str]] = ()
    told: Sequence[str] = ()
    refused: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    some: bool = False
    level: str = ""


def text(*lines: str, encoding: str = "utf-8", end: str = "\n") -> Callable[[], bytes]:
    return lambda: (end.join(lines) + end).encode(encoding)


def raw(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def book(
    *rows: Sequence[Any],
    change: Callable[[Any], None] | None = None,
    sheets: Mapping[str, Sequence[Sequence[Any]]] | None = None,
) -> Callable[[], bytes]:
    """A workbook of one sheet, or of those that are named."""

    def make() -> bytes:
        made = openpyxl.Workbook()
        made.remove(made.active)
        for name, held in (sheets or {"Sheet1": rows}).items():
            sheet = made.create_sheet(name)
            for row in held:
                sheet.append(list(row))
        if change:
            change(made)
        content = io.BytesIO()
        made.save(content)
        return content.getvalue()

    return make


def archive(entries: Mapping[str, bytes], packed: bool = True) -> bytes:
    content = io.BytesIO()
    way = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(content, "w", way) as made:
        for name, held in entries.items():
            made.writestr(name, held)
    return content.getvalue()


def open_document(*rows: Sequence[Any], extra: bytes = b"", before: bytes = b"") -> bytes:
    """A table in OpenDocument."""

    def cell(value: Any) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, int | float):
            kind = f'office:value-type="float" office:value="{value}"'
            return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        b'<?xml version="1.0" encoding="UTF-8"?>'
        + before
        + f'<office:document-content {names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Data">{body}'.encode()
        + extra
        + b"</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest '
        b'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def with_entry(make: Callable[[], bytes], name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make())) as held:
        entries = {one: held.read(one) for one in held.namelist()}
    entries[name] = change(entries.get(name, b""))
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for one, text_ in entries.items():
            made.writestr(one, text_)
    return content.getvalue()


THREE = {HARTLEPOOL: 10.5, BLACKPOOL: 12.5, LEEDS: 9.0}
_PLAIN = (
    "Code,Area,Rate",
    f"{HARTLEPOOL},Hartlepool,10.5",
    f"{BLACKPOOL},Blackpool,12.5",
    f"{LEEDS},Leeds,9",
)
_ROWS = (
    ["Code", "Area", "Rate"],
    [HARTLEPOOL, "Hartlepool", 10.5],
    [BLACKPOOL, "Blackpool", 12.5],
    [LEEDS, "Leeds", 9],
)


def one(
    *figures: str, head: str = "Rate", separator: str = ",", **more: Any
) -> Callable[[], bytes]:
    """A column of figures for Hartlepool, Blackpool, Leeds, Hastings and Winchester."""
    codes = (HARTLEPOOL, BLACKPOOL, LEEDS, HASTINGS, WINCHESTER)

    def held(figure: str) -> str:
        return f'"{figure}"' if separator in figure else figure

    lines = [f"Code{separator}{head}"]
    lines += [
        f"{code}{separator}{held(figure)}" for code, figure in zip(codes, figures, strict=False)
    ]
    return text(*lines, **more)


def _hide(made: Any) -> None:
    made["Sheet1"].row_dimensions[3].hidden = True


def _merge(made: Any) -> None:
    sheet = made["Sheet1"]
    sheet.merge_cells("C1:D1")
    sheet.merge_cells("E1:F1")


def _unseen(made: Any) -> None:
    made["Working"].sheet_state = "hidden"


def _error(made: Any) -> None:
    cell = made["Sheet1"]["C3"]
    cell.value, cell.data_type = "#N/A", "e"


def _far(made: Any) -> None:
    made["Sheet1"]["XFD1"] = "far"


CASES: tuple[Case, ...] = (
    # Encodings ------------------------------------------------------------------------------
    Case("utf-8", text(*_PLAIN), THREE, told=["UTF-8", "commas"]),
    Case("utf-8 with a mark", text(*_PLAIN, encoding="utf-8-sig"), THREE, told=["a mark at its start"]),
    Case("utf-16 with a mark", text(*_PLAIN, encoding="utf-16"), THREE, told=["UTF-16"]),
    Case("utf-16 le, no mark", text(*_PLAIN, encoding="utf-16-le"), THREE, told=["UTF-16"]),
    Case("utf-16 be, no mark", text(*_PLAIN, encoding="utf-16-be"), THREE, told=["big-endian"]),
    Case("utf-16 be, a mark", raw(b"\xfe\xff" + "\n".join(_PLAIN).encode("utf-16-be")), THREE, told=["big-endian"]),
    Case("utf-32", text(*_PLAIN, encoding="utf-32"), THREE, told=["UTF-32"]),
    Case("windows", text("Area,Rate (£)", "Hartlepool,1.5", "Leeds,“2”".replace("“2”", "2"), "Blackpool,–3", encoding="cp1252"),
         {HARTLEPOOL: 1.5, LEEDS: 2, BLACKPOOL: -3}, told=["Windows-1252"]),
    Case("latin", text("Area,Rate £", "Hartlepool,1.5", "Leeds,2", encoding="latin-1"), {HARTLEPOOL: 1.5, LEEDS: 2}, told=["Latin-1"]),
    Case("a name with letters of latin", text("Ort;Wert", "Hartlepool;1,5", "Leeds;2,25", "Zürich;3,0", encoding="latin-1"),
         {HARTLEPOOL: 1.5, LEEDS: 2.25}, rejects=[("Zürich", "unknown")], told=["semicolons", "comma"]),
    Case("line ends of Windows", text(*_PLAIN, end="\r\n"), THREE),
    Case("line ends of old Macs", text(*_PLAIN, end="\r"), THREE),
    Case("no last line end", raw("\n".join(_PLAIN).encode()), THREE),
    # Separators -----------------------------------------------------------------------------
    Case("tabs", text(*(line.replace(",", "\t") for line in _PLAIN)), THREE, told=["tabs"]),
    Case("semicolons", text(*(line.replace(",", ";") for line in _PLAIN)), THREE, told=["semicolons"]),
    Case("bars", text(*(line.replace(",", "|") for line in _PLAIN)), THREE, told=["bars"]),
    Case("told to Excel", text("sep=;", *(line.replace(",", ";") for line in _PLAIN)), THREE, told=["semicolons"]),
    Case("semicolons, with commas in names", text("Area;Rate", "Herefordshire, County of;1.5", "Bristol, City of;2.5"),
         {"E06000019": 1.5, "E06000023": 2.5}, told=["semicolons"]),
    Case("quoted commas", text("Area,Rate", '"Herefordshire, County of",1.5', '"Bristol, City of",2.5'),
         {"E06000019": 1.5, "E06000023": 2.5}),
    Case("a quoted line end", text('"Area\nname",Rate', "Hartlepool,1.5", "Leeds,2"), {HARTLEPOOL: 1.5, LEEDS: 2}),
    Case("doubled quotes", text("Area,Note,Rate", 'Hartlepool,"the ""north""",1.5', "Leeds,,2"), {HARTLEPOOL: 1.5, LEEDS: 2}),
    # Decimals and thousands -------------------------------------------------------------------
    Case("decimal commas", one("10,5", "12,5", "9,0", separator=";"), {HARTLEPOOL: 10.5, BLACKPOOL: 12.5, LEEDS: 9}, told=["a comma"]),
    Case("decimal commas in tabs", one("10,5", "12,5", separator="\t"), {HARTLEPOOL: 10.5, BLACKPOOL: 12.5}),
    Case("decimal commas in quotes", one("10,5", "12,55"), {HARTLEPOOL: 10.5, BLACKPOOL: 12.55}),
    Case("points for thousands", one("1.234,5", "12.345,6", separator=";"), {HARTLEPOOL: 1234.5, BLACKPOOL: 12345.6}),
    Case("points twice", one("1.234.567", "2.345.678", separator=";"), {HARTLEPOOL: 1234567, BLACKPOOL: 2345678}),
    Case("commas for thousands", one("1,234.5", "12,345.6"), {HARTLEPOOL: 1234.5, BLACKPOOL: 12345.6}, told=["a point"]),
    Case("commas and small numbers", one("1,234", "950"), {HARTLEPOOL: 1234, BLACKPOOL: 950}, told=["below 1,000"]),
    Case("commas in a count", one("1,234", "2,345", head="Population"), {HARTLEPOOL: 1234, BLACKPOOL: 2345}, told=["counts"]),
    Case("commas, undecidable", one("1,234", "2,345"), refused="two ways"),
    Case("commas, decided as thousands", one("1,234", "2,345"), {HARTLEPOOL: 1234, BLACKPOOL: 2345}, settings={"decimal": "point"}, told=["as you chose"]),
    Case("commas, decided as decimals", one("1,234", "2,345"), {HARTLEPOOL: 1.234, BLACKPOOL: 2.345}, settings={"decimal": "comma"}),
    Case("points with three decimals", one("1.234", "2.345"), {HARTLEPOOL: 1.234, BLACKPOOL: 2.345}),
    Case("points with three decimals between semicolons", one("1.234", "2.345", separator=";"), refused="two ways"),
    Case("both, undecidable", one("1,234", "2.345"), refused="two ways"),
    Case("decided by another column", text("Code,Rate,Index", f'{HARTLEPOOL},"1,234",1.5', f'{BLACKPOOL},"2,345",2.5'),
         {HARTLEPOOL: 1234, BLACKPOOL: 2345}, settings={"value": "Rate"}, told=["other columns"]),
    Case("a decimal comma among points", one("1.5", "2.5", "3,5"), {HARTLEPOOL: 1.5, BLACKPOOL: 2.5}, rejects=[(LEEDS, "decimals")]),
    Case("spaces for thousands", one("1 234", "12 345"), {HARTLEPOOL: 1234, BLACKPOOL: 12345}),
    Case("thin spaces for thousands", one("1\u2009234", "12\u202f345", "1\u00a0000\u00a0000"), {HARTLEPOOL: 1234, BLACKPOOL: 12345, LEEDS: 1e6}),
    Case("apostrophes for thousands", one("1'234", "12’345"), {HARTLEPOOL: 1234, BLACKPOOL: 12345}),
    Case("groups of two", one("12,34,567", "1,234,567.5"), {BLACKPOOL: 1234567.5}, rejects=[(HARTLEPOOL, "decimals")]),
    Case("space between figures", one("1 2", "3.5"), {BLACKPOOL: 3.5}, rejects=[(HARTLEPOOL, "groups")]),
    # Signs ----------------------------------------------------------------------------------
    Case("a typeset minus", one("−1.2", "3.4"), {HARTLEPOOL: -1.2, BLACKPOOL: 3.4}),
    Case("dashes for minus", one("–1.2", "—3.4", "‐5.6", "﹣1", "－2"),
         {HARTLEPOOL: -1.2, BLACKPOOL: -3.4, LEEDS: -5.6, HASTINGS: -1, WINCHESTER: -2}, level="district"),
    Case("bracketed negatives", one("(1.2)", "3.4", "(£5)".replace("£", "")), {HARTLEPOOL: -1.2, BLACKPOOL: 3.4, LEEDS: -5}),
    Case("a bracketed minus", one("(-1.2)", "3.4"), {BLACKPOOL: 3.4}, rejects=[(HARTLEPOOL, "text")]),
    Case("a minus after", one("1.2-", "3.4"), {BLACKPOOL: 3.4}, rejects=[(HARTLEPOOL, "text")]),
    Case("a plus before", one("+1.2", "3.4"), {HARTLEPOOL: 1.2, BLACKPOOL: 3.4}),
    Case("two minuses", one("--1.2", "3.4"), {BLACKPOOL: 3.4}, rejects=[(HARTLEPOOL, "signs")]),
    # Percent and money ------------------------------------------------------------------------
    Case("percent", one("10.5%", "12.5 %"), {HARTLEPOOL: 10.5, BLACKPOOL: 12.5}),
    Case("percent in words", one("10.5 per cent", "12.5 percent"), {HARTLEPOOL: 10.5, BLACKPOOL: 12.5}),
    Case("some without percent", one("10.5%", "12.5%", "0.105"), {HARTLEPOOL: 10.5, BLACKPOOL: 12.5}, rejects=[(LEEDS, "percent")]),
    Case("pounds", one("£10.50", "£1,234.00", "-£5.25"), {HARTLEPOOL: 10.5, BLACKPOOL: 1234, LEEDS: -5.25}),
    Case("two currencies", one("£10", "£11", "€12"), {HARTLEPOOL: 10, BLACKPOOL: 11}, rejects=[(LEEDS, "currency")]),
    Case("thousands by a letter", one("12k", "3.4m", "5.5"), {LEEDS: 5.5}, rejects=[(HARTLEPOOL, "suffix"), (BLACKPOOL, "suffix")]),
    # What is no figure ------------------------------------------------------------------------
    Case("signs of the government", one("[c]", "[x]", "[z]", "[u]", "5.5"), {WINCHESTER: 5.5},
         {HARTLEPOOL: "withheld", BLACKPOOL: "unavailable", LEEDS: "inapplicable", HASTINGS: "unreliable"},
         told=["'[c]' in 1 row as withheld"], level="district"),
    Case("signs of others", one("*", ":", "..", "n/a", "5.5"), {WINCHESTER: 5.5},
         {HARTLEPOOL: "withheld", BLACKPOOL: "unavailable", LEEDS: "unavailable", HASTINGS: "unavailable"}, level="district"),
    Case("dashes for nothing", one("-", "–", "", "[low]", "5.5"), {WINCHESTER: 5.5},
         {HARTLEPOOL: "nothing", BLACKPOOL: "nothing", LEEDS: "blank", HASTINGS: "tiny"}, level="district"),
    Case("words for nothing", one("suppressed", "NULL", "Not applicable", "#N/A", "5.5"), {WINCHESTER: 5.5},
         {HARTLEPOOL: "withheld", BLACKPOOL: "unavailable", LEEDS: "inapplicable", HASTINGS: "unavailable"}, level="district"),
    Case("fewer than five", one("<5", "≤10", "less than 5", "5.5"), {HASTINGS: 5.5},
         {HARTLEPOOL: "few", BLACKPOOL: "few", LEEDS: "few"}, told=["a limit and no figure"], level="district"),
    Case("over ninety-five", one(">95%", "90%"), {BLACKPOOL: 90}, {HARTLEPOOL: "few"}),
    Case("marks after figures", one("10.5 [p]", "12.5*", "9 (r)"), THREE, told=["a mark after it"]),
    Case("raised numbers are marks", one("10.5¹", "12.5²", "9"), THREE),
    Case("infinities", one("inf", "-Infinity", "∞", "5.5"), {HASTINGS: 5.5},
         rejects=[(HARTLEPOOL, "infinite"), (BLACKPOOL, "infinite"), (LEEDS, "infinite")], level="district"),
    Case("no numbers", one("NaN", "nan", "5.5"), {LEEDS: 5.5}, {HARTLEPOOL: "unavailable", BLACKPOOL: "unavailable"}),
    Case("codes among figures", one("1E05", "007", "5.5"), {LEEDS: 5.5}, rejects=[(HARTLEPOOL, "code"), (BLACKPOOL, "code")]),
    Case("powers of ten", one("1.5E+03", "2e-1", "5.5"), {HARTLEPOOL: 1500, BLACKPOOL: 0.2, LEEDS: 5.5}),
    Case("numbers without end", one("1.5e999", "5.5"), {BLACKPOOL: 5.5}, rejects=[(HARTLEPOOL, "large")]),
    Case("days among figures", one("2024-01-05", "05/01/2024", "Jan-05", "5.5"), {HASTINGS: 5.5},
         rejects=[(HARTLEPOOL, "day"), (BLACKPOOL, "day"), (LEEDS, "day")], level="district"),
    Case("ranges", one("10-12", "3 to 4", "5.5"), {LEEDS: 5.5}, rejects=[(HARTLEPOOL, "range"), (BLACKPOOL, "range")]),
    Case("formulas", one("=1+1", "+SUM(A1)", "@A1", "-A1", "5.5"), {WINCHESTER: 5.5},
         rejects=[(HARTLEPOOL, "formula"), (BLACKPOOL, "formula"), (LEEDS, "formula"), (HASTINGS, "formula")], level="district"),
    Case("markup", one("<b>5</b>", "<script>alert(1)</script>", "5.5"), {LEEDS: 5.5},
         rejects=[(HARTLEPOOL, "markup"), (BLACKPOOL, "markup")]),
    Case("digits of other scripts", one("٣", "１２", "5.5"), {LEEDS: 5.5}, rejects=[(HARTLEPOOL, "text"), (BLACKPOOL, "text")]),
    Case("unseen letters", one("\u200b10.5", "12.5\ufeff", "\u00a09\u00a0"), THREE),
    Case("an apostrophe before", one("'10.5", "'12.5", "'9"), THREE),
    Case("a lone NUL", one("1\x005", "12.5", "9"), {BLACKPOOL: 12.5, LEEDS: 9}, rejects=[(HARTLEPOOL, "text")]),
    # Tables -----------------------------------------------------------------------------------
    Case("titles and notes", text("Rates of something", "Source: somebody", "", *_PLAIN, "", "Notes", "Figures are made up."),
         THREE, told=["2 lines above", "2 lines of notes"]),
    Case("a title that is a place", text("England", *_PLAIN), THREE),
    Case("units under the head", text("Code,Area,Rate", ",,per 100", *_PLAIN[1:]), THREE, rejects=[("", "no-area")]),
    Case("a row of England", text(*_PLAIN, "E92000001,England,11"), THREE, told=["row of England"]),
    Case("totals at the end", text(*_PLAIN, ",Total,32"), THREE, rejects=[("Total", "total")]),
    Case("the head again", text(*_PLAIN, _PLAIN[0], f"{KENT},Kent,7"), {**THREE, KENT: 7}, told=["stood again"]),
    Case("blank rows and columns", text(",,,,", ",Code,,Rate,", ",,,,", f",{HARTLEPOOL},,10.5,", ",,,,", f",{BLACKPOOL},,12.5,"),
         {HARTLEPOOL: 10.5, BLACKPOOL: 12.5}),
    Case("no head", text(*_PLAIN[1:]), THREE, told=["no head"]),
    Case("heads that stand twice", text("Code,Rate,Rate", f"{HARTLEPOOL},1.5,2.5", f"{LEEDS},3.5,4.5"), {HARTLEPOOL: 1.5, LEEDS: 3.5}, told=["numbered"]),
    Case("the second of two", text("Code,Rate,Rate", f"{HARTLEPOOL},1.5,2.5", f"{LEEDS},3.5,4.5"), {HARTLEPOOL: 2.5, LEEDS: 4.5}, settings={"value": "Rate (2)"}),
    Case("too few cells", text(*_PLAIN, f"{KENT},Kent"), THREE, rejects=[(KENT, "ragged")]),
    Case("too many cells", text(*_PLAIN, f"{KENT},Kent,7,8"), THREE, rejects=[(KENT, "ragged")]),
    Case("areas that stand twice alike", text(*_PLAIN, _PLAIN[1]), THREE, told=["word for word"]),
    Case("areas that stand twice", text(*_PLAIN, f"{HARTLEPOOL},Hartlepool,11"), {BLACKPOOL: 12.5, LEEDS: 9},
         rejects=[(HARTLEPOOL, "twice"), (HARTLEPOOL, "twice")]),
    Case("a long table of years", text("Code,Year,Rate", f"{HARTLEPOOL},2022,1.5", f"{HARTLEPOOL},2023,2.5", f"{LEEDS},2022,3.5", f"{LEEDS},2023,4.5"),
         {HARTLEPOOL: 2.5, LEEDS: 4.5}, told=["'2023' in 'Year'"]),
    Case("an earlier year of it", text("Code,Year,Rate", f"{HARTLEPOOL},2022,1.5", f"{HARTLEPOOL},2023,2.5", f"{LEEDS},2022,3.5", f"{LEEDS},2023,4.5"),
         {HARTLEPOOL: 1.5, LEEDS: 3.5}, settings={"only": (("Year", "2022"),)}),
    Case("a long table of sexes and years", text("Code,Sex,Period,Rate", *(f"{code},{sex},{year},{k}.5" for k, (code, sex, year) in enumerate(
        (code, sex, year) for code in (HARTLEPOOL, LEEDS) for sex in ("Female", "Male", "Persons") for year in ("2021/22", "2022/23")))),
         {HARTLEPOOL: 5.5, LEEDS: 11.5}, told=["'Persons' in 'Sex'"]),
    Case("a wide table of years", text("Code,2021,2022,2023", f"{HARTLEPOOL},1.5,2.5,3.5", f"{LEEDS},4.5,5.5,6.5"), {HARTLEPOOL: 3.5, LEEDS: 6.5}),
    Case("limits", text("Code,Value,Lower CI,Upper CI", f"{HARTLEPOOL},1.5,1,2", f"{LEEDS},3.5,3,4", f"{KENT},2.5,2,3"), {HARTLEPOOL: 1.5, LEEDS: 3.5, KENT: 2.5}, told=["its limits"]),
    Case("limits that do not hold", text("Code,Value,Lower CI,Upper CI", f"{HARTLEPOOL},1.5,1,2", f"{LEEDS},5,3,4", f"{KENT},2.5,2,3"),
         {HARTLEPOOL: 1.5, KENT: 2.5}, rejects=[(LEEDS, "limits")]),
    Case("limits the wrong way round", text("Code,Value,Lower CI,Upper CI", f"{HARTLEPOOL},1.5,1,2", f"{LEEDS},3.5,4,3", f"{KENT},2.5,2,3"),
         {HARTLEPOOL: 1.5, KENT: 2.5}, rejects=[(LEEDS, "limits")]),
    Case("half a pair of limits", text("Code,Value,Lower CI,Upper CI", f"{HARTLEPOOL},1.5,1,", f"{LEEDS},3.5,3,4", f"{KENT},2.5,2,3"),
         {HARTLEPOOL: 1.5, LEEDS: 3.5, KENT: 2.5}, told=["no whole pair of limits"]),
    # Areas ------------------------------------------------------------------------------------
    Case("names alone", text("Area,Rate", "Hartlepool,1.5", "blackpool borough council,2.5", "LEEDS,3.5"), {HARTLEPOOL: 1.5, BLACKPOOL: 2.5, LEEDS: 3.5}),
    Case("codes in small letters", text("Code,Rate", "e06000001,1.5", " E08000035 ,3.5"), {HARTLEPOOL: 1.5, LEEDS: 3.5}),
    Case("code and name in one", text("Area,Rate", "E06000001 Hartlepool,1.5", "Leeds (E08000035),3.5"), {HARTLEPOOL: 1.5, LEEDS: 3.5}),
    Case("Winchester among districts", text("Area,Rate", "Winchester,1.5", "Fareham,2.5", "Gosport,3.5", "Test Valley,3"), {WINCHESTER: 1.5}, some=True, level="district"),
    Case("Winchester among constituencies", text("Area,Rate", "Winchester,1.5", "Fareham and Waterlooville,2.5", "Hastings and Rye,3"), {"E14001587": 1.5}, some=True, level="constituency"),
    Case("a code that was renamed", text("Code,Rate", "E08000016,1.5", f"{LEEDS},3.5"), {"E08000038": 1.5, LEEDS: 3.5}, told=["E08000016 is Barnsley (E08000038) today"]),
    Case("a code that was merged", text("Code,Rate", "E07000004,1.5", f"{HASTINGS},3.5", f"{WINCHESTER},2.5"), {HASTINGS: 3.5, WINCHESTER: 2.5}, rejects=[("E07000004", "merged")]),
    Case("a code that was split", text("Code,Rate", "E10000006,1.5", f"{KENT},3.5"), {KENT: 3.5}, rejects=[("E10000006", "split")]),
    Case("names of before", text("Area,Rate", "Cumbria,1.5", "Kent,3.5", "Northamptonshire,2"), {KENT: 3.5}, rejects=[("Cumbria", "split"), ("Northamptonshire", "split")], level="upper-tier"),
    Case("an old and a new code", text("Code,Rate", "E08000016,1.5", "E08000038,2.5", f"{LEEDS},3.5"), {LEEDS: 3.5}, rejects=[("E08000016", "twice"), ("E08000038", "twice")]),
    Case("other nations", text("Code,Rate", "W06000015,1.5", "S12000036,2.5", "N09000003,2", f"{LEEDS},3.5"), {LEEDS: 3.5},
         rejects=[("W06000015", "elsewhere"), ("S12000036", "elsewhere"), ("N09000003", "elsewhere")]),
    Case("neighbourhoods", text("Code,Rate", "E01000001,1.5", "E02000001,2.5"), refused="neighbourhood"),
    Case("former constituencies", text("Code,Rate", "E14000530,1.5", "E14001587,2.5"), {"E14001587": 2.5}, rejects=[("E14000530", "other-kind")]),
    Case("names misspelt", text("Area,Rate", "Blackpol,1.5", "Leeds,2.5", "Hartlepool,3"), {LEEDS: 2.5, HARTLEPOOL: 3}, rejects=[("Blackpol", "unknown")]),
    Case("code and name that differ", text("Code,Area,Rate", f"{HARTLEPOOL},Darlington,1.5", f"{LEEDS},Leeds,2.5", f"{BLACKPOOL},Blackpool,3"),
         {LEEDS: 2.5, BLACKPOOL: 3}, rejects=[(HARTLEPOOL, "differ")]),
    Case("codes that are none", text("Code,Area,Rate", "E06999999,Blackpool,1.5", f"{LEEDS},Leeds,2.5", f"{HARTLEPOOL},Hartlepool,3"), {LEEDS: 2.5, HARTLEPOOL: 3}, rejects=[("E06999999", "no-code")]),
    Case("regions among authorities", text("Code,Rate", "E12000001,1", f"{LEEDS},2.5", f"{HARTLEPOOL},3"), {LEEDS: 2.5, HARTLEPOOL: 3}, rejects=[("E12000001", "other-level")]),
    Case("regions", text("Region,Rate", "North East,1.5", "Yorkshire & The Humber,2.5", "East of England,3"), {"E12000001": 1.5, "E12000003": 2.5, "E12000006": 3}, level="region"),
    Case("care boards", text("Board,Rate", "NHS Kent and Medway ICB,1.5", "NHS Devon Integrated Care Board,2.5"), {"E54000032": 1.5, "E54000037": 2.5}, level="icb"),
    Case("no areas", text("Fruit,Rate", "Apple,1.5", "Pear,2.5"), refused="names or codes of areas"),
    Case("no figures", text("Area,Word", "Leeds,good", "Hartlepool,bad"), refused="holds figures"),
    Case("a head alone", text("Code,Rate"), refused="names or codes of areas"),
    # Workbooks --------------------------------------------------------------------------------
    Case("a workbook", book(*_ROWS), THREE, told=["An Excel workbook"]),
    Case("a workbook of codes as text", book(["Code", "Rate"], [HARTLEPOOL, "007"], [BLACKPOOL, "1E05"], [LEEDS, 9]), {LEEDS: 9},
         rejects=[(HARTLEPOOL, "code"), (BLACKPOOL, "code")]),
    Case("a workbook with days", book(["Code", "Rate"], [HARTLEPOOL, date(2024, 1, 5)], [LEEDS, 9], [BLACKPOOL, 8]), {LEEDS: 9, BLACKPOOL: 8}, rejects=[(HARTLEPOOL, "day")]),
    Case("a workbook with truths", book(["Code", "Rate"], [HARTLEPOOL, True], [LEEDS, 9], [BLACKPOOL, 8]), {LEEDS: 9, BLACKPOOL: 8}, rejects=[(HARTLEPOOL, "truth")]),
    Case("a hidden row", book(*_ROWS, change=_hide), THREE, told=["1 hidden row is read as well"]),
    Case("errors in a workbook", book(*_ROWS, change=_error), {HARTLEPOOL: 10.5, LEEDS: 9}, {BLACKPOOL: "blank"}, told=["#N/A"]),
    Case("formulas in a workbook", lambda: with_entry(book(*_ROWS), "xl/worksheets/sheet1.xml", lambda held: held.replace(b'<c r="C3" t="n"><v>12.5</v>', b'<c r="C3"><f>10+2.5</f><v>12.5</v>')),
         THREE, told=["1 formula is read by the result"]),
    Case("formulas without a result", book(*_ROWS[:3], [LEEDS, "Leeds", "=4+5"]), {HARTLEPOOL: 10.5, BLACKPOOL: 12.5}, {LEEDS: "blank"}, told=["had none"]),
    Case("several sheets", book(sheets={"Contents": [["Contents"], ["Table 1"]], "Table 1": _ROWS, "Table 2": [["x"], [1]]}), THREE, told=["The sheet 'Table 1' is read; 2 other sheets"]),
    Case("a sheet that is chosen", book(sheets={"One": _ROWS, "Two": [["Code", "Rate"], [KENT, 7.5], [LEEDS, 1.5]]}), {KENT: 7.5, LEEDS: 1.5}, settings={"sheet": "Two"}),
    Case("a sheet that is none", book(sheets={"One": _ROWS, "Two": _ROWS}), settings={"sheet": "Three"}, refused="no sheet 'Three'"),
    Case("a hidden sheet", book(sheets={"Data": _ROWS, "Working": [["Code", "Rate"], *([KENT, 1.0] for _ in range(40))]}, change=_unseen), THREE, told=["1 hidden sheet is not read"]),
    Case("merged heads", book(["", "", "2022", None, "2023", None], ["Code", "Area", "Value", "Count", "Value", "Count"],
                             [HARTLEPOOL, "Hartlepool", 1.5, 10, 2.5, 20], [LEEDS, "Leeds", 3.5, 30, 4.5, 40], change=_merge),
         {HARTLEPOOL: 2.5, LEEDS: 4.5}, settings={"value": "2023: Value"}),
    Case("a workbook with an empty sheet", book(sheets={"Empty": [], "Data": _ROWS}), THREE),
    Case("a workbook of nothing", book(sheets={"Empty": []}), refused="holds a table"),
    Case("a cell far out", book(*_ROWS, change=_far), refused="200 at most"),
    Case("an open document", lambda: open_document(*_ROWS), THREE, told=["An OpenDocument table"]),
    Case("an open document of codes", lambda: open_document(["Code", "Rate"], [HARTLEPOOL, "007"], [LEEDS, 9], [BLACKPOOL, 8]), {LEEDS: 9, BLACKPOOL: 8}, rejects=[(HARTLEPOOL, "code")]),
    # What is not read ---------------------------------------------------------------------------
    Case("an empty file", raw(b""), refused="empty"),
    Case("blanks alone", raw(b" \n\t\r\n  "), refused="empty"),
    Case("a mark alone", raw(b"\xef\xbb\xbf"), refused="empty"),
    Case("a PDF", raw(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), refused="a PDF"),
    Case("a picture", raw(b"\x89PNG\r\n\x1a\n" + bytes(40)), refused="a picture"),
    Case("a compressed file", raw(b"\x1f\x8b\x08\x00" + bytes(20)), refused="compressed"),
    Case("a database", raw(b"SQLite format 3\x00" + bytes(40)), refused="a database"),
    Case("a web page", text("<!DOCTYPE html><html><table><tr><td>Leeds</td></tr></table></html>"), refused="a web page"),
    Case("XML", text('<?xml version="1.0"?><Workbook></Workbook>'), refused="XML"),
    Case("XML with entities", text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), refused="XML"),
    Case("JSON", text('[{"code": "E06000001", "rate": 1.5}]'), refused="JSON"),
    Case("junk", raw(bytes(range(256)) * 20), refused="no text"),
    Case("an archive of other things", lambda: archive({"a.txt": b"hello"}), refused="an archive"),
    Case("a document of Word", lambda: archive({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<t/>"}), refused="a document"),
    Case("slides", lambda: archive({"ppt/presentation.xml": b"<p/>"}), refused="slides"),
    Case("a binary workbook", lambda: archive({"xl/workbook.bin": b"\x00"}), refused=".xlsb"),
    Case("a damaged workbook", lambda: book(*_ROWS)()[:900], refused="damaged"),
    Case("a workbook with a password", raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(400)), refused="password"),
    Case("an old document", raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")), refused="a document"),
    Case("entities in a workbook", lambda: with_entry(book(*_ROWS), "xl/worksheets/sheet1.xml", lambda held: b'<!DOCTYPE a [<!ENTITY b "c">]>' + held), refused="entities"),
    Case("entities in an open document", lambda: open_document(*_ROWS, before=b'<!DOCTYPE a [<!ENTITY b "c">]>'), refused="entities"),
    Case("a workbook that swells", lambda: archive({"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": b" " * 6_000_000}), refused="swells"),
    Case("many parts", lambda: archive({"xl/workbook.xml": b"<w/>", **{f"xl/media/{k}": b"" for k in range(2001)}}, packed=False), refused="parts"),
    Case("cells that are repeated", lambda: open_document(*_ROWS, extra=b'<table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/></table:table-row>'), refused="200 at most"),
    Case("a quotation mark that is not closed", text("Code,Area,Rate", f'{HARTLEPOOL},"Hartlepool,10.5', *(f"E{k:08d},Place,{k}" for k in range(60))), refused="quotation mark"),
    Case("too many columns", text("Code," + ",".join(f"c{k}" for k in range(201)), f"{LEEDS}," + ",".join("1" for _ in range(201))), refused="200 at most"),
    Case("too many rows", ("Code,Rate\n" + f"{LEEDS},1\n" * 60_001).encode, refused="60,000 at most"),
)  # fmt: skip

# Figures whose commas could mean either, for most areas of a level.
BY_CODE = {
    HARTLEPOOL: "1,234",
    BLACKPOOL: "2,345",
    LEEDS: "3,456",
    KENT: "4,567",
    **{
        f"E060000{number:02d}": f"{number},{number * 3 + 100}"
        for number in (2, 3, 4, 5, 6, 10, 11, 12, 14)
    },
}
