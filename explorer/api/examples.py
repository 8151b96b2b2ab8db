"""An address of each operation that works: for its description, and for what is said of faults."""

from urllib.parse import parse_qsl, unquote, urlsplit

_HLE = "indicator=healthy-life-expectancy"
# By operation, from where the API begins. The first parameters are those of the operation's path.
EXAMPLES: dict[str, str] = {
    "about": "",
    "levels": "levels",
    "areas": "areas?level=region",
    "area": "areas/upper-tier:E06000009",
    "search": "search?q=FY1%202LX",
    "indicators": "indicators?theme=money",
    "indicator": "indicators/healthy-life-expectancy",
    "values": f"values?{_HLE}&level=region&sex=female",
    "compare": f"compare?a=Blackpool&b=Winchester&{_HLE}&sex=female",
    "gap": f"gap?{_HLE}&level=region&sex=female&measure=range",
    "inside": "inside?indicator=healthy-life-expectancy-modelled&within=region&sex=female",
    "change": f"change?{_HLE}&level=region&from=2018-2020&to=2022-2024&sex=female&measure=range",
    "goal": "goal?sex=female",
    "doctors": "doctors?level=region&definition=need",
    "doctors-area": "doctors/upper-tier:E06000001",
    "areas-that-fit": "areas-that-fit?level=region&where=happiness%20below%20england",
    "similar": "similar?area=Hartlepool&count=3",
    "page": "page/teach",
    "boundaries": "boundaries/trust",
}


def asked(operation: str) -> list[tuple[str, str]]:
    """Return the parameters of an operation's example, those of its query alone."""
    return parse_qsl(urlsplit(EXAMPLES[operation]).query)


def last_part(operation: str) -> str:
    """Return what stands for the parameter in the path of an operation's example."""
    return unquote(urlsplit(EXAMPLES[operation]).path.rpartition("/")[2])
