"""Launches a bare route that gives bytes from memory: what an answer of the API is set beside.

``python from_memory.py PORT FILE``: the file as it is at ``/plain``, compressed at ``/compressed``.
"""

import gzip
import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

PORT, PLAIN = int(sys.argv[1]), Path(sys.argv[2]).read_bytes()
COMPRESSED = gzip.compress(PLAIN, 6)


async def plain(_: Request) -> Response:
    """Answer with the bytes as they are."""
    return Response(PLAIN, media_type="application/json")


async def compressed(_: Request) -> Response:
    """Answer with the bytes compressed."""
    headers = {"content-encoding": "gzip"}
    return Response(COMPRESSED, media_type="application/json", headers=headers)


async def health(_: Request) -> Response:
    """Answer that it is there."""
    return PlainTextResponse("ok")


app = Starlette(
    routes=[
        Route("/plain", plain),
        Route("/compressed", compressed),
        Route("/_stcore/health", health),
    ]
)
uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="error", access_log=False)
