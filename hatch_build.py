"""Puts data and launcher inside the wheel; a checkout keeps them where they are."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = ("app.py", "boundaries", "indicators", ".streamlit/config.toml")


class PutDataInside(BuildHookInterface):
    """Adds what lies beside the package to a wheel, below ``explorer/_data``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files to add; an editable install reads them from the checkout."""
        if version == "standard":
            build_data["force_include"] |= {name: f"explorer/_data/{name}" for name in INSIDE}
