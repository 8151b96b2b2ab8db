"""What several tests share."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from explorer.build.publications import sources_folder
from explorer.cli import main
from explorer.root import VARIABLE, data_root
from tests.roots import linked, unharmed

# How long an example takes says how busy the machine is, and nothing of the property.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


# What takes more than two or three seconds: `make quick` leaves it to `make test`. A file, or one
# test of a file.
SLOW = {
    "test_beside.py::test_compare_adjusts_for_as_many_as_without_the_model",
    "test_beside.py::test_every_published_figure_is_what_it_is_without_the_model",
    "test_beside.py::test_tables_have_our_model_in_columns_of_its_own",
    "test_change.py::test_changes_hold_the_truth_as_often_as_they_say",
    "test_api_described.py",
    "test_area.py",
    "test_area_page.py",
    "test_charts.py",
    "test_breaks.py::test_every_measure_at_every_level_has_them",
    "test_breaks.py::test_to_and_fro_moves_the_same_areas",
    "test_cli.py::test_check_fails_on_a_changed_boundary_file_and_a_wrong_value",
    "test_coverage.py",
    "test_compare_page.py",
    "test_deposit.py",
    "test_embed.py",
    "test_holdings.py",
    "test_dates.py::test_no_old_date_is_shown",
    "test_deploy.py",
    "test_docs.py",
    "test_doctors_page.py",
    "test_evidence.py::test_any_area_fits_two_pages",
    "test_evidence.py::test_a_level_is_made_once_and_goes_on_where_it_stopped",
    "test_export.py::test_gdal_reads_the_areas_where_they_are",
    "test_fleet.py",
    "test_finding.py::test_a_measure_that_is_dropped_in_is_found_with_a_place",
    "test_finding.py::test_a_place_of_every_level_opens_on_every_page",
    "test_finding.py::test_every_answer_leads_to_a_page_without_a_problem",
    "test_finding.py::test_no_row_of_words_breaks_it",
    "test_finding.py::test_no_text_breaks_it",
    "test_gap_cli.py",
    "test_hexagons.py::test_shapes_change_nothing_else_that_a_map_is_told",
    "test_goal_page.py",
    "test_gaps.py",
    "test_model_page.py",
    "test_names.py",
    "test_newcomer.py::test_check_goes_on_and_names_it",
    "test_origins.py",
    "test_output.py",
    "test_packaging.py",
    "test_page.py",
    "test_plausible.py",
    "test_questions.py",
    "test_quiz.py",
    "test_reading_age.py",
    "test_rebuild.py",
    "test_rounding.py",
    "test_search.py::test_a_letter_left_out_still_finds_every_seat",
    "test_search.py::test_every_council_is_found_by_its_official_name",
    "test_tables.py::test_check_names_a_damaged_table",
    "test_updating.py",
    "test_wording_rules.py",
    "test_worksheet.py",
}


# What takes a worker longest comes first: begun late, it leaves the other worker without work.
LONG = ("test_rebuild.py",)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark slow tests, and put the longest file first."""
    items.sort(key=lambda item: item.path.name not in LONG)
    for item in items:
        name = item.path.name
        function = getattr(item, "originalname", item.name)
        if name in SLOW or f"{name}::{function}" in SLOW:
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def sources() -> Path:
    """Return the raw publications, or skip aloud where they are absent."""
    folder = sources_folder()
    if folder is None:
        pytest.skip("the raw publications are absent: set EXPLORER_SOURCES to rebuild from them")
    return folder


@pytest.fixture
def linked_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """Return a data root of links that a test may damage (see `tests.roots`), and use it.

    It is whole, unless the test names its parts: ``parametrize(..., indirect=True)``.
    """
    with unharmed(data_root()):
        root = linked(tmp_path / "data", *getattr(request, "param", ()))
        monkeypatch.setenv(VARIABLE, str(root))
        yield root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs the command and gives exit code, output and errors."""

    def command(*words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as stop:  # argparse stops so on a wrong word
            code = int(str(stop.code))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


# Pages that tests run in this process (Streamlit's AppTest) leave theirs as its main module.
MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def usual_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes that a test begins start from the main module of the tests, and no page."""
    monkeypatch.setitem(sys.modules, "__main__", MAIN)


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """Serve the app as the command does."""
    with served() as url:
        yield url


@pytest.fixture(scope="session")
def status(app_url: str) -> Callable[[str], int]:
    """Return a function that asks the running app for a path."""

    def ask(path: str) -> int:
        try:
            with urllib.request.urlopen(f"{app_url}{path}") as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    return ask


@contextmanager
def served(cwd: Path | None = None, env: dict[str, str] | None = None) -> Iterator[str]:
    """Serve the app on a free port; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "explorer.cli", "app", "--port", str(port)],
        cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}/"
    try:
        wait_for(f"{url}_stcore/health", server)
        yield url
    finally:
        server.terminate()
        # One that has just started ends once its first views are worked out.
        server.wait(timeout=90)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise RuntimeError("the app stopped while starting")
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the app did not start")
