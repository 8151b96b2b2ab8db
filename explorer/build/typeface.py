"""Makes the faces of `explorer/typeface/`, on demand: `python -m explorer.build.typeface`.

They hold the letters of Source Sans 3 that pages use, at two weights, with their kerning. The
font's licence reserves its name: a changed font needs another one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from fontpkg_source_sans_3 import ROOT
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.varLib.instancer import instantiateVariableFont

from explorer.typeface import BOLD, FOLDER, NAME, REGULAR, WEIGHTS

SOURCE = ROOT / "files" / "SourceSans3[wght].ttf"
# Latin as far as names of places and their letters go, and the signs that sentences use.
LETTERS = "".join(
    (
        *map(chr, range(0x20, 0x7F)),
        *map(chr, range(0xA0, 0x100)),
        "–—‘’“”•…−√→←↑↓≤≥≈Σμρτ₀₁₂",
    )
)
_KERNED = [letter for letter in LETTERS if letter < "\x7f" or letter in "£–—‘’“”…"]
_STYLES = {REGULAR: "Regular", BOLD: "Bold"}
_FAMILY, _STYLE, _WHOLE, _POSTSCRIPT = 1, 2, 4, 6
# A lookup of pairs, as OpenType numbers them.
_PAIRS = 2
_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS = 0, 13, 14
# A name's platform and language.
_ENGLISH = (3, 0x409)


def faces() -> dict[str, bytes]:
    """Return the files to write, by name: equal fonts give equal bytes."""
    return {name: _face(weight) for weight, name in WEIGHTS.items()}


def _face(weight: int) -> bytes:
    font = TTFont(SOURCE, recalcTimestamp=False)
    _subset(font)
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    font["kern"] = _kern_table(_kerning(font))
    for name in ("GDEF", "GPOS", "STAT"):
        del font[name]
    _decompose(font)
    _name(font, _STYLES[weight])
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if weight == BOLD else 0x40
    font["head"].macStyle = int(weight == BOLD)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _subset(font: TTFont) -> None:
    options = Options(
        layout_features=["kern"], hinting=False, notdef_outline=True, glyph_names=False,
        recalc_timestamp=False, name_IDs=["*"],
        drop_tables=["BASE", "DSIG", "GSUB", "gasp", "prep"],
    )  # fmt: skip
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, LETTERS))
    subsetter.subset(font)


def _decompose(font: TTFont) -> None:
    """Give an accented letter an outline of its own, so that each glyph stands alone."""
    drawn, glyphs = font.getGlyphSet(), font["glyf"]
    for name in font.getGlyphOrder():
        if glyphs[name].isComposite():
            pen, outline = DecomposingRecordingPen(drawn), TTGlyphPen(None)
            drawn[name].draw(pen)
            pen.replay(outline)
            glyphs[name] = outline.glyph()


def _name(font: TTFont, style: str) -> None:
    names = font["name"]
    kept = (_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS)
    names.names = [
        one
        for one in names.names
        if one.nameID in kept and (one.platformID, one.langID) == _ENGLISH
    ]
    told = {
        _FAMILY: NAME, _STYLE: style, _WHOLE: f"{NAME} {style}",
        _POSTSCRIPT: f"{NAME.replace(' ', '')}-{style}",
    }  # fmt: skip
    for place, text in told.items():
        names.setName(text, place, _ENGLISH[0], 1, _ENGLISH[1])


def _kerning(font: TTFont) -> dict[tuple[str, str], int]:
    """Return the pairs of glyphs that stand closer or wider than their widths say."""
    table, named = font["GPOS"].table, font.getBestCmap()
    places = {
        place
        for feature in table.FeatureList.FeatureRecord
        if feature.FeatureTag == "kern"
        for place in feature.Feature.LookupListIndex
    }
    glyphs = sorted({named[ord(letter)] for letter in _KERNED})
    found: Counter[tuple[str, str]] = Counter()
    for place in sorted(places):
        found.update(_moved(table.LookupList.Lookup[place], glyphs))
    return {pair: value for pair, value in found.items() if value}


def _moved(lookup: Any, glyphs: Sequence[str]) -> dict[tuple[str, str], int]:
    """Return what a lookup adds between two glyphs: the first part that knows a pair says it."""
    said: dict[tuple[str, str], int] = {}
    for subtable in lookup.SubTable:
        pairs = getattr(subtable, "ExtSubTable", subtable)
        if pairs.LookupType == _PAIRS:
            for first in set(glyphs) & set(pairs.Coverage.glyphs):
                for second, value in _after(pairs, first, glyphs):
                    said.setdefault((first, second), getattr(value, "XAdvance", 0))
    return said


def _after(pairs: Any, first: str, glyphs: Sequence[str]) -> Iterator[tuple[str, Any]]:
    if pairs.Format == 1:
        records = pairs.PairSet[pairs.Coverage.glyphs.index(first)].PairValueRecord
        yield from ((one.SecondGlyph, one.Value1) for one in records if one.SecondGlyph in glyphs)
        return
    row = pairs.Class1Record[pairs.ClassDef1.classDefs.get(first, 0)].Class2Record
    for second in glyphs:
        yield second, row[pairs.ClassDef2.classDefs.get(second, 0)].Value1


def _kern_table(kerning: dict[tuple[str, str], int]) -> Any:
    pairs = KernTable_format_0()
    pairs.coverage, pairs.tupleIndex, pairs.kernTable = 1, None, kerning
    table = newTable("kern")
    table.version, table.kernTables = 0, [pairs]
    return table


if __name__ == "__main__":
    for name, content in faces().items():
        (FOLDER / name).write_bytes(content)
