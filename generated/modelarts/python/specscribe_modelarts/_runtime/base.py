"""What all clients have besides their operations."""

import dataclasses
import threading
from typing import Any, Callable, Dict, Iterator, Mapping, Optional, Tuple

from typing_extensions import Self

from .options import CredentialsSource, Options, Token, address
from .paging import iterate
from .transport import Transport
from .waiting import wait_until, wait_until_gone


class ClientBase:
    """Where the service is, who calls it, and how calls behave."""

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
        timeout: float = 60.0,
        max_retries: int = 4,
        wait_timeout: float = 1800.0,
        wait_interval: float = 10.0,
        cancelled: Optional[threading.Event] = None,
    ) -> None:
        """
        :param region: region of the service; see ``REGIONS`` for those that are known
        :param base_url: address of the service, instead of that of a region
        :param variables: other variables of the service's address
        :param token: a token, or a function that gives one and is asked again when the token is refused
        :param credentials: an access key to sign requests with, or a function that gives one
        :param project_id: the project in the paths of all calls
        :param headers: further headers of all requests
        :param timeout: seconds for a call with all its attempts
        :param max_retries: attempts after the first
        :param wait_timeout: seconds that ``wait_until`` and ``wait_until_gone`` wait
        :param wait_interval: seconds between two looks
        :param cancelled: when this is set, calls stop before their next attempt
        """
        if token is not None and credentials is not None:
            raise ValueError("give a token or credentials, not both")
        url = address(region, variables or {}) if base_url is None else base_url
        options = Options(
            base_url=url.rstrip("/"),
            project_id=project_id,
            token=token,
            credentials=credentials,
            headers=dict(headers or {}),
            timeout=timeout,
            max_retries=max_retries,
            retry_all=False,
            wait_timeout=wait_timeout,
            wait_interval=wait_interval,
            cancelled=cancelled or threading.Event(),
        )
        self.api_client = Transport(options)

    def with_options(
        self,
        *,
        project_id: Optional[str] = None,
        timeout: Optional[float] = None,
        max_retries: Optional[int] = None,
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
            "max_retries": max_retries,
            "retry_all": retry_all,
            "wait_timeout": wait_timeout,
            "wait_interval": wait_interval,
            "cancelled": cancelled,
        }
        changed: Dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        other = type(self).__new__(type(self))
        options = dataclasses.replace(self.api_client.options, **changed)
        other.api_client = Transport(options, self.api_client.pool)
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
        return iterate(operation, args, kwargs)

    def _wait_until(
        self, operation: Callable[..., Any], state: str, args: Tuple[Any, ...], kwargs: Dict[str, Any]
    ) -> Any:
        return wait_until(operation, state, args, kwargs, self.api_client.options)

    def _wait_until_gone(self, operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any]) -> None:
        wait_until_gone(operation, args, kwargs, self.api_client.options)
