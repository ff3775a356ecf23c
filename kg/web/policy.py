"""Who may do what: reading is for all, writing for those who know the token, scripts of other sites where it is set."""

import hmac
from typing import Final

from fastapi import FastAPI, Request
from starlette.middleware.cors import CORSMiddleware

from kg.web.errors import ReadOnlyError, UnauthorizedError
from kg.web.site import site_of

_HOUR: Final = 3600
_SEEN: Final = ("ETag", "Link", "Location", "Retry-After", "WWW-Authenticate")
"""Headers of answers that scripts of other sites may read, beside the ones that they always may."""


def require_writer(request: Request) -> None:
    """Raise `ReadOnlyError` where nobody may write, `UnauthorizedError` where the request does not name the token."""
    token = site_of(request).settings.token
    if token is None:
        raise ReadOnlyError("update", "this site only reads", "set KG_TOKEN where it is served to allow changes")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise UnauthorizedError("Authorization", "changes need it", "send Authorization: Bearer with the token")
    if not hmac.compare_digest(given.strip().encode("latin-1"), token.get_secret_value().encode("utf-8")):
        raise UnauthorizedError("Authorization", "this is not the token", "ask who runs the site", is_wrong=True)


def allow_sites(app: FastAPI, origins: tuple[str, ...]) -> None:
    """Let scripts of these sites (`*`: of all) read answers. Never with cookies or passwords that a browser keeps."""
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(origins),
            allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE", "QUERY"],
            allow_headers=["Accept", "Authorization", "Content-Type", "If-None-Match"],
            allow_credentials=False,
            expose_headers=list(_SEEN),
            max_age=_HOUR,
        )
