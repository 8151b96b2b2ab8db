"""Every function, class and constant of the package is reached from an outlet.

The sources are read, not run. A name that a text reads leads to where it is defined, through
re-exports too, and so on from the outlets: the command, the launcher, the script of the pages and
the benchmarks. What is read by tests alone is not reached; an import or `__all__` reaches nothing.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# What is run by name from outside the package; of a module "" is what it does when it is loaded.
ENTRIES = {
    ("explorer.cli", "main"),
    ("explorer.cli.__main__", ""),
    ("explorer.pages.main", ""),
    ("explorer.build.bill", ""),
    ("explorer.build.typeface", ""),
}
# Each module of the command adds its commands by a function of this name.
COMMANDS, ADD = "explorer.cli.", "add"
# The registry of questions takes this of each package that it lists.
QUESTION = "QUESTION"
# A room of published methods, each with its golden values, whether a page needs it today or not.
METHODS = "explorer.statistics."
# A renderer is called where its kind of block is: `@draws(Kind)`.
DRAWS = "draws"
# An operation of the API is asked by its address: `@router.get`.
ASKED = "router.get"
# Functions that their decorator keeps are called so, as those of `singledispatch`.
NAMELESS = "_"

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, *COMPREHENSIONS)
Place = tuple[str, str]


def inside(node: ast.AST) -> Iterator[ast.AST]:
    """Everything below a node, short of what has names of its own."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, SCOPES):
            yield from inside(child)


def stored(node: ast.AST) -> set[str]:
    """The names that a scope gives a value itself: there they hide the module's."""
    given = getattr(node, "args", None)
    names = {one.arg for one in ast.walk(given) if isinstance(one, ast.arg)} if given else set()
    for one in inside(node):
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
            names.add(one.id)
        elif isinstance(one, DEFINITIONS):
            names.add(one.name)
    return names


def reads(node: ast.AST, hidden: frozenset[str] = frozenset()) -> Iterator[str]:
    """The names that a text reads and does not give a value itself, dotted where they are."""
    dotted, base = "", node
    while isinstance(base, ast.Attribute):
        dotted, base = f".{base.attr}{dotted}", base.value
    if isinstance(base, ast.Name):
        if isinstance(base.ctx, ast.Load) and base.id not in hidden:
            yield base.id + dotted
        return
    if isinstance(node, COMPREHENSIONS):  # what it runs over stands outside of it
        yield from reads(node.generators[0].iter, hidden)
    within = hidden | stored(node) if isinstance(node, SCOPES) else hidden
    for child in ast.iter_child_nodes(base if dotted else node):
        # Defaults, types and decorators stand outside of the scope that they belong to.
        outer = isinstance(child, ast.arguments) or child in getattr(node, "decorator_list", ())
        yield from reads(child, hidden if outer else within)


class Source:
    """What a source text defines at its top level, and what each of its parts reads."""

    def __init__(self, text: str) -> None:
        tree = ast.parse(text)
        self.imports = dict(imported(tree))
        self.parts: dict[str, set[str]] = {"": set()}
        self.draws: dict[str, set[str]] = {}
        self.asked: set[str] = set()
        self.judged: list[str] = []
        for statement in tree.body:
            if isinstance(statement, DEFINITIONS):
                names = [statement.name]
                self.judged.append(statement.name)
                self.drawn(statement)
            elif isinstance(statement, ast.Assign | ast.AnnAssign):
                names = sorted(stored(statement))
                self.judged += [one for one in names if one.isupper()]
            else:
                names = []
            for name in names or [""]:
                self.parts.setdefault(name, set()).update(reads(statement))

    def drawn(self, definition: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        """Note which kinds a renderer draws, and what is asked by its address."""
        for call in definition.decorator_list:
            if isinstance(call, ast.Call) and ASKED in reads(call.func):
                self.asked.add(definition.name)
            if isinstance(call, ast.Call) and DRAWS in reads(call.func):
                for kind in (kind for argument in call.args for kind in reads(argument)):
                    self.draws.setdefault(kind, set()).add(definition.name)


def imported(tree: ast.Module) -> Iterator[tuple[str, Place]]:
    """Each name that is imported anywhere in a text, and what it is a name for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((one.asname or one.name, (node.module, one.name)) for one in node.names)
        elif isinstance(node, ast.Import):
            for one in node.names:
                name = one.asname or one.name.partition(".")[0]
                yield name, (one.name if one.asname else name, "")


class Graph:
    """The sources by the name of their module, and what is reached in them."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.sources = {name: Source(text) for name, text in texts.items()}
        self.draws: dict[Place, set[Place]] = {}
        for name, source in self.sources.items():
            for kind, renderers in source.draws.items():
                place = self.found(name, kind)
                self.draws.setdefault(place, set()).update((name, one) for one in renderers)

    def found(self, module: str, dotted: str) -> Place | None:
        """Where that is defined which a module calls by a name."""
        place: Place | None = (module, "")
        for name in dotted.split("."):
            if place is None or place[1]:
                return place
            place = self.member(place[0], name)
        return place

    def member(self, module: str, name: str) -> Place | None:
        """Where a name of a module is defined: in it, where it comes from, or as a module."""
        source = self.sources.get(module)
        if source is not None and name in source.parts:
            return module, name
        if source is not None and name in source.imports:
            origin, original = source.imports[name]
            if not original:
                return origin, ""
            if (origin, original) != (module, name):
                return self.member(origin, original)
        submodule = f"{module}.{name}"
        return (submodule, "") if submodule in self.sources else None

    def reached(self, entries: Iterable[Place]) -> set[Place]:
        """Everything that is reached from entries."""
        reached: set[Place] = set()
        left = list(entries)
        while left:
            module, name = place = left.pop()
            if place in reached or module not in self.sources:
                continue
            reached.add(place)
            left.append((module, ""))
            if QUESTION in self.sources[module].parts:
                left.append((module, QUESTION))
            left.extend((module, one) for one in self.sources[module].asked)
            left.extend(self.draws.get(place, ()))
            for dotted in self.sources[module].parts[name]:
                found = self.found(module, dotted)
                if found is not None:
                    left.append(found)
        return reached


def unreached(texts: dict[str, str], outside: Iterable[str] = ()) -> list[str]:
    """What no outlet reaches; `outside` are modules that are outlets as a whole."""
    graph = Graph(texts)
    entries = set(ENTRIES)
    entries |= {
        (one, ADD) for one in texts if one.startswith(COMMANDS) and ADD in graph.sources[one].parts
    }
    entries |= {(one, part) for one in outside for part in graph.sources[one].parts}
    reached = graph.reached(entries)
    return [
        f"{module}.{name}"
        for module, source in graph.sources.items()
        for name in source.judged
        if name != NAMELESS
        and (module, name) not in reached
        and not f"{module}.".startswith(METHODS)
    ]


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def texts_below(*places: str) -> dict[str, str]:
    paths = [path for place in places for path in sorted((ROOT / place).rglob("*.py"))]
    return {module_of(path): path.read_text(encoding="utf-8") for path in paths}


def test_everything_is_reached_from_an_outlet():
    outside = texts_below("benchmarks") | {"app": (ROOT / "app.py").read_text(encoding="utf-8")}
    dead = unreached(texts_below("explorer") | outside, outside)
    assert not dead, "No outlet reaches:\n" + "\n".join(dead)


WORDS = """
from explorer.words.told import said, unsaid
__all__ = ["said", "unsaid"]
"""


@pytest.mark.parametrize(
    ("command", "told", "dead"),
    [
        ("def main(): return said()", "def said(): ...\ndef unsaid(): ...", ["unsaid"]),
        ("def main(): return said()", "def said(): ...\ndef unsaid(): return unsaid()", ["unsaid"]),
        ("def main(unsaid): return unsaid", "def unsaid(): ...", ["unsaid"]),
        ("def main(): return said", "ONE, TWO = 1, 2\ndef said(two=ONE): TWO = 3", ["TWO"]),
        (
            "BY = {1: said}\ndef main(): return BY",
            "@unsaid\nclass said: ...\ndef unsaid(): ...",
            [],
        ),
        ("def main(): return [said for said in said()]", "def said(): ...", []),
        ("import explorer.words as w\ndef main(): w.told.said()", "def said(): ...", []),
    ],
)
def test_what_no_outlet_reads_is_found(command: str, told: str, dead: list[str]):
    texts = {
        "explorer.cli": f"from explorer.words import said, unsaid\n{command}",
        "explorer.words": WORDS,
        "explorer.words.told": told,
        "explorer.cli.__main__": "from explorer.cli import main\nmain()",
        "explorer.pages.main": "",
    }
    assert unreached(texts) == [f"explorer.words.told.{name}" for name in dead]


@pytest.mark.parametrize(("made", "dead"), [("Kind()", []), ("3", ["Kind", "drawn"])])
def test_a_renderer_is_reached_where_its_kind_is(made: str, dead: list[str]):
    texts = {
        "explorer.cli": f"from explorer.web import Kind\ndef main(): return {made}",
        "explorer.web": "class Kind: ...\n@draws(Kind)\ndef drawn(block: Kind): ...",
    }
    assert unreached(texts) == [f"explorer.web.{name}" for name in dead]
