"""Addresses of the explorer's own pages that sentences in several places lead to."""

from urllib.parse import urlencode

# The page on how well the model does, which stands beside the bar's pages.
PROOF = "model"


def proof_address(sex: str = "") -> str:
    """Return the address of the page "How well does the model do?", for a sex where one is given.

    Every modelled figure leads there.
    """
    return f"?{urlencode({'page': PROOF, **({'sex': sex} if sex else {})})}"
