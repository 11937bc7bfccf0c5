"""Filters live in the address: copy it, get the same view. The address is the only truth; widgets mirror it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

import streamlit as st

from components import words

T = TypeVar("T")
_TOLD = "_told"
_APPLIED = "_applied"
_SEPARATOR = "~"
_LONGEST = 200


def read_one(name: str, allowed: Sequence[str], default: str = "") -> str:
    """The value of a filter, ``default`` when absent. One that is not allowed (any more) is set aside and said."""
    value = st.query_params.get(name, "")[:_LONGEST]
    if not value:
        return default
    if value in allowed:
        return value
    _set_aside(name, value)
    return default


def read_many(name: str, allowed: Sequence[str]) -> list[str]:
    """The values of a filter that holds several, in the order of ``allowed``."""
    values = [value for value in st.query_params.get(name, "")[:2000].split(_SEPARATOR) if value]
    for value in values:
        if value not in allowed:
            _set_aside(name, value[:_LONGEST])
    return [value for value in allowed if value in values]


def read_text(name: str) -> str:
    return st.query_params.get(name, "")[:_LONGEST]


def read_flag(name: str) -> bool:
    """True when the address says « oui »."""
    return read_one(name, ("oui",)) == "oui"


def _set_aside(name: str, value: str) -> None:
    """Say that a filter means nothing here, and take it out of the address so that it is said once."""
    tell(f"Dans l’adresse, {name} = {value} ne désigne rien ici (ou plus rien) : ce filtre est laissé de côté.")
    left = [part for part in st.query_params.get(name, "").split(_SEPARATOR) if part != value]
    write(name, left)


def tell(sentence: str) -> None:
    """Keep a sentence for the reader, shown once above the title."""
    st.session_state.setdefault(_TOLD, {})[sentence] = None


def told() -> list[str]:
    """What is to be told, forgotten once taken."""
    return list(st.session_state.pop(_TOLD, {}))


def apply(label: str, value: str = "") -> None:
    """Keep a filter that is on, in words: paper has no control to say it. ``label``: that of its control."""
    st.session_state.setdefault(_APPLIED, {})[words.without_markdown(label)] = value


def applied() -> list[tuple[str, str]]:
    """(label, value) of the filters that are on, in the order of their controls, forgotten once taken."""
    return list(st.session_state.pop(_APPLIED, {}).items())


def write(name: str, value: Any, default: Any = "") -> None:
    """Put a filter in the address; its default value leaves no trace there."""
    if value is True:
        value = "oui"
    text = _SEPARATOR.join(value) if isinstance(value, list | tuple) else str(value or "")
    if not text or text == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = text


def mirror(name: str, value: Any, default: Any = "") -> dict[str, Any]:
    """Arguments that tie a widget to a filter: it shows ``value``, and writes what people choose in the address."""
    key = f"filter:{name}"
    st.session_state[key] = value

    def changed() -> None:
        write(name, st.session_state[key], default)

    return {"key": key, "on_change": changed}


def pick_one(
    widget: Callable[..., Any], label: str, name: str, options: Mapping[str, str], default: str = "", **arguments: Any
) -> str:
    """A choice among ``options`` (id -> French label) kept in the address under its id; '' when nothing is chosen."""
    value = read_one(name, list(options), default)
    chosen = widget(
        label, list(options), format_func=options.__getitem__, **mirror(name, value or None, default), **arguments
    )
    # What is always chosen is a reading, not a filter: the sentence of the screen says it.
    if chosen and chosen != default and not arguments.get("required"):
        apply(label, _shown(widget, options[chosen]))
    return chosen or ""


def pick_many(
    widget: Callable[..., Any], label: str, name: str, options: Mapping[str, str], said: str = "", **arguments: Any
) -> list[str]:
    """Choices among ``options`` (id -> French label) kept in the address under their ids.

    ``said``: the label on paper, when that of the control explains itself.
    """
    value = read_many(name, list(options))
    held = {**mirror(name, value), **arguments}
    chosen = list(widget(label, list(options), format_func=options.__getitem__, **held) or [])
    if chosen:
        apply(said or label, ", ".join(_shown(widget, options[one]) for one in chosen))
    return chosen


def pick_text(label: str, name: str, **arguments: Any) -> str:
    """Words typed in a field, kept in the address."""
    held = {**mirror(name, read_text(name)), **arguments}
    typed = (st.text_input(label, **held) or "").strip()
    if typed:
        apply(label, words.guillemets(typed))
    return typed


def _shown(widget: Callable[..., Any], label: str) -> str:
    """An option as it is read: all widgets but lists take its label for Markdown."""
    return label if widget is st.selectbox else words.without_markdown(label)


def link(page: str, **filters: str | Sequence[str]) -> str:
    """The address of a view, relative to the application: ``cartographie?controverse=C3``."""
    texts = {name: value if isinstance(value, str) else _SEPARATOR.join(value) for name, value in filters.items()}
    query = urlencode({name: text for name, text in texts.items() if text}, safe=_SEPARATOR)
    return f"{page}?{query}" if query else page
