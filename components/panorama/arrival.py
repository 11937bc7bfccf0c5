"""Brings the fiche that was just opened into view, and gives it the focus when the click came from outside it."""

import streamlit as st

# What stands above may still be growing: the page is put right until it is calm, or until the reader moves.
_SCRIPT = """
const CALM = 900;

export default function ({ parentElement, data }) {
  if (parentElement._shown === data.about) return;
  parentElement._shown = data.about;
  const until = performance.now() + CALM;
  const reader = new AbortController();
  for (const move of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    window.addEventListener(move, () => reader.abort(), { signal: reader.signal, passive: true });
  }
  let place = null;
  const arrive = () => {
    const target = document.getElementById(data.target);
    if (reader.signal.aborted || performance.now() > until) return reader.abort();
    const now = target && Math.round(target.getBoundingClientRect().top);
    if (target && now !== place) {
      target.scrollIntoView({ block: "start", behavior: "instant" });
      if (!target.contains(document.activeElement)) target.focus({ preventScroll: true });
      place = Math.round(target.getBoundingClientRect().top);
    }
    requestAnimationFrame(arrive);
  };
  arrive();
  // Once closed, the focus goes back to the card it was opened from, unless it went elsewhere by itself.
  return () => {
    parentElement._shown = null;
    setTimeout(() => {
      if (document.activeElement !== document.body || document.getElementById(data.target)) return;
      document.getElementById(data.back)?.focus({ preventScroll: true });
    }, 200);
  };
}
"""

_component = st.components.v2.component("rp_arrival", js=_SCRIPT, isolate_styles=False)


def arrive_at(target: str, about: str, back: str) -> None:
    """Scroll to the element of id ``target``, once for each ``about`` (what it tells of); then back to ``back``."""
    _component(data={"target": target, "about": about, "back": back}, key="arrival")
