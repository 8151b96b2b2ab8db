"""Text from outside on its way into a page: it stays text.

folium compiles what its templates yield as templates a second time (branca's
``MacroElement.render``), so that a name such as ``{{ ... }}`` would run on this machine.
Every value that enters one of its templates goes through `script_text`; nothing else
does.
"""

import json
import re
from html import escape
from typing import Any

_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_TEMPLATE_OPENS = re.compile(r"\{(?=[{%#])")


def script_text(content: Any) -> str:
    """Return content as JSON that can end no script and opens no template."""
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    for character, code in _MARKUP.items():
        text = text.replace(character, code)
    return _TEMPLATE_OPENS.sub(r"\\u007b", text)


def markup(text: object) -> str:
    """Return text as HTML shows it."""
    return escape(str(text))
