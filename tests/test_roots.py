"""What a test damages is its own: the embedded data stay as they are."""

import pytest

from explorer.root import FOLDERS
from tests.roots import damaged, linked, unharmed

NAME = "indicators/one/values.csv"


@pytest.fixture
def embedded(tmp_path, monkeypatch):
    """Return a root that stands for the embedded data."""
    root = tmp_path / "embedded"
    for name in FOLDERS:
        (root / name).mkdir(parents=True)
    (root / NAME).parent.mkdir()
    (root / NAME).write_text("value\n1\n")
    monkeypatch.setattr("tests.roots.data_root", lambda: root)
    return root


def test_damage_stays_in_the_root_of_links(embedded, tmp_path):
    with unharmed(embedded):
        root = linked(tmp_path / "linked")
        damaged(root, NAME, "1", "100")
    assert (root / NAME).read_text() == "value\n100\n"
    assert (embedded / NAME).read_text() == "value\n1\n"


def test_what_is_written_through_a_link_is_told(embedded, tmp_path):
    root = linked(tmp_path / "linked", "indicators/one")
    with pytest.raises(AssertionError, match="wrote through a link"), unharmed(embedded):
        (root / NAME).write_text("value\n100\n")


def test_damage_that_is_none_is_told(embedded, tmp_path):
    with pytest.raises(AssertionError, match="does not hold '2'"):
        damaged(linked(tmp_path / "linked"), NAME, "2", "3")
