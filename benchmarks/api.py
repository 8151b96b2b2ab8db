"""What an answer of the API costs beside a bare route: ``python -m benchmarks.api``.

Thirty readers at once ask for the values of 543 constituencies, and for the same bytes from the
memory of a bare Starlette app under the same server, in turn, as they are and compressed. Then
what an answer costs when nobody has asked for it before, in seconds of the processor of a fresh
process, and how long others wait meanwhile.
"""

import asyncio
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.servers import APPS, EXPLORER, App, Server, serving

READERS, EACH, ROUNDS = 30, 20, 7
VALUES = "api/v1/values?indicator=imd-score&level=constituency"
KEPT = "api/v1/levels"
HEAVY = (
    "gap?level=upper-tier",
    "change?level=upper-tier&from=2018-2020&to=2022-2024",
    "goal?level=upper-tier",
    "doctors/upper-tier:E06000009",
    "areas-that-fit?level=constituency&where=imd-score%20above%20england",
    "values?indicator=imd-score&level=constituency&format=geojson",
    "boundaries/constituency",
    "areas/upper-tier:E06000009",
    "openapi.json",
)
_COLD = """
import asyncio, sys, time
from explorer.api.application import api
from explorer.api.asking import ask
app = api()
def asked(address):
    path, _, query = address.partition("?")
    answer = asyncio.run(ask(app, "/api/v1/" + path, query.encode()))
    assert answer.status == 200, answer.body
asked("levels")
start = time.process_time()
asked(sys.argv[1])
print(time.process_time() - start)
"""


def rounds(explorer: Server, bare: Server) -> Iterator[tuple[str, float, float]]:
    """Give, for each way to send, the median seconds of an answer of the API and of the route."""
    ways = {"as it is": ("plain", "identity"), "compressed": ("compressed", "gzip")}
    for way, (path, encoding) in ways.items():
        times: tuple[list[float], list[float]] = [], []
        for _ in range(ROUNDS):
            for server, address, found in (
                (explorer, VALUES, times[0]),
                (bare, path, times[1]),
            ):
                found.append(asyncio.run(_at_once(server.port, address, encoding)))
        yield way, median(times[0]), median(times[1])


async def _at_once(port: int, address: str, encoding: str) -> float:
    """Return the seconds of an answer, all readers together."""
    start = time.perf_counter()
    await asyncio.gather(*(_reader(port, address, encoding) for _ in range(READERS)))
    return (time.perf_counter() - start) / (READERS * EACH)


async def _reader(port: int, address: str, encoding: str, times: int = EACH) -> None:
    reading, writing = await asyncio.open_connection("127.0.0.1", port)
    request = (
        f"GET /{address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\n\r\n"
    ).encode()
    for _ in range(times):
        writing.write(request)
        head = await reading.readuntil(b"\r\n\r\n")
        if b" 200 " not in head.partition(b"\r\n")[0]:
            raise RuntimeError(head.decode())
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        await reading.readexactly(int(length))
    writing.close()


def cold(address: str) -> float:
    """Return the processor seconds of an answer that nothing is known of."""
    told = subprocess.run(
        [sys.executable, "-c", _COLD, address], capture_output=True, text=True, check=True
    )
    return float(told.stdout)


async def waits(port: int, address: str) -> tuple[float, float]:
    """Return how long a kept answer takes at most while another is worked out, and while none is.

    Parameters
    ----------
    port : int
    address : str
        Of the answer that is worked out, below where the API begins.
    """
    await _reader(port, KEPT, "gzip", 1)
    quiet = [await _timed(port) for _ in range(100)]
    working = asyncio.create_task(_reader(port, f"api/v1/{address}", "gzip", 1))
    busy = []
    while not working.done():
        busy.append(await _timed(port))
    await working
    return max(busy), max(quiet)


async def _timed(port: int) -> float:
    start = time.perf_counter()
    await _reader(port, KEPT, "gzip", 1)
    return time.perf_counter() - start


def main() -> None:
    """Print all, as ratios where they are."""
    with serving(EXPLORER) as explorer, TemporaryDirectory() as folder:
        file = Path(folder) / "values.json"
        with urllib.request.urlopen(f"{explorer.url}{VALUES}") as answer:
            file.write_bytes(answer.read())
        script = [str(APPS / "from_memory.py")]
        with serving(App("A bare route", lambda port: [*script, str(port), str(file)])) as bare:
            for way, own, route in rounds(explorer, bare):
                print(
                    f"{READERS} readers, values of 543 areas, {way}: "
                    f"{own / route:.2f} x a bare route ({own * 1000:.2f} ms an answer)",
                    flush=True,
                )
        for address in HEAVY[:2]:
            most, quiet = asyncio.run(waits(explorer.port, address))
            print(
                f"While {address} is worked out, a kept answer waits {most * 1000:.0f} ms at most; "
                f"else {quiet * 1000:.0f} ms",
                flush=True,
            )
    for address in HEAVY:
        print(f"{address}, asked first: {cold(address):.1f} s of the processor", flush=True)


if __name__ == "__main__":
    main()
