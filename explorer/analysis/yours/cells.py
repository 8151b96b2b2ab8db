"""Reads one cell as a figure: sign, decimals, marks, and the signs that stand for none.

Nothing is guessed of a single cell: what its comma or point means is decided for a whole column.
"""

import math
import re
from dataclasses import dataclass
from typing import Any

# What a cell holds.
NUMBER, MISSING, FLAGGED, REFUSED = "number", "missing", "flagged", "refused"
# What a sign is read as.
BLANK, WITHHELD, UNAVAILABLE, INAPPLICABLE, UNRELIABLE, TINY, NOTHING, FEW = (
    "blank", "withheld", "unavailable", "inapplicable", "unreliable", "tiny", "nothing", "few",
)  # fmt: skip
# Why a cell is refused.
(
    TEXT, CODE, DAY, FORMULA, MARKUP, INFINITE, RANGE, SUFFIX, GROUPS, DECIMALS, SIGNS, LARGE,
    TRUTH, PERCENT, CURRENCY, BESIDE,
) = (
    "text", "code", "day", "formula", "markup", "infinite", "range", "suffix", "groups", "decimals",
    "signs", "large", "truth", "percent", "currency", "beside",
)  # fmt: skip
POINT, COMMA = ".", ","
# Signs as the Government Statistical Service, Eurostat and publishers write them.
_READ: dict[str, tuple[str, ...]] = {
    WITHHELD: (
        "[c]", "c", "(c)", "(*)", "*", "**", "***", "s", "[s]", "suppressed", "[suppressed]", "#",
        "confidential", "disclosive", "redacted", "withheld",
    ),
    UNAVAILABLE: (
        "[x]", "x", "(x)", ":", "..", "...", "\u2026", ".", "n/a", "na", "n.a.", "n.a", "#n/a",
        "null", "none", "nan", "-nan", "nd", "n.d.", "not available", "[not available]",
        "unavailable", "no data", "missing", "m", "?", "unknown", "not known", "~", "!",
        "not published", "not collected", "#value!", "#ref!", "#div/0!", "#name?", "#num!",
        "#null!", "<na>",
        "nil return", "[w]", "[e]", "[p]", "[r]", "[b]", "[d]", "[er]", "[note]",
    ),
    INAPPLICABLE: ("[z]", "z", "(z)", "not applicable", "[not applicable]"),
    UNRELIABLE: ("[u]", "u", "(u)", "unreliable", "[unreliable]", "low reliability"),
    TINY: ("[low]", "low", "[l]"),
    NOTHING: (
        "-", "--", "---", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "nil", "[-]",
    ),
}  # fmt: skip
SIGNS_READ = {sign: what for what, signs in _READ.items() for sign in signs}
_MINUS = r"\-\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63\uff0d"
_SPACES = " \u00a0\u2007\u2008\u2009\u200a\u202f\u2002\u2003\u2004\u2005\u2006"
# No soft hyphen is among these: some programs write it for a minus.
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c"))
# A dot in the middle of the line parts decimals as one at its foot does.
_AS_TEXT = UNSEEN | {0xB7: "."}
# No digit is given back: what follows a number never begins with one.
_BODY = rf"(?:[0-9]++(?:[.,'\u2019{_SPACES}][0-9]++)*+[.,]?|[.,][0-9]++)"
_POWER = rf"(?:[eE][+{_MINUS}]?[0-9]{{1,3}})?"
_MARK = (
    r"(?:\s*(?P<mark>\[(?:[A-Za-z]{1,4}|(?:notes? ?)?[0-9]{1,2})\]|\([preu]\)|"
    r"[*\u2020\u2021\u00a7#^~]{1,3}"
    r"|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+))?"
)
_CURRENCY = r"(?P<currency>[£$€¥]|GBP|EUR|USD)"
_CURRENCY_AFTER = r"(?P<after>[£$€¥]|GBP|EUR|USD)"
_PERCENT = r"(?P<percent>%|\uff05|per ?cent|pct)"
_NUMBER = re.compile(
    rf"(?P<sign>[+{_MINUS}]?)\s*(?:{_CURRENCY}\s*)?(?P<second>[{_MINUS}]?)"
    rf"(?P<body>{_BODY})(?P<power>{_POWER})"
    rf"(?:\s*{_PERCENT})?(?:\s*{_CURRENCY_AFTER})?{_MARK}"
)
_BRACKETED = re.compile(
    rf"(?:[£$€¥]\s*)?\(\s*(?:[£$€¥]\s*)?{_BODY}{_POWER}\s*%?\s*\)\s*%?", re.IGNORECASE
)
_FLAG = re.compile(
    rf"(?:=?[<>≤≥]=?|less than|fewer than|under|below|more than|over|above|up to|at most|"
    rf"at least)\s*=?\s*(?:[£$€¥]\s*)?{_BODY}\s*%?|"
    rf"(?:[£$€¥]\s*)?{_BODY}\s*%?\s*(?:\+|(?:or|and) (?:less|fewer|under|below|more|over|above))",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"{_BODY}\s*%?\s*(?:[{_MINUS}/]|to|\u2026)\s*{_BODY}\s*%?(?:[{_MINUS}/]{_BODY})?",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"[+{_MINUS}]?\s*[£$€¥]?{_BODY}\s*%?\s*[(\[][^()\[\]]*[0-9]\s*%?\s*"
    rf"(?:[{_MINUS},;/]|to|\u2026)[^()\[\]]*[0-9]\s*%?\s*[)\]]",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}-\d{1,2}-\d{4}|"
    r"\d{1,2}[- ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[- ]\d{2,4})?|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- ]\d{2,4}",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"[=@].*|[+-]\s*(?:[A-Za-z_]+\(|[A-Za-z]+\d|=).*", re.DOTALL)
_MARKUP = re.compile(r"<\s*/?\s*[A-Za-z!?][^<]*>?.*", re.DOTALL)
_INFINITE = re.compile(rf"[+{_MINUS}]?(?:inf|infinity|∞|1\.#inf.*)", re.IGNORECASE)
_SUFFIXED = re.compile(rf"[+{_MINUS}]?\s*[£$€¥]?{_BODY}\s*[A-Za-z]+\.?", re.IGNORECASE)
_LONGEST_WHOLE, _LARGEST = 15, 1e15
_LONGEST_SIGN = 24
# No figure is longer; what is would only be searched in vain.
_LONGEST_FIGURE = 100
_GROUP = 3
_THOUSAND = 1000


@dataclass(frozen=True)
class Cell:
    """What a cell holds before the meaning of commas is known.

    Attributes
    ----------
    kind : str
        `NUMBER`, `MISSING`, `FLAGGED` or `REFUSED`.
    text : str
        As it stands there.
    why : str
        What a sign is read as, or why the cell is refused.
    body, power : str
        Digits with what parts them, and the power of ten.
    negative : bool
    percent : bool
    currency, mark : str
    value : float
        Where a workbook has it as a number.
    """

    kind: str
    text: str
    why: str = ""
    body: str = ""
    power: str = ""
    negative: bool = False
    percent: bool = False
    currency: str = ""
    mark: str = ""
    value: float = math.nan


def read_cell(held: Any) -> Cell:
    """Return what a cell holds.

    Parameters
    ----------
    held : str, int, float or list
        As `explorer.analysis.yours.reading.Grid` has cells.
    """
    if isinstance(held, list):
        return Cell(REFUSED, str(held[1]), DAY)
    if isinstance(held, int | float):
        whole = Cell(NUMBER, f"{held!r}", value=float(held))
        return (
            whole if math.isfinite(held) and abs(held) <= _LARGEST else _refused(f"{held!r}", LARGE)
        )
    text = held.translate(_AS_TEXT).strip().strip(_SPACES).strip()
    # By an apostrophe a spreadsheet is told that a text follows.
    bare = text[1:].strip() if text.startswith("'") else text
    if not bare:
        return Cell(MISSING, "", BLANK)
    sign = " ".join(bare.casefold().split()) if len(bare) <= _LONGEST_SIGN else ""
    if sign in SIGNS_READ:
        return Cell(MISSING, bare, SIGNS_READ[sign])
    if len(bare) <= _LONGEST_FIGURE and _FLAG.fullmatch(bare):
        return Cell(FLAGGED, bare, FEW)
    return _number(bare, text)


def _number(bare: str, text: str) -> Cell:
    brief = bare[:_LONGEST_FIGURE]
    bracketed = bool(_BRACKETED.fullmatch(brief))
    found = _NUMBER.fullmatch(re.sub(r"[()]", "", brief).strip() if bracketed else brief)
    if found is None or brief != bare or _DAY.fullmatch(brief):
        return _refused(text, _why(brief))
    signs = [one for one in (found["sign"], found["second"]) if one]
    minus = [one for one in signs if one != "+"]
    if len(minus) > 1 or (bracketed and signs) or ("+" in signs and minus):
        return _refused(text, SIGNS)
    body, power = found["body"], found["power"]
    if power and not (re.search(r"[.,]", body) or re.match(rf"[eE][+{_MINUS}]", power)):
        return _refused(text, CODE)
    digits = re.sub(r"[^0-9]", "", body)
    whole = re.split(rf"[.,'\u2019{_SPACES}]", body)[0]
    if len(whole) > 1 and whole.startswith("0"):
        return _refused(text, CODE)
    if len(digits) > _LONGEST_WHOLE and not re.search(r"[.,]", body):
        return _refused(text, CODE)
    return Cell(
        NUMBER,
        text,
        body=body,
        power=power,
        negative=bracketed or bool(minus),
        percent=bool(found["percent"]),
        currency=found["currency"] or found["after"] or "",
        mark=found["mark"] or "",
    )


def _refused(text: str, why: str) -> Cell:
    return Cell(REFUSED, text[:120], why)


def _why(bare: str) -> str:
    """Return why a text is no figure."""
    for pattern, why in (
        (_INFINITE, INFINITE),
        (_DAY, DAY),
        (_FORMULA, FORMULA),
        (_MARKUP, MARKUP),
        (_RANGE, RANGE),
        (_BESIDE, BESIDE),
        (_SUFFIXED, SUFFIX),
    ):
        if pattern.fullmatch(bare):
            return why
    return TRUTH if bare.casefold() in ("true", "false", "yes", "no") else TEXT


# What a comma means ----------------------------------------------------------------------------


def says(body: str) -> str:
    """Return what a number says of its column.

    Returns
    -------
    str
        `POINT` or `COMMA` where only that can part its decimals; "," or "." doubled where one
        stands before three digits and may be either; "small" or "large" for whole numbers
        without either, from 1,000 on; else nothing.
    """
    points, commas = body.count("."), body.count(",")
    if points and commas:
        last = max(body.rfind("."), body.rfind(","))
        return body[last] if body.count(body[last]) == 1 else ""
    if not points and not commas:
        digits = re.sub(r"[^0-9]", "", body)
        if len(digits) != len(body):
            return ""
        return "large" if int(digits) >= _THOUSAND else "small"
    sign = "." if points else ","
    other = COMMA if points else POINT
    whole, *parts = re.split(r"[.,]", body)
    if len(parts) > 1:
        return other if all(len(one) == _GROUP for one in parts) else ""
    bare = re.sub(r"[^0-9]", "", whole)
    if (
        len(parts[0]) != _GROUP
        or len(bare) > _GROUP
        or len(bare) != len(whole)
        or bare in ("", "0")
    ):
        return sign
    return sign * 2


def value_of(cell: Cell, decimal: str) -> Cell:
    """Return a number with its value, where commas and points mean what its column says.

    Parameters
    ----------
    cell : Cell
        Of the kind `NUMBER`.
    decimal : str
        `POINT` or `COMMA`: what parts decimals.

    Returns
    -------
    Cell
        Of the kind `REFUSED` where it cannot be so.
    """
    if not math.isnan(cell.value):
        return cell
    thousands = COMMA if decimal == POINT else POINT
    whole, _, part = cell.body.partition(decimal)
    if re.search(r"[^0-9]", part):
        return _refused(cell.text, DECIMALS)
    groups = re.split(rf"[{re.escape(thousands)}'\u2019{_SPACES}]", whole)
    parting = set(re.findall(r"[^0-9]", whole))
    if len(groups) > 1:
        alike = len(groups[0]) <= _GROUP and all(len(one) == _GROUP for one in groups[1:])
        if not alike or len(parting) > 1 or groups[0] in ("", "0"):
            return _refused(cell.text, DECIMALS if thousands in parting else GROUPS)
    power = re.sub(rf"[{_MINUS}]", "-", cell.power)
    value = float(f"{''.join(groups) or '0'}.{part or '0'}{power}")
    if not math.isfinite(value) or abs(value) > _LARGEST:
        return _refused(cell.text, LARGE)
    signed = -value if cell.negative and value else value
    return Cell(
        NUMBER,
        cell.text,
        percent=cell.percent,
        currency=cell.currency,
        mark=cell.mark,
        value=signed,
    )
