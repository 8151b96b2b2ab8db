"""Claims in five voices: a member in debate, a local paper, a leaflet, a charity, a pupil.

Each verdict was worked out by hand from the rows of ``values.csv`` that stand beside it.
"""

VOICES = [
    # A member in debate.
    ("My constituents in Burnley take home a typical weekly wage of £593, some £55 less than the average across England.",  # 593.0; 648.4 - 593.0 = 55.4
     [("value", "weekly-pay", "district:Burnley", "", "agrees"),
      ("difference", "weekly-pay", "district:Burnley|country:England", "", "agrees")]),
    ("Is the Minister aware that Hastings is now ranked the 7th most deprived district in the country?",  # 7th of 296
     [("order", "imd-score", "district:Hastings", "", "agrees")]),
    ("In Thurrock there are just 31 GPs per 100,000 patients, down from 48 in 2015.",  # 31.149; 47.735
     [("value", "gps-per-100k", "upper-tier:Thurrock", "", "agrees"),
      ("value", "gps-per-100k", "upper-tier:Thurrock", "", "agrees")]),
    ("Two in five children in Bradford are growing up in poverty.",  # 39.25
     [("value", "children-low-income", "upper-tier:Bradford", "", "agrees")]),
    ("Across the North East the suicide rate stood at 13.3 per 100,000 in 2020.",  # 13.3
     [("value", "suicide", "region:North East", "", "agrees")]),
    ("Fewer than two thirds of patients in England are seen by a specialist within 18 weeks.",  # 65.8
     [("value", "hospital-18-weeks", "country:England", "", "agrees")]),
    ("Women in Manchester die six years earlier than women in Westminster.",  # 85.7 - 79.7
     [("difference", "life-expectancy", "upper-tier:Manchester|upper-tier:Westminster", "female", "agrees")]),
    ("The average wait for a category 2 ambulance in England was 27 minutes in August 2025.",  # 27.04
     [("value", "ambulance-category-2", "country:England", "", "agrees")]),
    # A local paper.
    ("Doncaster: 36 per cent of grown-ups are obese, figures show",  # 36.05
     [("value", "obesity-adults", "upper-tier:Doncaster", "", "agrees")]),
    ("More than three in ten Year 6 pupils in Sandwell are obese",  # 30.7
     [("value", "obesity-year-6", "upper-tier:Sandwell", "", "agrees")]),
    ("Pharmacies in Cornwall have dwindled from 17.3 to 15.4 per 100,000 people since 2016.",  # 17.316; 15.430
     [("value", "pharmacies-per-100k", "upper-tier:Cornwall", "", "agrees"),
      ("value", "pharmacies-per-100k", "upper-tier:Cornwall", "", "agrees"),
      ("change", "pharmacies-per-100k", "upper-tier:Cornwall", "", "agrees")]),
    ("Turnout in Manchester Rusholme was a mere 40 per cent at the 2024 general election.",  # 39.986
     [("value", "turnout-2024", "constituency:Manchester Rusholme", "", "agrees")]),
    ("Clacton was won by a margin of 18.3%",  # 18.288
     [("value", "majority-2024", "constituency:Clacton", "", "agrees")]),
    ("Homes in Mid Devon cost eight times what local people earn",  # 8.03
     [("value", "housing-affordability", "district:Mid Devon", "", "agrees")]),
    ("Some 6.9% of people in Wolverhampton claim unemployment benefits",  # 6.9
     [("value", "claimants", "upper-tier:Wolverhampton", "", "agrees")]),
    ("Nearly a quarter of pupils in Knowsley were persistently absent in 2024/25",  # 24.364
     [("value", "persistent-absence", "upper-tier:Knowsley", "", "agrees")]),
    ("Men in Manchester can expect to live to only 75",  # 75.2
     [("value", "life-expectancy", "upper-tier:Manchester", "male", "agrees")]),
    ("In July 2025, 76.4% of A&E patients across England were dealt with inside four hours",  # 76.40
     [("value", "ae-four-hours", "country:England", "", "agrees")]),
    # A leaflet.
    ("Oldham has MORE poor children than Bradford!",  # 38.21; 39.25; no range is published
     [("comparison", "children-low-income", "upper-tier:Oldham|upper-tier:Bradford", "", "does not agree")]),
    ("Leicester workers are paid £91 a week less than the England average.",  # 648.4 - 557.6 = 90.8
     [("difference", "weekly-pay", "upper-tier:Leicester|country:England", "", "agrees")]),
    ("Typical pay in Leicester has gone up by £195 a week since 2016.",  # 557.6 - 362.3 = 195.3
     [("change", "weekly-pay", "upper-tier:Leicester", "", "agrees")]),
    ("Blackpool is the most deprived council area in England.",  # 1st of 296, and of 153
     [("order", "imd-score", "upper-tier:Blackpool", "", "agrees")]),
    ("Adult obesity in Doncaster: up by a third since 2015!",  # 36.05 / 25.45 = 1.416
     [("change", "obesity-adults", "upper-tier:Doncaster", "", "does not agree")]),
    ("Just 0.74 dental practices per 100,000 people in Norfolk take on new NHS adults.",  # 0.744, told with one digit
     [("value", "dental-practices-new-adults", "upper-tier:Norfolk", "", "too precise")]),
    ("England has lost one in ten of its pharmacies per head since 2016.",  # 17.946 / 20.017 = 0.897
     [("change", "pharmacies-per-100k", "country:England", "", "agrees")]),
    ("In Hastings 17.6% of adults smoke against 11.5% in England.",  # 17.6; 11.5
     [("value", "smoking", "district:Hastings", "", "agrees"),
      ("value", "smoking", "country:England", "", "agrees")]),
    # A charity.
    ("In the most deprived fifth of England, women can expect 52 healthy years.",  # (48.2 + 55.1) / 2 = 51.65
     [("deprivation", "healthy-life-expectancy", "England", "female", "agrees")]),
    ("Healthy life expectancy for women in Cornwall has dropped from 63.6 years in 2011-13 to 60.0 in 2022-24.",  # 63.6; 60.0
     [("value", "healthy-life-expectancy", "upper-tier:Cornwall", "female", "agrees"),
      ("value", "healthy-life-expectancy", "upper-tier:Cornwall", "female", "agrees")]),
    ("Women in Sunderland now have fewer years of good health than a decade ago.",  # 58.0 (55.9 to 60.2); 56.3 (53.0 to 59.7)
     [("change", "healthy-life-expectancy", "upper-tier:Sunderland", "female", "cannot be said")]),
    ("In London 7 people in every 100,000 died by suicide in 2020, compared with 10 across England.",  # 7.0; 10.0
     [("value", "suicide", "region:London", "", "agrees"),
      ("value", "suicide", "country:England", "", "agrees")]),
    ("Men are three times as likely as women to die by suicide in England.",  # 15.3 / 4.9 = 3.12
     [("ratio", "suicide", "country:England", "male+female", "agrees")]),
    ("54.4% of cancers in Birmingham are diagnosed early.",  # 54.417
     [("value", "cancer-early", "upper-tier:Birmingham", "", "agrees")]),
    ("Neonatal mortality in the West Midlands was 4.3 per 1,000 births in 2020.",  # 4.3
     [("value", "neonatal-deaths", "region:West Midlands", "", "agrees")]),
    ("Men in the poorest tenth of neighbourhoods spend 19 fewer years in good health than men in the richest tenth.",  # 69.2 - 49.8 = 19.4
     [("deprivation", "healthy-life-expectancy", "", "male", "agrees")]),
    # A pupil.
    ("In my area, Boston, 13.3 percent of people have no qualifications",  # 13.3
     [("value", "no-qualifications", "district:Boston", "", "agrees")]),
    ("Middlesbrough has more smokers than England.",  # 15.7 (13.9 to 17.4); 11.5 (11.4 to 11.7)
     [("comparison", "smoking", "upper-tier:Middlesbrough|country:England", "", "agrees")]),
    ("I found out that women in Tower Hamlets get 59 healthy years, which is more than in Sunderland",  # 59.2 (53.0 to 65.3); 56.3 (53.0 to 59.7)
     [("value", "healthy-life-expectancy", "upper-tier:Tower Hamlets", "female", "agrees"),
      ("comparison", "healthy-life-expectancy", "upper-tier:Tower Hamlets|upper-tier:Sunderland", "female", "cannot be said")]),
    ("Is it true that people in Burnley earn about 600 pounds a week?",  # 593 (527.9 to 658.1)
     [("value", "weekly-pay", "district:Burnley", "", "rounded")]),
    ("The 4th most deprived place in England is Manchester",  # 4th of 296 districts, 3rd of 153 upper-tier
     [("order", "imd-score", "upper-tier:Manchester", "", "agrees")]),
    ("Sandwell has 30.65% of year 6 kids obese",  # 30.7, one digit after the point
     [("value", "obesity-year-6", "upper-tier:Sandwell", "", "too precise")]),
    # All of them once more.
    ("Suicides among men in the North East: 21 per 100,000 in 2020, double the London figure",  # 21.1; 21.1 / 10.8 = 1.95
     [("value", "suicide", "region:North East", "male", "agrees"),
      ("ratio", "suicide", "region:North East|region:London", "male", "agrees")]),
    ("Sign our petition: 1 in 4 kids in Sandwell starts school obese!",  # 13.3
     [("value", "obesity-reception", "upper-tier:Sandwell", "", "does not agree")]),
    ("There are 18 pharmacies for every 100,000 of us in England, down from 20 in 2016",  # 17.946; 20.017
     [("value", "pharmacies-per-100k", "country:England", "", "agrees"),
      ("value", "pharmacies-per-100k", "country:England", "", "agrees")]),
    ("Four in ten voters in Manchester Rusholme turned out",  # 39.986
     [("value", "turnout-2024", "constituency:Manchester Rusholme", "", "agrees")]),
    ("Wages in Burnley have risen by 42% since 2016",  # 593.0 / 416.2 = 1.425
     [("change", "weekly-pay", "district:Burnley", "", "agrees")]),
    ("Nottingham is the 20th most deprived district in England",  # 20th of 296
     [("order", "imd-score", "upper-tier:Nottingham", "", "agrees")]),
    ("Hackney is the 20th most deprived upper-tier authority",  # 20th of 153
     [("order", "imd-score", "upper-tier:Hackney", "", "agrees")]),
    ("Blackpool South is the most deprived constituency in the country",  # 1st of 543
     [("order", "imd-score", "constituency:Blackpool South", "", "agrees")]),
    ("Fewer GPs: Thurrock lost 16.6 GPs per 100,000 patients between 2015 and 2026",  # 47.735 - 31.149 = 16.586
     [("change", "gps-per-100k", "upper-tier:Thurrock", "", "agrees")]),
    ("In Wolverhampton claimants rose from 4.8% in 2018 to 6.9% in 2025",  # 4.8; 6.9
     [("value", "claimants", "upper-tier:Wolverhampton", "", "agrees"),
      ("value", "claimants", "upper-tier:Wolverhampton", "", "agrees")]),
    ("Hastings residents smoke 1.5 times as much as the English average",  # 17.6 / 11.5 = 1.53
     [("ratio", "smoking", "district:Hastings|country:England", "", "agrees")]),
    ("Clacton turned out less than the national average",  # 58.736; 60.088
     [("comparison", "turnout-2024", "constituency:Clacton|country:England", "", "agrees")]),
]  # fmt: skip
