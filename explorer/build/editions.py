"""Which editions of the staff census and of the lists the build reads, and the days they are of.

They name sources: the next release changes them here, and a reader where its columns differ.
The explorer itself knows none of them. It reads them from the values, and from the dates that
the build writes into the record of the practices.
"""


def financial_year(ends: int) -> str:
    """Return the period of the financial year that ends in a year."""
    return f"{ends - 1}-04-01/P1Y"


# The staff census: the first returns that are held, the years that are means of their returns,
# and the latest, a single day.
FIRST_RETURNS = "2015-09-30/P1D"
FIRST_YEAR = financial_year(2016)
CENSUS_DAY = "2026-05-31/P1D"
# The patient lists that go with the census, and where practices were on that day. Those of a
# year before tell which list grew; no staff of that day are held.
LISTS = "2026-07-01/P1D"
EARLIER_LISTS = "2025-05-01/P1D"
# The organisation register, and where practices were in the financial years.
REGISTER = "2023-12-31/P1D"
# The financial year that NHS England's own weighted lists are of.
WEIGHTED_YEAR = financial_year(2023)
# What the record of the practices says.
DATES = {
    "first_returns": FIRST_RETURNS,
    "census": CENSUS_DAY,
    "lists": LISTS,
    "register": REGISTER,
}
