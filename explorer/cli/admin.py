"""Commands for whoever runs the explorer: serve, build, check."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from explorer import checks
from explorer.cli.printing import Commands
from explorer.errors import ExplorerError
from explorer.root import data_root

FAULT = 1


def add(commands: Commands) -> None:
    """Add the group's commands."""
    app = commands.add_parser("app", help="serve the explorer to a browser")
    app.add_argument("--port", type=_port, default=8501, help="port to serve on (8501)")
    app.set_defaults(run=_app)

    build = commands.add_parser("build", help="derive the embedded data from raw publications")
    build.add_argument("--out", type=Path, help="data folder to write (the one in use)")
    build.set_defaults(run=_build)

    check = commands.add_parser("check", help="validate everything embedded and print counts")
    check.set_defaults(run=_check)


def _port(text: str) -> int:
    port = int(text) if text.isdigit() else 0
    if not 1 <= port <= 65535:  # noqa: PLR2004 -- the ports there are
        raise argparse.ArgumentTypeError(f"'{text}' is not a port; choose 1 to 65535")
    return port


def _app(options: argparse.Namespace) -> int:
    from explorer.serving import serve  # noqa: PLC0415 -- only this command needs a server

    return serve(options.port)


def _build(options: argparse.Namespace) -> int:
    try:
        from explorer.build.alike import pinned  # noqa: PLC0415 -- needs the build tools
        from explorer.build.run import build, needs_sources  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ExplorerError(
            f"'explorer build' needs the package '{error.name}': install the build tools with "
            "'make setup', or pip install -r requirements-dev.lock."
        ) from error
    needs_sources()
    out = options.out or data_root()
    environment = pinned(os.environ)
    if environment != os.environ:
        again = [sys.executable, "-m", "explorer.cli", "build", "--out", str(out)]
        return subprocess.run(again, env=environment, check=False).returncode
    build(out, lambda line: print(line, flush=True))
    return 0


def _check(_: argparse.Namespace) -> int:
    faults = warnings = 0
    for line in checks.check():
        faults += line.fault
        warnings += line.warning
        print(line.text, file=sys.stderr if line.fault or line.warning else sys.stdout)
    look = f" {warnings} warnings: look at each; it may be right all the same." if warnings else ""
    print(f"{faults} faults.{look}" if faults else f"Everything embedded is in order.{look}")
    return FAULT if faults else 0
