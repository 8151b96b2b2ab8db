"""Worked claims: what was said, and of each claim its kind, measure, places, group and verdict.

The figures in them are from the publications that the records name; ``test_claim.py`` checks
those that most claims rest on against the raw rows. None is a rule: each is what a reader means.
"""

CLAIMS = [
    (
        "A girl born in Blackpool can expect to live 54 healthy years; in Winchester it is 66",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "outdated"),
            ("value", "healthy-life-expectancy", "district:Winchester", "female", "outdated"),
        ],
    ),
    (
        "Hartlepool has one GP for 2,500 patients",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "rounded"),
        ],
    ),
    (
        "the gap between North and South has doubled",
        [
            ("change of a gap", "", "", "", "does not agree"),
        ],
    ),
    (
        "Healthy life expectancy in Blackpool has fallen by 2 years since 2011.",
        [
            ("change", "healthy-life-expectancy", "upper-tier:Blackpool", "", "does not agree"),
        ],
    ),
    (
        "Life expectancy for men in Blackpool is the lowest in England, at 73.2 years.",
        [
            ("order", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
        ],
    ),
    (
        "Girls in Blackpool can expect 13 fewer healthy years than girls in Hampshire.",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "upper-tier:Blackpool|upper-tier:Hampshire",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "Nearly one in three children in Blackpool is growing up in poverty, compared with one in five in England.",
        [
            ("value", "children-low-income", "upper-tier:Blackpool", "", "agrees"),
            ("value", "children-low-income", "country:England", "", "agrees"),
        ],
    ),
    (
        "54% of adults in Narnia smoke",
        [
            ("value", "smoking", "Narnia", "", "not held"),
        ],
    ),
    (
        "Glasgow has a life expectancy of 73",
        [
            ("value", "life-expectancy", "Glasgow", "", "not held"),
        ],
    ),
    (
        "In 2022 to 2024, Blackpool girls had 51.8 years of good health, down from 54.3 in 2018-20.",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "agrees"),
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "outdated"),
        ],
    ),
    (
        "Smoking in Blackpool is twice the national average.",
        [
            ("ratio", "smoking", "upper-tier:Blackpool|country:England", "", "does not agree"),
        ],
    ),
    (
        "Blackpool's smoking rate is nearly 70% higher than the England average",
        [
            ("difference", "smoking", "upper-tier:Blackpool|country:England", "", "rounded"),
        ],
    ),
    (
        "There are 2,300 patients for every GP in Hartlepool because of cuts",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "outdated"),
        ],
    ),
    (
        "By 2035 healthy life expectancy in the North East will be 65",
        [
            ("value", "healthy-life-expectancy", "region:North East", "", "not checked"),
        ],
    ),
    (
        "Women in Blackpool live 5 years longer than men.",
        [
            (
                "difference",
                "life-expectancy",
                "upper-tier:Blackpool",
                "female+male",
                "does not agree",
            ),
        ],
    ),
    (
        "There's a gap of 13 years between Blackpool and Hampshire for girls' healthy life expectancy",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "upper-tier:Blackpool|upper-tier:Hampshire",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "Blackpool has one of the lowest life expectancies in the country",
        [
            ("order", "life-expectancy", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "hartlepool has 43 gps per 100,000 patients",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "outdated"),
        ],
    ),
    (
        "Half of all GP appointments in England are on the same day",
        [
            ("value", "gp-same-day", "country:England", "", "does not agree"),
        ],
    ),
    (
        "34.2% of people in England wait more than 18 weeks for hospital treatment",
        [
            ("value", "hospital-18-weeks", "country:England", "", "agrees"),
        ],
    ),
    (
        "Healthy life expectancy has risen since 2011",
        [
            ("change", "healthy-life-expectancy", "country:England", "", "does not agree"),
        ],
    ),
    (
        "fewer GPs per patient in Hartlepool than in Winchester",
        [
            (
                "comparison",
                "gps-per-100k",
                "upper-tier:Hartlepool|district:Winchester",
                "",
                "agrees",
            ),
        ],
    ),
    (
        "Blackpool is the most deprived place in England",
        [
            ("order", "imd-score", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "People in the most deprived areas of England live 19 fewer years in good health than those in the least deprived",
        [
            ("deprivation", "healthy-life-expectancy", "England", "", "agrees"),
        ],
    ),
    (
        "Boys born in Blackpool today can look forward to just 50.9 years of good health.",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
        ],
    ),
    (
        "My hon. Friend will know that a baby boy in Blackpool can expect 54 years of healthy life.",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "male", "outdated"),
        ],
    ),
    (
        "Healthy life expectancy for women in England is 61.3 years",
        [
            ("value", "healthy-life-expectancy", "country:England", "female", "agrees"),
        ],
    ),
    (
        "Men in the North East can expect to be healthy until they are 57",
        [
            ("value", "healthy-life-expectancy", "region:North East", "male", "agrees"),
        ],
    ),
    (
        "In Kensington and Chelsea men live to 83",
        [
            (
                "value",
                "life-expectancy",
                "upper-tier:Kensington and Chelsea",
                "male",
                "does not agree",
            ),
        ],
    ),
    (
        "A man in Blackpool can expect to die at 73",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
        ],
    ),
    (
        "Life expectancy in Hartlepool: 76 for men and 80 for women.",
        [
            ("value", "life-expectancy", "upper-tier:Hartlepool", "male", "outdated"),
            ("value", "life-expectancy", "upper-tier:Hartlepool", "female", "agrees"),
        ],
    ),
    (
        "Life expectancy in Hartlepool is 76.0 for men, 80.1 for women",
        [
            ("value", "life-expectancy", "upper-tier:Hartlepool", "male", "outdated"),
            ("value", "life-expectancy", "upper-tier:Hartlepool", "female", "outdated"),
        ],
    ),
    (
        "In Manchester, 1 in 3 kids live in poverty",
        [
            ("value", "children-low-income", "upper-tier:Manchester", "", "agrees"),
        ],
    ),
    (
        "Almost 40% of Blackpool's children live in poverty once housing costs are paid",
        [
            ("value", "children-low-income-after-housing", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "One in nine adults in England smokes",
        [
            ("value", "smoking", "country:England", "", "agrees"),
        ],
    ),
    (
        "Smoking rates in Blackpool have halved since 2011",
        [
            ("change", "smoking", "upper-tier:Blackpool", "", "not held"),
        ],
    ),
    (
        "20% of adults in Blackpool smoke, the highest in England",
        [
            ("value", "smoking", "upper-tier:Blackpool", "", "agrees"),
            ("order", "smoking", "upper-tier:Blackpool", "", "cannot be said"),
        ],
    ),
    (
        "26.6% of adults in England are obese",
        [
            ("value", "obesity-adults", "country:England", "", "agrees"),
        ],
    ),
    (
        "More than a quarter of adults in England are living with obesity",
        [
            ("value", "obesity-adults", "country:England", "", "agrees"),
        ],
    ),
    (
        "One in five children leave primary school obese",
        [
            ("value", "obesity-year-6", "country:England", "", "rounded"),
        ],
    ),
    (
        "22.2% of Year 6 children are obese",
        [
            ("value", "obesity-year-6", "country:England", "", "agrees"),
        ],
    ),
    (
        "10.5% of reception children in England are obese",
        [
            ("value", "obesity-reception", "country:England", "", "agrees"),
        ],
    ),
    (
        "The suicide rate in the North East is 13 per 100,000",
        [
            ("value", "suicide", "region:North East", "", "agrees"),
        ],
    ),
    (
        "Ten people in every 100,000 in England die by suicide",
        [
            ("value", "suicide", "country:England", "", "agrees"),
        ],
    ),
    (
        "Men are three times more likely than women to die by suicide",
        [
            ("ratio", "suicide", "country:England", "male+female", "agrees"),
        ],
    ),
    (
        "Winchester has 56 GPs per 100,000 patients",
        [
            ("value", "gps-per-100k", "district:Winchester", "", "agrees"),
        ],
    ),
    (
        "There is one GP for every 2,210 patients in England",
        [
            ("value", "gps-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "England has 45.25 full-time equivalent GPs per 100,000 patients",
        [
            ("value", "gps-per-100k", "country:England", "", "too precise"),
        ],
    ),
    (
        "In Hastings and Rye there are over 3,000 patients per GP",
        [
            ("value", "gps-per-100k", "constituency:Hastings and Rye", "", "agrees"),
        ],
    ),
    (
        "patients per GP in Hartlepool: 2,438",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "Blackpool has fewer GPs per patient than the England average",
        [
            ("comparison", "gps-per-100k", "upper-tier:Blackpool|country:England", "", "agrees"),
        ],
    ),
    (
        "Hartlepool is in the worst fifth of the country for GPs per patient",
        [
            ("order", "gps-per-100k", "upper-tier:Hartlepool", "", "does not agree"),
        ],
    ),
    (
        "76.4% of people were seen in A&E within four hours",
        [
            ("value", "ae-four-hours", "country:England", "", "agrees"),
        ],
    ),
    (
        "Nearly a quarter of patients wait more than four hours in A&E",
        [
            ("value", "ae-four-hours", "country:England", "", "agrees"),
        ],
    ),
    (
        "69% of cancer patients started treatment within 62 days",
        [
            ("value", "cancer-62-days", "country:England", "", "agrees"),
        ],
    ),
    (
        "Only 65.8% of patients are waiting less than 18 weeks, far short of the 92% standard",
        [
            ("value", "hospital-18-weeks", "country:England", "", "agrees"),
        ],
    ),
    (
        "Ambulances take 27 minutes on average to reach category 2 calls such as strokes",
        [
            ("value", "ambulance-category-2", "country:England", "", "agrees"),
        ],
    ),
    (
        "One in five people waited six weeks or more for a test",
        [
            ("value", "diagnostics-six-weeks", "country:England", "", "agrees"),
        ],
    ),
    (
        "57% of cancers in England are caught at stage 1 or 2",
        [
            ("value", "cancer-early", "country:England", "", "agrees"),
        ],
    ),
    (
        "The unemployment rate in Blackpool is 3.6%",
        [
            ("value", "unemployment-modelled", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Only 69.7% of working age people in Blackpool are in work",
        [
            ("value", "employment", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Average weekly pay in Blackpool is £540",
        [
            ("value", "weekly-pay", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Typical weekly earnings in England: £648",
        [
            ("value", "weekly-pay", "country:England", "", "agrees"),
        ],
    ),
    (
        "People in Blackpool have £18,846 of disposable income per head, £6,500 less than the national average",
        [
            ("value", "household-income", "upper-tier:Blackpool", "", "agrees"),
            (
                "difference",
                "household-income",
                "upper-tier:Blackpool|country:England",
                "",
                "rounded",
            ),
        ],
    ),
    (
        "House prices in Blackpool are 4.3 times annual earnings",
        [
            ("value", "housing-affordability", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "turnout in Blackpool South was 45% in 2024",
        [
            ("value", "turnout-2024", "constituency:Blackpool South", "", "agrees"),
        ],
    ),
    (
        "142,708 people live in Blackpool",
        [
            ("value", "people", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Blackpool has a population of about 143,000",
        [
            ("value", "people", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "10.6% of people in Blackpool have no qualifications",
        [
            ("value", "no-qualifications", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Deaths from heart disease in Blackpool are 54 per 100,000",
        [
            ("value", "cvd-deaths-preventable", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Blackpool has the highest preventable death rate in England",
        [
            ("order", "deaths-preventable", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "The rate of preventable deaths in Blackpool is double the national rate",
        [
            ("ratio", "deaths-preventable", "upper-tier:Blackpool|country:England", "", "agrees"),
        ],
    ),
    (
        "Fuel poverty affects 11.4% of households in England",
        [
            ("value", "fuel-poverty", "country:England", "", "agrees"),
        ],
    ),
    (
        "The regional gap in healthy life expectancy for girls is 7.4 years",
        [
            ("gap", "healthy-life-expectancy", "", "female", "agrees"),
        ],
    ),
    (
        "The gap in healthy life expectancy between the best and worst regions has grown since 2011",
        [
            ("change of a gap", "healthy-life-expectancy", "", "", "cannot be said"),
        ],
    ),
    (
        "Women in the South East can expect 7 more healthy years than women in the North East",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "region:South East|region:North East",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "The North East has the lowest healthy life expectancy of any region",
        [
            ("order", "healthy-life-expectancy", "region:North East", "", "cannot be said"),
        ],
    ),
    (
        "People in the North live shorter lives than people in the South",
        [
            ("comparison", "life-expectancy", "the north|the south", "", "not held"),
        ],
    ),
    (
        "Life expectancy in Wales is 78",
        [
            ("value", "life-expectancy", "Wales", "", "not held"),
        ],
    ),
    (
        "Diabetes affects 8% of people in Blackpool",
        [
            ("value", "diabetes", "Blackpool", "", "not held"),
        ],
    ),
    (
        "Blackpool council has failed its residents",
        [
            ("none", "", "Blackpool council", "", "not understood"),
        ],
    ),
    (
        "GPs in Hartlepool are leaving because of workload; there are now 2,438 patients per GP",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "Healthy life expectancy will fall to 50 in Blackpool by 2030",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "", "not checked"),
        ],
    ),
    (
        "By 2035 the gap will be halved",
        [
            ("change of a gap", "", "", "", "not checked"),
        ],
    ),
    (
        "What is the weather like today?",
        [
            ("none", "", "", "", "not understood"),
        ],
    ),
    (
        "Healthy life expectancy in Blackpool fell from 54.3 to 51.8 for girls",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "outdated"),
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "agrees"),
        ],
    ),
    (
        "Children in Blackpool are 50% more likely to be in poverty than the England average",
        [
            (
                "difference",
                "children-low-income",
                "upper-tier:Blackpool|country:England",
                "",
                "does not agree",
            ),
        ],
    ),
    (
        "Healthy life expectancy in England has dropped by 2.6 years for women since 2011",
        [
            ("change", "healthy-life-expectancy", "country:England", "female", "agrees"),
        ],
    ),
    (
        "Life expectancy is 9 years lower in Blackpool than in Kensington and Chelsea for men",
        [
            (
                "difference",
                "life-expectancy",
                "upper-tier:Blackpool|upper-tier:Kensington and Chelsea",
                "male",
                "agrees",
            ),
        ],
    ),
    (
        "It's 51.8 years in Blackpool.",
        [
            ("value", "", "Blackpool", "", "not understood"),
        ],
    ),
    (
        "Healthy life expectancy at birth in Winchester constituency is 65.1 for girls",
        [
            ("value", "healthy-life-expectancy", "constituency:Winchester", "female", "agrees"),
        ],
    ),
    (
        "Girls born in Winchester can expect 65 years in good health",
        [
            ("value", "healthy-life-expectancy", "district:Winchester", "female", "agrees"),
        ],
    ),
    (
        "In 2018-20 a girl born in Blackpool could expect 54.3 healthy years",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "outdated"),
        ],
    ),
    (
        "In 2019 a girl in Blackpool could expect 54 healthy years",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "agrees"),
        ],
    ),
    (
        "Did you know? Women in Hampshire get 65.1 healthy years. Women in Blackpool get only 51.8!",
        [
            ("none", "", "", "", "not understood"),
            ("value", "healthy-life-expectancy", "upper-tier:Hampshire", "female", "agrees"),
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "agrees"),
        ],
    ),
    (
        "SHOCKING: Hartlepool has just 41 GPs per 100,000 patients vs 45 nationally",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
            ("value", "gps-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "Hartlepool's GPs each look after 2,438 patients on average – 200 more than the national average.",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
            (
                "difference",
                "gps-per-100k",
                "upper-tier:Hartlepool|country:England",
                "",
                "does not agree",
            ),
        ],
    ),
    (
        "The average GP in Hartlepool has 2,438 patients on their list",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "Each doctor in Hartlepool is responsible for around 2,400 people",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "For every GP in Hartlepool there are 2,438 registered patients",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "the ratio of patients to GPs in Hartlepool is 2,438 to 1",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "GP to patient ratio in Hartlepool is 1:2,438",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "Blackpool is among the ten most deprived areas in the country",
        [
            ("order", "imd-score", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Blackpool ranks 1st out of 153 for deprivation",
        [
            ("order", "imd-score", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Blackpool has the third lowest female life expectancy of any council area",
        [
            ("order", "life-expectancy", "upper-tier:Blackpool", "female", "does not agree"),
        ],
    ),
    (
        "Healthy life expectancy in Blackpool is the worst of all 151 local authorities",
        [
            ("order", "healthy-life-expectancy", "upper-tier:Blackpool", "", "cannot be said"),
        ],
    ),
    (
        "Richmond upon Thames has the highest healthy life expectancy in England for women",
        [
            (
                "order",
                "healthy-life-expectancy",
                "upper-tier:Richmond upon Thames",
                "female",
                "cannot be said",
            ),
        ],
    ),
    (
        "Life expectancy in Kensington and Chelsea is the highest in the country",
        [
            ("order", "life-expectancy", "upper-tier:Kensington and Chelsea", "", "cannot be said"),
        ],
    ),
    (
        "Men in Blackpool die almost six years earlier than the England average",
        [
            (
                "difference",
                "life-expectancy",
                "upper-tier:Blackpool|country:England",
                "male",
                "agrees",
            ),
        ],
    ),
    (
        "Male life expectancy in Blackpool is 73.2, six years below the average for England (79.1)",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
            (
                "difference",
                "life-expectancy",
                "upper-tier:Blackpool|country:England",
                "male",
                "agrees",
            ),
            ("value", "life-expectancy", "country:England", "male", "agrees"),
        ],
    ),
    (
        "On average, boys born in Blackpool will live to 73",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
        ],
    ),
    (
        "Boys in Blackpool live shorter lives than girls",
        [
            ("comparison", "life-expectancy", "upper-tier:Blackpool", "male+female", "agrees"),
        ],
    ),
    (
        "A child born in Blackpool today can expect to live only until they are 76",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "", "does not agree"),
        ],
    ),
    (
        "Life expectancy at 65 for women in England is another 21.1 years",
        [
            ("value", "life-expectancy-65", "country:England", "female", "agrees"),
        ],
    ),
    (
        "Women aged 65 in England can expect to live another 21 years",
        [
            ("value", "life-expectancy-65", "country:England", "female", "agrees"),
        ],
    ),
    (
        "Blackpool's women can expect 15 fewer healthy years than women in Richmond upon Thames",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "upper-tier:Blackpool|upper-tier:Richmond upon Thames",
                "female",
                "outdated",
            ),
        ],
    ),
    (
        "The difference between healthy life expectancy for girls in Blackpool and in Hampshire is 12 years",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "upper-tier:Blackpool|upper-tier:Hampshire",
                "female",
                "outdated",
            ),
        ],
    ),
    (
        "There is a 12-year gap in healthy life expectancy between girls in Blackpool and girls in Winchester",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "upper-tier:Blackpool|district:Winchester",
                "female",
                "outdated",
            ),
        ],
    ),
    (
        "a 12 year gap",
        [
            ("difference", "", "", "", "not understood"),
        ],
    ),
    (
        "The gap in healthy life expectancy between the North East and the South East is 7.4 years for girls",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "region:North East|region:South East",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "The North-South divide in healthy life expectancy is 6 years for men",
        [
            ("gap", "healthy-life-expectancy", "", "male", "agrees"),
        ],
    ),
    (
        "the health gap between the North and South is getting wider",
        [
            ("change of a gap", "", "", "", "cannot be said"),
        ],
    ),
    (
        "Regional inequality in healthy life expectancy has narrowed since 2011 for men.",
        [
            ("change of a gap", "healthy-life-expectancy", "", "male", "cannot be said"),
        ],
    ),
    (
        "Hartlepool has lost GPs: there were 43 per 100,000 patients in 2019/20 and 41 now",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "In 2015/16 there were 51.5 GPs per 100,000 patients in England",
        [
            ("value", "gps-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "The number of GPs per patient in England has fallen by 12% since 2015",
        [
            ("change", "gps-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "Number of GPs per 100,000 patients in Hartlepool has dropped from 43 to 41",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "England has lost 2,000 GPs since 2015",
        [
            ("change", "the number of GPs", "England", "", "not held"),
        ],
    ),
    (
        "GP numbers per head are at their lowest",
        [
            ("order", "gps-per-100k", "country:England", "", "does not agree"),
        ],
    ),
    (
        "Less than half of adults in Blackpool are in good health",
        [
            ("value", "people in good health", "Blackpool", "", "not held"),
        ],
    ),
    (
        "Unemployment in Hartlepool is higher than in Winchester.",
        [
            (
                "comparison",
                "unemployment-modelled",
                "upper-tier:Hartlepool|district:Winchester",
                "",
                "cannot be said",
            ),
        ],
    ),
    (
        "Smoking is more common in Blackpool than in the rest of the country",
        [
            ("comparison", "smoking", "upper-tier:Blackpool|country:England", "", "agrees"),
        ],
    ),
    (
        "Adult obesity is rising in England",
        [
            ("change", "obesity-adults", "country:England", "", "agrees"),
        ],
    ),
    (
        "Obesity has gone up by 4 percentage points in England since 2015",
        [
            ("change", "obesity-adults", "country:England", "", "agrees"),
        ],
    ),
    (
        "22.6% of adults were obese in England in 2015/16",
        [
            ("value", "obesity-adults", "country:England", "", "agrees"),
        ],
    ),
    (
        "Over a third of adults in Blackpool are obese",
        [
            ("value", "obesity-adults", "upper-tier:Blackpool", "", "outdated"),
        ],
    ),
    (
        "Persistent absence in Blackpool is 22%, up from 12% before the pandemic",
        [
            ("value", "persistent-absence", "upper-tier:Blackpool", "", "agrees"),
            ("value", "persistent-absence", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Nearly one in five pupils in England is persistently absent",
        [
            ("value", "persistent-absence", "country:England", "", "agrees"),
        ],
    ),
    (
        "The median weekly wage in Blackpool is £108 below the national figure",
        [
            ("difference", "weekly-pay", "upper-tier:Blackpool|country:England", "", "agrees"),
        ],
    ),
    (
        "Fact: if you're a lad from Blackpool you get 50.9 healthy years. That's it.",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
            ("none", "", "", "", "not understood"),
        ],
    ),
    (
        "The right hon. Gentleman's own White Paper says a girl in Blackpool gets 54 years of good health",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "outdated"),
        ],
    ),
    (
        "Hampshire's girls enjoy 70 years of healthy life",
        [
            (
                "value",
                "healthy-life-expectancy",
                "upper-tier:Hampshire",
                "female",
                "does not agree",
            ),
        ],
    ),
    (
        "Blackpool girls can look forward to 50.9 years in good health",
        [
            (
                "value",
                "healthy-life-expectancy",
                "upper-tier:Blackpool",
                "female",
                "does not agree",
            ),
        ],
    ),
    (
        "Healthy life expectancy for females in Blackpool stands at 51.83 years",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "too precise"),
        ],
    ),
    (
        "In our town, Hartlepool, it's one doctor to 2,438 people - a disgrace!",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "Did you know there are just 41 GPs for every 100,000 people registered in Hartlepool?",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "Three in ten Blackpool children are living in relative poverty",
        [
            ("value", "children-low-income", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Blackpool tops the table as the most deprived local authority in England",
        [
            ("order", "imd-score", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Blackpool men have the shortest lives in the country, dying at 73 on average",
        [
            ("order", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
        ],
    ),
    (
        "A Blackpool man's life expectancy trails the national average by six years.",
        [
            (
                "difference",
                "life-expectancy",
                "upper-tier:Blackpool|country:England",
                "male",
                "agrees",
            ),
        ],
    ),
    (
        "Nowhere in England has lower healthy life expectancy than Blackpool",
        [
            ("order", "healthy-life-expectancy", "upper-tier:Blackpool", "", "cannot be said"),
        ],
    ),
    (
        "One adult in five in Blackpool is a smoker",
        [
            ("value", "smoking", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Adult smoking in Blackpool, at 19.7%, is far above England's 11.5%",
        [
            ("value", "smoking", "upper-tier:Blackpool", "", "agrees"),
            ("value", "smoking", "country:England", "", "agrees"),
        ],
    ),
    (
        "Over a fifth (22.2%) of 10-11 year olds in England are obese",
        [
            ("value", "obesity-year-6", "country:England", "", "agrees"),
            ("value", "obesity-year-6", "country:England", "", "agrees"),
        ],
    ),
    (
        "Hospital waits: 34% have been on the list more than 18 weeks",
        [
            ("value", "hospital-18-weeks", "country:England", "", "agrees"),
        ],
    ),
    (
        "Only three quarters of A&E patients are being seen inside four hours",
        [
            ("value", "ae-four-hours", "country:England", "", "agrees"),
        ],
    ),
    (
        "Thanks to this government, 65.8% of patients now wait less than 18 weeks",
        [
            ("value", "hospital-18-weeks", "country:England", "", "agrees"),
        ],
    ),
    (
        "Healthy life expectancy is set to reach 65 by the end of the decade",
        [
            ("value", "healthy-life-expectancy", "country:England", "", "not checked"),
        ],
    ),
    (
        "We will halve the gap in healthy life expectancy between the richest and poorest regions by 2035",
        [
            ("change of a gap", "healthy-life-expectancy", "", "", "not checked"),
        ],
    ),
    (
        "In Cardiff life expectancy is 77",
        [
            ("value", "life-expectancy", "Cardiff", "", "not held"),
        ],
    ),
    (
        "One in twelve adults in Leeds has diabetes",
        [
            ("value", "diabetes", "Leeds", "", "not held"),
        ],
    ),
    (
        "Life expectancy in Atlantis is 80 years",
        [
            ("value", "life-expectancy", "Atlantis", "", "not held"),
        ],
    ),
    (
        "It has gone up by 12.",
        [
            ("change", "", "", "", "not understood"),
        ],
    ),
    (
        "Lovely weather in Blackpool today",
        [
            ("none", "", "Blackpool", "", "not understood"),
        ],
    ),
    (
        "The typical worker in Blackpool takes home £540 a week",
        [
            ("value", "weekly-pay", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Turnout across Blackpool South was a miserable 45.4%",
        [
            ("value", "turnout-2024", "constituency:Blackpool South", "", "agrees"),
        ],
    ),
    (
        "The North East to South East gap: 7.4 years of healthy life for women",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "region:North East|region:South East",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "Women in the South East live 7.4 more years in good health than their sisters in the North East",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "region:South East|region:North East",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "The gap in healthy life expectancy between the regions has doubled since 2011",
        [
            ("change of a gap", "healthy-life-expectancy", "", "", "does not agree"),
        ],
    ),
    (
        "England's healthy life expectancy for women has slumped from 63.9 years in 2011-13 to 61.3",
        [
            ("value", "healthy-life-expectancy", "country:England", "female", "agrees"),
            ("value", "healthy-life-expectancy", "country:England", "female", "agrees"),
        ],
    ),
    (
        "GP numbers per patient have dropped 12 per cent in England since 2015",
        [
            ("change", "gps-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "Deaths by suicide among men in England run at 15.3 per 100,000",
        [
            ("value", "suicide", "country:England", "male", "agrees"),
        ],
    ),
    (
        "Men in England are more than three times as likely to take their own lives as women",
        [
            ("ratio", "suicide", "country:England", "male+female", "agrees"),
        ],
    ),
    (
        "Every GP in England now has 2,210 patients on their books",
        [
            ("value", "gps-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "Girls in Winchester? 65 healthy years.",
        [
            ("none", "", "Winchester", "female", "not understood"),
            ("value", "healthy-life-expectancy", "district:Winchester", "female", "agrees"),
        ],
    ),
    (
        "Seven in ten working-age people in Blackpool have a job",
        [
            ("value", "employment", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "A house in Blackpool costs 4.3 times what people earn in a year",
        [
            ("value", "housing-affordability", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Fuel poverty hits 11.4 per cent of English households",
        [
            ("value", "fuel-poverty", "country:England", "", "agrees"),
        ],
    ),
    (
        "Category 2 ambulance response: 27 mins on average across England",
        [
            ("value", "ambulance-category-2", "country:England", "", "agrees"),
        ],
    ),
    (
        "Life in Blackpool is short: men there reach an average of 73.2.",
        [
            ("value", "", "Blackpool", "male", "not understood"),
        ],
    ),
    (
        "Life expectancy for men in Winchester is 73.2",
        [
            ("value", "life-expectancy", "district:Winchester", "male", "does not agree"),
        ],
    ),
    (
        "Women in Blackpool have a life expectancy of 73.2",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "female", "does not agree"),
        ],
    ),
    (
        "Hartlepool constituency has 41 GPs per 100,000 patients",
        [
            ("value", "gps-per-100k", "constituency:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "Just 20 per cent of adults in England are obese",
        [
            ("value", "obesity-adults", "country:England", "", "does not agree"),
        ],
    ),
    (
        "Almost a fifth of English pupils are persistently absent from school",
        [
            ("value", "persistent-absence", "country:England", "", "agrees"),
        ],
    ),
    (
        "In Blackpool, deaths from heart disease before 75 that could have been prevented run at 54 per 100,000 people, against 30 across England.",
        [
            ("value", "cvd-deaths-preventable", "upper-tier:Blackpool", "", "agrees"),
            ("value", "cvd-deaths-preventable", "country:England", "", "agrees"),
        ],
    ),
    (
        "Twelve in every hundred adults in England smoke",
        [
            ("value", "smoking", "country:England", "", "agrees"),
        ],
    ),
    (
        "17.3% of people in England are disabled, rising to 25% in Blackpool",
        [
            ("value", "disabled", "country:England", "", "agrees"),
            ("value", "disabled", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "More than one in five Blackpool residents is aged 65 or over",
        [
            ("value", "aged-65-and-over", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "There are 26 pharmacies per 100,000 residents in Blackpool, more than the English average of 18",
        [
            ("value", "pharmacies-per-100k", "upper-tier:Blackpool", "", "agrees"),
            ("value", "pharmacies-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "Only 44% of GP appointments take place on the day they're booked",
        [
            ("value", "gp-same-day", "country:England", "", "agrees"),
        ],
    ),
    (
        "80.9% of appointments were within two weeks of booking",
        [
            ("value", "gp-within-two-weeks", "country:England", "", "agrees"),
        ],
    ),
    (
        "Around 5.6% of GP appointments are more than four weeks after booking",
        [
            ("value", "gp-over-four-weeks", "country:England", "", "agrees"),
        ],
    ),
    (
        "Over half (54%) of Blackpool's population lives in the most deprived fifth of neighbourhoods",
        [
            ("value", "core20", "upper-tier:Blackpool", "", "agrees"),
            ("value", "core20", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Four in ten neighbourhoods in Blackpool are among the most deprived 10% in England",
        [
            ("value", "imd-most-deprived-tenth", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Babies dying in their first 28 days: 2.7 per 1,000 live births in England",
        [
            ("value", "neonatal-deaths", "country:England", "", "agrees"),
        ],
    ),
    (
        "Life satisfaction in Blackpool is 7.49 out of 10",
        [
            ("value", "life-satisfaction", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "73% of young people in England have GCSEs in English and maths by 19",
        [
            ("value", "gcse-english-maths", "country:England", "", "agrees"),
        ],
    ),
    (
        "In Blackpool only 55% do",
        [
            ("value", "", "Blackpool", "", "not understood"),
        ],
    ),
    (
        "Social care staff turnover in Blackpool is 21%",
        [
            ("value", "social-care-turnover", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "People in Blackpool have just £18,800 a year to spend after tax, compared with £25,400 nationally",
        [
            ("value", "household-income", "upper-tier:Blackpool", "", "agrees"),
            ("value", "household-income", "country:England", "", "agrees"),
        ],
    ),
    (
        "The number of people claiming unemployment benefits is 5.7% in Blackpool",
        [
            ("value", "claimants", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "70.5% of five-year-olds in England reach the expected level in literacy",
        [
            ("value", "early-literacy", "country:England", "", "agrees"),
        ],
    ),
    (
        "Blackpool: 4,091 people per square kilometre",
        [
            ("value", "people-per-km2", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "63.9 years is how long a woman in England can expect to live in good health",
        [
            ("value", "healthy-life-expectancy", "country:England", "female", "outdated"),
        ],
    ),
    (
        "The life expectancy gap between men in Blackpool and Kensington and Chelsea is over eight years",
        [
            (
                "difference",
                "life-expectancy",
                "upper-tier:Blackpool|upper-tier:Kensington and Chelsea",
                "male",
                "agrees",
            ),
        ],
    ),
    (
        "Blackpool's healthy life expectancy for girls is significantly lower than England's",
        [
            (
                "comparison",
                "healthy-life-expectancy",
                "upper-tier:Blackpool|country:England",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "Healthy life expectancy for girls has fallen in Blackpool since 2018",
        [
            (
                "change",
                "healthy-life-expectancy",
                "upper-tier:Blackpool",
                "female",
                "cannot be said",
            ),
        ],
    ),
    (
        "Healthy life expectancy for girls in Blackpool is 10 years below the England average",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "upper-tier:Blackpool|country:England",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "Healthy life expectancy in the South East is higher than in any other region for women",
        [
            ("order", "healthy-life-expectancy", "region:South East", "female", "agrees"),
        ],
    ),
    (
        "life expectancy for men: Blackpool 73.2, Hartlepool 76.7, England 79.1",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
            ("value", "life-expectancy", "upper-tier:Hartlepool", "male", "agrees"),
            ("value", "life-expectancy", "country:England", "male", "agrees"),
        ],
    ),
    (
        "Obesity among adults in England rose from 22.6% in 2015/16 to 26.6% in 2024/25",
        [
            ("value", "obesity-adults", "country:England", "", "agrees"),
            ("value", "obesity-adults", "country:England", "", "agrees"),
        ],
    ),
    (
        "Obesity has doubled in England since 2015",
        [
            ("change", "obesity-adults", "country:England", "", "does not agree"),
        ],
    ),
    (
        "GPs per patient in England are down 12% on 2015",
        [
            ("change", "gps-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "A baby girl born in Blackpool today faces ill health from the age of 52",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "agrees"),
        ],
    ),
    (
        "Healthy life expectancy in Blackpool is a national disgrace",
        [
            ("none", "healthy-life-expectancy", "upper-tier:Blackpool", "", "nothing to check"),
        ],
    ),
    (
        "The Prime Minister visited Hartlepool on 12 May",
        [
            ("none", "", "Hartlepool", "", "not understood"),
        ],
    ),
    (
        "Austerity caused healthy life expectancy in Blackpool to fall to 51.8 for girls",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "agrees"),
        ],
    ),
    (
        "Blackpool has the second highest smoking rate in England",
        [
            ("order", "smoking", "upper-tier:Blackpool", "", "cannot be said"),
        ],
    ),
    (
        "Girls in Blackpool get 65.1 healthy years and girls in Hampshire get 51.8",
        [
            (
                "value",
                "healthy-life-expectancy",
                "upper-tier:Blackpool",
                "female",
                "does not agree",
            ),
            (
                "value",
                "healthy-life-expectancy",
                "upper-tier:Hampshire",
                "female",
                "does not agree",
            ),
        ],
    ),
    (
        "MPs heard that boys in Blackpool have only 50.9 years before ill health sets in",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
        ],
    ),
    (
        "Residents of Blackpool live nearly six years less than the English average if they are men",
        [
            (
                "difference",
                "life-expectancy",
                "upper-tier:Blackpool|country:England",
                "male",
                "agrees",
            ),
        ],
    ),
    (
        "Blackpool's male life expectancy (73.2 years) is the worst in England",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
            ("order", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
        ],
    ),
    (
        "Only in Blackpool do men die, on average, at 73",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
        ],
    ),
    (
        "Blackpool women could expect 54.3 healthy years, the latest statistics show",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "outdated"),
        ],
    ),
    (
        "Ministers boast of more GPs but Hartlepool still has just 41 for every 100,000 patients",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "One GP in Hartlepool serves 2,438 souls",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
        ],
    ),
    (
        "2,500 patients to every GP: that's the reality in Hartlepool",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "rounded"),
        ],
    ),
    (
        "Childhood obesity: more than one in five Year 6 pupils in England (22%) is obese",
        [
            ("value", "obesity-year-6", "country:England", "", "agrees"),
            ("value", "obesity-year-6", "country:England", "", "agrees"),
        ],
    ),
    (
        "Blackpool has nearly double the proportion of smokers of the country as a whole",
        [
            ("ratio", "smoking", "upper-tier:Blackpool|country:England", "", "does not agree"),
        ],
    ),
    (
        "The proportion of smokers in Blackpool is 71% higher than in England",
        [
            ("difference", "smoking", "upper-tier:Blackpool|country:England", "", "agrees"),
        ],
    ),
    (
        "Smoking is 8 percentage points more common in Blackpool than nationally",
        [
            ("difference", "smoking", "upper-tier:Blackpool|country:England", "", "agrees"),
        ],
    ),
    (
        "36 per cent of Manchester's kids are poor",
        [
            ("value", "children-low-income", "upper-tier:Manchester", "", "agrees"),
        ],
    ),
    (
        "Half of Manchester's children live in poverty",
        [
            ("value", "children-low-income", "upper-tier:Manchester", "", "does not agree"),
        ],
    ),
    (
        "Hartlepool's men live 2.4 years less than the national average",
        [
            (
                "difference",
                "life-expectancy",
                "upper-tier:Hartlepool|country:England",
                "male",
                "agrees",
            ),
        ],
    ),
    (
        "The average Blackpool household has £18,846 per head",
        [
            ("value", "household-income", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "House prices are 7.6 times earnings in England",
        [
            ("value", "housing-affordability", "country:England", "", "agrees"),
        ],
    ),
    (
        "England's A&E departments saw 76 per cent within four hours",
        [
            ("value", "ae-four-hours", "country:England", "", "agrees"),
        ],
    ),
    (
        "A third of patients are waiting over 18 weeks for treatment",
        [
            ("value", "hospital-18-weeks", "country:England", "", "agrees"),
        ],
    ),
    (
        "More than 30% of cancer patients wait longer than 62 days for treatment",
        [
            ("value", "cancer-62-days", "country:England", "", "agrees"),
        ],
    ),
    (
        "The gap between best and worst regions for boys' healthy life expectancy stands at six years",
        [
            ("gap", "healthy-life-expectancy", "", "male", "agrees"),
        ],
    ),
    (
        "People in the poorest areas of England have 20 fewer years of good health than those in the richest if they are women",
        [
            ("deprivation", "healthy-life-expectancy", "England", "female", "agrees"),
        ],
    ),
    (
        "Hartlepool will have one GP for 3,000 patients by 2030",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "not checked"),
        ],
    ),
    (
        "Edinburgh's smokers make up 12% of adults",
        [
            ("value", "smoking", "Edinburgh", "", "not held"),
        ],
    ),
    (
        "Blackpool's crime rate is the highest in the country",
        [
            ("order", "crime", "Blackpool", "", "not held"),
        ],
    ),
    (
        "Winchester has the lowest life expectancy in England",
        [
            ("order", "life-expectancy", "district:Winchester", "", "does not agree"),
        ],
    ),
    (
        "Men in Blackpool can expect 51.8 years of healthy life",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "male", "outdated"),
        ],
    ),
    (
        "There are 2,438.02 patients per GP in Hartlepool",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "too precise"),
        ],
    ),
    (
        "In the constituency of Hastings and Rye there are 3,731 patients per GP",
        [
            ("value", "gps-per-100k", "constituency:Hastings and Rye", "", "agrees"),
        ],
    ),
    (
        "Women outlive men by almost six years in Blackpool",
        [
            ("difference", "life-expectancy", "upper-tier:Blackpool", "female+male", "agrees"),
        ],
    ),
    (
        "Blackpool sits in the bottom ten for healthy life expectancy among men",
        [
            ("order", "healthy-life-expectancy", "upper-tier:Blackpool", "male", "cannot be said"),
        ],
    ),
    (
        "Fewer than half (45%) of voters turned out in Blackpool South",
        [
            ("value", "turnout-2024", "constituency:Blackpool South", "", "agrees"),
            ("value", "turnout-2024", "constituency:Blackpool South", "", "agrees"),
        ],
    ),
    (
        "The unemployment rate in England is 3.7%",
        [
            ("value", "unemployment-modelled", "country:England", "", "agrees"),
        ],
    ),
    (
        "Life expectancy at birth for females in England: 83.1",
        [
            ("value", "life-expectancy", "country:England", "female", "agrees"),
        ],
    ),
    (
        "In 2011-13 women in England could expect 63.9 years in good health",
        [
            ("value", "healthy-life-expectancy", "country:England", "female", "agrees"),
        ],
    ),
    (
        "Back in 2015/16 England had 51.5 GPs per 100,000 patients",
        [
            ("value", "gps-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "Healthy life expectancy for women is lower in Blackpool than in Hampshire",
        [
            (
                "comparison",
                "healthy-life-expectancy",
                "upper-tier:Blackpool|upper-tier:Hampshire",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "Healthy life expectancy for women is higher in Blackpool than in Hampshire",
        [
            (
                "comparison",
                "healthy-life-expectancy",
                "upper-tier:Blackpool|upper-tier:Hampshire",
                "female",
                "does not agree",
            ),
        ],
    ),
    (
        "Hartlepool's healthy life expectancy for men is lower than Blackpool's",
        [
            (
                "comparison",
                "healthy-life-expectancy",
                "upper-tier:Hartlepool|upper-tier:Blackpool",
                "male",
                "cannot be said",
            ),
        ],
    ),
    (
        "Deprivation: Blackpool is number 1 of 153 upper-tier councils",
        [
            ("order", "imd-score", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "Under the headline 'Sick man of England', the paper says men in Blackpool can look forward to 51 healthy years",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
        ],
    ),
    (
        "The latest ONS data shows healthy life expectancy at birth of 61.3 for females and 60.9 for males in England.",
        [
            ("value", "healthy-life-expectancy", "country:England", "female", "agrees"),
            ("value", "healthy-life-expectancy", "country:England", "male", "agrees"),
        ],
    ),
    (
        "For every 100,000 patients in England there are 45 fully qualified GPs (full-time equivalent)",
        [
            ("value", "gps-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "Our surgeries are full: 2,438 patients for each GP in Hartlepool, compared to an England average of 2,210",
        [
            ("value", "gps-per-100k", "upper-tier:Hartlepool", "", "agrees"),
            ("value", "gps-per-100k", "country:England", "", "agrees"),
        ],
    ),
    (
        "Over 3 in 10 children in Blackpool live below the poverty line",
        [
            ("value", "children-low-income", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "39.2% of children in Blackpool are in poverty after housing costs",
        [
            ("value", "children-low-income-after-housing", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "The suicide rate in Blackpool is 13 per 100,000",
        [
            ("value", "suicide", "Blackpool", "", "not held"),
        ],
    ),
    (
        "England's suicide rate is 10 per 100,000",
        [
            ("value", "suicide", "country:England", "", "agrees"),
        ],
    ),
    (
        "The South East has the highest healthy life expectancy for women of all the regions",
        [
            ("order", "healthy-life-expectancy", "region:South East", "female", "agrees"),
        ],
    ),
    (
        "Girls born in the North East can expect 56.9 years in good health, the lowest in England",
        [
            ("value", "healthy-life-expectancy", "region:North East", "female", "agrees"),
            ("order", "healthy-life-expectancy", "region:North East", "female", "agrees"),
        ],
    ),
    (
        "A girl in Richmond upon Thames can expect 18 more years of good health than a girl in Blackpool",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "upper-tier:Richmond upon Thames|upper-tier:Blackpool",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "Winchester's GPs have far fewer patients each than Hartlepool's",
        [
            (
                "comparison",
                "gps-per-100k",
                "district:Winchester|upper-tier:Hartlepool",
                "",
                "agrees",
            ),
        ],
    ),
    (
        "Hartlepool has fewer GPs per head than Winchester",
        [
            (
                "comparison",
                "gps-per-100k",
                "upper-tier:Hartlepool|district:Winchester",
                "",
                "agrees",
            ),
        ],
    ),
    (
        "Hospital waiting lists: just under two thirds of patients (65.8%) are waiting less than 18 weeks",
        [
            ("value", "hospital-18-weeks", "country:England", "", "agrees"),
            ("value", "hospital-18-weeks", "country:England", "", "agrees"),
        ],
    ),
    (
        "A&E: 23.6% waited over 4 hours",
        [
            ("value", "ae-four-hours", "country:England", "", "agrees"),
        ],
    ),
    (
        "About 70% of cancer patients get treated within 62 days",
        [
            ("value", "cancer-62-days", "country:England", "", "rounded"),
        ],
    ),
    (
        "26.6 per cent of adults in England live with obesity",
        [
            ("value", "obesity-adults", "country:England", "", "agrees"),
        ],
    ),
    (
        "Smoking rate: Blackpool 19.7%, England 11.5%",
        [
            ("value", "smoking", "upper-tier:Blackpool", "", "agrees"),
            ("value", "smoking", "country:England", "", "agrees"),
        ],
    ),
    (
        "#Blackpool smoking rate is 19.7% - shocking!!! #health",
        [
            ("value", "smoking", "upper-tier:Blackpool", "", "agrees"),
            ("none", "", "", "", "not understood"),
        ],
    ),
    (
        "@MP Blackpool men die at 73, women at 79",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
            ("value", "life-expectancy", "upper-tier:Blackpool", "female", "agrees"),
        ],
    ),
    (
        "The average man in Blackpool lives to 80",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "does not agree"),
        ],
    ),
    (
        "Blackpool's rate of preventable deaths is about twice England's",
        [
            ("ratio", "deaths-preventable", "upper-tier:Blackpool|country:England", "", "agrees"),
        ],
    ),
    (
        "Women's life expectancy in Blackpool is 4 years lower than England's",
        [
            (
                "difference",
                "life-expectancy",
                "upper-tier:Blackpool|country:England",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "Since 2011-13, healthy life expectancy for girls in Blackpool has gone from 57 to 51.8",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "agrees"),
            ("value", "healthy-life-expectancy", "upper-tier:Blackpool", "female", "agrees"),
        ],
    ),
    (
        "Adult obesity in England has increased by 18% since 2015/16",
        [
            ("change", "obesity-adults", "country:England", "", "agrees"),
        ],
    ),
    (
        "Adult obesity in England has fallen since 2015/16",
        [
            ("change", "obesity-adults", "country:England", "", "does not agree"),
        ],
    ),
    (
        "The regional gap in healthy life expectancy has widened",
        [
            ("change of a gap", "healthy-life-expectancy", "", "", "cannot be said"),
        ],
    ),
    (
        "Halving the gap: it was 6.7 years for women in 2018-20",
        [
            ("difference", "", "", "female", "not understood"),
        ],
    ),
    (
        "Regional gap for men was 6.7 years in 2018 to 2020",
        [
            ("gap", "", "", "male", "agrees"),
        ],
    ),
    (
        "The mortality rate from COVID-19 in Leeds was 200 per 100,000",
        [
            ("value", "COVID", "Leeds", "", "not held"),
        ],
    ),
    (
        "In Paris people live to 84",
        [
            ("value", "life-expectancy", "Paris", "", "not held"),
        ],
    ),
    (
        "Unemployment in Blackpool (3.6%) is in line with England's (3.7%)",
        [
            ("value", "unemployment-modelled", "upper-tier:Blackpool", "", "agrees"),
            ("value", "unemployment-modelled", "country:England", "", "agrees"),
        ],
    ),
    (
        "people in Blackpool earn £108 a week less than the English average",
        [
            ("difference", "weekly-pay", "upper-tier:Blackpool|country:England", "", "agrees"),
        ],
    ),
    (
        "Blackpool's population is 142,708",
        [
            ("value", "people", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "1 in 10 Blackpool adults of working age has no qualifications",
        [
            ("value", "no-qualifications", "upper-tier:Blackpool", "", "agrees"),
        ],
    ),
    (
        "In Blackpool South 45% voted in 2024",
        [
            ("value", "turnout-2024", "constituency:Blackpool South", "", "agrees"),
        ],
    ),
    (
        "Three quarters of working-age adults in England are in employment",
        [
            ("value", "employment", "country:England", "", "agrees"),
        ],
    ),
    (
        "Poor diet makes 22.2% of Year 6 children obese",
        [
            ("value", "obesity-year-6", "country:England", "", "agrees"),
        ],
    ),
    (
        "They promised 40 new hospitals",
        [
            ("value", "", "", "", "not understood"),
        ],
    ),
    (
        "It is a scandal that healthy life expectancy in Hartlepool is so low",
        [
            ("none", "healthy-life-expectancy", "upper-tier:Hartlepool", "", "nothing to check"),
        ],
    ),
    (
        "Women in Tower Hamlets can expect 57 years of healthy life",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Tower Hamlets", "female", "outdated"),
        ],
    ),
    (
        "Men in Stoke-on-Trent live to 76 on average",
        [
            ("value", "life-expectancy", "upper-tier:Stoke-on-Trent", "male", "agrees"),
        ],
    ),
    (
        "In Hull, smoking stands at 18%",
        [
            ("value", "smoking", "upper-tier:Kingston upon Hull, City of", "", "agrees"),
        ],
    ),
    (
        "Boys in Kingston upon Hull can expect 55 healthy years",
        [
            (
                "value",
                "healthy-life-expectancy",
                "upper-tier:Kingston upon Hull, City of",
                "male",
                "does not agree",
            ),
        ],
    ),
    (
        "Brighton & Hove's female life expectancy is 83",
        [
            ("value", "life-expectancy", "upper-tier:Brighton and Hove", "female", "agrees"),
        ],
    ),
    (
        "Newcastle upon Tyne has 50 GPs per 100,000 patients",
        [
            ("value", "gps-per-100k", "upper-tier:Newcastle upon Tyne", "", "outdated"),
        ],
    ),
    (
        "Newcastle's women can expect 58 healthy years",
        [
            (
                "value",
                "healthy-life-expectancy",
                "upper-tier:Newcastle upon Tyne",
                "female",
                "does not agree",
            ),
        ],
    ),
    (
        "Life expectancy in Bournemouth, Christchurch and Poole is 84 for women",
        [
            (
                "value",
                "life-expectancy",
                "upper-tier:Bournemouth, Christchurch and Poole",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "County Durham's men live to 77.6",
        [
            ("value", "life-expectancy", "upper-tier:County Durham", "male", "outdated"),
        ],
    ),
    (
        "Women in Durham can expect 57 years in good health",
        [
            ("value", "healthy-life-expectancy", "upper-tier:County Durham", "female", "outdated"),
        ],
    ),
    (
        "Barking and Dagenham: 20% smoke",
        [
            ("value", "smoking", "upper-tier:Barking and Dagenham", "", "does not agree"),
        ],
    ),
    (
        "St Helens has a male life expectancy of 76.5",
        [
            ("value", "life-expectancy", "upper-tier:St. Helens", "male", "does not agree"),
        ],
    ),
    (
        "St. Helens men live to 76.5",
        [
            ("value", "life-expectancy", "upper-tier:St. Helens", "male", "does not agree"),
        ],
    ),
    (
        "On the Isle of Wight, women live to 83",
        [
            ("value", "life-expectancy", "upper-tier:Isle of Wight", "female", "agrees"),
        ],
    ),
    (
        "In the East Midlands, girls can expect 60 healthy years",
        [
            ("value", "healthy-life-expectancy", "region:East Midlands", "female", "outdated"),
        ],
    ),
    (
        "In Yorkshire and the Humber men can expect 58.5 years of good health",
        [
            (
                "value",
                "healthy-life-expectancy",
                "region:Yorkshire and The Humber",
                "male",
                "does not agree",
            ),
        ],
    ),
    (
        "In Yorkshire, women live in good health until 59",
        [
            (
                "value",
                "healthy-life-expectancy",
                "region:Yorkshire and The Humber",
                "female",
                "agrees",
            ),
        ],
    ),
    (
        "Bristol's child poverty rate is 20%",
        [
            ("value", "children-low-income", "upper-tier:Bristol, City of", "", "agrees"),
        ],
    ),
    (
        "Herefordshire has 60 GPs per 100,000 patients",
        [
            ("value", "gps-per-100k", "upper-tier:Herefordshire, County of", "", "does not agree"),
        ],
    ),
    (
        "In Liverpool, one in three children lives in poverty",
        [
            ("value", "children-low-income", "upper-tier:Liverpool", "", "agrees"),
        ],
    ),
    (
        "Liverpool Walton has a turnout of 45%",
        [
            ("value", "turnout-2024", "constituency:Liverpool Walton", "", "does not agree"),
        ],
    ),
    (
        "Kent and Medway ICB has 39 GPs per 100,000 patients",
        [
            (
                "value",
                "gps-per-100k",
                "icb:NHS Kent and Medway Integrated Care Board",
                "",
                "outdated",
            ),
        ],
    ),
    (
        "London has the highest life expectancy of any region",
        [
            ("order", "life-expectancy", "region:London", "", "cannot be said"),
        ],
    ),
    (
        "In the capital, women live to 84",
        [
            ("value", "life-expectancy", "region:London", "female", "agrees"),
        ],
    ),
    (
        "Manchester's boys have 57 healthy years ahead of them",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Manchester", "male", "agrees"),
        ],
    ),
    (
        "Wokingham women enjoy 70 healthy years",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Wokingham", "female", "outdated"),
        ],
    ),
    (
        "In Wokingham, life expectancy is 83 for men and 86 for women",
        [
            ("value", "life-expectancy", "upper-tier:Wokingham", "male", "agrees"),
            ("value", "life-expectancy", "upper-tier:Wokingham", "female", "agrees"),
        ],
    ),
    (
        "Great Yarmouth has one of the worst rates of smoking",
        [
            ("order", "smoking", "district:Great Yarmouth", "", "cannot be said"),
        ],
    ),
    (
        "Hastings has 2,700 patients per GP",
        [
            ("value", "gps-per-100k", "district:Hastings", "", "does not agree"),
        ],
    ),
    (
        "The constituency of Clacton has 3,000 patients per GP",
        [
            ("value", "gps-per-100k", "constituency:Clacton", "", "does not agree"),
        ],
    ),
    (
        "Clacton's turnout was 58%",
        [
            ("value", "turnout-2024", "constituency:Clacton", "", "does not agree"),
        ],
    ),
    (
        "Reading has 2,300 patients per GP",
        [
            ("value", "gps-per-100k", "upper-tier:Reading", "", "agrees"),
        ],
    ),
    (
        "reading books is good for you",
        [
            ("none", "", "", "", "not understood"),
        ],
    ),
    (
        "In Bath and North East Somerset men live to 81",
        [
            (
                "value",
                "life-expectancy",
                "upper-tier:Bath and North East Somerset",
                "male",
                "agrees",
            ),
        ],
    ),
    (
        "Westminster has the longest life expectancy for women",
        [
            ("order", "life-expectancy", "upper-tier:Westminster", "female", "does not agree"),
        ],
    ),
    (
        "Portsmouth's healthy life expectancy for men fell by 3 years between 2011 and 2022",
        [
            (
                "change",
                "healthy-life-expectancy",
                "upper-tier:Portsmouth",
                "male",
                "does not agree",
            ),
        ],
    ),
    (
        "Cheshire East has more GPs per patient than Cheshire West and Chester",
        [
            (
                "comparison",
                "gps-per-100k",
                "upper-tier:Cheshire East|upper-tier:Cheshire West and Chester",
                "",
                "agrees",
            ),
        ],
    ),
    (
        "Middlesbrough women have the lowest healthy life expectancy in the North East",
        [
            (
                "order",
                "healthy-life-expectancy",
                "upper-tier:Middlesbrough",
                "female",
                "cannot be said",
            ),
        ],
    ),
    (
        "North East Lincolnshire's smoking rate is 17%",
        [
            ("value", "smoking", "upper-tier:North East Lincolnshire", "", "agrees"),
        ],
    ),
    (
        "girls in barnsley get 56 healthy years",
        [
            ("value", "healthy-life-expectancy", "upper-tier:Barnsley", "female", "outdated"),
        ],
    ),
    (
        "LIFE EXPECTANCY FOR MEN IN BLACKPOOL IS 73.2",
        [
            ("value", "life-expectancy", "upper-tier:Blackpool", "male", "agrees"),
        ],
    ),
    (
        "In Barnsley, women's healthy life expectancy is nine years less than in Wokingham... for men it's eight",
        [
            (
                "difference",
                "healthy-life-expectancy",
                "upper-tier:Barnsley|upper-tier:Wokingham",
                "female",
                "outdated",
            ),
            ("none", "", "", "male", "not understood"),
        ],
    ),
]
