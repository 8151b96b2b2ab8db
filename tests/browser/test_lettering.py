"""One face: what a browser draws inside a chart, and how wide it finds it."""

from base64 import b64encode

import pytest
from playwright.sync_api import Browser

from explorer.build.typeface import SOURCE
from explorer.charts.lettering import width
from explorer.typeface import BOLD, FAMILY, WEIGHTS, rule
from tests.browser.conftest import Watched, opened

TEXTS = [
    "Source: Office for National Statistics, 2026",
    "To Yorkshire and The Humber’s “AVATAR”: 51.8–65.1 (95%)",
    "Tyne, Wear & Kent, P. Kingston upon Hull, City of",
]
# A chart as it is, and as it would be if its letters were not read; both on a canvas.
DRAWN = """async ([address, family]) => {
  const text = await (await fetch(address)).text();
  const other = text.replace(/<style>.*?<\\/style>/s, '').replaceAll(family, 'Arial, sans-serif');
  const seen = [];
  for (const one of [text, other]) {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([one], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'),
      { width: image.naturalWidth, height: image.naturalHeight });
    canvas.getContext('2d').drawImage(image, 0, 0);
    seen.push(canvas.toDataURL());
  }
  return [text.includes(family), ...seen];
}"""


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_text_is_as_wide_as_charts_reckon_and_as_in_the_font_itself(
    browser: Browser, weight: int
):
    whole = b64encode(SOURCE.read_bytes()).decode()
    page = browser.new_page()
    page.set_content(
        "<meta charset='utf-8'><style>@font-face { font-family: Whole; font-weight: 200 900; "
        f"src: url(data:font/ttf;base64,{whole}) }} {rule(weight, TEXTS)} "
        f"span {{ font-size: 100px; font-weight: {weight}; white-space: nowrap; "
        "font-variant-ligatures: none }</style>"
    )
    measured = page.evaluate(
        """async ([texts, families, weight]) => {
            await Promise.all(families.map((one) => document.fonts.load(`${weight} 9px ${one}`)));
            return families.map((family) => texts.map((text) => {
              const span = document.body.appendChild(document.createElement('span'));
              span.style.fontFamily = family;
              span.textContent = text;
              return span.getBoundingClientRect().width;
            }));
        }""",
        [TEXTS, ["'Source Sans 3'", "Whole"], weight],
    )
    page.close()
    reckoned = [width(text, 100, bold=weight == BOLD) for text in TEXTS]
    ours, original = measured
    assert ours == pytest.approx(reckoned, abs=0.1)
    # The original has its widths at this weight between two others, not rounded.
    assert original == pytest.approx(reckoned, abs=1)


def test_a_chart_shows_its_own_letters_under_the_policy_of_the_app(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=gap")
    image = page.locator("figure.hge-figure img").first
    image.scroll_into_view_if_needed()
    named, as_it_is, without = page.evaluate(DRAWN, [image.get_attribute("src"), FAMILY])
    assert named
    assert as_it_is != without
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])
