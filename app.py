"""The ASGI application: the Streamlit script and what surrounds it. ``streamlit run app.py`` finds it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st

from components.routes import guards, routes
from components.warmup import warm_up


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Pay for imports and for reading the source before the first visitor comes."""
    warm_up()
    yield


app = st.App("pages/navigation.py", routes=routes(), middleware=guards(), lifespan=lifespan)
