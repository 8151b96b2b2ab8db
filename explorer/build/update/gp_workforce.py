"""NHS England's General Practice Workforce: a page a month, which leads to a ZIP of practices.

The page of the series lists the pages of its months, some before they are published. The newest
one that has the archive counts.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pandas as pd

from explorer.analysis.updates import Layout
from explorer.build.editions import CENSUS_DAY
from explorer.build.update import licence
from explorer.build.update.feeds import Feed
from explorer.build.update.reading import is_whole, member, refuse, table, unpacked
from explorer.build.update.refusing import NotFetchedError
from explorer.build.update.released import Release
from explorer.build.update.web import Web
from explorer.periods import MONTHS
from explorer.words import updating as words

HOSTS = ("digital.nhs.uk", "files.digital.nhs.uk")
_SERIES = "https://digital.nhs.uk/data-and-information/publications/statistical"
_ARCHIVE = re.compile(r"/GPWPracticeCSV\.(\d{2})(\d{4})\.zip", re.IGNORECASE)
_MEMBER = r"[^/]*Practice Level - Detailed\.csv"
_SLUG = re.compile(r"(\d{1,2})-([a-z]+)-(\d{4})")
_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})")
_PUBLISHED = re.compile(r"(?:Publication [Dd]ate|Date [Pp]ublished|Published)\W{0,5}")
_PRACTICE = r"[A-HJ-NPV-Y]\d{5}"
_FULL_TIME = r"(\d{1,6}(\.\d{1,20})?|NA|ND)?"
_ABSENT = {"NA", "ND"}
_SHORT = [month[:3] for month in MONTHS]
# A page may be listed before it is published; more than some cannot be ahead of their time.
_AHEAD = 6

_SUBJECTS = {
    "TOTAL_GP_EXTGL_FTE": "GPs, fully qualified and permanent",
    "TOTAL_NURSES_FTE": "Nurses",
    "TOTAL_DPC_FTE": "Direct patient care",
}
# As they stand in the file of 31 May 2026, which has ten columns only.
_HELD = {
    "TOTAL_GP_EXTGL_FTE": ("partner_fte", "salaried_fte"),
    "TOTAL_NURSES_FTE": ("nurse_fte",),
    "TOTAL_DPC_FTE": ("dpc_fte",),
}
_PRAC_CODE, _PATIENTS = "PRAC_CODE", "TOTAL_PATIENTS"
NEEDED = (_PRAC_CODE, _PATIENTS, *_SUBJECTS)

LAYOUT = Layout(
    area="practice",
    name="practice",
    period="period",
    subject="subject",
    value="full_time",
    free=("areas", "periods"),  # practices open and close, and each file is of one day
)


@dataclass(frozen=True)
class _Page:
    text: str
    links: tuple[str, ...]


class _Links(HTMLParser):
    """The links of a page and the texts that it shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [text for name, text in attrs if tag == "a" and name == "href" and text]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


class GpWorkforce:
    """The series and its pages.

    Parameters
    ----------
    web : Web
    """

    layout = LAYOUT

    def __init__(self, web: Web) -> None:
        self._web = web

    def newer(self, feed: Feed, held: bytes | None) -> Release | None:
        """Return the newest month that is published, where it is later than the one held.

        Parameters
        ----------
        feed : Feed
        held : bytes or None
            The file as it is stored; only its day is compared.

        Raises
        ------
        NotFetchedError
            The series has no such page, or the archive is not what it should be.
        """
        series = f"{_SERIES}/{feed.name}"
        days = _days(self._page(series).links, series)
        if not days:
            raise NotFetchedError(words.no_months(series))
        for day in [day for day in sorted(days, reverse=True) if day > _held_day(feed)][:_AHEAD]:
            address = days[day]
            page = self._page(address)
            archives = [link for link in page.links if _ARCHIVE.search(urlsplit(link).path)]
            if archives:
                return self._release(feed, day, address, page, urljoin(address, archives[0]))
        return None

    def held(self, feed: Feed, content: bytes) -> pd.DataFrame:
        """Return the practices of a file as it is stored: an archive, or the ten columns held."""
        name = feed.held().file
        if name.endswith(".zip"):
            return _detailed(member(content, name, _MEMBER)[1], name, _held_day(feed))
        frame = table(unpacked(content, name), name)
        numbers = frame.drop(columns="gp_code").apply(pd.to_numeric)
        columns = {column: numbers[list(parts)].sum(axis=1) for column, parts in _HELD.items()}
        wide = pd.DataFrame(columns).map(lambda one: f"{one:.4f}")
        return _long(frame["gp_code"], wide, _held_day(feed))

    def _page(self, address: str) -> _Page:
        parser = _Links()
        parser.feed(self._web.page(address).content.decode("utf-8", "replace"))
        return _Page(" ".join(" ".join(parser.texts).split()), tuple(parser.links))

    def _release(self, feed: Feed, day: date, address: str, page: _Page, archive: str) -> Release:
        licence.check(page.text, address)
        found = _ARCHIVE.search(urlsplit(archive).path)
        if found and (int(found[2]), int(found[1])) != (day.year, day.month):
            raise NotFetchedError(words.other_month(address, archive))
        fetched = self._web.data(archive)
        name, content = member(fetched.content, archive, _MEMBER)
        return Release(
            feed=feed,
            published=_published(page.text, fetched.modified) or f"{day:%Y-%m}",
            address=archive,
            edition=name,
            licence=words.OPEN_LICENCE,
            content=fetched.content,
            stored=fetched.content,
            ending=".zip",
            frame=_detailed(content, name, day),
            month=f"{day:%Y_%m}",
        )


def _held_day(feed: Feed) -> date:
    """Return the day of the census that is held: that in its key, else the one the build reads."""
    found = re.fullmatch(rf"{re.escape(feed.apart)}_(\d{{4}})_(\d{{2}})", feed.held().key)
    if found is None:
        return date.fromisoformat(CENSUS_DAY.partition("/")[0])
    year, month = int(found[1]), int(found[2])
    return date(year, month, monthrange(year, month)[1])


def _days(links: tuple[str, ...], series: str) -> dict[date, str]:
    """Return the pages of a series by the day that each is of."""
    own = urlsplit(series)
    found: dict[date, str] = {}
    for link in links:
        parts = urlsplit(urljoin(series, link))
        begin, _, slug = parts.path.rstrip("/").rpartition("/")
        match = _SLUG.fullmatch(slug)
        if parts.netloc != own.netloc or begin != own.path or match is None:
            continue
        month = match[2].capitalize()
        if month in MONTHS:
            try:
                day = date(int(match[3]), MONTHS.index(month) + 1, int(match[1]))
            except ValueError:
                continue
            found[day] = f"{series}/{slug}"
    return found


def _published(text: str, modified: str) -> str:
    """Return the day of publication that a page shows, else the day the archive was changed."""
    for label in _PUBLISHED.finditer(text):
        found = _DAY.match(text, label.end())
        if found and found[2] in _SHORT:
            return f"{found[3]}-{_SHORT.index(found[2]) + 1:02d}-{int(found[1]):02d}"
    try:
        return datetime.strptime(modified, "%a, %d %b %Y %H:%M:%S GMT").date().isoformat()
    except ValueError:
        return ""


def _detailed(content: bytes, name: str, day: date) -> pd.DataFrame:
    """Return the practices of the detailed file, a row a practice and kind of staff."""
    try:
        content.decode("utf-8-sig")
        encoding = "utf-8-sig"
    except UnicodeDecodeError:  # names of practices are written in Windows' own code page
        encoding = "cp1252"
    frame = table(content, name, encoding)
    for column in NEEDED:
        if column not in frame:
            raise NotFetchedError(words.no_column(name, column, list(frame.columns)))
    codes = frame[_PRAC_CODE]
    refuse(~is_whole(codes, _PRACTICE), codes, name, _PRAC_CODE)
    refuse(codes.duplicated(), codes, name, _PRAC_CODE)
    for column in (_PATIENTS, *_SUBJECTS):
        refuse(~is_whole(frame[column], _FULL_TIME), frame[column], name, column)
    wide = frame[list(_SUBJECTS)].replace(dict.fromkeys(_ABSENT, ""))
    return _long(codes, wide, day)


def _long(codes: "pd.Series[str]", wide: pd.DataFrame, day: date) -> pd.DataFrame:
    frames = [
        pd.DataFrame(
            {
                LAYOUT.area: codes,
                LAYOUT.period: f"{day.isoformat()}/P1D",
                LAYOUT.subject: subject,
                LAYOUT.value: wide[column],
            }
        )
        for column, subject in _SUBJECTS.items()
    ]
    return pd.concat(frames, ignore_index=True)
