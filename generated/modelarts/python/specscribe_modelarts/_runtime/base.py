# pyright: basic
"""What all clients have besides their operations."""

import contextlib
import dataclasses
import threading
from typing import Any, Callable, ClassVar, Dict, Iterator, Mapping, Optional, Tuple

import urllib3
from typing_extensions import ParamSpec, Self, TypedDict

from .defaults import DEFAULTS
from .options import CredentialsSource
from .options import AttemptFacts, Options, Token, address, checked
from .paging import iterate
from .secrets import SecretSource
from .tables import Contract
from .transport import Pieces, Transport
from .waiting import wait_for, wait_until, wait_until_gone, waited

P = ParamSpec("P")


class SharedOptions(TypedDict, total=False):
    """What the clients of several services may have in common; see ``ClientBase``."""

    token: Optional[Token]
    credentials: Optional[CredentialsSource]
    project_id: Optional[str]
    headers: Optional[Mapping[str, str]]
    timeout: float
    attempt_timeout: float
    max_attempts: int
    max_answer_bytes: int
    wait_timeout: float
    wait_interval: float
    cancelled: Optional[threading.Event]
    on_attempt: Optional[Callable[[AttemptFacts], None]]
    pool: Optional[urllib3.PoolManager]


class ClientBase:
    """Where the service is, who calls it, and how calls behave."""

    contract: ClassVar[Contract]
    api_client: Transport

    def __init__(
        self,
        *,
        region: Optional[str] = None,
        base_url: Optional[str] = None,
        variables: Optional[Mapping[str, str]] = None,
        token: Optional[Token] = None,
        credentials: Optional[CredentialsSource] = None,
        project_id: Optional[str] = None,
        headers: Optional[Mapping[str, str]] = None,
        timeout: float = DEFAULTS["timeoutMs"] / 1000,
        attempt_timeout: float = DEFAULTS["attemptTimeoutMs"] / 1000,
        max_attempts: int = DEFAULTS["maxAttempts"],
        max_answer_bytes: int = DEFAULTS["maxAnswerBytes"],
        wait_timeout: float = DEFAULTS["waitTimeoutMs"] / 1000,
        wait_interval: float = DEFAULTS["waitIntervalMs"] / 1000,
        cancelled: Optional[threading.Event] = None,
        on_attempt: Optional[Callable[[AttemptFacts], None]] = None,
        pool: Optional[urllib3.PoolManager] = None,
    ) -> None:
        """
        :param region: region of the service; see ``REGIONS`` for those that are known
        :param base_url: address of the service, instead of the contract's
        :param variables: variables of the service's address
        :param token: a token, or a function that gives one and is asked again when the token is refused, with that token
            where it takes an argument
        :param credentials: an access key to sign requests with, or a function that gives one
        :param project_id: the project in the paths of all calls
        :param headers: further headers of all requests
        :param timeout: seconds for a call with all its attempts; 0 for no limit
        :param attempt_timeout: seconds for an attempt that another may follow; 0 for no limit
        :param max_attempts: attempts in all, the first one included
        :param max_answer_bytes: how long an answer may be that is not streamed; 0 for any length
        :param wait_timeout: seconds that ``wait_until`` and ``wait_until_gone`` wait
        :param wait_interval: seconds between two looks
        :param cancelled: when this is set, calls stop before their next attempt
        :param on_attempt: is told of each attempt after it was made, for metrics and traces; what it raises is logged
        :param pool: connections of urllib3, with certificates or a proxy of their own; clients may share them
        """
        if token is not None and credentials is not None:
            raise ValueError("give a token or credentials, not both")
        url = checked(address(self.contract, region, variables or {}) if base_url is None else base_url)
        options = Options(
            contract=self.contract,
            base_url=url.rstrip("/"),
            project_id=project_id,
            token=SecretSource(token),
            credentials=SecretSource(credentials, "access key"),
            headers=dict(headers or {}),
            timeout=timeout,
            attempt_timeout=attempt_timeout,
            max_attempts=max_attempts,
            max_answer_bytes=max_answer_bytes,
            retry_all=False,
            wait_timeout=wait_timeout,
            wait_interval=wait_interval,
            cancelled=cancelled or threading.Event(),
            on_attempt=on_attempt,
        )
        self.api_client = Transport(options, pool)

    def with_options(
        self,
        *,
        project_id: Optional[str] = None,
        timeout: Optional[float] = None,
        attempt_timeout: Optional[float] = None,
        max_attempts: Optional[int] = None,
        max_answer_bytes: Optional[int] = None,
        retry_all: Optional[bool] = None,
        wait_timeout: Optional[float] = None,
        wait_interval: Optional[float] = None,
        cancelled: Optional[threading.Event] = None,
    ) -> Self:
        """A client that differs in these and shares its connections with this one.

        :param retry_all: try calls again that may not do the same when they are sent twice
        """
        given = {
            "project_id": project_id,
            "timeout": timeout,
            "attempt_timeout": attempt_timeout,
            "max_attempts": max_attempts,
            "max_answer_bytes": max_answer_bytes,
            "retry_all": retry_all,
            "wait_timeout": wait_timeout,
            "wait_interval": wait_interval,
            "cancelled": cancelled,
        }
        changed: Dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        return self._with_transport(Transport(dataclasses.replace(self.api_client.options, **changed), self.api_client.pool))

    @contextlib.contextmanager
    def stream(self, operation: Callable[P, Any], /, *args: P.args, **kwargs: P.kwargs) -> Iterator[Iterator[bytes]]:
        """The body of an answer in pieces, as it comes; ``with client.stream(client.operation) as pieces: ...``."""
        streaming = self._with_transport(Transport(self.api_client.options, self.api_client.pool, streaming=True))
        answer: Pieces = getattr(streaming, operation.__name__)(*args, **kwargs)
        try:
            yield answer.pieces()
        finally:
            answer.close()

    def _with_transport(self, transport: Transport) -> Self:
        other = type(self).__new__(type(self))
        other.api_client = transport
        return other

    def close(self) -> None:
        """Closes all connections, also those of clients made by ``with_options``."""
        self.api_client.pool.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        options = self.api_client.options
        return f"{type(self).__name__}(base_url={options.base_url!r}, project_id={options.project_id!r})"

    def _iterate(self, operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> Iterator[Any]:
        return iterate(self.contract, operation, args, kwargs)

    def _wait_until(
        self, operation: Callable[..., Any], state: str, args: Tuple[Any, ...], kwargs: Dict[str, Any]
    ) -> Any:
        options = self.api_client.options
        return waited(wait_until(operation, state, args, kwargs, options), options)

    def _wait_until_gone(self, operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> None:
        options = self.api_client.options
        waited(wait_until_gone(operation, args, kwargs, options), options)

    def _wait_for(self, operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> Any:
        options = self.api_client.options
        return waited(wait_for(self, operation, args, kwargs, options), options)
