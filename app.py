"""The launcher: one ASGI app of Streamlit pages and local map assets."""

from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware

import explorer.pages
from explorer.api.beside import Beside
from explorer.errors import QuestionError
from explorer.maps import assets, files
from explorer.origins import OwnOrigins, keep_still
from explorer.pages import (
    area_files,
    claim_files,
    compare_files,
    doctors_files,
    evidence_files,
    find_files,
    finding_files,
    lesson_files,
    own_files,
    picker_files,
    pictures,
    shell,
    two_files,
    worksheet_files,
)
from explorer.questions.registry import PICTURES
from explorer.serving import (
    KnownPaths,
    SecurityHeaders,
    check_path,
    give_back,
    settle_memory,
    share_memory,
)

try:
    check_path()
except QuestionError as error:  # started by Streamlit's own command
    raise SystemExit(str(error)) from None
keep_still()
share_memory()
PAGES = Path(explorer.pages.__file__).parent

routes = [
    *area_files.routes(),
    *assets.routes(),
    *claim_files.routes(),
    *compare_files.routes(),
    *doctors_files.routes(),
    *evidence_files.routes(),
    *files.routes(),
    *find_files.routes(),
    *finding_files.routes(),
    *lesson_files.routes(),
    *own_files.routes(),
    *picker_files.routes(),
    *pictures.routes(PICTURES),
    *two_files.routes(),
    *worksheet_files.routes(),
]
app = st.App(
    str(PAGES / "main.py"),
    routes=routes,
    middleware=[Middleware(one) for one in (Beside, SecurityHeaders, OwnOrigins, KnownPaths)],
)
settle_memory()


def warm() -> None:
    """Work the first views out, and keep no more memory than they need."""
    shell.warm()
    give_back()


Thread(target=warm, daemon=True).start()
