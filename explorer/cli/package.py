"""The command that writes the data as a package."""

import argparse
import sys
from pathlib import Path

from explorer.cli.printing import Commands
from explorer.deposit.package import written


def add(commands: Commands) -> None:
    """Add the command."""
    package = commands.add_parser(
        "package", help="write all data as a Data Package, ready for an archive"
    )
    package.add_argument("folder", type=Path, metavar="DIR", help="where it goes: empty, or new")
    package.set_defaults(run=_package)


def _package(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    files = size = 0
    for file in written(folder):
        files, size = files + 1, size + len(file.content)
        if sys.stderr.isatty():
            print(f"\r{files} files, {size:,} bytes", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(f"{folder}: {files} files, {size:,} bytes")
    return 0
