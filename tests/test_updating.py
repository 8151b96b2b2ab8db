"""Newer releases are fetched from their publishers, compared, and only then put in place."""

import gzip
import io
import json
import re
import shutil
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from explorer.build import publications as register
from explorer.build.publications import VARIABLE
from explorer.build.update import register as placing
from explorer.build.update import web
from tests.publishers import COMMIT, GEOGRAPHY, OPEN, SERIES, Publishers

HLE = "health/ons_hle_2011-13_to_2022-24_release-2026-02.csv.gz"
CLAIMANTS = "deprivation/wider_determinants/ons_local_indicators/claimant-count.csv.gz"
BOARDS = "boundaries/ICB_APR_2023_EN_BSC.geojson"
PRACTICES = "workforce/gp_workforce/gp_workforce_practice_2026-05-31_composition.csv.gz"
BOARD_SERVICE = "Integrated_Care_Boards_April_2023_EN_BSC"
CLAIMANT_CSV = "claimant-count/claimant-count.csv"
ABOUT = {"ess-beta-metadata": {"shared": {"sourceDate": "20/11/2026"}}}
Update = Callable[..., tuple[int, str, str]]


@pytest.fixture
def held(tmp_path: Path, sources: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the publications that are compared, and a register that may be changed."""
    folder = tmp_path / "sources"
    for file in (HLE, CLAIMANTS, BOARDS, PRACTICES, "deprivation/PROVENANCE.md"):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sources / file, folder / file)
    lists = tmp_path / "register"
    shutil.copytree(register.LISTS, lists)
    monkeypatch.setattr(register, "LISTS", lists)
    monkeypatch.setenv(VARIABLE, str(folder))
    register.publications.cache_clear()
    yield folder
    register.publications.cache_clear()


@pytest.fixture
def publishers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Publishers]:
    monkeypatch.setattr(web, "PAUSE", 0.0)
    made = Publishers()
    with made.served(tmp_path) as variables:
        for name, text in variables.items():
            monkeypatch.setenv(name, text)
        yield made


@pytest.fixture
def update(held: Path, tmp_path: Path, run: Update) -> Update:
    return lambda *words: run("update", *words, "--cache", str(tmp_path / "cache"))


@pytest.fixture
def claimants(held: Path) -> pd.DataFrame:
    return pd.read_csv(held / CLAIMANTS, dtype=str, keep_default_na=False)


def csv(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False).encode()


def files(content: bytes, about: dict = ABOUT) -> dict[str, bytes]:
    return {
        CLAIMANT_CSV: content,
        CLAIMANT_CSV.replace(".csv", ".json"): json.dumps(about).encode(),
    }


def newer(frame: pd.DataFrame) -> bytes:
    """A year more, one figure revised by much and one by little."""
    latest = frame["period"].max()
    year = frame[frame["period"].eq(latest)].assign(period="2026-01-01/P1Y")
    revised = frame.copy()
    hartlepool = revised["areacd"].eq("E06000001") & revised["period"].eq(latest)
    blackpool = revised["areacd"].eq("E06000009") & revised["period"].eq(latest)
    revised.loc[hartlepool, "observation"] = "9.9"
    revised.loc[blackpool, "observation"] = "5.8"
    return csv(pd.concat([revised, year]))


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_is_published_is_what_is_held(update, publishers, held):
    publishers.local_statistics(files(gzip.decompress((held / CLAIMANTS).read_bytes())))
    code, out, err = update("claimant_count", "--yes")
    assert (code, err) == (0, "")
    assert "what is held is what is published" in out
    # The hash that the repository lists is enough to know: nothing was fetched.
    assert publishers.asked_for("raw.githubusercontent.com") == []


def test_a_newer_release_is_shown_and_nothing_is_replaced(update, publishers, held, claimants):
    publishers.local_statistics(files(newer(claimants)))
    before, lists = everything(held), everything(register.LISTS)
    for words in ((), ("--dry-run",)):
        code, out, _ = update("claimant_count", *words)
        assert code == 4
        assert "Held: published 20 January 2026. Now published: 20 November 2026." in out
        assert "Periods: 1 new: 2026." in out
        assert "Areas: as before." in out
        assert re.search(r"Figures: [\d,]+ stand in both, 2 of them revised; the largest is "
                         r"Hartlepool, .* now 9\.9", out)  # fmt: skip
        assert "Columns: as before." in out
        assert "Nothing was changed." in out
    assert everything(held) == before
    assert everything(register.LISTS) == lists


def test_a_newer_release_is_put_in_place(update, publishers, held, claimants, sources):
    content = newer(claimants)
    publishers.local_statistics(files(content))
    before, lists = everything(held), everything(register.LISTS)
    code, out, err = update("claimant_count", "--yes")
    assert (code, err) == (0, "")
    assert "explorer build, explorer check" in out
    entry = tomllib.loads((register.LISTS / "living.toml").read_text())["claimant_count"]
    assert entry["published"] == "2026-11-20"
    # What the register names is there, is what was published, and the build finds it.
    assert gzip.decompress(register.raw("claimant_count").read_bytes()) == content
    # Everything that was held is still there, and all else in the register is as it was.
    after = everything(held)
    assert {name: after[name] for name in before if "PROVENANCE" not in name} == {
        name: text for name, text in before.items() if "PROVENANCE" not in name
    }
    lines = [
        (was, now)
        for was, now in zip(
            lists["living.toml"].decode().splitlines(),
            (register.LISTS / "living.toml").read_text().splitlines(),
            strict=True,
        )
        if was != now
    ]
    assert [was.partition(" = ")[0] for was, _ in lines] == ["file", "sha256", "published"]
    told = (held / "deprivation/PROVENANCE.md").read_text()
    assert told.startswith((sources / "deprivation/PROVENANCE.md").read_text().rstrip())
    assert entry["file"] in told and entry["sha256"] in told and COMMIT in told
    # And again: it is what is published now.
    code, out, _ = update("claimant_count", "--yes")
    assert code == 0
    assert "what is held is what is published" in out


def test_who_is_asked_can_say_no(update, publishers, held, claimants, monkeypatch):
    publishers.local_statistics(files(newer(claimants)))
    before = everything(held)
    answer = io.StringIO("n\n")
    answer.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", answer)
    code, out, _ = update("claimant_count")
    assert code == 4
    assert "Put them in place? [y/N]" in out
    assert everything(held) == before


@pytest.mark.parametrize(
    ("change", "said", "accept"),
    [
        (lambda f: f.rename(columns={"lci_95": "lower_ci"}), "The build reads 'lci_95', which is gone", None),
        (lambda f: f.assign(extra="1"), "The columns are not what they were", "columns"),
        (lambda f: f[f["areacd"].ne("E06000001")], "1 gone: E06000001 Hartlepool", "areas"),
        (lambda f: f.assign(areacd=f["areacd"].replace("E06000001", "E06000099")),
         "1 new: E06000099 Hartlepool; 1 gone: E06000001", "areas"),
        (lambda f: f[f["period"].ne(f["period"].min())], "Periods are gone that are held", "periods"),
        (lambda f: f.assign(unit="number"), "The unit of 'Claimant Count' is another one", None),
        (lambda f: f.assign(indicator="Claimants"), "'Claimant Count' is measured no more", None),
    ],
    ids=["column gone", "column more", "area gone", "recoded", "period gone", "unit", "subject"],
)  # fmt: skip
def test_another_shape_is_refused(update, publishers, held, claimants, *, change, said, accept):
    publishers.local_statistics(files(csv(change(claimants))))
    before, lists = everything(held), everything(register.LISTS)
    code, out, err = update("claimant_count", "--yes")
    assert code == 1
    assert said in out + err
    assert everything(held) == before
    assert everything(register.LISTS) == lists
    if accept:
        code, _, err = update("claimant_count", "--yes", "--accept", accept)
        assert (code, err) == (0, "")
        assert everything(register.LISTS) != lists


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (lambda f: f.assign(areacd=f["areacd"].replace("E06000001", '=HYPERLINK("x")')), "cannot stand in the column 'areacd'"),
        (lambda f: f.assign(areanm=f["areanm"].replace("Hartlepool", "@SUM(1)")), "cannot stand in the column 'areanm'"),
        (lambda f: f.assign(observation=f["observation"].replace("5.7", "1e309")), "cannot stand in the column 'observation'"),
        (lambda f: f.assign(period="../../etc/passwd"), "row 2: '../../etc/passwd' cannot stand in the column 'period'"),
        (lambda f: pd.concat([f, f[f["areacd"].eq("E06000001")].head(1)]), "cannot stand in the column 'areacd'"),
    ],
    ids=["formula", "formula in a name", "infinite", "path", "twice"],
)  # fmt: skip
def test_hostile_cells_are_refused_by_row(update, publishers, held, claimants, *, text, said):
    publishers.local_statistics(files(csv(text(claimants))))
    code, _, err = update("claimant_count", "--yes")
    assert code == 1
    assert said in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x01\x02binary", "is no table"),
        (b"a,b\n1,2,3\n4,5,6,7\n", "is no table"),
        (b"areacd,areacd\n1,2\n", "is no table"),
        (b"\xff\xfe\xfa\xfb", "is no table"),
        (b"," * 5000 + b"\n", "is no table"),
        (b"", "is no table"),
        (b"  <!DOCTYPE html><html>Sign in</html>", "a page instead of data"),
    ],
)
def test_what_is_no_table_is_refused(update, publishers, held, content, said):
    publishers.local_statistics(files(content))
    code, _, err = update("claimant_count", "--yes")
    assert code == 1
    assert said in err


@pytest.mark.parametrize(
    "licence",
    ["", "MIT", "Open Government Licence v2.0", "Non-Commercial Government Licence",
     "All rights reserved. Not licensed under the Open Government Licence v3.0"],
)  # fmt: skip
def test_what_is_not_open_is_refused(update, publishers, held, claimants, licence):
    publishers.local_statistics(files(newer(claimants)), licence=licence)
    before = everything(held)
    code, _, err = update("claimant_count", "--yes")
    assert code == 1
    assert "does not say that it is under the Open Government Licence v3.0" in err
    assert publishers.asked_for(CLAIMANT_CSV) == []
    assert everything(held) == before


def test_content_of_another_hash_is_refused(update, publishers, held, claimants):
    publishers.local_statistics(files(newer(claimants)))
    publishers.put(publishers.raw(CLAIMANT_CSV), newer(claimants) + b"\n")
    code, _, err = update("claimant_count", "--yes")
    assert code == 1
    assert "its hash is another" in err


def test_a_download_that_is_cut_off_goes_on_from_there(update, publishers, held, claimants):
    content = newer(claimants)
    publishers.local_statistics(files(content))
    publishers.replies[publishers.raw(CLAIMANT_CSV)].cut = 100_000
    code, _, _ = update("claimant_count", "--yes")
    assert code == 0
    assert publishers.asked_for(CLAIMANT_CSV) == [200, 206]
    *_, (_, _, asked) = [one for one in publishers.asked if CLAIMANT_CSV in one[0]]
    assert asked["Range"] == "bytes=100000-"


def test_a_cut_off_download_starts_again_where_the_content_changed(
    update, publishers, held, claimants
):
    publishers.local_statistics(files(newer(claimants)))
    publishers.replies[publishers.raw(CLAIMANT_CSV)].cut = 100_000
    publishers.replies[publishers.raw(CLAIMANT_CSV)].ranged = False
    code, _, _ = update("claimant_count", "--yes")
    assert code == 0
    assert publishers.asked_for(CLAIMANT_CSV) == [200, 200]


def test_a_download_that_is_always_cut_off_is_refused(update, publishers, held, claimants):
    publishers.local_statistics(files(newer(claimants)))
    wrong = {"Content-Length": "9999"}
    publishers.put(publishers.raw(CLAIMANT_CSV), b"areacd\n", headers=wrong, cut=7)
    code, _, err = update("claimant_count", "--yes", "--timeout", "5")
    assert code in (1, 3)
    assert "sent less than it announced" in err or "took longer" in err


def test_what_trickles_is_given_up(update, publishers, held, claimants):
    publishers.local_statistics(files(newer(claimants)))
    publishers.replies[publishers.raw(CLAIMANT_CSV)].pause = 0.05
    code, _, err = update("claimant_count", "--yes", "--timeout", "0.7")
    assert code == 3
    assert "took longer than 0.7 seconds" in err


@pytest.mark.parametrize(
    ("how", "code", "said"),
    [
        ({"status": 404}, 1, "is not there any more"),
        ({"status": 410}, 1, "is not there any more"),
        ({"status": 429, "headers": {"Retry-After": "90"}}, 3, "Try again in 90 seconds"),
        ({"status": 403}, 3, "does not answer now (status 403)"),
        ({"status": 500}, 1, "failed (status 500)"),
        ({"status": 301, "headers": {"Location": "http://raw.githubusercontent.com/x"}}, 1,
         "none of the publisher's addresses"),
        ({"status": 302, "headers": {"Location": "https://example.org/claimants.csv"}}, 1,
         "points to https://example.org/claimants.csv"),
        ({"status": 302, "headers": {"Location": "file:///etc/passwd"}}, 1, "none of the publisher's"),
        ({"status": 302, "headers": {"Location": "https://u:p@raw.githubusercontent.com/x"}}, 1,
         "none of the publisher's"),
        ({"status": 302, "headers": {"Location": ""}}, 1, "without an end"),
        ({"headers": {"Content-Encoding": "br"}}, 1, "compressed"),
        ({"headers": {"Content-Length": "200000000"}}, 1, "larger than 100 megabytes"),
    ],
    ids=str,
)  # fmt: skip
def test_what_a_server_may_do_instead(update, publishers, held, claimants, *, how, code, said):
    content = newer(claimants)
    publishers.local_statistics(files(content))
    publishers.put(publishers.raw(CLAIMANT_CSV), content, **how)
    before = everything(held)
    found, _, err = update("claimant_count", "--yes")
    assert found == code
    assert said in err
    assert "Traceback" not in err
    assert everything(held) == before


def test_a_move_within_the_publisher_is_followed(update, publishers, held, claimants):
    content = newer(claimants)
    publishers.local_statistics(files(content))
    away = publishers.raw("claimant-count/moved.csv")
    publishers.put(away, content)
    publishers.put(publishers.raw(CLAIMANT_CSV), b"", status=308, headers={"Location": "moved.csv"})
    code, _, err = update("claimant_count", "--yes")
    assert code == 0
    assert "claimant-count.csv has moved to https://raw.githubusercontent.com/" in err


def test_who_cannot_prove_its_name_is_not_read(update, publishers, held, claimants):
    publishers.local_statistics(files(newer(claimants)))
    publishers.untrusted.add("api.github.com")
    code, _, err = update("claimant_count", "--yes")
    assert code == 1
    assert "could not prove that it is api.github.com" in err
    assert publishers.asked == []


def test_without_a_network_it_explains_itself(update, held, monkeypatch):
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    before, lists = everything(held), everything(register.LISTS)
    code, out, err = update("claimant_count", "gp_workforce_2026", "weekly_pay")
    assert code == 3
    assert "api.github.com cannot be reached" in err
    assert "digital.nhs.uk cannot be reached" in err
    # One sentence a host, however many publications it has.
    assert len(err.splitlines()) == 2
    assert "3 that could not be asked" in out
    assert "Nothing was changed." in out
    assert everything(held) == before
    assert everything(register.LISTS) == lists


def test_nothing_is_fetched_twice(update, publishers, held, claimants):
    publishers.local_statistics(files(newer(claimants)))
    update("claimant_count")
    update("claimant_count")
    assert publishers.asked_for(CLAIMANT_CSV) == [200, 304]
    assert publishers.asked_for("/git/trees/") == [200, 304]


def test_a_damaged_cache_is_fetched_again(update, publishers, held, claimants, tmp_path):
    publishers.local_statistics(files(newer(claimants)))
    update("claimant_count")
    for path in (tmp_path / "cache" / "objects").rglob("*"):
        if path.is_file():
            path.write_bytes(b"damaged")
    assert update("claimant_count", "--yes")[0] == 0
    assert publishers.asked_for(CLAIMANT_CSV) == [200, 200]


def test_nothing_is_told_but_what_is_asked(update, publishers, held, claimants):
    publishers.local_statistics(files(newer(claimants)))
    update("claimant_count")
    for _, _, asked in publishers.asked:
        assert {name.lower() for name in asked} <= {
            "host", "user-agent", "accept-encoding", "connection", "if-none-match", "range", "if-range",
        }  # fmt: skip
        assert re.fullmatch(r"health-gap-explorer/[\w.]+", asked["User-Agent"])


def test_a_held_file_that_is_another_is_not_built_on(update, publishers, held, claimants):
    publishers.local_statistics(files(newer(claimants)))
    (held / CLAIMANTS).write_bytes(b"another")
    code, _, err = update("claimant_count", "--yes")
    assert code == 1
    assert "is not the one that was checked" in err


def test_a_later_release_of_healthy_years_stands_beside_the_former(update, publishers, held):
    frame = pd.read_csv(held / HLE, dtype=str, keep_default_na=False)
    year = frame[frame["period"].eq("2022-01-01/P3Y")].assign(period="2023-01-01/P3Y")
    about = {"ess-beta-metadata": {"shared": {"sourceDate": "18/02/2027"}}}
    path = "healthy-life-expectancy/healthy-life-expectancy.csv"
    publishers.local_statistics(
        {path: csv(pd.concat([frame, year])), path.replace(".csv", ".json"): json.dumps(about).encode()}
    )  # fmt: skip
    lists = tomllib.loads((register.LISTS / "health.toml").read_text())
    code, out, _ = update("hle_2026", "--yes")
    assert code == 0
    assert "2023 to 2025" in out
    assert "No page shows it yet" in out
    after = tomllib.loads((register.LISTS / "health.toml").read_text())
    assert {key: after[key] for key in lists} == lists
    assert after["hle_2027_02"]["published"] == "2027-02-18"
    assert register.raw("hle_2026") == (held / HLE).resolve()
    # It is the one held from now on.
    assert update("hle_2026")[0] == 0


def test_earlier_releases_of_healthy_years_differ_as_is_known(update, publishers, held, sources):
    """The release of December 2024 instead of that of 2026: real files, real refusal."""
    former = "health/ons_hle_2011-13_to_2021-23_release-2024-12.csv.gz"
    path = "healthy-life-expectancy/healthy-life-expectancy.csv"
    content = gzip.decompress((sources / former).read_bytes())
    publishers.local_statistics(
        {path: content, path.replace(".csv", ".json"): json.dumps(ABOUT).encode()}
    )
    code, out, err = update("hle_2026", "--yes")
    assert code == 1
    assert "1 gone: 2022 to 2024" in out
    assert (
        "Areas: 2 new: E08000016 Barnsley and E08000019 Sheffield; 17 gone: E08000038 Barnsley"
        in out
    )
    assert "The build reads 'lci_95', 'uci_95', 'status' and 'notes', which are gone" in err


def boards(sources: Path) -> list[dict]:
    return json.loads((sources / BOARDS).read_text())["features"]


def test_boundaries_are_read_page_by_page(update, publishers, held, sources):
    publishers.geography(BOARD_SERVICE, boards(sources), most=10)
    code, out, err = update("care_boards_2023", "--yes")
    assert (code, err) == (0, "")
    assert "what is held is what is published" in out
    pages = [a for a, *_ in publishers.asked if "resultOffset" in a]
    assert [re.search(r"resultOffset=(\d+)", a)[1] for a in pages] == ["0", "10", "20", "30", "40"]


def test_boundaries_that_moved_are_put_in_place(update, publishers, held, sources):
    features = boards(sources)
    features[0]["geometry"] = features[1]["geometry"]
    publishers.geography(BOARD_SERVICE, features)
    code, out, err = update("care_boards_2023", "--yes")
    assert (code, err) == (0, "")
    assert "42 stand in both, 1 of them revised; the largest is NHS Cheshire and Merseyside" in out
    assert register.raw("care_boards_2023").suffix == ".geojson"
    assert update("care_boards_2023")[0] == 0


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda p, f: f.pop(), "sent 41 of its 42 areas"),
        (lambda p, f: f[0]["properties"].update(ICB23CD="E06000001; DROP"), "cannot stand in the column 'ICB23CD'"),
        (lambda p, f: f[0]["properties"].update(ICB23CD=f[1]["properties"]["ICB23CD"]), "cannot stand in the column"),
        (lambda p, f: f[0]["properties"].pop("ICB23NM"), "has no column 'ICB23NM'"),
        (lambda p, f: f[0].update(geometry={"type": "Point", "coordinates": [0, 51]}), "shapes that cannot be read"),
        (lambda p, f: f[0].update(geometry=None), "shapes that cannot be read"),
        (lambda p, f: f[0]["geometry"].update(coordinates=[[["x", 51], [9, 52]]]), "shapes that cannot be read"),
        (lambda p, f: f[0].update(geometry={"type": "Polygon", "coordinates": [[[9, 51], [9, 52], [8, 51], [9, 51]]]}),
         "cannot stand in the column"),
    ],
    ids=["too few", "code", "twice", "column", "point", "none", "no number", "elsewhere"],
)  # fmt: skip
def test_boundaries_that_are_not_right_are_refused(
    update, publishers, held, sources, *, spoil, said
):
    features = boards(sources)
    publishers.geography(BOARD_SERVICE, features)
    service = f"{GEOGRAPHY}/{BOARD_SERVICE}/FeatureServer/0"
    if said.startswith("sent"):
        whole = publishers.replies[f"{service}/query"]
        count = whole({"returnCountOnly": "true"})
        publishers.replies[f"{service}/query"] = lambda asked: (
            count if asked.get("returnCountOnly") else whole(asked)
        )
    spoil(publishers, features)
    code, _, err = update("care_boards_2023", "--yes")
    assert code == 1
    assert said in err


def test_boundaries_edited_midway_are_refused(update, publishers, held, sources):
    publishers.geography(BOARD_SERVICE, boards(sources))
    service = f"{GEOGRAPHY}/{BOARD_SERVICE}/FeatureServer/0"
    whole, layer = publishers.replies[f"{service}/query"], publishers.replies[f"{service}?f=json"]

    def query(asked: dict[str, str]):
        told = json.loads(layer.body)
        told["editingInfo"] = {"dataLastEditDate": 1_800_000_000_000}
        layer.body = json.dumps(told).encode()
        return whole(asked)

    publishers.replies[f"{service}/query"] = query
    code, _, err = update("care_boards_2023", "--yes")
    assert code == 1
    assert "was edited while it was read" in err


def test_a_service_that_fails_with_a_good_status_is_refused(update, publishers, held, sources):
    publishers.geography(BOARD_SERVICE, boards(sources))
    service = f"{GEOGRAPHY}/{BOARD_SERVICE}/FeatureServer/0"
    publishers.put(f"{service}/query", {"error": {"code": 400, "message": "Invalid\x1b[31m URL"}})
    code, _, err = update("care_boards_2023", "--yes")
    assert code == 1
    assert "says: Invalid?[31m URL" in err


def test_boundaries_without_a_licence_are_refused(update, publishers, held, sources):
    publishers.geography(BOARD_SERVICE, boards(sources), stated="Ask the owner.")
    code, _, err = update("care_boards_2023", "--yes")
    assert code == 1
    assert "does not say that it is under the Open Government Licence" in err


def test_a_later_edition_of_boundaries_is_named_and_not_taken(update, publishers, held, sources):
    later = "Integrated_Care_Boards_April_2026_Boundaries_EN_BSC"
    publishers.geography(BOARD_SERVICE, boards(sources), others=(later, "Wards_May_2026_EN_BSC"))
    code, _, err = update("care_boards_2023", "--yes")
    assert code == 1
    assert f"A later edition is published: {later}" in err
    _, out, _ = update("care_boards_2023", "--status")
    assert later in out


def practices(held: Path, **changed: str) -> bytes:
    """The detailed file of a month, of the figures held: its columns that are read."""
    frame = pd.read_csv(held / PRACTICES).head(200)
    return csv(
        pd.DataFrame(
            {
                "PRAC_CODE": frame["gp_code"],
                "PRAC_NAME": "A practice – of one's own",
                "TOTAL_PATIENTS": "8000",
                "TOTAL_GP_EXTGL_FTE": (frame["partner_fte"] + frame["salaried_fte"]).round(4).astype(str),
                "TOTAL_NURSES_FTE": frame["nurse_fte"].astype(str),
                "TOTAL_DPC_FTE": "NA",
            }
        ).assign(**changed)
    )  # fmt: skip


def archive(content: bytes, name: str = "1 General Practice – August 2026 Practice Level - Detailed.csv",
            **more: bytes) -> bytes:  # fmt: skip
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
        for other, text in more.items():
            made.writestr(other, text)
    return file.getvalue()


def test_the_newest_published_month_of_gps_is_taken(update, publishers, held):
    content = archive(practices(held))
    # The page of September is listed already, and has nothing yet.
    publishers.gp_workforce(
        {
            "31-may-2026": b"",
            "31-july-2026": b"",
            "31-august-2026": content,
            "30-september-2026": None,
        }
    )
    code, out, err = update("gp_workforce_2026", "--yes")
    assert (code, err) == (0, "")
    assert "Now published: 24 September 2026." in out
    assert "Periods: 1 new: 31 August 2026; 1 gone: 31 May 2026." in out
    assert "No page shows it yet" in out
    entries = tomllib.loads((register.LISTS / "workforce.toml").read_text())
    assert entries["gp_workforce_2026_08"]["published"] == "2026-09-24"
    assert register.raw("gp_workforce_2026_08").read_bytes() == content
    assert update("gp_workforce_2026")[0] == 0


def test_a_real_archive_of_another_kind_is_refused(update, publishers, held, sources):
    other = (sources / "workforce/gp_workforce/PCNWFIndividualCSV.062026.zip").read_bytes()
    publishers.gp_workforce({"31-august-2026": other})
    code, _, err = update("gp_workforce_2026", "--yes")
    assert code == 1
    assert "has no file of practices in detail; it holds" in err
    assert "Primary Care Networks - June 2026" in err


def swelling(held: Path) -> bytes:
    return archive(b"0" * 50_000_000)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda h: archive(practices(h), "../../1 Practice Level - Detailed.csv"), "leads out of its folder"),
        (lambda h: archive(practices(h), "/etc/Practice Level - Detailed.csv"), "leads out of its folder"),
        (lambda h: archive(practices(h), "C:\\Practice Level - Detailed.csv"), "leads out of its folder"),
        (lambda h: archive(practices(h), **{"2 Practice Level - Detailed.csv": b""}), "several files"),
        (swelling, "beyond all measure"),
        (lambda h: archive(practices(h))[:-40], "is damaged"),
        (lambda h: b"PK\x03\x04 not an archive", "is damaged"),
        (lambda h: b"<html>Sign in</html>", "a page instead of data"),
        (lambda h: archive(practices(h, TOTAL_DPC_FTE="=1+1")), "cannot stand in the column 'TOTAL_DPC_FTE'"),
        (lambda h: archive(practices(h, PRAC_CODE="A81001")), "cannot stand in the column 'PRAC_CODE'"),
        (lambda h: archive(practices(h).replace(b"TOTAL_NURSES_FTE", b"NURSES")), "has no column 'TOTAL_NURSES_FTE'"),
    ],
    ids=["climbs", "absolute", "drive", "two", "bomb", "cut", "none", "page", "formula", "twice", "column"],
)  # fmt: skip
def test_archives_that_are_not_right_are_refused(update, publishers, held, make, said):
    publishers.gp_workforce({"31-august-2026": make(held)})
    before = everything(held)
    code, _, err = update("gp_workforce_2026", "--yes")
    assert code == 1
    assert said in err
    assert everything(held) == before


def test_a_page_without_a_licence_is_refused(update, publishers, held):
    publishers.gp_workforce(
        {"31-august-2026": archive(practices(held))}, licence="terms of its own"
    )
    code, _, err = update("gp_workforce_2026", "--yes")
    assert code == 1
    assert "does not say that it is under the Open Government Licence" in err
    assert publishers.asked_for("files.digital.nhs.uk") == []


def test_a_series_that_moved_is_refused(update, publishers, held):
    publishers.put(SERIES, "<!doctype html><p>We have a new site.</p>")
    code, _, err = update("gp_workforce_2026")
    assert code == 1
    assert "lists no months as it used to" in err


def test_one_that_fails_stops_no_other(update, publishers, held, claimants):
    publishers.local_statistics(files(newer(claimants)))
    code, out, err = update("weekly_pay", "claimant_count", "--dry-run")
    assert code == 1
    assert "has no 'gross-median-weekly-pay/gross-median-weekly-pay.csv' any more" in err
    assert "2 of them revised" in out
    assert "1 with a newer release and 1 with one that cannot be taken." in out


def test_status_asks_nobody(update, publishers, held, claimants):
    publishers.local_statistics(files(newer(claimants)))
    code, out, _ = update("--status")
    assert code == 0
    assert publishers.asked == []
    lines = dict(line.split(": ", 1) for line in out.splitlines())
    assert set(lines) == set(register.publications())
    assert lines["hle_2022"].endswith("file missing; brought up to date by hand")
    assert lines["claimant_count"].startswith("published 20 January 2026; a newer one is ")
    update("claimant_count")
    _, out, _ = update("claimant_count", "--status")
    assert "newer: 20 November 2026; looked for on " in out


def test_an_unknown_publication_is_named_with_those_there_are(update, held):
    code, _, err = update("claimants")
    assert code == 2
    assert "There is no publication 'claimants'. Choose one of: hle_2026" in err
    code, _, err = update("hle_2022")
    assert code == 2
    assert "is brought up to date by hand" in err


def test_without_sources_it_says_so(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    code, _, err = run("update")
    assert code == 1
    assert f"Set {VARIABLE} to the folder" in err
    assert run("update", "--status")[0] == 0


def test_a_register_that_cannot_be_written_changes_nothing(
    update, publishers, held, claimants, monkeypatch
):
    publishers.local_statistics(files(newer(claimants)))
    lists = everything(register.LISTS)
    real = placing.replace

    def full(path: Path, content: bytes) -> None:
        if path.suffix == ".toml":
            raise PermissionError(13, "Permission denied", str(path))
        real(path, content)

    monkeypatch.setattr(placing, "replace", full)
    code, _, err = update("claimant_count", "--yes")
    assert code == 1
    assert "cannot be written: Permission denied" in err
    assert everything(register.LISTS) == lists
    assert register.raw("claimant_count") == (held / CLAIMANTS).resolve()


def test_every_feed_is_of_a_publication():
    listed = tomllib.loads((Path(web.__file__).parent / "feeds.toml").read_text())
    assert set(listed) <= set(register.publications())
    assert OPEN  # the wording that the repository itself uses
