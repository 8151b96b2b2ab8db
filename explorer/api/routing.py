"""Where operations are told: at their path, and asked as described alone."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from rapidfuzz import process
from starlette.datastructures import QueryParams

from explorer.words.api.problems import invalid, twice, unknown

PREFIX = "/api/v1"
# An operation whose settings are those of the page that it answers with.
_FREE = "page"
_NEAR, _CLOSE = 3, 60
LONGEST_SETTING = 2_000


class NotAsDescribedError(Exception):
    """A question that does not fit the description: a parameter is unknown, or given twice.

    Parameters
    ----------
    sentence : str
        What was wrong, and what would work.
    parameter : str
        As it was given.
    near : list of str
        Parameters that come close to it.
    """

    def __init__(self, sentence: str, parameter: str, near: list[str]) -> None:
        super().__init__(sentence)
        self.parameter, self.near = parameter, near


def known_alone(request: Request) -> None:
    """Refuse a parameter that an operation does not have, and one that is given twice.

    Raises
    ------
    NotAsDescribedError
        The sentence says which there are.
    """
    route, given = request.scope["route"], request.query_params
    if route.operation_id == _FREE:
        _check_settings(given)
        return
    fields = {field.alias: field for field in route.dependant.query_params}
    for name in given:
        if name not in fields:
            near = process.extract(name, list(fields), limit=_NEAR, score_cutoff=_CLOSE)
            sentence = unknown(name, list(fields))
            raise NotAsDescribedError(sentence, name, [one for one, *_ in near])
        if len(given.getlist(name)) > 1 and not _is_list(fields[name]):
            raise NotAsDescribedError(twice(name), name, [])


def _check_settings(given: QueryParams) -> None:
    for name, value in given.multi_items():
        if len(given.getlist(name)) > 1:
            raise NotAsDescribedError(twice(name), name, [])
        if len(value) > LONGEST_SETTING:
            limit = {"max_length": LONGEST_SETTING}
            raise NotAsDescribedError(invalid(name, "string_too_long", limit, ""), name, [])


def _is_list(field: Any) -> bool:
    return "list[" in str(field.field_info.annotation)


def operations() -> APIRouter:
    """Return what a module tells its operations to."""
    return APIRouter(prefix=PREFIX, dependencies=[Depends(known_alone)])
