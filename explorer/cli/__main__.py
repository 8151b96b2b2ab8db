"""Runs the command: ``python -m explorer.cli``."""

import sys

from explorer.cli import main

sys.exit(main())
