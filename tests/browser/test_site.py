"""The static site, built small: from a stick, from a plain server and from nginx, with no app."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from explorer.pages.mounting import Served, drawn
from explorer.questions.blocks import Section
from explorer.questions.registry import QUESTIONS
from explorer.questions.showing import Showing
from explorer.site.addresses import AREA, MAP, Wanted
from explorer.site.drawing import level_of
from explorer.site.ledger import Ledger
from explorer.site.order import Order
from explorer.site.plan import Plan
from explorer.site.run import run
from tests.browser.conftest import Watched
from tests.browser.test_access import faults, sideways
from tests.conftest import wait_for

DOCS = Path(__file__).parents[2] / "docs" / "site.md"
AREAS = (
    "upper-tier:E06000009", "upper-tier:E08000038", "upper-tier:E06000001",
    "constituency:E14001104", "icb:E54000048",
)  # fmt: skip
MOST = 250_000


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Order:
    """Build every kind of page once."""
    wanted = Wanted((), AREAS, ("smoking", "hospital-18-weeks"))
    made = Order(tmp_path_factory.mktemp("site"), "https://example.org/health/", "", wanted)
    told = list(run(Order(**{**vars(made), "packed": True})))
    assert told[-1].made == told[-1].of
    return made


@pytest.fixture(scope="module")
def plan(order: Order) -> Plan:
    return Plan(order)


@pytest.fixture(scope="module")
def plain_server(order: Order) -> Iterator[str]:
    """Serve the folder as Python does."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory",
         str(order.folder)],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}/robots.txt", server)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def nginx(order: Order, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the folder by nginx, as the document has it, without the certificate."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.fail("no nginx found: install it (Debian: apt-get install nginx-light)")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    (server,) = re.findall(r"```nginx\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    server = server.replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    server = server.replace("/srv/health", str(order.folder))
    held = tmp_path_factory.mktemp("nginx")
    places = "".join(
        f"{kind}_temp_path {held}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.getuid() == 0 else ""
    (held / "nginx.conf").write_text(
        f"daemon off; {user} pid {held}/pid; error_log {held}/error.log;\nevents {{ }}\n"
        f"http {{ access_log off;\n{places}{server} }}\n"
    )
    running = subprocess.Popen([program, "-p", str(held), "-c", str(held / "nginx.conf")])
    try:
        wait_for(f"http://127.0.0.1:{port}/robots.txt", running)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.terminate()
        running.wait(timeout=20)


def pages(order: Order) -> list[str]:
    return sorted(
        path for path in Ledger.read(order.folder).every
        if path.endswith(".html") and not path.startswith("files/")
    )  # fmt: skip


# What stands in it ----------------------------------------------------------------------------


class Read(HTMLParser):
    """The addresses that a page names, its ids, and its texts outside of links and charts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.named: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(given["id"])
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        for name in ("src", "srcset"):
            if given.get(name) and not given[name].startswith("data:"):
                self.named.append(given[name])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon"):
            self.named.append(given["href"])
        if given.get("data-told"):
            self.named.append(f"{self.root(attrs)}{given['data-told']}.js")

    def root(self, _attrs) -> str:
        return "ROOT/"


def test_every_link_and_file_of_every_page_is_there(order: Order):
    read = {path: Read((order.folder / path).read_text(encoding="utf-8")) for path in pages(order)}
    for path, one in read.items():
        base = order.folder / path
        for address in (*one.named, *one.links):
            if address.startswith(("http://", "https://")) or path == "404.html":
                continue
            asked = urlsplit(address)
            assert not asked.query, (path, address)
            there = (
                order.folder / asked.path.removeprefix("ROOT/")
                if asked.path.startswith("ROOT/")
                else (base.parent / unquote(asked.path)).resolve()
                if asked.path
                else base
            )
            assert there.is_file(), (path, address)
            # No folder is asked for: from a stick a browser would list it.
            assert not asked.path.endswith("/"), (path, address)
            known = read.get(str(there.relative_to(order.folder)))
            if asked.fragment and not re.fullmatch(r"[A-Z]\d+|R\w+", asked.fragment):
                assert known and asked.fragment in known.ids, (path, address)


def test_every_page_of_the_registry_is_there(plan: Plan):
    for name in QUESTIONS:
        assert plan.atlas.path(f"?page={name}" if name else "?"), name


def texts(markup: str) -> list[str]:
    """Return what is read, without charts' links, which a page on a server has one more of."""
    markup = re.sub(r"<figcaption>.*?</figcaption>", "", markup, flags=re.DOTALL)
    found = (unescape(one).strip() for one in re.split(r"<[^>]*>", markup))
    return [one for one in found if one]


def flat(pieces) -> list[str]:
    found: list[str] = []
    for one in pieces:
        found += flat(one.blocks) if isinstance(one, Section) else [one] * isinstance(one, str)
    return found


def without_missing(markup: str, plan: Plan) -> str:
    """Return the app's HTML without links to what the site has not: they are left out there."""

    def kept(found: re.Match[str]) -> str:
        address = unescape(found[1])
        outside = address.startswith(("#", "http"))
        there = outside or plan.atlas.path(address) or address.startswith("files/worksheet")
        lesson = address.startswith("files/lesson")
        return found[0] if there or lesson else ("<LEFT>" if "<b>" not in found[2] else found[2])

    return re.sub(r'<a href="([^"]*)"[^>]*>(.*?)</a>', kept, markup, flags=re.DOTALL)


VIEWS = [
    (AREA, (("area", AREAS[0]),)), (AREA, (("area", AREAS[3]),)), (AREA, (("area", AREAS[4]),)),
    ("gap", ()), ("compare", ()), ("doctors", ()), ("find", ()), ("two", ()), ("model", ()),
    ("claim", ()), (MAP, ()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "query"), VIEWS)
def test_a_page_says_what_the_app_says(order: Order, plan: Plan, name: str, query):
    """Block by block, every text in its order; titles of measures stay where their link does not."""
    question = QUESTIONS[name]
    one = next(each for each in plan.pages if each.name == name and each.query == tuple(query))
    page = question.answer(question.asked(dict(query)))
    app = drawn(page, Served(Showing()))
    site = (order.folder / one.path).read_text(encoding="utf-8")
    common = plan.drawer.shared(level_of(one)) if level_of(one) else None
    site = common.unfolded(site) if common else site
    held = texts(site.partition("<main")[2])
    at = 0
    for piece in (app.head, app.lead, *flat(app.blocks), app.foot):
        for text in texts(without_missing(piece, plan)):
            if text in held[at:]:
                at = held.index(text, at) + 1
            else:
                linked = re.search(rf">{re.escape(text)}<", piece)
                pytest.fail(f"{one.path} does not say {text!r} after {held[at - 1]!r} ({linked})")


def test_folding_loses_nothing(order: Order, plan: Plan):
    one = next(each for each in plan.pages if dict(each.query).get("area") == AREAS[0])
    common = plan.drawer.shared("upper-tier")
    assert common.parts
    assert common.pictures
    folded = (order.folder / one.path).read_text(encoding="utf-8")
    whole = common.unfolded(folded)
    assert len(folded) < len(whole)
    assert common.folded(whole, "../../") == folded
    # A figure is never shared: it stands in the page itself.
    assert "51.8" in folded


# How it is read -------------------------------------------------------------------------------


def test_from_a_stick_the_first_page_draws_its_map_and_asks_for_nothing(
    watched: Watched, order: Order
):
    page = watched.page
    page.goto((order.folder / "index.html").as_uri())
    page.locator(".hge-page[data-shown]").wait_for(timeout=60_000)
    expect(page.locator("h1")).to_contain_text("A girl born in Blackpool can expect")
    page.get_by_role("radio", name="Hexagons").check()
    expect(page.locator(".hge-box")).to_have_attribute("data-shape", "hexagons")
    page.get_by_role("radio", name="Map", exact=True).check()
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(400)
    page.locator(".hge-box[data-detail=near]").wait_for(timeout=30_000)
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def found(page, text: str) -> list[str]:
    box = page.get_by_role("combobox")
    box.fill(text)
    page.locator(".hge-find [role=option], .hge-find-said:not([hidden])").first.wait_for()
    page.wait_for_timeout(400)
    return page.locator(".hge-find [role=option]").all_inner_texts()


def test_the_search_is_used_by_keyboard_and_leads_where_it_says(watched: Watched, order: Order):
    page = watched.page
    page.goto((order.folder / "index.html").as_uri())
    page.get_by_role("combobox").focus()
    page.keyboard.type("blackpol")  # a letter is left out
    page.locator(".hge-find [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas/**")
    expect(page.locator("h1")).to_contain_text("Blackpool")
    for text, wanted in [
        ("E06000009", "Blackpool"),
        ("E08000016", "Barnsley"),  # a code of before 2025
        ("FY1 2LX", "Blackpool"),
        ("fy12lx", "Blackpool"),
        ("smokers", "Adults who smoke"),
        ("halve the gap", "Halve the gap"),
        ("zzzz qqq", ""),
    ]:
        lines = found(page, text)
        assert (wanted in lines[0]) if wanted else not lines, (text, lines)
    assert "E08000016" in " ".join(found(page, "E08000016"))
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_an_area_opens_the_steps_of_a_figure_from_a_shared_file(watched: Watched, order: Order):
    page = watched.page
    page.goto((order.folder / "areas/upper-tier/E06000009.html").as_uri())
    steps = page.locator("details.hge-steps").first
    expect(steps).not_to_contain_text("Office for National Statistics: Healthy life expectancy")
    steps.locator("summary").click()
    expect(steps).to_contain_text("Office for National Statistics: Healthy life expectancy")
    assert (
        page.evaluate(
            "() => [...document.images].filter((i) => i.complete && !i.naturalWidth).length"
        )
        == 0
    )
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_a_link_to_a_map_picks_its_area_out(watched: Watched, order: Order):
    page = watched.page
    address = (order.folder / "maps/smoking/upper-tier/persons.html").as_uri()
    page.goto(f"{address}#E06000001")
    page.locator(".hge-page[data-shown]").wait_for(timeout=60_000)
    chosen = page.locator('.hge-map [role=option][aria-selected="true"]')
    expect(chosen.first).to_have_attribute("aria-label", re.compile("."))
    page.wait_for_timeout(500)
    labels = chosen.evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label'))")
    assert any(label.startswith("Hartlepool") for label in labels)


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_pages_of_every_kind(watched: Watched, order: Order, width: int):
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    kinds = [
        "index.html", "gap.html", "compare.html", "doctors.html", "find.html", "claim.html",
        "two.html", "own.html", "model.html", "teach.html", "quiz.html", "404.html",
        "areas/index.html", "areas/upper-tier/index.html", "areas/upper-tier/E06000009.html",
        "areas/constituency/E14001104.html", "maps/smoking/district/persons.html",
        "maps/hospital-18-weeks/trust/persons.html", "teach/how-sure.html",
        "teach/how-sure-teacher.html", "data/index.html", "data.html",
    ]  # fmt: skip
    seen = kinds if width == 1440 else kinds[::3]
    for path in seen:
        if path == "404.html":
            continue
        page.goto((order.folder / path).as_uri())
        page.wait_for_load_state("load")
        if page.locator(".hge-page[data-told]").count():
            # A map is drawn when it comes near.
            page.locator(".hge-page[data-told]").first.scroll_into_view_if_needed()
            page.locator(".hge-page[data-shown]").first.wait_for(timeout=60_000)
        # axe itself asks for style sheets, which the page's policy forbids.
        assert faults(page) == [], path
        assert sideways(page) <= 0, path
    assert watched.outside == []


def test_a_plain_server_and_nginx_carry_it(
    watched: Watched, plain_server: str, nginx: str, order: Order
):
    for root in (plain_server, nginx):
        page = watched.page
        page.goto(f"{root}maps/smoking/district/persons.html")
        page.locator(".hge-page[data-shown]").wait_for(timeout=60_000)
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])
    page.goto(f"{nginx}health/nowhere/at/all.html", wait_until="commit")
    with urlopen(
        f"{nginx}{next((order.folder / 'assets').glob('map.*.js')).relative_to(order.folder)}"
    ) as told:
        assert "immutable" in told.headers["cache-control"]


def test_no_first_load_is_over_a_quarter_of_a_megabyte(
    watched: Watched, plain_server: str, order: Order
):
    """What a browser asks for until the page rests, compressed, without what comes when scrolled to."""
    page = watched.page
    page.set_viewport_size({"width": 1440, "height": 900})
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("index.html", "doctors.html", "areas/upper-tier/E06000009.html", "gap.html"):
        asked.clear()
        page.goto(f"{plain_server}{path}")
        page.wait_for_load_state("networkidle")
        files = {url.partition("#")[0].removeprefix(plain_server) for url in asked}
        size = sum(len(gzip.compress((order.folder / one).read_bytes(), 9)) for one in files if one)
        assert size <= MOST, (path, size)


def test_what_is_shared_reads_well_and_has_its_picture(order: Order):
    text = (order.folder / "areas/upper-tier/E06000009.html").read_text(encoding="utf-8")
    told = dict(re.findall(r'<meta property="(og:[\w:]+)" content="([^"]*)">', text))
    assert told["og:title"] == "Blackpool, unitary authority - Health Gap Explorer"
    assert (
        "A girl born in Blackpool can expect 51.8 healthy years (47.4 to 56.1)"
        in told["og:description"]
    )
    assert told["og:url"] == "https://example.org/health/areas/upper-tier/E06000009.html"
    assert f'<link rel="canonical" href="{told["og:url"]}">' in text
    picture = order.folder / told["og:image"].removeprefix("https://example.org/health/")
    content = picture.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(content[at : at + 4]) for at in (16, 20)] == [1200, 630]
    assert len(content) < 60_000
    sitemap = (order.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/health/</loc>" in sitemap
    assert told["og:url"] in sitemap
