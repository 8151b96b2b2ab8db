"""What people call each measure in running text: an open list, one line a way to say it.

A pattern is a regular expression over plain text (lower case, straight quotes); a space in it is
any space. A measure that is not held in the data in use is left out.
"""

AS_IT_IS, TURNED, REST = "as it is", "turned over", "the rest"
WEAK, STRONG = 1, 2

_GP = (
    r"(?:(?:full[- ]time(?:[- ]equivalent)?|fte|fully[- ]qualified|qualified|permanent|nhs|family|"
    r"local|single|lone|working) ){0,3}(?:gps?|doctors?|general practitioners?|family doctors?)"
)
_FOLK = r"(?:registered )?(?:patients?|people|residents?|persons?|population|constituents|locals|souls)"
_KID = r"(?:children|kids|pupils|youngsters|youngs?ters|boys and girls|child|kid|pupil)"
_WAIT = r"(?:wait(?:ed|ing|s)?|been waiting|on the waiting list)"

# By measure: (how the figure is told, how much a way says, ways to say it).
PHRASES: dict[str, tuple[tuple[str, int, tuple[str, ...]], ...]] = {
    "healthy-life-expectancy": (
        (
            AS_IT_IS, STRONG,
            (
                r"health(?:y)?(?:-| )life(?:-| )expectanc(?:y|ies)(?: at birth)?", r"\bhle\b",
                r"years? (?:of|in|with|spent in) (?:good|full|reasonable) health",
                r"years? of (?:healthy|good|health) life", r"years? of health(?! (?:care|service))",
                r"(?:healthy|good-health|disease-free) years?(?: of life)?", r"healthy(?: and happy)? lives",
                r"(?:healthy|fit and well|in good health|good health|fit and healthy|stay healthy|be healthy) (?:until|till|to|up to|past|beyond|at)(?: the age of| they are| she is| he is| age| about)?",
                r"(?:live|living|lives?|lived|stay|remain|spend|enjoy)(?: \w+){0,2} in (?:good|full) health",
                r"good health (?:will|ends|runs out|lasts)(?: \w+){0,3}",
                r"healthy lifespans?", r"health spans?|healthspans?", r"healthy life\b",
                r"(?:before|until) (?:their |her |his )?(?:health (?:fails|declines|worsens|starts to fail|deteriorates)|(?:they |she |he )?(?:fall|falling|falls|becoming|become|becomes|getting|get|gets) (?:ill|sick|into (?:poor|ill|bad) health)|poor health|ill health|bad health)",
                r"expect(?: \w+){0,3} (?:of|in) good health", r"years? healthy", r"years? (?:old )?in health",
                r"healthy (?:for|to)(?: just| only| about)?(?= \d)",
                r"years? of life in good health", r"years? free (?:of|from) (?:ill(?:ness| health)|poor health)",
            ),
        ),
    ),
    "healthy-life-expectancy-65": (
        (
            AS_IT_IS, STRONG,
            (
                r"healthy life expectancy (?:at|from|after|past|beyond)(?: the)?(?: age| age of)? 65",
                r"healthy years? (?:at|from|after|past|beyond|left at|once they (?:reach|turn))(?: the age of| age)? 65",
                r"healthy years? (?:in|of) retirement",
                r"(?:65[- ]year[- ]olds?|at 65|aged 65)(?: \w+){0,6} (?:healthy years?|years? in good health|years? of good health)",
            ),
        ),
    ),
    "life-expectancy": (
        (
            AS_IT_IS, STRONG,
            (
                r"life(?:-| )expectanc(?:y|ies)(?: at birth)?", r"lifespans?|life spans?",
                r"average age (?:of|at) death", r"length of life", r"how long (?:people|we|they) live",
            ),
        ),
        (
            AS_IT_IS, WEAK,
            (
                r"expect(?:s|ed)? to (?:live|die|survive)(?: (?:to|until|till|for|at|past|beyond))?(?: the (?:age|ripe old age) of)?",
                r"(?:live|lives|lived|living|survive|survives)(?: \w+){0,2} (?:to|until|till|past|beyond|for)(?: the (?:age|ripe old age) of| age)?",
                r"live|lives|living|outlives?", r"(?:die|dies|dying|died)(?: \w+){0,1} at(?: the age of| age)?", r"(?:die|dies|dying)(?: \w+)? (?:younger|earlier|sooner|before|young)",
                r"years? (?:of life|longer|shorter)", r"shorter lives|longer lives|short(?:er)? life",
                r"expect to reach", r"born (?:in|today|now)",
            ),
        ),
    ),
    "life-expectancy-65": (
        (
            AS_IT_IS, STRONG,
            (
                r"life expectancy (?:at|from|after|past)(?: the)?(?: age| age of)? 65",
                r"(?:another|further|more|extra) years? (?:at|from|after)(?: age)? 65",
                r"(?:65[- ]year[- ]olds?|aged 65|at(?: the)?(?: age of| age)? 65|(?:turns?|turning|reach(?:es|ing)?) 65)(?: \w+){0,6} (?:live|expect)",
                r"(?:wom[ae]n|m[ae]n|people|someone|pensioners?) (?:aged|of|who (?:reach|turn)) 65", r"at 65\b",
            ),
        ),
    ),
    "life-expectancy-gap-inside": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:gap|difference|inequality|divide) in life expectancy (?:within|inside)",
                r"life expectancy gap (?:within|inside)",
                r"life expectancy(?: \w+){0,8} between (?:its |the )?(?:richest|poorest|most deprived|least deprived|wealthiest)(?: \w+){0,6}",
                r"(?:gap|difference)(?: \w+){0,4} between (?:its|the town's|the city's) (?:richest|poorest|most deprived|least deprived)(?: \w+){0,6}",
            ),
        ),
    ),
    "gps-per-100k": (
        (
            TURNED, STRONG,
            (
                rf"(?:one|an?|1|each|every|per|the average|average|typical) {_GP}(?:'s)?(?: (?:here|there|in (?:the )?(?:town|city|area)))? (?:for|per|to|serves?|serving|looks? after|looking after|caring for|cares? for|is responsible for|responsible for|covers?|covering|has|with|having|is looking after|shared between|shared by|between|among|treats?|sees?|handles?)(?: every| each)?",
                rf"{_FOLK} (?:per|for every|for each|to every|to each|to one|to a|to|for one|for a|on each|for) (?:single )?{_GP}(?![ -]?led)(?! (?:practice|appointment|surger))",
                rf"{_FOLK} (?:registered )?(?:with|sharing|share|relying on|rely on|looked after by|served by|competing for|chasing|behind) (?:each|every|one|a|per|a single) (?:single )?{_GP}",
                r"(?:gp|doctor)[- ](?:to[- ])?patient ratio", r"patients?[- ]to[- ](?:gp|doctor) ratio",
                r"ratio of (?:patients to gps|gps to patients|patients to doctors|patients per gp)",
                r"(?:gp|doctor|average)s? list sizes?(?: per gp)?", r"(?:list|caseload)s? (?:per|of each) gp",
                rf"{_GP}:patients?|patients?:{_GP}", rf"caseloads? of {_GP}|{_GP} caseloads?",
                rf"{_GP} for (?:each|every|per)(?= (?:of )?\d)(?! 100,000| 100k| 1,000| 10,000)",
            ),
        ),
        (
            AS_IT_IS, STRONG,
            (
                rf"{_GP} (?:per|for every|for each|for|to every|in every) (?:100,000|100k|100000|hundred thousand|10,000|1,000|1000|thousand)(?: (?:registered )?(?:patients|people|residents|population|head of population|of the population|inhabitants))?",
                rf"{_GP} per (?:patient|head|person|capita|resident)s?", r"density of gps|gp density|gp provision|gp coverage|gp numbers per head",
                r"gps? (?:relative to|for) (?:its|their|the) (?:population|size|patients)",
                r"under-?[ -]?doctored", r"short(?:age)? of (?:gps|doctors|family doctors)", r"(?:gp|doctor) shortages?",
            ),
        ),
        (AS_IT_IS, WEAK, (r"(?:number of |numbers of )?(?:gps|family doctors|general practitioners)", r"(?:gp|doctor) numbers")),
    ),
    "gps-per-100k-need": (
        (
            AS_IT_IS, STRONG,
            (
                rf"{_GP} per 100,000 need-weighted(?: patients)?", rf"{_GP} per 100,000 patients,? (?:weighted|adjusted) (?:by|for) (?:need|age, sex)(?: \w+){{0,3}}",
                r"gps? (?:allowing|adjusted|weighted|adjusting|accounting) for need", r"need-(?:weighted|adjusted) (?:gps?|patients per gp)(?: per 100,000)?",
            ),
        ),
    ),
    "gps-per-100k-carr-hill": (
        (AS_IT_IS, STRONG, (rf"{_GP} per 100,000 (?:weighted|carr[- ]hill)(?:[- ]weighted)? patients", r"carr[- ]hill(?:[- ]weighted)?(?: \w+){0,2}")),
    ),
    "gps-per-100k-access": (
        (AS_IT_IS, STRONG, (r"gps within reach(?: per 100,000(?: residents)?)?", r"gps (?:that )?(?:residents|people) can reach", r"access to gps")),
    ),
    "gps-per-100k-change": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:change|fall|drop|decline|rise|growth) in gps per (?:patient|head|100,000)(?: patients)?",
                r"gps per (?:patient|head) (?:has |have )?(?:fallen|dropped|declined|risen|grown|changed)",
                r"(?:lost|gained) gps per patient",
            ),
        ),
    ),
    "clinical-staff-per-100k": (
        (AS_IT_IS, STRONG, (r"clinical staff(?: in general practice)?(?: per 100,000(?: patients)?)?", r"(?:general )?practice clinicians?(?: per 100,000(?: patients)?)?")),
    ),
    "nurses-per-100k": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:practice|gp|surgery) nurses?(?: per 100,000(?: patients| people)?)?", r"nurses? in (?:general|gp) practices?(?: per 100,000(?: patients| people)?)?",
                r"nurses at gp surgeries",
            ),
        ),
    ),
    "nurses-nhs": (
        (AS_IT_IS, STRONG, (r"(?:nhs|hospital) nurses?(?: and health visitors)?(?: per 100,000(?: people| residents)?)?", r"nurses (?:employed by|in|working (?:for|in)) (?:nhs trusts|the nhs|hospitals)")),
        (AS_IT_IS, WEAK, (r"nurses(?: per 100,000(?: people| residents)?)?",)),
    ),
    "midwives-nhs": ((AS_IT_IS, STRONG, (r"(?:nhs )?midwives(?: per 100,000(?: people| residents)?)?", r"number of midwives")),),
    "doctors-nhs": (
        (AS_IT_IS, STRONG, (r"(?:nhs|hospital) doctors?(?: per 100,000(?: people| residents)?)?", r"doctors (?:employed by|working for|in) (?:nhs trusts|the nhs|hospitals)(?: per 100,000(?: people| residents)?)?")),
    ),
    "consultants-nhs": ((AS_IT_IS, STRONG, (r"(?:nhs |hospital )?consultants(?: per 100,000(?: people| residents)?)?", r"consultant doctors")),),
    "pcn-staff": ((AS_IT_IS, STRONG, (r"(?:staff of |staff in )?primary care networks?(?: staff)?(?: per 100,000(?: patients)?)?", r"pcn staff(?: per 100,000(?: patients)?)?")),),
    "pharmacies-per-100k": (
        (AS_IT_IS, STRONG, (r"(?:community )?pharmac(?:ies|y)(?: per 100,000(?: people| residents)?)?", r"chemists?(?:' shops)?(?: per 100,000(?: people| residents)?)?")),
    ),
    "dental-practices-new-adults": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:dentists?|dental practices?|dental surger(?:y|ies))(?: \w+){0,4} (?:accept|tak|welcom)(?:ing|e|es)? (?:on )?(?:new )?(?:nhs )?(?:adults?|patients|adult patients|nhs patients)(?: per 100,000(?: people| residents)?)?",
                r"nhs dentists?(?: per 100,000(?: people| residents)?)?", r"dental deserts?", r"dentists? open to new (?:nhs )?(?:adults|patients)",
            ),
        ),
    ),
    "dental-practices-new-children": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:dentists?|dental practices?|dental surger(?:y|ies))(?: \w+){0,4} (?:accept|tak|welcom)(?:ing|e|es)? (?:on )?(?:new )?(?:nhs )?(?:children|child patients|kids|under-?18s)(?: per 100,000(?: people| residents)?)?",
                r"nhs dentists? for (?:children|kids)",
            ),
        ),
    ),
    "gp-same-day": (
        (
            AS_IT_IS, STRONG,
            (
                r"same[- ]day (?:gp )?appointments?", r"(?:gp )?appointments?(?: \w+){0,6} (?:on )?(?:the )?same day(?: (?:as|they (?:were|are)) (?:booked|booking))?",
                r"(?:see|seen by|saw|seeing) (?:a|their|the) (?:gp|doctor)(?: on)? the (?:same )?day(?: they (?:book|booked|call|called|ask|asked))?",
                r"on the day (?:they (?:were|are) booked|of booking)",
            ),
        ),
    ),
    "gp-within-two-weeks": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:gp |doctor's )?appointments?(?: \w+){0,6} (?:within|in|inside) (?:two weeks|2 weeks|14 days|a fortnight)(?: of (?:booking|being booked))?",
                r"(?:see|seen by|saw|seeing) (?:a|their|the) (?:gp|doctor) (?:within|in|inside) (?:two weeks|2 weeks|14 days|a fortnight)",
            ),
        ),
        (
            REST, STRONG,
            (
                rf"{_WAIT}(?: \w+)? (?:more than|over|longer than|at least) (?:two weeks|2 weeks|14 days|a fortnight)(?: (?:for|to see) (?:a |their )?(?:gp|doctor)(?: appointments?)?)",
                r"(?:gp |doctor's )?appointments?(?: \w+){0,6} (?:more than|over|longer than|after) (?:two weeks|2 weeks|14 days|a fortnight)(?: \w+){0,3}",
            ),
        ),
    ),
    "gp-over-four-weeks": (
        (
            AS_IT_IS, STRONG,
            (
                rf"{_WAIT}(?: \w+)? (?:more than|over|longer than|at least) (?:four weeks|4 weeks|28 days|a month)(?: (?:for|to see) (?:a |an |their )?(?:gp|doctor|appointment)(?:'s)?(?: appointments?)?)?",
                r"(?:gp |doctor's )?appointments?(?: \w+){0,6} (?:more than|over|longer than|after) (?:four weeks|4 weeks|28 days|a month)(?: \w+){0,3}",
                r"(?:more than|over|longer than) (?:four weeks|4 weeks|28 days|a month) (?:for|to see) (?:a|their) (?:gp|doctor)(?:'s)?(?: appointments?)?",
            ),
        ),
    ),
    "hospital-18-weeks": (
        (
            AS_IT_IS, STRONG,
            (
                rf"{_WAIT}(?: \w+){{0,3}} (?:less than|under|fewer than|up to|within|no more than) (?:18|eighteen) weeks(?: for (?:hospital |nhs |planned )?(?:treatment|care|operations?))?",
                r"(?:seen|treated|start(?:ed|ing)? treatment|treatment|operated on)(?: \w+){0,4} (?:within|in|inside|under) (?:18|eighteen) weeks",
                r"(?:18|eighteen)[- ]weeks?(?: waiting(?: time)?)? (?:target|standard|rule|waits?)", r"within (?:18|eighteen) weeks(?: of referral)?",
            ),
        ),
        (
            REST, STRONG,
            (
                rf"{_WAIT}(?: \w+){{0,3}} (?:more than|over|longer than|at least|beyond|above|in excess of) (?:18|eighteen) weeks(?: for (?:hospital |nhs |planned )?(?:treatment|care|operations?))?",
                r"(?:more than|over|longer than|beyond) (?:18|eighteen) weeks(?: for (?:hospital |nhs )?(?:treatment|care|operations?))?", r"(?:18|eighteen) weeks or (?:more|longer)",
            ),
        ),
        (AS_IT_IS, WEAK, (r"(?:hospital|nhs) waiting (?:lists?|times?)", r"waiting lists?")),
    ),
    "ae-four-hours": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:seen|dealt with|treated|admitted|discharged|a ?& ?e|a and e|emergency department|casualty)(?: [\w&]+){0,8} (?:within|in|inside|under) (?:four|4) hours(?: (?:in|at) (?:a ?& ?e|a and e|casualty|emergency departments?))?",
                r"(?:four|4)[- ]hour (?:a ?& ?e |a and e |emergency )?(?:target|standard|waits? target)", r"within (?:four|4) hours",
            ),
        ),
        (
            REST, STRONG,
            (
                r"(?:wait(?:ed|ing|s)?|spent|stuck)(?: [\w&]+){0,5} (?:more than|over|longer than|at least) (?:four|4) hours(?: (?:in|at) (?:a ?& ?e|a and e|casualty|emergency departments?))?",
                r"(?:more than|over|longer than) (?:four|4) hours (?:in|at) (?:a ?& ?e|a and e|casualty|emergency departments?)",
                r"(?:a ?& ?e|a and e)(?: [\w&]+){0,6} (?:more than|over|longer than) (?:four|4) hours",
            ),
        ),
        (AS_IT_IS, WEAK, (r"a ?& ?e (?:performance|waits?|waiting times?)",)),
    ),
    "ambulance-category-2": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:category (?:two|2)|cat 2)(?: \w+){0,3}(?: calls?| responses?| response times?)?", r"ambulances?(?: [\w']+){0,8} (?:strokes?|heart attacks?|emergenc(?:y|ies))(?: calls?)?(?: \w+){0,3}",
                r"(?:average |mean )?ambulance (?:response times?|waits?|waiting times?|times?)", r"(?:wait|waiting|waited|waits)(?: \w+){0,4} (?:for )?an ambulance", r"ambulances? (?:take|took|takes|arrive|arrived|to arrive|to reach)",
            ),
        ),
    ),
    "cancer-28-days": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:cancer|told|diagnos\w+|ruled out|all[- ]clear)(?: \w+){0,10} (?:within|in|inside) (?:28 days|four weeks)", r"28[- ]day (?:cancer |faster diagnosis )?(?:standard|target)", r"faster diagnosis standard",
            ),
        ),
    ),
    "cancer-31-days": (
        (
            AS_IT_IS, STRONG,
            (r"(?:cancer|treat\w+)(?: \w+){0,10} (?:within|in|inside) (?:31 days|a month)(?: of (?:the )?decision(?: to treat)?)?", r"31[- ]day (?:cancer )?(?:standard|target)"),
        ),
    ),
    "cancer-62-days": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:cancer|treat\w+)(?: \w+){0,10} (?:within|in|inside) (?:62 days|two months|2 months)(?: of (?:an? |their )?(?:urgent )?(?:gp )?referral)?", r"62[- ]day (?:cancer )?(?:standard|target|waits?)",
                r"within 62 days(?: of (?:an? )?(?:urgent )?(?:gp )?referral)?",
            ),
        ),
        (
            REST, STRONG,
            (r"(?:wait(?:ed|ing|s)?|cancer)(?: \w+){0,6} (?:more than|over|longer than) (?:62 days|two months|2 months)(?: (?:for|to start|to begin)(?: \w+){0,2} (?:treatment|care))?",),
        ),
        (AS_IT_IS, WEAK, (r"cancer (?:waits|waiting times|treatment times)",)),
    ),
    "cancer-early": (
        (
            AS_IT_IS, STRONG,
            (
                r"cancers?(?: \w+){0,6} (?:at|in) (?:an )?early stages?", r"cancers?(?: \w+){0,5} (?:at )?stages? (?:1|one|i) (?:or|and|to) (?:2|two|ii)", r"(?:caught|diagnosed|found|detected|spotted|picked up) early",
                r"early (?:cancer )?diagnos[ei]s(?: of cancer)?", r"cancers?(?: \w+){0,3} (?:caught|diagnosed|found|detected|spotted)(?: \w+){0,2} early",
            ),
        ),
        (
            REST, STRONG,
            (
                r"cancers?(?: \w+){0,6} (?:at|in) (?:a )?late stages?", r"cancers?(?: \w+){0,5} (?:at )?stages? (?:3|three|iii) (?:or|and|to) (?:4|four|iv)", r"cancers?(?: \w+){0,3} (?:caught|diagnosed|found|detected|spotted)(?: too)? late",
            ),
        ),
    ),
    "diagnostics-six-weeks": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:six|6) weeks or (?:more|longer)(?: for (?:a |an |their )?(?:diagnostic )?(?:tests?|scans?|mri|checks?))?",
                rf"{_WAIT}(?: \w+){{0,3}} (?:more than|over|longer than|at least) (?:six|6) weeks(?: for (?:a |an |their )?(?:diagnostic )?(?:tests?|scans?|mri|checks?))?",
                r"(?:tests?|scans?|diagnostics?)(?: \w+){0,5} (?:more than|over|longer than) (?:six|6) weeks",
            ),
        ),
        (REST, STRONG, (r"(?:tests?|scans?|diagnostics?)(?: \w+){0,6} (?:within|in|inside|under) (?:six|6) weeks",)),
    ),
    "smoking": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:adults?|people|residents|folk|population|men|women)?(?: who)?(?: still)?\b ?smok(?:es?|ed|ing|ers?)\b(?: (?:rates?|prevalence|levels?|cigarettes|tobacco))?", r"current smokers", r"light up|cigarettes",
            ),
        ),
        (REST, STRONG, (r"(?:do not|don't|never) smoke", r"non-?smokers?")),
    ),
    "obesity-adults": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:adults?|men|women|people|residents)(?: \w+){0,4} (?:obese|living with obesity|have obesity|with obesity)", r"(?:adult )?obesity(?: rates?| levels?| prevalence| among adults| in adults)?", r"obese(?: adults?| people)?", r"living with obesity",
            ),
        ),
    ),
    "obesity-reception": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:children in |pupils in |kids in )?reception(?: class)?(?:[- ]age(?:d)?)?(?: children| pupils| kids)?(?: \w+){0,4} (?:obese|obesity)", r"(?:obese|obesity)(?: \w+){0,5} (?:in )?reception(?: class| year)?(?: children| pupils)?",
                r"(?:four|4)(?: and| to|-| or)? ?(?:five|5)[- ]year[- ]olds?(?: \w+){0,4} (?:obese|obesity)", r"(?:obese|obesity)(?: \w+){0,5} (?:start(?:ing)? school|four(?:-| )(?:and|to)(?:-| )five[- ]year[- ]olds?|aged (?:4|four) (?:to|and|or) (?:5|five))",
                r"obese (?:when|by the time|before) they (?:start|begin|go to)(?: primary)? school", r"(?:start|starting|begin) (?:primary )?school(?: \w+){0,3} (?:obese|obesity)",
            ),
        ),
    ),
    "obesity-year-6": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:children in |pupils in |kids in )?year (?:six|6)(?: children| pupils| kids|s)?(?: \w+){0,4} (?:obese|obesity)", r"(?:obese|obesity)(?: \w+){0,5} (?:in )?year (?:six|6)(?: children| pupils)?",
                r"(?:10|ten)(?: and| to|-| or)? ?(?:11|eleven)[- ]year[- ]olds?(?: \w+){0,4} (?:obese|obesity)", r"(?:obese|obesity)(?: \w+){0,6} (?:leav(?:e|ing) primary(?: school)?|aged (?:10|ten) (?:to|and|or) (?:11|eleven)|ten- and eleven-year-olds)",
                r"(?:leave|leaving|finish|end of) primary(?: school)?(?: \w+){0,4} (?:obese|obesity)", r"11-year-olds?(?: \w+){0,3} (?:obese|obesity)",
                r"child(?:hood|ren's)? obesity(?: rates?)?", rf"{_KID}(?: \w+){{0,4}} (?:obese|obesity)", rf"obese {_KID}", rf"obesity (?:in|among) {_KID}",
            ),
        ),
    ),
    "children-low-income": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:relative )?child(?:hood|ren's)? poverty(?: rates?| levels?| \(?before housing costs\)?)?", rf"{_KID}(?: under 16)?(?: (?:who|that))?(?: (?:are|is|were|was|be|being|now|still|born|growing|grow|grows|live|lives|living|up|brought|raised|stuck|trapped)){{0,4}} (?:in |below |into )?(?:relative )?(?:poverty|low[- ]income (?:families|households)|poor (?:families|households)|the poverty line|the breadline)(?:,? before (?:taking )?housing costs)?",
                rf"poor {_KID}", rf"(?:low[- ]income (?:families|households)|poverty)(?: \w+){{0,2}} (?:among|for) {_KID}", rf"{_KID} (?:are|is) poor",
            ),
        ),
    ),
    "children-low-income-after-housing": (
        (
            AS_IT_IS, STRONG,
            (
                rf"(?:child poverty|{_KID}(?: \w+){{0,4}} (?:poverty|low[- ]income (?:families|households)))(?:,? \w+){{0,5}},? \(?(?:after|once) (?:taking |deducting |allowing for |paying )?(?:housing costs|rent)(?: are (?:paid|deducted|taken out))?\)?",
                r"after housing costs(?: \w+){0,8} (?:child poverty|children(?: \w+){0,4} poverty)",
            ),
        ),
    ),
    "idaci": (
        (AS_IT_IS, STRONG, (r"income deprivation affecting children(?: index)?", r"\bidaci\b", rf"{_KID}(?: \w+){{0,3}} income[- ]deprived(?: (?:families|households|homes))?", rf"{_KID} in income deprivation")),
    ),
    "idaopi": (
        (
            AS_IT_IS, STRONG,
            (
                r"income deprivation affecting older people(?: index)?", r"\bidaopi\b", r"(?:older people|pensioners|the over-?60s|over-60s|people over 60)(?: \w+){0,4} (?:income[- ]deprived|income deprivation|poverty|low incomes?)",
                r"pensioner poverty", r"poor pensioners",
            ),
        ),
    ),
    "imd-income": ((AS_IT_IS, STRONG, (r"income[- ]depriv(?:ed|ation)(?: rates?| score)?", r"people(?: \w+){0,3} in income deprivation")),),
    "imd-employment": ((AS_IT_IS, STRONG, (r"employment[- ]depriv(?:ed|ation)(?: rates?| score)?", r"shut out of work", r"people(?: \w+){0,3} in employment deprivation")),),
    "imd-education": ((AS_IT_IS, STRONG, (r"education(?:al)?(?:, skills and training)? deprivation(?: score)?", r"deprivation (?:in|of) education(?: and skills)?")),),
    "imd-health": ((AS_IT_IS, STRONG, (r"health deprivation(?: and disability)?(?: score)?", r"deprivation in health")),),
    "imd-crime": ((AS_IT_IS, STRONG, (r"crime (?:domain|deprivation|score|rank)", r"deprivation (?:by|for|on|in) crime")),),
    "imd-barriers": ((AS_IT_IS, STRONG, (r"barriers to housing(?: and services)?(?: score)?", r"barriers domain")),),
    "imd-environment": ((AS_IT_IS, STRONG, (r"living environment(?: deprivation| score| domain)?", r"environment(?:al)? deprivation")),),
    "imd-score": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:index|indices) of (?:multiple )?deprivation(?: (?:score|2025))?(?: average score)?", r"\bimd\b(?: score)?", r"(?:multiple )?deprivation (?:score|index|levels?)", r"most deprived (?=(?:\w+ ){0,3}(?:area|authorit|place|town|council|constituenc|district|borough|part|region|seat|county|city|in ))",
                r"deprivation", r"least deprived(?= (?:\w+ ){0,3}(?:area|authorit|place|town|council|constituenc|district|borough|part|region|seat|county|city|in ))", r"most deprived|least deprived|more deprived|less deprived",
            ),
        ),
        (AS_IT_IS, WEAK, (r"poorest|poorer|richest|wealthiest", r"poverty")),
    ),
    "imd-most-deprived-tenth": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:neighbou?rhoods?|areas|lsoas?|wards|its neighbou?rhoods)(?: \w+){0,5} (?:in|among|within|rank(?:ed)? in) (?:the |england's )?(?:(?:\d+%|ten per cent|10 per cent|tenth|10%) (?:of )?(?:the )?most deprived|most deprived (?:tenth|10%|10 per ?cent|ten per ?cent|decile))(?: (?:in|of) (?:england|the country|areas|neighbou?rhoods))?",
                r"most deprived (?:tenth|decile|10%|10 per ?cent) of (?:neighbou?rhoods|areas)(?: in england| nationally)?",
            ),
        ),
    ),
    "core20": (
        (
            AS_IT_IS, STRONG,
            (
                r"core ?20(?:plus5)?(?: population)?", r"(?:people|residents|population)?(?: \w+){0,4} (?:live|living|lives) in (?:the |england's )?(?:most deprived (?:fifth|20%|20 per ?cent|quintile)|(?:fifth|20%) most deprived)(?: of)?(?: (?:neighbou?rhoods|areas))?(?: (?:in|of) (?:england|the country))?",
                r"(?:in )?(?:the |england's )?most deprived (?:fifth|20%|20 per ?cent|quintile)(?: of)?(?: (?:neighbou?rhoods|areas))(?: (?:in|of) (?:england|the country))?",
            ),
        ),
    ),
    "suicide": ((AS_IT_IS, STRONG, (r"suicides?(?: rates?| deaths?)?(?: per 100,000(?: people| population)?)?", r"(?:die|died|dies|deaths?|dying) by (?:suicide|their own hand)", r"tak(?:e|ing|en) their own li(?:fe|ves)", r"kill(?:ed|ing)? themselves")),),
    "neonatal-deaths": (
        (
            AS_IT_IS, STRONG,
            (
                r"neonatal (?:deaths?|mortality)(?: rates?)?(?: per (?:1,000|thousand)(?: live)?(?: births)?)?", r"(?:babies|newborns|newborn babies)(?: \w+){0,3} (?:die|died|dying|deaths?)(?: \w+){0,2}(?: (?:in|within|before)(?: \w+){0,3} (?:28 days|four weeks|month)(?: of life)?)?",
                r"deaths? of (?:newborn )?babies(?: \w+){0,4}", r"(?:die|died|dying) in (?:the )?first 28 days",
            ),
        ),
    ),
    "deaths-preventable": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:preventable|avoidable) (?:deaths?|mortality)(?: rates?)?(?: under(?:-| )75s?)?(?: per 100,000(?: people)?)?", r"(?:deaths?|die|died|dying)(?: \w+){0,5} (?:preventable|avoidable|that could be prevented|could have been prevented|could be prevented)(?: \w+){0,3}",
                r"premature (?:deaths?|mortality)(?: rates?)?", r"(?:die|dying|died) (?:before|under)(?: the age of)? 75(?: \w+){0,3} prevent\w+",
            ),
        ),
    ),
    "cvd-deaths-preventable": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:preventable |avoidable )?deaths? (?:under 75 )?from (?:preventable )?(?:heart (?:disease|and circulatory disease)s?|cardiovascular disease|cvd|heart disease and stroke|circulatory disease|strokes? and heart disease)(?: that could be prevented)?(?: (?:under|before)(?: the age of)? 75)?(?: per 100,000(?: people)?)?",
                r"(?:die|dies|died|dying)(?: \w+){0,4} (?:from|of) (?:preventable )?(?:heart disease|cardiovascular disease|cvd|heart disease and stroke|circulatory disease|heart attacks?|strokes?)", r"(?:cardiovascular|cvd|heart disease|circulatory)(?: disease)? (?:deaths?|mortality|death rates?)(?: rates?)?(?: under 75)?(?: per 100,000(?: people)?)?",
                r"heart deaths",
            ),
        ),
    ),
    "cvd-cancer-deaths": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:chance|risk|probability|odds) of dying (?:of|from) (?:cancer or heart disease|heart disease or cancer|cancer, heart disease)(?: \w+){0,2}(?: (?:between|from)(?: the ages of)? 30 (?:and|to) (?:70|69))?", r"(?:die|dying) (?:of|from) (?:cancer or heart disease|heart disease or cancer)(?: (?:between|from)(?: the ages of)? 30 (?:and|to) (?:70|69)| before (?:the age of )?70)?",
            ),
        ),
    ),
    "health-bad": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:in |have |has |with |report(?:ed)? )?(?:bad or very bad|very bad or bad|poor or very poor) health", r"(?:people|residents|adults|population)(?: \w+){0,4} (?:in|with|have|having|report|reporting) (?:bad|poor) health", r"(?:rate|rates|described?|say|said)(?: \w+){0,2} their (?:own )?health (?:as|is|was) (?:bad|poor|very bad)", r"(?:in|with) (?:bad|poor) health(?= ?(?:at the census|in the (?:2021 )?census|\())",
                r"bad health",
            ),
        ),
    ),
    "disabled": (
        (AS_IT_IS, STRONG, (r"(?:people|residents|adults)?(?: \w+){0,3} (?:are |is |were )?disabled(?: people| residents)?", r"(?:have|has|with|living with|having) a disability", r"disabled", r"disability (?:rate|prevalence)")),
        (REST, STRONG, (r"not disabled|non-disabled",)),
    ),
    "ethnic-minority-groups": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:from |of |in )?(?:an |other )?(?:ethnic|minority ethnic|black and minority ethnic|global majority)(?:[- ]minority|[- ]minorities)?(?: ethnic)? (?:groups?|backgrounds?|people|residents|communities|population)", r"ethnic minorit(?:y|ies)", r"\bbame\b|\bbme\b", r"asian, black, mixed or other(?: ethnic groups?)?", r"people of colour", r"non-?white",
            ),
        ),
        (REST, STRONG, (r"(?:people|residents|population)(?: \w+){0,3} (?:are |is |were )?white", r"white(?: ethnic group| people| residents| population)?")),
    ),
    "rural": (
        (AS_IT_IS, STRONG, (r"(?:people|residents|population)?(?: \w+){0,3} (?:live|living|lives) in (?:the countryside|rural (?:areas|neighbou?rhoods|communities|places))", r"rural (?:population|residents|people|neighbou?rhoods|areas)", r"(?:in|is|are) rural")),
        (REST, STRONG, (r"(?:people|residents|population)?(?: \w+){0,3} (?:live|living|lives) in (?:urban (?:areas|neighbou?rhoods)|towns and cities|cities and towns)", r"urban (?:population|residents|people|areas)")),
    ),
    "aged-65-and-over": (
        (AS_IT_IS, STRONG, (r"(?:people |residents |population )?(?:are |is |who are |were )?(?:aged|over|older than|at least|above)(?: the age of)? 65(?: and over| or over| and above| or older| plus)?", r"over-65s|65s and over|65-plus|65\+|(?:of )?pension(?:able)? age|pensioners|65 (?:and|or) (?:over|older|above)", r"older people|elderly (?:people|residents|population)")),
        (REST, STRONG, (r"under(?:-| )65s?",)),
    ),
    "aged-under-16": (
        (AS_IT_IS, STRONG, (r"(?:people |residents |population |children )?(?:are |is |who are |were )?(?:aged )?(?:under|below|younger than)(?: the age of)? 16", r"under-16s|(?:population|residents|people)(?: \w+){0,3} (?:are |is |were )children", r"children under 16(?= (?:make|are|live))")),
    ),
    "people": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:total |resident )?population(?: of| is| was| stands at| size)?(?! (?:live|in rural|density))", r"(?:people|residents|inhabitants|souls) (?:live|living|reside)(?: (?:in|there|here))?", r"home to(?= (?:\w+ ){0,3}\d)", r"number of (?:people|residents|inhabitants)(?: living)?", r"(?:has|have|of) (?=(?:\w+ ){0,2}\d[\d,]* (?:residents|inhabitants|people\b))",
            ),
        ),
    ),
    "people-per-km2": ((AS_IT_IS, STRONG, (r"(?:people|residents|inhabitants) (?:per|to the|for every|to every|in every) (?:square (?:kilomet(?:re|er)|km)|sq\.? ?km|km2)", r"population density", r"densely populated", r"per square kilomet(?:re|er)")),),
    "household-income": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:gross )?disposable (?:household )?income(?:s)?(?: per (?:head|person|capita))?", r"(?:average |mean )?household (?:disposable )?incomes?(?: per (?:head|person|capita))?", r"\bgdhi\b", r"disposable incomes?", r"income per (?:head|person|capita)", r"(?:per (?:head|person) )?after tax(?: and benefits)?(?: income)?",
            ),
        ),
    ),
    "weekly-pay": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:gross |median |average |typical )*weekly (?:pay|wages?|earnings|salar(?:y|ies))", r"(?:pay|wages?|earn(?:ings|s|ed)?|paid|take home|salary)(?: [\w£,.]+){0,6} (?:a|per|each|every) week", r"(?:a|per) week(?: before tax)?", r"(?:median|average|typical|gross) (?:pay|wages?|earnings|salar(?:y|ies))", r"wages|earnings",
            ),
        ),
    ),
    "housing-affordability": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:house|home|property|housing) prices?(?: [\w.]+){0,6} (?:times )?(?:average |median |local |typical |annual |yearly )*(?:earnings|pay|salar(?:y|ies)|wages?|incomes?)", r"(?:housing |house )?affordability(?: ratio)?", r"(?:average |typical |median )?(?:house|home|property)s? costs?(?: [\w.]+){0,5} (?:times )?(?:the |an )?(?:average |median |local |typical |annual |yearly )*(?:earnings|pay|salar(?:y|ies)|wages?|incomes?)",
                r"(?:house|home)[- ]price[- ]to[- ](?:earnings|income) ratio", r"years(?:'|s)? (?:of )?(?:pay|wages|salary|earnings)(?: to buy)?", r"times (?:the |an )?(?:average |median |local |typical |annual |yearly )+(?:earnings|pay|salary|wages?)",
            ),
        ),
    ),
    "fuel-poverty": ((AS_IT_IS, STRONG, (r"(?:households?|homes|families|people)?(?: \w+){0,4} (?:in )?fuel[- ](?:poverty|poor)(?: rates?)?", r"fuel[- ]poor(?: households| homes)?", r"(?:cannot|can't|struggle to|unable to) (?:afford to )?heat their homes?")),),
    "claimants": (
        (
            AS_IT_IS, STRONG,
            (
                r"(?:claimant count|claimant rate|claimants?)", r"(?:claim|claims|claiming|on|claimed|receiv\w+) (?:out[- ]of[- ]work |unemployment |jobless |job-?seekers? )?benefits?(?: (?:and|while) (?:looking|asked to look) for work)?", r"job-?seekers?'?s?(?: allowance)?", r"on the dole|out[- ]of[- ]work benefits",
            ),
        ),
    ),
    "employment": (
        (AS_IT_IS, STRONG, (r"employment rates?", r"(?:people|adults|working[- ]age (?:people|adults)|residents|16 to 64(?:-year-olds)?)(?: \w+){0,6} (?:in (?:work|employment|a job)|employed|in jobs|have a job|have jobs)", r"in (?:work|employment|paid work)", r"(?:are|is|were) employed")),
        (REST, STRONG, (r"(?:not|out of|without|without a) (?:in )?(?:work|employment|job)(?= \(?(?:of|aged|among))", r"worklessness")),
    ),
    "unemployment-modelled": ((AS_IT_IS, STRONG, (r"unemploy(?:ment|ed)(?: rates?| levels?)?", r"(?:joblessness|jobless)(?: rates?)?", r"out of work", r"looking for work")),),
    "level-3": ((AS_IT_IS, STRONG, (r"(?:qualifi\w+|educated)(?: \w+){0,3} (?:at |to )?(?:level|nvq) ?(?:three|3)(?: or (?:above|higher|more)| and above|\+)?", r"(?:two |2 )?a-?levels?(?: or (?:above|equivalent|higher|more))", r"level (?:three|3) qualifications?(?: or (?:above|higher|more))?")),),
    "no-qualifications": ((AS_IT_IS, STRONG, (r"(?:no|without(?: any)?|lack(?:ing|s)?(?: any)?) (?:formal )?qualifications?", r"unqualified", r"(?:have|has|with|holds?) no (?:formal )?qualifications?(?: at all)?")),),
    "gcse-english-maths": (
        (AS_IT_IS, STRONG, (r"gcses?(?: \w+){0,6} (?:english and maths|maths and english)(?: \w+){0,3}(?: by (?:age |the age of )?19)?", r"(?:english and maths|maths and english)(?: gcses?)?(?: by (?:age |the age of )?19)?", r"(?:pass|passes|passed|gcses?)(?: \w+){0,2} in (?:english and maths|maths and english)")),
        (REST, STRONG, (r"(?:without|do not have|don't have|lack|leave school without|fail(?:ed)? to get)(?: a)?(?: good)?(?: pass(?:es)? in)?(?: their)? ?gcses? in (?:english and maths|maths and english)(?: by (?:age |the age of )?19)?",)),
    ),
    "persistent-absence": ((AS_IT_IS, STRONG, (r"persistent(?:ly)? (?:absence|absent(?:ees?|eeism)?)(?: rates?| from school)?", r"(?:miss|missed|missing|misses)(?: \w+){0,3} (?:a tenth|10%|10 per ?cent|ten per ?cent)(?: or more)? of (?:school|lessons|their lessons|sessions)(?: or more)?", r"(?:school )?truancy|skip(?:ping|ped)? school|absent from school|absence from school|school absence")),),
    "early-communication": ((AS_IT_IS, STRONG, (r"(?:communication and language|speech and language|communication|speaking)(?: \w+){0,6} (?:expected level|good level|end of reception|at five|reception)", r"(?:expected (?:level|standard))(?: \w+){0,4} (?:in|for) (?:communication(?: and language)?|speech and language|talking|speaking)", r"communication and language")),),
    "early-literacy": ((AS_IT_IS, STRONG, (r"(?:literacy|reading and writing)(?: \w+){0,6} (?:expected level|good level|end of reception|at five|reception)", r"(?:expected (?:level|standard))(?: \w+){0,4} (?:in|for) (?:literacy|reading and writing)", r"literacy")),),
    "early-maths": ((AS_IT_IS, STRONG, (r"(?:maths|mathematics|numeracy)(?: \w+){0,6} (?:expected level|good level|end of reception|at five|reception)", r"(?:expected (?:level|standard))(?: \w+){0,4} (?:in|for) (?:maths|mathematics|numeracy)", r"numeracy")),),
    "food-outlets": ((AS_IT_IS, STRONG, (r"(?:places? to eat(?: and drink)?|food outlets?|takeaways?|fast[- ]food (?:outlets?|shops?)|restaurants(?: and pubs)?|food and (?:beverage|drink) businesses|cafes)(?: per (?:1,000|thousand)(?: people| residents)?)?", r"pubs and restaurants(?: per (?:1,000|thousand)(?: people)?)?")),),
    "social-care-turnover": ((AS_IT_IS, STRONG, (r"(?:adult )?(?:social )?care (?:staff|workers?|workforce)(?: \w+){0,4} (?:turnover|left|leave|leaving|quit|quitting)(?: (?:their )?jobs?)?(?: \w+){0,3}", r"(?:staff )?turnover (?:rate )?(?:in|of|among)(?: adult)? (?:social )?care(?: staff| workers?)?", r"social care (?:staff )?turnover(?: rates?)?", r"carers (?:left|quit|leave)(?: their jobs?)?")),),
    "turnout-2024": ((AS_IT_IS, STRONG, (r"(?:voter )?turnout", r"(?:people|voters|electors|electorate)(?: \w+){0,3} (?:voted|turned out|cast (?:a|their) (?:vote|ballot)s?)", r"went to the polls|turned out to vote|voted at the (?:general )?election")), (REST, STRONG, (r"(?:did not|didn't|failed to) vote", r"stayed at home on polling day"))),
    "majority-2024": ((AS_IT_IS, STRONG, (r"majorit(?:y|ies)(?: of| at the (?:2024 |last )?(?:general )?election| in 2024)?", r"(?:won|held|holds|hold|won it|win) (?:by|with a majority of)")),),
    "life-satisfaction": ((AS_IT_IS, STRONG, (r"life satisfaction(?: score)?", r"satisf(?:ied|action) with (?:their |your )?(?:life|lives)")),),
    "worthwhile": ((AS_IT_IS, STRONG, (r"(?:feel(?:ing)?|think|say|things they do)(?: \w+){0,6} worthwhile", r"worthwhile(?: score)?")),),
    "happiness": ((AS_IT_IS, STRONG, (r"happiness(?: score| rating)?", r"(?:happiest|happy|happier|unhappiest)(?: place| town| yesterday)?")),),
    "anxiety": ((AS_IT_IS, STRONG, (r"anxiety(?: score| levels?| rating)?", r"(?:anxious|most anxious)(?: place| yesterday)?")),),
}  # fmt: skip

# What people speak of that is held for no place, and the measures that come nearest.
NOT_HELD: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("years in poor health", r"years? (?:in|of|with|spent in) (?:poor|ill|bad|failing|worse) ?-?health|unhealthy years?", ("healthy-life-expectancy", "life-expectancy")),
    ("disability-free life expectancy", r"disability-free (?:life expectancy|years)", ("healthy-life-expectancy",)),
    ("the number of GPs", r"(?<=\d )(?:fewer |more |extra |new |additional |full-time |qualified |nhs )*(?:gps|family doctors)(?! per| for every| for each| to every| in every| within)", ("gps-per-100k",)),
    ("numbers of nurses", r"(?<=\d )(?:fewer |more |extra |new )*nurses(?! per| for)", ("nurses-nhs", "nurses-per-100k")),
    ("infant mortality", r"infant (?:mortality|deaths?)(?: rates?)?|(?:die|dying|died|deaths?) before (?:their|its) first birthdays?", ("neonatal-deaths",)),
    ("deaths of mothers", r"maternal (?:deaths?|mortality)|(?:die|dying|died) in childbirth", ()),
    ("diabetes", r"diabet(?:es|ics?)", ("obesity-adults",)),
    ("dementia", r"dementia|alzheimer'?s", ()),
    ("depression", r"depression|mental health (?:problems?|conditions?|illness(?:es)?)|mental illness", ("anxiety", "life-satisfaction")),
    ("COVID-19", r"covid(?:-19)?|coronavirus", ()),
    ("vaccination", r"vaccinat(?:ions?|ed)|jabs?|immunis\w+|mmr", ()),
    ("alcohol", r"alcohol(?:ism|ics?)?(?:-related)?|binge drink\w*|drink-related", ("deaths-preventable",)),
    ("drugs", r"drug(?:s|-related)? (?:deaths?|misuse|use|poisoning)", ("deaths-preventable",)),
    ("vaping", r"vap(?:e|es|ing|ers)", ("smoking",)),
    ("homelessness", r"homeless(?:ness)?|rough sleep\w+|temporary accommodation", ("housing-affordability",)),
    ("air pollution", r"air (?:pollution|quality)", ("imd-environment",)),
    ("physical activity", r"physical(?:ly)? (?:in)?activ\w+|exercise", ("obesity-adults",)),
    ("teenage pregnancy", r"teen(?:age)? pregnanc\w+|teenage mums|under-18 conceptions?", ()),
    ("breastfeeding", r"breast-?fe\w+", ()),
    ("cancer survival", r"cancer surviv\w+|surviv\w+(?: \w+){0,2} cancer", ("cancer-early",)),
    ("people on the waiting list", r"(?<=\d )(?:people|patients)(?: \w+){0,3} (?:on (?:the )?(?:nhs |hospital )?waiting lists?|waiting for (?:nhs |hospital )?(?:treatment|operations?))", ("hospital-18-weeks",)),
    ("waits of more than a year", r"(?:more than|over|longer than) (?:a year|12 months|52 weeks|one year) (?:for|on)(?: \w+){0,3}|52[- ]week waits?", ("hospital-18-weeks",)),
    ("waits of twelve hours in A&E", r"(?:12|twelve)[- ]hours?(?: \w+){0,3}(?: a ?& ?e)?|trolley waits?|corridor care", ("ae-four-hours",)),
    ("hospital beds", r"(?:hospital |icu )?beds", ()),
    ("food banks", r"food ?banks?", ("children-low-income",)),
    ("crime", r"(?:recorded |violent |knife )crimes?(?: rates?)?|burglar\w+", ("imd-crime",)),
    ("tooth decay", r"tooth (?:decay|extraction)|rotten teeth|teeth (?:out|removed)", ("dental-practices-new-children",)),
    ("overweight", r"overweight", ("obesity-adults", "obesity-year-6")),
    ("free school meals", r"free school meals", ("children-low-income",)),
    ("house prices", r"(?:average |median )?(?:house|home|property) prices?(?! (?:\w+ ){0,3}(?:earnings|pay|salar|wage|income))", ("housing-affordability",)),
    ("long-term sickness", r"long[- ]term sick(?:ness)?|economic(?:ally)? inactiv\w+", ("employment", "health-bad")),
    ("NHS spending", r"(?:nhs|health) (?:spending|funding|budget)", ()),
    ("asthma", r"asthma|copd|lung disease", ("smoking",)),
    ("life expectancy by job or class", r"social class", ()),
)  # fmt: skip

# Measures that a speaker may mean by one word: another of them is tried where the first differs.
RIVALS: dict[str, tuple[str, ...]] = {
    "gps-per-100k": ("gps-per-100k-need", "gps-per-100k-carr-hill", "gps-per-100k-access"),
    "children-low-income": ("children-low-income-after-housing", "idaci"),
    "life-expectancy": ("life-expectancy-district-series", "life-expectancy-constituency"),
    "obesity-year-6": ("obesity-reception",),
    "unemployment-modelled": ("claimants",),
    "hospital-18-weeks": ("hospital-18-weeks-residents",),
    "cancer-62-days": ("cancer-62-days-residents",),
    "diagnostics-six-weeks": ("diagnostics-six-weeks-residents",),
    "nurses-nhs": ("nurses-per-100k",),
}
# Measures that a figure may belong to although another was named: tried last, and told.
CONFUSED: dict[str, tuple[str, ...]] = {
    "healthy-life-expectancy": ("life-expectancy", "healthy-life-expectancy-65"),
    "life-expectancy": ("healthy-life-expectancy", "life-expectancy-65"),
    "obesity-adults": ("obesity-year-6", "obesity-reception"),
    "obesity-year-6": ("obesity-adults",),
    "imd-income": ("idaci", "idaopi"),
    "household-income": ("weekly-pay",),
}
