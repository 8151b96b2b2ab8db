"""Parts of pages elsewhere: any page is taken apart, and only this explorer's own are answered for."""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware

from explorer.errors import QuestionError
from explorer.maps import assets, files
from explorer.pages import embed_files, pictures
from explorer.questions.embedding import embedded, parts_of
from explorer.questions.registry import PICTURES, QUESTIONS
from explorer.serving import SecurityHeaders
from explorer.words import embed as words
from tests.apart import apart
from tests.golden import FEWER

SITE = "http://gaps.example.org"
routes = [
    *assets.routes(),
    *embed_files.routes(),
    *files.routes(),
    *pictures.routes(PICTURES),
]


@dataclass
class Answer:
    """What a server answered."""

    status_code: int
    headers: Headers
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    def json(self) -> Any:
        return json.loads(self.content)


class TestClient:
    """Asks the routes without a network, as a browser would that reads their one address."""

    __test__ = False

    def __init__(self) -> None:
        wrapped = [Middleware(one) for one in (embed_files.Embeds, SecurityHeaders)]
        self._app = Starlette(routes=routes, middleware=wrapped)

    def get(
        self,
        address: str,
        params: Mapping[str, str] = {},
        headers: Mapping[str, str] = {},
    ) -> Answer:
        parts = urlsplit(address)
        query = "&".join(filter(None, [parts.query, urlencode(params)]))
        given = {"host": "gaps.example.org", **headers}
        scope = {
            "type": "http", "method": "GET", "http_version": "1.1", "scheme": "http",
            "path": parts.path, "raw_path": parts.path.encode(), "root_path": "",
            "query_string": quote(query, safe="&=%+:/?*,.-_~").encode(),
            "headers": [(name.encode(), one.encode()) for name, one in given.items()],
            "server": ("gaps.example.org", 80), "client": ("127.0.0.1", 1),
        }  # fmt: skip
        told: list[Any] = []
        asked: list[bool] = []

        async def receive() -> Any:
            if not asked:
                asked.append(True)
                return {"type": "http.request", "body": b"", "more_body": False}
            return await asyncio.Event().wait()  # who asks stays

        async def send(message: Any) -> None:
            told.append(message)

        apart(self._app(scope, receive, send))
        body = b"".join(one.get("body", b"") for one in told[1:])
        return Answer(told[0]["status"], Headers(raw=list(told[0]["headers"])), body)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient()


def shown(text: str) -> str:
    return unescape(
        re.sub(r"<[^>]+>", " ", re.sub(r"<(script|title)\b.*?</\1>", "", text, flags=re.S))
    )


def test_a_part_of_many_measures_names_who_publishes_them(client: TestClient):
    query = {"page": "area", "area": "upper-tier:E06000009", "embed": "table"}
    text = shown(client.get("/embed", params=query).text)
    assert "Office for National Statistics; Ministry of Housing, Communities and Local" in text
    assert f"Office for Local Government. {words.SOURCES_THERE}" in text
    assert text.count("Office for National Statistics;") == 1


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_any_page_is_taken_apart(client: TestClient, name: str):
    """Each part has a title, its note and source, and its address shows it again."""
    found = embedded({"page": name})
    parts = parts_of(found.page)
    assert len({(one.kind, one.name) for one in parts}) == len(parts)
    assert parts[-1].kind == "answer"
    for one in parts[:4] + parts[-1:]:
        query = {"page": name, "embed": one.kind, **({"of": one.name} if one.name else {})}
        answer = client.get("/embed", params=query)
        assert answer.status_code == 200, query
        text = shown(answer.text)
        assert one.title in text or one.kind == "chart"
        assert words.FULL in text and words.RANGES in text
        assert (one.source or words.SOURCES_THERE) in text
        assert one.source or not found.page.rests_on
        assert answer.text.count("<h1") == 1
        # A link that would leave the part for a page in the same frame leads nowhere.
        assert 'target="_self"' not in answer.text
        assert "set-cookie" not in answer.headers
        # The table of every measure of an area is the largest.
        assert len(answer.content) < (700_000 if one.kind == "table" else 60_000)
        for address in re.findall(r'(?:src|href|srcset)="(assets/[^"]+)"', answer.text):
            assert client.get(f"/{address}").status_code == 200, address


def test_a_new_kind_of_page_needs_nothing():
    """What a page can be embedded as is known from its blocks: here all kinds, none by name."""
    kinds = {one.kind for name in QUESTIONS for one in parts_of(embedded({"page": name}).page)}
    assert kinds == set(words.KINDS)


def test_the_map_has_the_headline_with_its_range_and_draws_only_the_map(client: TestClient):
    text = client.get("/", params={"embed": "1"}).text
    assert f"{FEWER} fewer healthy years" in text and f"(likely range {FEWER.limits})" in text
    told = json.loads(
        re.search(r'<script type="application/json" data-for="map">(.*?)</script>', text)[1]
    )
    assert told["parts"] == ["map"] and told["files"] is None
    assert [one["name"] for one in told["chosen"]] == ["Blackpool", "Winchester"]
    assert client.get(f"/{told['setting']}").status_code == 200
    table = client.get("/embed", params={"embed": "table"}).text
    assert '"parts":["table"]' in table


def test_charts_are_found_by_name_and_drawn_wide(client: TestClient):
    text = client.get("/?page=gap&embed=chart&of=gap-male").text
    (address,) = re.findall(r'<img src="([^"]+)"', text)
    assert "narrow" not in address and "gap-male.svg" in address
    assert client.get(f"/{unescape(address)}").headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("page=nowhere", "There is no page 'nowhere' to embed."),
        ("page=gap&embed=film", "There is nothing to embed called 'film'."),
        ("page=teach&embed=map", "This page has no map to embed. It has: answer."),
        ("page=gap&embed=chart&of=x", "This page has no part called 'x' to embed."),
        ("page=<img src=x>", "There is no page '<img src=x>' to embed."),
    ],
)
def test_what_cannot_be_embedded_is_one_sentence(client: TestClient, query: str, told: str):
    answer = client.get(f"/embed?{query}")
    assert answer.status_code == 404
    assert told in shown(answer.text)
    assert "<img" not in answer.text and "Traceback" not in answer.text
    # It looks as a part does, and tells its height.
    assert '<main id="answer">' in answer.text
    for address in re.findall(r'(?:src|href)="(assets/[^"]*)"', answer.text):
        assert client.get(f"/{address}").status_code == 200
    assert "embed-inside.js" in answer.text
    with pytest.raises(QuestionError):
        embedded({key: one[0] for key, one in parse_qs(query).items()})


def test_what_was_wrong_with_a_view_is_told_in_the_frame(client: TestClient):
    text = client.get("/embed?level=ward&a=upper-tier:E06000009").text
    assert "hge-problem" in text and f"{FEWER} fewer" in text


def test_anybody_may_frame_a_part_and_nobody_a_page(client: TestClient):
    policy = client.get("/?embed=map").headers["content-security-policy"]
    assert "frame-ancestors *" in policy and "script-src 'self';" in policy
    assert "frame-ancestors 'self'" in client.get("/embed-code").headers["content-security-policy"]
    assert "frame-ancestors 'self'" in client.get("/oembed").headers["content-security-policy"]


def test_a_part_is_kept_and_asked_for_again_by_its_tag(client: TestClient):
    first = client.get("/embed?page=gap&embed=table")
    assert first.headers["cache-control"] == "public, max-age=3600"
    again = client.get(
        "/embed?page=gap&embed=table", headers={"if-none-match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    # What compresses on the way makes the tag a weak one; a cache may ask for several at once.
    held = f'"other", W/{first.headers["etag"]}'
    again = client.get("/embed?page=gap&embed=table", headers={"if-none-match": held})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["vary"] == "x-forwarded-prefix"


def test_the_form_has_every_part_and_the_code_works(client: TestClient):
    text = client.get("/embed-code?page=gap&part=chart:gap-male&width=480&follow=0&follow=1").text
    parts = parts_of(embedded({"page": "gap"}).page)
    values = [unescape(one) for one in re.findall(r'<option value="(\w+:[^"]*)"', text)]
    assert values == [f"{one.kind}:{one.name}" for one in parts]
    code = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", text, re.S)[1])
    source, title = re.search(r'src="([^"]+)" title="([^"]+)"', code).groups()
    assert 'width="480"' in code and f'<script src="{SITE}/embed.js" async>' in code
    assert title.startswith("Boys: the gap between the highest and the lowest region")
    frame = client.get(unescape(source))
    assert frame.status_code == 200 and "gap-male.svg" in frame.text
    assert (
        "embed.js" not in client.get("/embed-code?page=gap&follow=0").text.split("</textarea>")[0]
    )
    assert client.get("/embed-code?width=wide").status_code == 404


def asked(client: TestClient, url: str, **more: str):
    return client.get("/oembed", params={"url": url, **more})


def test_oembed_as_its_specification_has_it(client: TestClient):
    told = asked(client, f"{SITE}/?page=gap&embed=chart", maxwidth="500", maxheight="400").json()
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["width"] <= 500 and told["height"] <= 400
    assert re.search(r'<iframe src="http://gaps\.example\.org/embed\?', told["html"])
    assert f'width="{told["width"]}" height="{told["height"]}"' in told["html"]
    assert told["title"].startswith("Girls: the gap")
    answer = asked(
        client, f"{SITE}/?page=gap&embed=chart", maxwidth="500", maxheight="400", format="xml"
    )
    root = ElementTree.fromstring(answer.text)
    assert root.tag == "oembed" and answer.headers["content-type"].startswith("text/xml")
    assert {one.tag: one.text for one in root} == {key: str(value) for key, value in told.items()}


@pytest.mark.parametrize(
    ("url", "more", "status"),
    [
        ("https://elsewhere.example/?page=gap", {}, 404),
        ("http://gaps.example.org.evil.example/?page=gap", {}, 404),
        ("http://user@gaps.example.org/?page=gap", {}, 404),
        ("javascript:alert(1)", {}, 404),
        ("http://[x/", {}, 404),
        (f"{SITE}/files/chart/x.svg", {}, 404),
        (f"{SITE}/?page=nowhere", {}, 404),
        (f"{SITE}/?page=gap", {"format": "yaml"}, 501),
        (f"{SITE}/?page=gap", {"maxwidth": "wide"}, 404),
        (f"{SITE}/", {}, 200),
        (f"{SITE}/embed?page=gap&embed=map", {}, 200),
        ("https://gaps.example.org/?page=gap", {}, 200),
    ],
)
def test_oembed_answers_for_its_own_addresses_alone(
    client: TestClient, url: str, more: dict, status: int
):
    answer = asked(client, url, **more)
    assert answer.status_code == status
    assert answer.headers["access-control-allow-origin"] == "*"
    if status == 200:
        site = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}/"
        assert f'<iframe src="{site}embed?' in answer.json()["html"]


def test_without_an_address_oembed_says_what_to_ask(client: TestClient):
    answer = client.get("/oembed")
    assert (answer.status_code, answer.text) == (400, words.NO_URL)


def test_pages_and_parts_say_where_oembed_is_asked(client: TestClient):
    links = client.get("/?page=gap&sex=male").headers["link"]
    address, kind = re.match(r'<([^>]+)>; rel="alternate"; type="([^"]+)"', links).groups()
    assert kind == "application/json+oembed"
    assert quote("page=gap&sex=male", safe="") in address
    assert client.get(address).json()["type"] == "rich"
    text = client.get("/embed?page=gap").text
    (found,) = re.findall(r'type="text/xml\+oembed" href="([^"]+)"', text)
    assert client.get(unescape(found)).status_code == 200


def test_a_path_that_a_proxy_takes_away_stands_in_the_code(client: TestClient):
    headers = {"x-forwarded-prefix": "/gaps"}
    told = client.get("/oembed", params={"url": f"{SITE}/gaps/?page=gap"}, headers=headers).json()
    assert f'src="{SITE}/gaps/embed?' in told["html"]
    assert (
        client.get("/oembed", params={"url": f"{SITE}/?page=gap"}, headers=headers).status_code
        == 404
    )


@pytest.mark.parametrize(
    "prefix", ['/a>; rel="stylesheet", <//evil.example', "//evil.example", "/<x>", "gaps", "/a b"]
)
def test_what_is_no_path_stands_in_no_address(client: TestClient, prefix: str):
    headers = {"x-forwarded-prefix": prefix}
    for address in ("/?page=gap", "/embed?page=gap", "/embed-code?page=gap"):
        plain, told = client.get(address), client.get(address, headers=headers)
        assert told.headers.get("link") == plain.headers.get("link")
        assert told.content == plain.content


@pytest.mark.parametrize("most", ["1", "100", "250"])
def test_oembed_takes_no_more_room_than_there_is(client: TestClient, most: str):
    told = asked(client, f"{SITE}/?page=gap", maxwidth=most, maxheight=most).json()
    assert (told["width"], told["height"]) == (int(most), int(most))


def test_a_file_of_another_name_or_version_is_not_there(client: TestClient):
    for path in (
        "assets/embed/0/embed-inside.js",
        "assets/embed/0/page-nowhere.css",
        "assets/embed/0/look.css",
    ):
        assert client.get(f"/{path}").status_code == 404
    script = client.get("/embed.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "/* " not in script.text
