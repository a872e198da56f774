"""Tokens from a login at the identity service."""

import math
import threading
import time
from datetime import datetime, timezone
from typing import Any, Dict, Mapping, Optional

from .base import ClientBase
from .errors import ApiError, UnreadableAnswer, parsed
from .tables import Contract

#: How much earlier than it expires a token is given up: this part of its life, and this many seconds at most.
MARGIN_PART = 10
MARGIN_MOST = 300.0


class _Login(ClientBase):
    """The identity service, which this alone is asked of."""

    contract = Contract(
        package=__name__.partition(".")[0],
        version="3",
        server_url="",
        server_variables={},
        regions={},  # {{regions}}
        token_header="X-Auth-Token",
        token_scheme="",
        token_query="",  # {{queryKey}}
        project_segment="__project_id__",  # {{project}}
        paging={},
        waiters={},  # {{waits}}
        jobs={},  # {{waits}}
        xml_shapes={},
        xml_bodies={},
        model=lambda _: None,
    )


class IdentityTokens:
    """A source of tokens that logs in when a token is wanted.

    A token is kept until shortly before it expires or until it is refused; threads that want one at the same time share
    a login. A client takes it as ``token``.
    """

    def __init__(
        self,
        url: str,
        *,
        user: Optional[str] = None,
        password: Optional[str] = None,
        domain: Optional[str] = None,
        identity: Optional[Mapping[str, Any]] = None,
        scope: Optional[Mapping[str, Any]] = None,
    ) -> None:
        """
        :param url: address of the identity service, without ``/v3/auth/tokens``
        :param user: name of a user who logs in with a password
        :param password: the user's
        :param domain: name of the domain that the user belongs to
        :param identity: instead of a user, what the service takes as ``auth.identity``: ``methods``, and for each method
            what it asks for
        :param scope: where the token counts, as the service takes it: ``{"project": {"name": "my-project"}}``
        """
        if (identity is None) == (user is None or password is None or domain is None):
            raise ValueError("give user, password and domain, or identity")
        whole = {"name": user, "password": password, "domain": {"name": domain}}
        auth: Dict[str, Any] = {"identity": identity or {"methods": ["password"], "password": {"user": whole}}}
        if scope is not None:
            auth["scope"] = scope
        self._body = {"auth": auth}
        self._client = _Login(base_url=url).with_options(retry_all=True)
        self._lock = threading.Lock()
        self._token: Optional[str] = None
        self._ends = -math.inf

    def __call__(self, refused: Optional[str] = None) -> str:
        with self._lock:
            token = self._token
            if token is None or token == refused or time.monotonic() >= self._ends:
                token = self._login()
            return token

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._client.api_client.options.base_url!r})"

    def _login(self) -> str:
        transport = self._client.api_client
        url = f"{transport.options.base_url}/v3/auth/tokens"
        answer = transport.call_api("POST", url, {"Content-Type": "application/json"}, self._body)
        body = parsed(answer.raw.data)
        headers = {name.lower(): value for name, value in answer.raw.headers.items()}
        facts: Dict[str, Any] = {"status": answer.status, "headers": answer.raw.headers, "request": answer.request.title}
        if not 200 <= answer.status <= 299:
            raise ApiError(reason=answer.raw.reason, body=body, **facts)
        token = headers.get("x-subject-token")
        if not token:
            raise UnreadableAnswer("the answer has no token in X-Subject-Token", body=None, **facts)
        self._token, self._ends = token, time.monotonic() + _life(body)
        return token


def _life(body: Any) -> float:
    """Seconds that a token is kept; without end where the answer doesn't say when it expires."""
    told = body.get("token") if isinstance(body, dict) else None
    if not isinstance(told, dict):
        return math.inf
    expires, issued = _time(told.get("expires_at")), _time(told.get("issued_at"))
    if expires is None:
        return math.inf
    life = (expires - (issued or datetime.now(timezone.utc))).total_seconds()
    return life - min(life / MARGIN_PART, MARGIN_MOST)


def _time(text: Any) -> Optional[datetime]:
    try:
        found = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)
