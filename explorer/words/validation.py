"""How well a model does in words: its tests, what must hold, and whether it is offered."""

from collections.abc import Sequence

from explorer.analysis.model import Proof, Share
from explorer.analysis.validation import (
    ALL,
    BASELINES,
    FURTHEST,
    LIMITS,
    LINE,
    MODEL,
    NEAR,
    Gate,
    Validation,
)
from explorer.places.areas import register
from explorer.words.figures import number, span, together
from explorer.words.labels import SEXES

AS_CLOSE = (
    "When we hide an authority's published figure, the model's guess is as close to it as the "
    "figure is to the truth."
)
NOT_AS_CLOSE = (
    "When we hide an authority's published figure, the model's guess is further from it than the "
    "figure is from the truth."
)
MODELS = {
    MODEL: "our model",
    LINE: "a line on the deprivation score",
    NEAR: "the nearest published figure",
}
WITHHELD = "The figure is withheld until every condition holds."
TABLE_HEADS = ("Hidden", "Guessed by", "Miss", "Score", "In 80%", "In 95%")
HOW_READ = (
    "Miss: root mean square distance of guess and figure, in years. Score: how far guess and range "
    "together lie from the figure, in years (CRPS); a guess is charged for being far off and for a "
    "range wider than it needs, so lower is closer. In 80% and in 95%: the share of figures inside "
    "these ranges. The nearest published figure: the mean of the region's other authorities, or "
    "that of the group or authority that a place belongs to."
)
_TESTS = {
    "authority": "One authority at a time",
    "region": "One region at a time",
    "parts": "Parts of merged groups of {group}",
    "care-board": "{size} care boards",
    "region-figure": "{size} regions",
    "simulation": "Imagined worlds, {group}",
}
_PARTS = {"own": "each part by itself", "shared": "all parts of an authority alike"}
_RANGES = {"within_80": 80, "within_95": 95}
# Decimals of scores, of misses, of misses in standard deviations.
_SCORE, _MISS, _Z = 2, 2, 2


def group_name(test: str, group: str) -> str:
    """Return a group of a test in words: "North East", "places off by 1 year, …"."""
    regions = register().level("region")
    if group in regions:
        return regions[group].name
    if test == "simulation":
        size, parts = group.split(" ")
        if float(size) == 0:
            return "places as expected"
        years = "1 year" if float(size) == 1 else f"{number(float(size), 1)} years"
        return f"places off by {years}, {_PARTS[parts]}"
    return f"groups of {group}" if test == "parts" else group


def named_test(test: str, group: str = ALL, size: float = 0) -> str:
    """Return what was hidden in a test, in words: "One authority at a time"."""
    of = group if test == "parts" else group_name(test, group)
    name = _TESTS[test].format(group=of, size=f"{size:,.0f}")
    return name if group == ALL or "{group}" in _TESTS[test] else f"{name}, {of}"


def percent(share: float, decimals: int = 1) -> str:
    """Return a share inside a sentence: "96%", "98.2%"."""
    text = number(100 * share, decimals)
    return f"{text.rstrip('0').rstrip('.')}%"


def closeness(found: Validation) -> str:
    """Return how close guesses of hidden figures are: what the figures bear out."""
    return AS_CLOSE if found.as_close else NOT_AS_CLOSE


def miss_text(found: Validation, sex: str) -> str:
    """Return by how much guesses miss one sex's hidden figures, beside the figures' own errors."""
    row = found.row(sex, "authority")
    return (
        f"{SEXES[sex]}: the guess misses the figure by {number(row['rmse'], _MISS)} years (root "
        f"mean square over {row['size']:,.0f} authorities); the figure's own error is "
        f"{number(row['published_error'], _MISS)} years."
    )


def inside_text(sex: str, share: Share, kind: str) -> str:
    """Return how many hidden figures lie inside a range, with the range of that share."""
    limits = span(100 * share.lower, 100 * share.upper, 0)
    return (
        f"{SEXES[sex]}: {share.count} of {share.size} hidden figures lie inside the "
        f"{_RANGES[kind]}% range, {percent(share.value)} (likely range {limits}%)."
    )


def alike_text(proof: Proof) -> str:
    """Return how alike the two sexes' misses are."""
    return (
        f"Girls' and boys' figures of an authority miss their guesses alike (correlation "
        f"{number(proof.alike, 2)}): they come from one survey and one model of the publisher. So "
        "the two are nearly one test, and one does not confirm the other."
    )


# What must hold -----------------------------------------------------------------------------


def status(found: Validation) -> str:
    """Return whether the figures are offered, and how much of what must hold does."""
    count, failed = len(found.gates), len(found.failed)
    if found.offered:
        return f"Offered: all {count:,} conditions hold."
    do = "does" if failed == 1 else "do"
    return f"Withheld: {failed:,} of {count:,} conditions {do} not hold."


def conditions() -> list[str]:
    """Return what must hold for a model's figures to be offered."""
    least = {kind: percent(limits[0]) for kind, limits in LIMITS.items()}
    return [
        "Its score is below that of both simple guesses, in every test.",
        f"In every test its 95% range holds at least {least['within_95']} of what was hidden, its "
        f"80% range at least {least['within_80']}. Wider is allowed, narrower is not.",
        "In no region do the figures lie on one side of their guesses by more than "
        f"{number(FURTHEST, 1)} standard deviations on average, where one authority is hidden at a "
        "time.",
    ]


def failure(gate: Gate, size: float = 0) -> str:
    """Return what does not hold, with what was found and what must be."""
    who = f"{SEXES[gate.sex]}, {_lower(named_test(gate.test, gate.group, size))}"
    if gate.kind == "crps":
        return (
            f"{who}: the score is {number(gate.value, 3)} years, and must be below the "
            f"{number(gate.limit, 3)} of {MODELS[gate.against]}."
        )
    if gate.kind == "mean_z":
        return (
            f"{who}: figures lie {number(abs(gate.value), _Z)} standard deviations "
            f"{'above' if gate.value > 0 else 'below'} their guesses on average, and must lie "
            f"within {number(gate.limit, 1)}."
        )
    return (
        f"{who}: the {_RANGES[gate.kind]}% range holds {percent(gate.value, 2)}, and must hold at "
        f"least {percent(gate.limit)}."
    )


def failures(found: Validation) -> list[str]:
    """Return everything that does not hold; empty where the figures are offered."""
    return [failure(gate, _size(found, gate)) for gate in found.failed]


def wide_texts(found: Validation) -> list[str]:
    """Return where ranges are wider than they need be, one sentence a sex; empty where nowhere."""
    told = []
    for sex in found.sexes:
        kinds = [
            f"the {_RANGES[kind]}% range (more than {percent(LIMITS[kind][1])}) in {_listed(wide)}"
            for kind in LIMITS
            if (wide := _wide(found, sex, kind))
        ]
        if kinds:
            told.append(
                f"{SEXES[sex]}: ranges are wider than they need be, and hold more than they say: "
                f"{'; '.join(kinds)}."
            )
    return told


def _wide(found: Validation, sex: str, kind: str) -> list[Gate]:
    return [one for one in found.gates if one.wide and (one.sex, one.kind) == (sex, kind)]


def _listed(gates: Sequence[Gate]) -> str:
    """Return tests with what was found: "42 care boards (100%) and imagined worlds (98.6%)"."""
    tests: dict[str, list[float]] = {}
    for gate in gates:
        tests.setdefault(gate.test, []).append(gate.value)
    return together(f"{_SHORT[test]} ({_between(shares)})" for test, shares in tests.items())


_SHORT = {
    "authority": "authorities hidden one at a time",
    "region": "regions hidden one at a time",
    "parts": "parts of merged groups",
    "care-board": "care boards",
    "simulation": "imagined worlds",
}


def _between(shares: Sequence[float]) -> str:
    low, high = percent(min(shares)), percent(max(shares))
    return low if low == high else f"{low} to {high}"


def _size(found: Validation, gate: Gate) -> float:
    return float(found.row(gate.sex, gate.test, gate.group)["size"])


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


# The table of tests -------------------------------------------------------------------------


def row_cells(found: Validation, sex: str, test: str, group: str, model: str) -> list[str]:
    """Return one way of predicting in one test: as `TABLE_HEADS` has it."""
    row = found.row(sex, test, group, model)
    return [
        named_test(test, group, row["size"]),
        MODELS[model],
        number(row["rmse"], _MISS),
        number(row["crps"], _SCORE),
        f"{number(100 * row['within_80'], 1)}%",
        f"{number(100 * row['within_95'], 1)}%",
    ]


def tests_of(found: Validation, sex: str) -> list[tuple[str, str]]:
    """Return the tests of a sex that baselines took too, and their groups, in order."""
    rows = found.tests[found.tests["sex"].eq(sex) & found.tests["model"].eq(MODEL)]
    named = list(zip(rows["test"], rows["group"], strict=True))
    asked = {(gate.test, gate.group) for gate in found.gates if gate.kind == "crps"}
    order = list(_TESTS)
    return sorted((one for one in named if one in asked), key=lambda one: order.index(one[0]))


def validation_text(proof: Proof) -> str:
    """Return the whole proof in lines, for a terminal."""
    found = proof.validation
    lines = [closeness(found), *(miss_text(found, sex) for sex in found.sexes), "", status(found)]
    lines += [f"  {line}" for line in failures(found)]
    if not found.offered:
        lines.append(WITHHELD)
    for sex in found.sexes:
        rows = [
            row_cells(found, sex, test, group, model)
            for test, group in tests_of(found, sex)
            for model in (MODEL, *BASELINES)
        ]
        lines += ["", SEXES[sex], *_aligned([list(TABLE_HEADS), *rows])]
        lines += [inside_text(sex, share, kind) for kind, share in proof.hidden[sex].inside.items()]
    lines += ["", HOW_READ, "", "What must hold:"]
    lines += [f"  {line}" for line in conditions()]
    lines += [*wide_texts(found), alike_text(proof)]
    lines += ["", *found.record.do_nots]
    return "\n".join(lines)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows in columns: names left, numbers right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    names = 2
    return [
        "  ".join(
            text.ljust(wide) if place < names else text.rjust(wide)
            for place, (text, wide) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
