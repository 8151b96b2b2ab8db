"""What is written when all else is there: the list of files, the way for the lost, the sitemap."""

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from explorer.site.lists import DATA, LOST, data_page, lost_page
from explorer.site.plan import Files, Plan


def ending(plan: Plan, sizes: Mapping[str, int]) -> Files:
    """Return the last files of a site.

    Parameters
    ----------
    plan : Plan
    sizes : mapping of str to int
        Every other file's, in bytes, by path.
    """
    address = plan.order.address
    pages = sorted(
        path for path in sizes if path.endswith(".html") and not path.startswith("files/")
    )
    pages = [*pages, DATA] if plan.slugs else pages
    robots = "User-agent: *\nAllow: /\n"
    files = {LOST: plan.drawer.lost(LOST, lost_page())}
    if plan.slugs:
        files |= plan.drawer.listed(DATA, data_page(sizes, plan.slugs))
    if address:
        robots += f"Sitemap: {address}sitemap.xml\n"
        files["sitemap.xml"] = _sitemap(address, pages).encode()
    return {**files, "robots.txt": robots.encode()}


def _sitemap(address: str, paths: list[str]) -> str:
    places = "\n".join(
        f"<url><loc>{escape(address + quote(path if path != 'index.html' else ''))}</loc></url>"
        for path in paths
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}\n</urlset>\n'
    )
