"""What the identity service gives: tokens, and access keys that count for a while."""

import math
import threading
import time
from datetime import datetime, timezone
from typing import Any, Dict, Generic, Mapping, Optional, Tuple, TypeVar

from .base import ClientBase
from .errors import ApiError, UnreadableAnswer, parsed
from .options import Token  # {{signed}}
from .secrets import SecretSource  # {{signed}}
from .signature import Credentials  # {{signed}}
from .tables import Contract

Value = TypeVar("Value")

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


class _Kept(Generic[Value]):
    """Keeps what the identity service gave until it ends or is refused; threads that want it share a question."""

    def __init__(self, client: _Login) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._value: Optional[Value] = None
        self._ends = -math.inf

    def __call__(self, refused: Optional[Value] = None) -> Value:
        with self._lock:
            value = self._value
            if value is None or value == refused or time.monotonic() >= self._ends:
                value, life = self._asked()
                self._value, self._ends = value, time.monotonic() + life
            return value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._client.api_client.options.base_url!r})"

    def _asked(self) -> Tuple[Value, float]:
        """What the service gives now, and for how many seconds it is kept."""
        raise NotImplementedError

    def _post(self, path: str, auth: Mapping[str, Any]) -> "_Told":
        transport = self._client.api_client
        url = f"{transport.options.base_url}{path}"
        answer = transport.call_api("POST", url, {"Content-Type": "application/json"}, {"auth": auth})
        body = parsed(answer.raw.data, answer.raw.headers.get("Content-Type"))
        facts: Dict[str, Any] = {"status": answer.status, "headers": answer.raw.headers, "request": answer.request.title}
        if not 200 <= answer.status <= 299:
            raise ApiError(reason=answer.raw.reason, body=body, **facts)
        return _Told(body, facts)


class _Told:
    """An answer of the identity service."""

    def __init__(self, body: Any, facts: Dict[str, Any]) -> None:
        self._body = body
        self._facts = facts

    def header(self, name: str) -> Optional[str]:
        """A header, whatever its case."""
        headers = {each.lower(): value for each, value in self._facts["headers"].items()}
        return headers.get(name)

    def part(self, name: str) -> Mapping[str, Any]:
        """An object of the body; an empty one where there is none."""
        part = self._body.get(name) if isinstance(self._body, dict) else None
        return part if isinstance(part, dict) else {}

    def without(self, what: str) -> UnreadableAnswer:
        """The error of an answer that lacks what was asked for."""
        return UnreadableAnswer(f"the answer has no {what}", body=None, **self._facts)


class IdentityTokens(_Kept[str]):
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
        self._auth: Dict[str, Any] = {"identity": identity or {"methods": ["password"], "password": {"user": whole}}}
        if scope is not None:
            self._auth["scope"] = scope
        super().__init__(_Login(base_url=url).with_options(retry_all=True))

    def _asked(self) -> Tuple[str, float]:
        told = self._post("/v3/auth/tokens", self._auth)
        token = told.header("x-subject-token")
        if not token:
            raise told.without("token in X-Subject-Token")
        return token, _life(told.part("token"))


# {{#signed}}
class IdentityCredentials(_Kept[Credentials]):
    """A source of temporary access keys, each with its security token.

    A key is kept until shortly before it expires or until it is refused; threads that want one at the same time share a
    question. A client takes it as ``credentials``.
    """

    def __init__(
        self,
        url: str,
        *,
        token: Token,
        duration: Optional[int] = None,
        identity: Optional[Mapping[str, Any]] = None,
    ) -> None:
        """
        :param url: address of the identity service, without ``/v3.0/OS-CREDENTIAL/securitytokens``
        :param token: whose key is wanted: ``IdentityTokens(…)``, or any other source of tokens
        :param duration: seconds that a key is to count; as long as the service says where it is left out
        :param identity: instead of the token's own key, what the service takes as ``auth.identity``, as for the key of an
            agency
        """
        self._tokens = SecretSource(token)
        self._token = ""
        self._duration = duration
        self._identity = identity
        super().__init__(_Login(base_url=url, token=lambda: self._token).with_options(retry_all=True))

    def _asked(self) -> Tuple[Credentials, float]:
        self._token = self._tokens.current() or ""
        try:
            return self._key()
        except ApiError as error:
            if error.status != 401 or not self._tokens.renewable:
                raise
        self._token = self._tokens.renewed(self._token) or ""
        return self._key()

    def _key(self) -> Tuple[Credentials, float]:
        # Address and body are those that ``huaweicloudsdkcore`` on PyPI sends.
        own: Dict[str, Any] = {"id": self._token}
        if self._duration is not None:
            own["duration_seconds"] = self._duration
        identity = self._identity or {"methods": ["token"], "token": own}
        told = self._post("/v3.0/OS-CREDENTIAL/securitytokens", {"identity": identity})
        key = told.part("credential")
        given = [key.get(name) for name in ("access", "secret", "securitytoken")]
        if not all(isinstance(each, str) and each for each in given):
            raise told.without("access, secret and securitytoken in credential")
        ak, sk, security_token = map(str, given)
        return Credentials(ak, sk, security_token), _life(key)
# {{/signed}}


def _life(told: Mapping[str, Any]) -> float:
    """Seconds that something is kept; without end where the answer doesn't say when it expires."""
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
