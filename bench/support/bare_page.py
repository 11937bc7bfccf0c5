"""What anybody would write first: a table, a filter kept in the address, one Altair chart."""

import altair as alt
import pandas as pd
import streamlit as st

MARKS = 100

part = int(st.query_params.get("part", "0"))
rows = pd.DataFrame(
    {
        "x": [(n * 37 + part) % 101 for n in range(MARKS)],
        "y": [(n * 53 + part) % 97 for n in range(MARKS)],
        "theme": [f"C{n % 6 + 1}" for n in range(MARKS)],
        "titre": [f"Observation {n}" for n in range(MARKS)],
    }
)
chart = alt.Chart(rows).mark_circle(size=100).encode(x="x:Q", y="y:Q", color="theme:N", tooltip="titre:N")
st.altair_chart(chart)
