"""/sante: for whoever watches over the application. No address of the source, no sentence of a problem, no secret."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from components import data
from components.routes import answers
from sheets.live import LiveState
from sheets.problems import Problem


def alive(_request: Request) -> JSONResponse:
    """200 as long as the process answers, whatever it has to serve."""
    return JSONResponse(_told(), headers={"Cache-Control": "no-store"})


def ready(_request: Request) -> JSONResponse:
    """200 when there is something to serve, be it old; 503 otherwise."""
    told = _told()
    return JSONResponse(told, 200 if told["pret"] else 503, {"Cache-Control": "no-store"})


def _told() -> dict[str, object]:
    try:
        return _state_told(data.state(), datetime.now(UTC))
    except Problem:
        return _state_told(LiveState(), datetime.now(UTC)) | {"etat": "reglages a corriger"}


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
