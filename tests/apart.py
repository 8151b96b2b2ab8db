"""What waits, run where nothing else does."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def apart(talk: Coroutine[Any, Any, Any]) -> Any:
    """Run what waits in a thread of its own: the browser's tests leave a loop in this one."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, talk).result()
