"""What many pages of one kind say alike: kept once, and put in its place in the browser.

The pages of a level's areas repeat how each figure was made, its caveats and the picture of all
areas: more than half of each page. What several of a few pages of a level have in common is
shared by all that have it. The rest of how each figure was made is packed at the page's end, and is
put in its place when it is opened. Everything else stays where it is: a page says the same.
"""

import hashlib
import json
import re
import zlib
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

# So many pages of a level are compared with one another.
COMPARED = 8
# What is shorter than this takes less room where it stands.
_LEAST = 160
# How each figure was made opens with this; no other part that opens stands in it.
_STEPS, _HEADED, _END = '<details class="hge-steps">', "</summary>", "</details>"
_STEP = re.compile(r'<p data-step="(\d+)"></p>')
_OPENS, _CLOSES = '<script type="application/octet-stream" class="hge-packed">', "</script>"
_LIST = re.compile(r"<h4>[^<]*</h4><([ou]l)>")
_PICTURE = re.compile(r'src="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"')
_PLACE = re.compile(r'<p data-part="(\w+)"></p>')
_IMAGE = re.compile(r'src="[./]*(assets/pictures/\w+\.svg)" loading="lazy"')


@dataclass(frozen=True)
class Shared:
    """What the pages of a level share.

    Attributes
    ----------
    parts : mapping of str to str
        Markup by its name.
    pictures : mapping of str to bytes
        SVG by its path from the root of the site.
    """

    parts: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def folded(self, page: str, root: str) -> str:
        """Return a page with what is shared taken out, as `root` leads to the root of the site."""

        def part(text: str) -> str:
            name = named(text.encode())
            return f'<p data-part="{name}"></p>' if name in self.parts else text

        def picture(found: re.Match[str]) -> str:
            path = picture_path(b64decode(found[1]))
            return f'src="{root}{path}" loading="lazy"' if path in self.pictures else found[0]

        steps: list[str] = []

        def step(head: str, inside: str) -> str:
            steps.append(
                "".join(part(text) if is_list else text for text, is_list in _lists(inside))
            )
            return f'{head}<p data-step="{len(steps) - 1}"></p>'

        start, *rest = page.split(_STEPS)
        told = "".join(f"{step(head, inside)}{after}" for head, inside, after in map(_parted, rest))
        folded = _PICTURE.sub(picture, start + told)
        if not steps:
            return folded
        packed = b64encode(zlib.compress(json.dumps(steps, ensure_ascii=False).encode()))
        return folded.replace("</main>", f"{_OPENS}{packed.decode()}{_CLOSES}</main>", 1)

    def unfolded(self, page: str) -> str:
        """Return a page as it was before `folded`."""
        page, opens, rest = page.partition(_OPENS)
        packed, _, after = rest.partition(_CLOSES)
        steps = json.loads(zlib.decompress(b64decode(packed))) if opens else []
        page = _STEP.sub(lambda found: steps[int(found[1])], page + after)
        whole = _PLACE.sub(lambda found: self.parts[found[1]], page)

        def picture(found: re.Match[str]) -> str:
            drawn = b64encode(self.pictures[found[1]]).decode()
            return f'src="data:image/svg+xml;base64,{drawn}"'

        return _IMAGE.sub(picture, whole)


def shared(pages: Iterable[str]) -> Shared:
    """Return what more than one of some pages say."""
    lists: Counter[str] = Counter()
    pictures: Counter[str] = Counter()
    for page in pages:
        steps = [_parted(rest)[1] for rest in page.split(_STEPS)[1:]]
        lists.update({text for one in steps for text, is_list in _lists(one) if is_list})
        pictures.update(set(_PICTURE.findall(page)))
    common = [text for text, times in lists.items() if times > 1 and len(text) >= _LEAST]
    drawn = [b64decode(text) for text, times in pictures.items() if times > 1]
    return Shared(
        {named(one.encode()): one for one in sorted(common)},
        {picture_path(one): one for one in sorted(drawn)},
    )


def _parted(rest: str) -> tuple[str, str, str]:
    """Return the head of how a figure was made, what is inside, and what follows it."""
    summary, headed, more = rest.partition(_HEADED)
    inside, end, after = more.partition(_END)
    return f"{_STEPS}{summary}{headed}", inside, f"{end}{after}"


def _lists(inside: str) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a text in order, and whether each is a list with its heading."""
    at = 0
    for found in _LIST.finditer(inside):
        end = inside.index(f"</{found[1]}>", found.end()) + len("</ol>")
        yield inside[at : found.start()], False
        yield inside[found.start() : end], True
        at = end
    yield inside[at:], False


def named(content: bytes) -> str:
    """Return a short name of content, another one for other content."""
    return hashlib.sha256(content).hexdigest()[:10]


def picture_path(content: bytes) -> str:
    """Return where a picture lies that pages share."""
    return f"assets/pictures/{named(content)}.svg"
