"""Answers worded as Google words them."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

_STATUSES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}
JSON_TYPE = "application/json; charset=UTF-8"
HTML_TYPE = "text/html; charset=UTF-8"


def answer(body: Any, status: int = 200, *, pretty: bool = True, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer, indented unless asked otherwise, as Google's are."""
    text = json.dumps(body, ensure_ascii=False, **({"indent": 2} if pretty else {"separators": (",", ":")}))
    return Response(text, status, media_type=JSON_TYPE, headers=dict(headers or {}))


def fault(
    status: int, message: str, *, name: str = "", reason: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    """An error of Google's APIs; ``reason`` as in its google.rpc.ErrorInfo."""
    error: dict[str, Any] = {"code": status, "message": message, "status": name or _STATUSES[status]}
    if reason:
        info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "domain": "googleapis.com"}
        error["details"] = [info]
    return answer({"error": error}, status, headers=headers)


def html(status: int, title: str) -> Response:
    page = (
        f"<!DOCTYPE html>\n<html lang=en><title>{title}</title><p><b>{status}.</b> <ins>That’s an error.</ins></html>\n"
    )
    return Response(page, status, media_type=HTML_TYPE)


def no_token() -> Response:
    return fault(401, "Request had invalid authentication credentials. Expected OAuth 2 access token.")


def over_quota(retry_after: float | None = None) -> Response:
    message = (
        "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service "
        "'sheets.googleapis.com' for consumer 'project_number:123456789012'."
    )
    headers = {} if retry_after is None else {"Retry-After": f"{retry_after:.0f}"}
    return fault(429, message, reason="RATE_LIMIT_EXCEEDED", headers=headers)


def not_shared() -> Response:
    return fault(403, "The caller does not have permission")


def drive_fault(status: int, message: str, reason: str) -> Response:
    """An error of the Drive API, which words them otherwise."""
    errors = [{"message": message, "domain": "global", "reason": reason}]
    return answer({"error": {"errors": errors, "code": status, "message": message}}, status)


def disabled() -> Response:
    message = (
        "Google Sheets API has not been used in project 123456789012 before or it is disabled. Enable it by visiting "
        "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=123456789012 then retry."
    )
    return fault(403, message, reason="SERVICE_DISABLED")


def not_found() -> Response:
    return fault(404, "Requested entity was not found.")


def excel() -> Response:
    return fault(400, "This operation is not supported for this document", name="FAILED_PRECONDITION")


def token_refused() -> Response:
    body = {"error": "invalid_grant", "error_description": "Invalid grant: account not found"}
    return answer(body, 400)
