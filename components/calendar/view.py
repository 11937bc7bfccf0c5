"""The calendar on the page: legend, tray, time axis (wide screens), agenda."""

import streamlit as st
from markupsafe import Markup

from components import address
from components.calendar.agenda import agenda, badge, detail, output_name, when_words
from components.calendar.chart import CHOICE, calendar_spec
from components.calendar.drawing import drawing
from components.calendar.model import Choice, Step, all_phases, all_steps, pill_text, shown_steps, undated
from components.calendar.wording import phase_words, state_summary, today_words
from components.entities import fiche_link
from components.picture import Picture
from components.show import show
from components.templates import render
from sheets.snapshot import Snapshot


def show_calendar(snapshot: Snapshot, choice: Choice) -> None:
    """Everything between the controls and the notes of method."""
    show(snapshot.derive(above, choice), key="calendar-above")
    with st.container(key="calendar-wide"):
        _chart(snapshot, choice)
    show(snapshot.derive(agenda_markup, choice), key="calendar-agenda")


def above(snapshot: Snapshot, choice: Choice) -> Markup:
    """The legend, the chosen step, and the tray of what has no date."""
    shown = snapshot.derive(shown_steps, choice)
    chosen = _chosen(snapshot, choice)
    return render(
        "calendar.html",
        empty=not snapshot.derive(all_steps),
        legend=any(step.dated for step in shown),
        tray=[(step.title, choice.link(step.id)) for step in undated(shown)],
        chosen=chosen,
        listed=chosen in shown,
        facts=detail(chosen) if chosen else (),
        when=when_words(chosen) if chosen else "",
        close=choice.link(""),
        fiche=fiche_link("etape", choice.step),
    )


def _chosen(snapshot: Snapshot, choice: Choice) -> Step | None:
    return next((step for step in snapshot.derive(all_steps) if choice.step and step.id == choice.step), None)


def _chart(snapshot: Snapshot, choice: Choice) -> None:
    drawn = picture(snapshot, choice)
    if drawn is None:
        return
    # The choice is in the key: a chart that remembers another one would not tell a second click on the same step.
    key = f"calendar:{choice.link(choice.step)}"

    def pick() -> None:
        picked = st.session_state[key].selection.get(CHOICE) or [{}]
        step = str(picked[0].get("step") or "")
        address.write("etape", "" if step == choice.step else step)

    st.vega_lite_chart(drawn.table, drawn.spec, theme=None, key=key, on_select=pick, alt=drawn.alternative)


def picture(snapshot: Snapshot, choice: Choice) -> Picture | None:
    """The time axis; None without a dated step."""
    table, height = snapshot.derive(drawing, choice)
    return Picture(calendar_spec(height), table, snapshot.derive(_short, choice)) if height else None


def _short(snapshot: Snapshot, choice: Choice) -> str:
    states = state_summary(snapshot.derive(shown_steps, choice))
    return f"Frise du calendrier, {today_words(snapshot)}. {states}. L’agenda qui suit dit la même chose."


def _other_years(snapshot: Snapshot, steps: tuple[Step, ...]) -> bool:
    return any(day.year != snapshot.today.year for step in steps for span in step.spans for day in span)


def agenda_markup(snapshot: Snapshot, choice: Choice) -> Markup:
    """The agenda, with the detail of the chosen step in its place."""
    shown = snapshot.derive(shown_steps, choice)
    names = {phase.phase: phase_words(phase) for phase in snapshot.derive(all_phases)}
    return render(
        "calendar_agenda.html",
        agenda=snapshot.derive(agenda, choice),
        shown=bool(shown),
        filtered=choice.filtered,
        everything=Choice(step=choice.step).link(choice.step),
        today=today_words(snapshot, year=_other_years(snapshot, shown)),
        chosen=choice.step,
        phases=[names[name] for name in names if any(step.phase == name for step in shown)],
        link=lambda step: choice.link("" if step.id == choice.step else step.id),
        badge=badge,
        detail=detail,
        when=when_words,
        output=output_name,
        fiche=fiche_link,
        pill=lambda step: pill_text(step) or step.title,
    )
