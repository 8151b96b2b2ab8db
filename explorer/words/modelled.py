"""Words for figures by our model, and for what the model knows of a place."""

from collections.abc import Mapping

# What each covariate is called inside a sentence.
COVARIATES: Mapping[str, str] = {
    "disabled": "the share of disabled residents",
    "income": "the income deprivation rate",
    "illness": "the comparative illness and disability ratio",
    "years_lost": "years of potential life lost",
    "education": "the education score",
    "aged_65": "the share of residents aged 65 and over",
}
