"""An evidence pack as a page, for a view of it."""

from explorer.analysis.evidence import choices, evidence, national
from explorer.questions.evidence.area import area_page
from explorer.questions.evidence.goal import goal_page
from explorer.questions.evidence.view import EvidenceView
from explorer.questions.page import Page


def page(view: EvidenceView, site: str = "", *, live: bool = False) -> Page:
    """Return the pack for a view.

    Parameters
    ----------
    view : EvidenceView
    site : str
        The address of an explorer that readers reach; empty for none.
    live : bool
        Whether its map is one for a screen too.
    """
    address = view.address(site)
    if view.is_national:
        return goal_page(national(), address, live=live)
    return area_page(evidence(view.area, choices(view.measures)), address, live=live)
