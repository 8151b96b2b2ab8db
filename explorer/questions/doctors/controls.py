"""What a reader may choose on the page on doctors."""

from explorer.places.levels import NAMED
from explorer.questions.blocks import (
    Contents,
)
from explorer.questions.doctors.view import (
    COLOURS,
    LEVELS,
    DoctorsView,
    switches_of,
)
from explorer.questions.page import Block, Control, Option
from explorer.words.doctors import headings
from explorer.words.doctors.switches import switch_label
from explorer.words.doctors.terms import (
    short_title,
)


def control_blocks(view: DoctorsView) -> list[Block]:
    """Return the controls for a view."""
    switches = switches_of(view.colour)
    controls: list[Block] = [
        Control("find", headings.FIND_LABEL, "place", level=view.level),
        Control("change", headings.REVEAL, "reveal"),
        Control(
            "colour",
            headings.COLOUR_LABEL,
            "radio",
            [Option(one, short_title(one)) for one in COLOURS],
            view.colour,
        ),
    ]
    if switches:
        options = [
            Option("", headings.NO_SWITCH),
            *(Option(one, switch_label(one)) for one in switches),
        ]
        controls.append(Control("to", headings.SWITCH_LABEL, "list", options, view.to))
    levels = [Option(one, NAMED[one].label) for one in LEVELS]
    alone = {"story", "practices", "beside"}
    titles = {
        key: text for key, text in headings.sections().items() if view.area or key not in alone
    }
    return [*controls, Control("by", "By", "list", levels, view.level), Contents(titles)]
