"""Calendrier: what is done, when is what, what is still vague."""

from components import data, frame
from components.calendar.controls import choose
from components.calendar.subscription import show_subscription
from components.calendar.table import step_table
from components.calendar.view import show_calendar
from components.calendar.wording import METHOD, reading, sentence
from components.figures.calendar import calendar_figure
from components.figures.pending import Pending

snapshot = data.snapshot()
frame.reserve_title()
choice = choose(snapshot)

frame.head("Calendrier", snapshot.derive(sentence, choice))
show_calendar(snapshot, choice)
show_subscription(snapshot)
drawn = Pending("calendrier", snapshot, calendar_figure, (choice,))
frame.explain(METHOD, snapshot.derive(reading, choice), snapshot.derive(step_table, choice), drawn)
