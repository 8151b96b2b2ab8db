"""What practices returned: their staff and patients, one row a practice and period."""

from zipfile import ZipFile

import pandas as pd

from explorer.build.editions import CENSUS_DAY, financial_year
from explorer.build.publications import raw

STAFF = ("gps", "locums_and_trainees", "locums", "trainees", "nurses", "direct_care")


def practice_returns() -> pd.DataFrame:
    """Return one row a practice and period.

    Returns
    -------
    DataFrame
        practice, period, patients (missing where it has no list) and full-time
        equivalents, missing where a practice made no return: gps (fully qualified and
        permanent), locums_and_trainees, the two apart where they are published so,
        nurses and direct_care (other staff who see patients).
    """
    return pd.concat([_financial_years(), _census_of_2026()], ignore_index=True)


def is_usable(returns: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a practice counts: a GP return above zero and a list above zero.

    A zero may be a missing return, and some emptied practices still carry GPs; such a
    practice belongs on neither side of the ratio.
    """
    return returns["gps"].gt(0) & returns["patients"].gt(0)


def lists_of_2026() -> pd.DataFrame:
    """Return the patients of 1 July 2026: a row a practice, a column a sex and age group.

    Column labels are pairs such as ("FEMALE", "0_4"), and ("ALL", "ALL") for everybody.
    """
    with ZipFile(raw("practice_lists_2026")).open("gp-reg-pat-prac-quin-age.csv") as file:
        frame = pd.read_csv(file, dtype={"POSTCODE": str, "ONS_CODE": str})
    frame = frame[frame["ORG_TYPE"].eq("GP")]
    return frame.pivot(
        index="ORG_CODE", columns=["SEX", "AGE_GROUP_5"], values="NUMBER_OF_PATIENTS"
    )


def youngest(group: str) -> int:
    """Return the youngest age of a group such as "5_9" or "95+"."""
    return int(group.rstrip("+").split("_")[0])


def _financial_years() -> pd.DataFrame:
    frame = pd.read_csv(raw("gp_workforce_years"))
    return pd.DataFrame(
        {
            "practice": frame["Practice.Code"],
            "period": frame["Year"].map(financial_year),
            "patients": frame["TOTAL_PATIENTS"],
            "gps": frame["TOTAL_GP_EXTGL_FTE"],
            "locums_and_trainees": frame["TOTAL_LOCUUM_TRN_FTE"],
            "nurses": frame["TOTAL_NURSES_FTE"],
            "direct_care": frame["TOTAL_DPC_FTE"],
        }
    )


def _census_of_2026() -> pd.DataFrame:
    """Return the staff of 31 May 2026 on the lists of 1 July 2026."""
    frame = pd.read_csv(raw("gp_workforce_2026")).set_index("gp_code")
    trainees = frame["registrar_fte"] + frame["foundation_other_fte"]
    both = pd.DataFrame(
        {
            "patients": lists_of_2026()[("ALL", "ALL")],
            "gps": frame["partner_fte"] + frame["salaried_fte"],
            "locums_and_trainees": frame["locum_fte"] + trainees,
            "locums": frame["locum_fte"],
            "trainees": trainees,
            "nurses": frame["nurse_fte"],
            "direct_care": frame["dpc_fte"],
        }
    )
    return both.rename_axis("practice").reset_index().assign(period=CENSUS_DAY)
