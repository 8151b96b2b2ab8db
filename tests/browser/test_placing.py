"""Callouts and London enlarged lie on the sea or other land, off each other and off every place."""

import pytest

from tests.browser.conftest import Watched, calm, opened, resting

# On the map as it is: every so many-th pair of areas, and sixes, in sizes that callouts have.
PLACE = """
async (host, [most, step]) => {
    const { map, layer, callouts } = await host.page;
    const { placing } = HGE, size = map.getSize(), mask = callouts.mask();
    const taken = callouts.furniture().map((node) => callouts.rectangle(node)).filter(Boolean);
    const points = layer.byPosition.map((shape) => map.latLngToContainerPoint(shape.hge.centre));
    const bad = [];
    let seen = 0, onLand = 0, letters = 0;
    const tried = (chosen, width) => {
        const laid = (w, h) => {
            const places = chosen.map((k) => ({ point: points[k], w, h }));
            return [places, placing.callouts(places, size, mask, taken)];
        };
        let [places, rects] = laid(width, 48);
        seen += 1;
        // As the page does: where there is no room for words, letters alone.
        if (!placing.clear(rects, places, size, mask, taken)) { [places, rects] = laid(28, 28); letters += 1; }
        rects.forEach((rect, k) => {
            if (mask.share(rect) > 0.02) onLand += 1;
            const others = [...taken, ...rects.filter((_, j) => j !== k)];
            if (others.some((other) => placing.overlap(rect, other, 0))) bad.push(['overlap', chosen]);
            if (places.some(({ point }) => placing.overlap(rect, placing.dot(point), -2))) bad.push(['dot', chosen]);
            if (rect.x < 0 || rect.y < 0 || rect.x + rect.w > size.x || rect.y + rect.h > size.y) bad.push(['out', chosen]);
        });
    };
    for (let a = 0; a < points.length; a += step) for (let b = a + 1; b < points.length; b += step) tried([a, b], 190);
    for (let a = 0; a < most; a += 1) tried([0, 1, 2, 3, 4, 5].map((k) => (a * 7 + k * 25) % points.length), 150);
    const inset = callouts.rectangle(host.querySelector('.hge-inset'));
    return { bad: bad.slice(0, 5), seen, onLand, letters, inset: mask.share(inset) };
}
"""


# Where the page itself has put them, against the shapes as they are drawn now.
NOW = """
async (host) => {
    const { map, layer, callouts } = await host.page;
    const corner = map.containerPointToLayerPoint([0, 0]);
    const paths = layer.byPosition.map((shape) => shape._path.getAttribute('d'));
    const mask = new HGE.placing.Mask(map.getSize(), corner, paths);
    return [...host.querySelectorAll('.hge-callout, .hge-inset')].map((node) => mask.share(callouts.rectangle(node)));
}
"""


@pytest.mark.parametrize("change", ["narrower", "paper"])
def test_callouts_and_london_move_with_the_shapes(watched: Watched, app_url: str, change: str):
    watched.page.set_viewport_size({"width": 1920, "height": 900})
    page = opened(watched, app_url)
    if change == "paper":
        page.emulate_media(media="print")
    else:
        page.set_viewport_size({"width": 1180, "height": 900})
    calm(page)  # sizes are watched: nothing says when all have been told
    resting(page)
    shares = page.locator(".hge-page").first.evaluate(NOW)
    assert len(shares) == 3
    assert shares == [0, 0, 0]


@pytest.mark.parametrize(
    ("query", "width", "sample"),
    [("", 1440, (40, 4)), ("", 1920, (20, 9)), ("?level=constituency", 1440, (20, 19))],
)
def test_callouts_of_every_pair_lie_off_the_land_and_off_each_other(
    watched: Watched, app_url: str, query: str, width: int, sample: tuple[int, int]
):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}{query}")
    found = page.locator(".hge-page").first.evaluate(PLACE, list(sample))
    assert found["seen"] > 100
    assert found["bad"] == []
    assert found["onLand"] == 0
    assert found["letters"] < 0.05 * found["seen"]
    assert found["inset"] == 0


@pytest.mark.parametrize("width", [390, 1024, 1280])
def test_london_enlarged_hides_no_place_in_a_narrow_map(watched: Watched, app_url: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}?page=compare")
    assert page.locator(".hge-page").first.evaluate(PLACE, [0, 1000])["inset"] < 0.01


def test_a_map_that_was_out_of_sight_is_whole_again(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    before = page.locator("path.hge-area").first.get_attribute("d")
    hide = "(host, shown) => { host.parentElement.style.display = shown ? '' : 'none'; }"
    page.locator(".hge-page").first.evaluate(hide, False)
    calm(page)
    page.locator(".hge-page").first.evaluate(hide, True)
    calm(page)
    resting(page)
    after = page.locator("path.hge-area").first.get_attribute("d")
    assert after == before
    assert page.locator(".hge-page").first.evaluate(NOW) == [0, 0, 0]
    assert watched.errors == []
