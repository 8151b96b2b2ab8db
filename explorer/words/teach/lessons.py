"""The texts of lessons: for whom, why, what pupils do, and what their teacher needs to know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class TaskText:
    """What pupils do, and what a teacher may expect.

    Attributes
    ----------
    text, answer : str
    """

    text: str
    answer: str


@dataclass(frozen=True)
class LessonText:
    """The texts of a lesson.

    Attributes
    ----------
    title, aim : str
    ages : str
        For whom: "11 to 14".
    plan : mapping of str to str
        What to do in so many minutes.
    tasks : sequence of TaskText
        On paper.
    wrong : sequence of TaskText
        What pupils often take for true, and what to say.
    stands : sequence of str
        Where it stands in what schools teach.
    """

    title: str
    aim: str
    ages: str
    plan: Mapping[str, str]
    tasks: Sequence[TaskText]
    wrong: Sequence[TaskText]
    stands: Sequence[str]


MINUTES = ("5", "15", "50")
_KS3 = "Key Stage 3 geography: use maps and GIS to look at places and data."
_GCSE_UK = "GCSE geography: differences within the UK."
_GCSE_CHARTS = "GCSE statistics: read charts and maps, and say how they can mislead."
_GCSE_SAMPLE = "GCSE statistics: samples, and how sure a figure from one is."
_GCSE_SCATTER = "GCSE statistics: scatter diagrams and correlation."
_A_PLACES = "A level geography: changing places, and health."
_A_STATS = "A level maths: samples, correlation and how to read them."

RICH = TaskText(
    "Richest is healthiest.",
    "Money and health often go together, but places with little money can have good health, and "
    "the other way round. The figures show where, not why.",
)
DARK = TaskText(
    "The darkest area is the worst place to live.",
    "Read the key first: here dark is a high figure. And a colour shows one figure. It says "
    "nothing of parks, friends or schools. Judge no place by it.",
)
DEATH = TaskText(
    "54 healthy years means people die at 54.",
    "It means years in good health. Most people live for many more years after that.",
)
EACH = TaskText(
    "Everyone in a place has its figure.",
    "A figure is for many people at once. Some have more and some have less.",
)
OVERLAP = TaskText(
    "Two ranges that overlap mean two equal figures.",
    "Often it can't be told which is higher, but not always. Look at the range of the difference: "
    "if it leaves zero out, one is higher.",
)
CAUSE = TaskText(
    "If two things go together, one makes the other.",
    "A third thing may stand behind both. A chart of two measures can't say why.",
)
AREA = TaskText(
    "A large patch on a map means a lot of people.",
    "Land does not tell. Kent has half the land of North Yorkshire and more people. London is "
    "small on a map and full of people.",
)

HIDES = LessonText(
    "What a map hides",
    "See what a map shows, what it leaves out, and what you need before you can read it.",
    "11 to 14",
    {
        "5": "Show screens 1 to 3. Pupils guess, then you show the title and the key.",
        "15": "All six screens. Give a minute in pairs before each answer.",
        "50": "All six screens, then the sheet, then ten questions of the quiz.",
    },
    (
        TaskText(
            "Look at the map for one minute. Write down three things that you notice.",
            "Any three that can be seen: dark and light areas, large and small ones, areas with "
            "crosses. Nothing on health yet: the map has no title and no key.",
        ),
        TaskText(
            "What could the dark areas stand for? Write one guess. What would you need to be sure?",
            "Any guess. To be sure: a title, a key, the year, who made it, and names.",
        ),
        TaskText(
            "Now read the table. Write a title for the map: what, where and when.",
            "It names the measure, the places and the years, as the heading of the table does.",
        ),
    ),
    (DARK, DEATH, EACH),
    (_KS3, _GCSE_UK),
)
STORIES = LessonText(
    "One map, two stories",
    "See how the person who draws a map can change its message, with no change to the figures.",
    "11 to 16",
    {
        "5": "Show screen 1. Vote for a map. Then show how many areas changed.",
        "15": "Screens 1 to 3. Pupils move the breaks.",
        "50": "All screens. Pupils write a headline for each map, then do the sheet.",
    },
    (
        TaskText(
            "Sort the figures in the table into three groups of equal size. Where are the breaks?",
            "Put the figures in order. The breaks lie a third and two thirds of the way along.",
        ),
        TaskText(
            "Now sort them into three groups of equal width. How many places change group?",
            "Take the lowest from the highest and divide by three. Count the places that move.",
        ),
        TaskText(
            "Write a headline for each map. Is one of them wrong?",
            "Neither is wrong: the figures stay as they are. A good key says how groups were made.",
        ),
    ),
    (
        DARK,
        TaskText(
            "There is one right way to colour a map.",
            "There are many fair ways. Each should be named in the key.",
        ),
    ),
    (_KS3, _GCSE_CHARTS),
)
LAND = LessonText(
    "Land or people",
    "See what large, empty areas do to a map, and what a map of equal shapes does instead.",
    "11 to 14",
    {
        "5": "Show screens 1 and 2. Pupils say what changed.",
        "15": "All screens, with a guess in pairs before each answer.",
        "50": "All screens, then the sheet. Then the page Map: find a place on both maps.",
    },
    (
        TaskText(
            "Find the area with the most land on the map. Can you tell if it has the most people? "
            "What would you need to know?",
            "The map can't tell: it takes a count of people. North Yorkshire has the most land, "
            "and other areas have more people.",
        ),
        TaskText(
            "A map of hexagons gives each area one equal shape. Name one thing that it shows "
            "better, and one that it hides.",
            "Better: each area can be seen. Hidden: true shapes, sizes and how far apart they are.",
        ),
    ),
    (AREA, DARK),
    (_KS3, _GCSE_UK, _GCSE_CHARTS),
)
SURE = LessonText(
    "How sure can we be?",
    "Read the range of a figure, and say when two figures can be told apart.",
    "14 to 18",
    {
        "5": "Show screens 2 and 3. Press 'Draw again' a few times.",
        "15": "All screens. Pupils count how often the list of ten changes.",
        "50": "All screens, then the sheet and the quiz. Pupils write advice to a newspaper.",
    },
    (
        TaskText(
            "Choose two places from the table. Draw both ranges as lines, one over the other, on "
            "one scale. Do the lines overlap?",
            "The ends of each line are the ends of the range. If the lines lie apart, the places "
            "can be told apart. If each line covers the other figure, they can't.",
        ),
        TaskText(
            "A newspaper wants to print one league table of all these places. Write one sentence "
            "of advice.",
            "Ranks need ranges too: many places could swap, so one order for all says more than "
            "the figures do.",
        ),
    ),
    (OVERLAP, EACH, DEATH),
    (_GCSE_SAMPLE, _A_STATS),
)
PLACES = LessonText(
    "Compare two places",
    "Say how far apart two places are, and what it means when a figure is borrowed.",
    "11 to 16",
    {
        "5": "Show screen 1. Guess, then show the figures.",
        "15": "All screens. Choose two places that nobody in the room lives in.",
        "50": "All screens, then the sheet. Pupils choose two places and write two sentences.",
    },
    (
        TaskText(
            "Choose two places from the table. Take the lower figure from the higher. Write down "
            "the gap, with its unit.",
            "The gap is in the unit of the table. Round it after you take away, not before.",
        ),
        TaskText(
            "Write one sentence on the gap that a person from each place would call fair.",
            "It names the measure, both places and the years. It blames nobody.",
        ),
    ),
    (RICH, DEATH, EACH),
    (_KS3, _GCSE_UK, _A_PLACES),
)
MINISTER = LessonText(
    "Be the minister",
    "Share out a budget of healthy years, see what it does to the gap, and name what it costs.",
    "14 to 18",
    {
        "5": "Show screen 1 and vote. Then show what each plan does.",
        "15": "All screens. Each group shares out twenty coins and says who gets none.",
        "50": "All screens, then a debate: which plan is fair? Pupils write a letter.",
    },
    (
        TaskText(
            "You have 20 coins. Share them between the places in the table. Write down your rule.",
            "Any clear rule: to the lowest, as much to each, or by how many people live there.",
        ),
        TaskText(
            "Who gets nothing by your rule? What would you say to them?",
            "Each rule leaves someone out. A good answer says who, and gives a reason.",
        ),
    ),
    (
        TaskText(
            "The gap is smaller, so all is well.",
            "A gap can shrink when the top falls. Ask whether every place is better off.",
        ),
        RICH,
    ),
    (_GCSE_UK, _A_PLACES),
)
TOGETHER = LessonText(
    "Does it go together?",
    "Guess how closely two measures go together, check it, and say what it can't tell you.",
    "14 to 18",
    {
        "5": "Show screen 1. Vote with hands, then show the number.",
        "15": "All screens. Pupils say what each answer can't tell.",
        "50": "All screens, then the sheet. Then two measures of your own, on Two measures.",
    },
    (
        TaskText(
            "Think of two measures of a place. Draw what a chart of both would look like.",
            "Dots that climb, dots that drop, or a cloud. Each dot is one place.",
        ),
        TaskText(
            "'Places with more ice cream shops have more sunburn.' Does ice cream burn skin? What "
            "else could be going on?",
            "A third thing, sunny weather, goes with both. The chart alone can't say why.",
        ),
    ),
    (CAUSE, RICH),
    (_GCSE_SCATTER, _A_STATS),
)
CLAIM = LessonText(
    "Check a claim from the news",
    "Find out which place, measure and year a claim is on, and whether the figures agree.",
    "11 to 18",
    {
        "5": "Show one claim. Vote, then show the answer.",
        "15": "All three claims, with a vote before each answer.",
        "50": "All three claims. Then pupils bring a claim of their own and check it.",
    },
    (
        TaskText(
            "Write a true sentence with one figure from the table. Then change one word to make "
            "it false. Can a friend spot it?",
            "Good ones change the year, the group, the place or the unit.",
        ),
        TaskText(
            "What must a claim name before it can be checked?",
            "A place, a measure, whom it is for, a year and a figure.",
        ),
    ),
    (DEATH, EACH, CAUSE),
    (_KS3, _GCSE_CHARTS, _GCSE_SAMPLE),
)
