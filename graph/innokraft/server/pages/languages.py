"""In which language a page speaks: as its address says, as was chosen, as the browser likes.

The choice is kept in a cookie that holds `sv` or `en` and nothing else.
"""

from __future__ import annotations

from starlette.requests import Request

from innokraft.server.negotiation import language as liked
from innokraft.text.language import LANGUAGES

COOKIE = "innokraft-language"


def language_of_request(request: Request, otherwise: str = "sv") -> str:
    """`sv` or `en`; what is asked for and is neither counts for nothing."""
    chosen = request.query_params.get("lang"), request.cookies.get(COOKIE)
    for each in chosen:
        if each in LANGUAGES:
            return each
    accepted = request.headers.get("accept-language")
    return liked(accepted, "en" if accepted else otherwise)
