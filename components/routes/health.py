"""/sante: for whoever watches over the application. No address of the source, no sentence of a problem, no secret."""

from collections.abc import Callable
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from components import data
from components.routes import answers
from sheets.live import LiveState
from sheets.problems import Problem, SettingProblem


def alive(_request: Request) -> JSONResponse:
    """200 as long as the process answers, whatever it has to serve; it waits for nothing."""
    return JSONResponse(_told(data.known_state), headers={"Cache-Control": "no-store"})


def ready(_request: Request) -> JSONResponse:
    """200 when there is something to serve, be it old; 503 otherwise. It opens what could not be opened before."""
    told = _told(data.state)
    return JSONResponse(told, 200 if told["pret"] else 503, {"Cache-Control": "no-store"})


def _told(state: Callable[[], LiveState]) -> dict[str, object]:
    now = datetime.now(UTC)
    try:
        data.settings()
        return _state_told(state(), now)
    except SettingProblem:
        return _state_told(LiveState(), now) | {"etat": "reglages a corriger"}
    except Problem:
        return _state_told(LiveState(), now)


def _state_told(state: LiveState, now: datetime) -> dict[str, object]:
    """``age_s``: seconds since the source last answered; ``panne_s``: seconds since it no longer does; or null."""
    return {
        "etat": _name(state),
        "pret": state.snapshot is not None,
        "age_s": _seconds(state.answered_at, now),
        "panne_s": _seconds(state.failing_since, now) if state.problem else None,
        "onglets_retenus": len(state.held),
    }


def _name(state: LiveState) -> str:
    if state.snapshot is None:
        return "rien a servir"
    return "copie" if state.problem else "a jour"


def _seconds(since: datetime | None, now: datetime) -> int | None:
    return None if since is None else max(round((now - since).total_seconds()), 0)


def routes() -> list[Route]:
    return [Route(answers.at("sante"), alive), Route(answers.at("sante/pret"), ready)]
