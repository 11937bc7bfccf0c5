"""What the first visitor would otherwise wait for."""

import gc
import logging
from threading import Thread

import altair as alt

from components import data
from components.access.door import door
from components.figures.fonts import register_fonts
from sheets.problems import Problem

_log = logging.getLogger(__name__)
_BETWEEN_COLLECTIONS = 20_000  # objects made and not freed


def warm_up() -> None:
    """Import the chart library for good, and start reading the source. A problem is shown on the screens, not here.

    A process that must serve nobody reads nothing either. The fonts of images are prepared aside, once a machine.
    """
    alt.Chart(alt.InlineData([{}])).mark_point().to_dict()
    _set_apart()
    Thread(target=register_fonts, daemon=True, name="fonts").start()
    try:
        door()
        data.start()
    except Problem as problem:
        _log.error("%s %s", problem.what, problem.remedy)


def _set_apart() -> None:
    """What is imported by now stays for good: full collections, during which nobody is served, need not look at it.

    A screen makes thousands of objects that go by themselves: looking for cycles among them every 700 finds few.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_BETWEEN_COLLECTIONS)
