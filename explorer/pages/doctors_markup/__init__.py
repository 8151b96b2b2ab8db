"""HTML for the parts of the page "Doctors"."""

from explorer.pages.doctors_markup.every_area import key, places, switches_card, take_table
from explorer.pages.doctors_markup.first_screen import area_card, no_area, source_line, take_card
from explorer.pages.doctors_markup.notes import criticised_card, sources
from explorer.pages.doctors_markup.sections import SECTIONS, contents
from explorer.pages.doctors_markup.story import beside_card, practices_card, story_card, trend_card
from explorer.pages.doctors_markup.two_way import two_way_card

__all__ = [
    "SECTIONS",
    "area_card",
    "beside_card",
    "contents",
    "criticised_card",
    "key",
    "no_area",
    "places",
    "practices_card",
    "source_line",
    "sources",
    "story_card",
    "switches_card",
    "take_card",
    "take_table",
    "trend_card",
    "two_way_card",
]
