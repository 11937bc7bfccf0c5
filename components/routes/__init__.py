"""What the application answers beside its screens: the pages' own HTML, the feed, open data, health, robots."""

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from components.access.routes import TeamAccess
from components.routes import calendar, files, health, open_data, robots, screens, sharing
from components.routes.freshness import Freshness
from components.routes.headers import SecurityHeaders
from components.routes.messages import BrowserMessages
from components.routes.strays import StrayPages
from components.uploads import TeamUploads


def routes() -> list[BaseRoute]:
    """Every route of ours, under the base path of the settings of Streamlit."""
    ours = (screens, calendar, files, open_data, health, robots, sharing)
    return [route for module in ours for route in module.routes()]


def guards() -> list[Middleware]:
    """What every answer goes through, the outermost first."""
    ours = (SecurityHeaders, TeamAccess, Freshness, TeamUploads, StrayPages, BrowserMessages)
    return [Middleware(guard) for guard in ours]
