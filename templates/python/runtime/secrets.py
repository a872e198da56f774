"""Where a client has its secret from."""

import inspect
import threading
from typing import Any, Callable, Generic, Optional, TypeVar, Union

Secret = TypeVar("Secret")


class SecretSource(Generic[Secret]):
    """Gives the secret of each request. A function is asked by one thread at a time, and once for each refused secret."""

    def __init__(self, given: Union[Secret, Callable[..., Secret], None]) -> None:
        self._given = given
        self._lock = threading.Lock()
        #: The secret that was refused last, and what the function gave in its place.
        self._refused: Optional[Secret] = None
        self._other: Optional[Secret] = None
        #: Whether the function wants to be told which secret was refused.
        self._told = callable(given) and _takes_one(given)

    @property
    def renewable(self) -> bool:
        """Whether another secret can be had where one is refused."""
        return callable(self._given)

    def current(self) -> Optional[Secret]:
        """The secret for a request."""
        if not callable(self._given):
            fixed: Optional[Secret] = _trimmed(self._given)
            return fixed
        with self._lock:
            secret: Optional[Secret] = _trimmed(self._given())
            return self._other if secret is not None and secret == self._refused else secret

    def renewed(self, refused: Optional[Secret]) -> Optional[Secret]:
        """Another secret than the one that the service refused; the same where there is none."""
        with self._lock:
            if self._refused is None or self._refused != refused:
                given: Any = self._given
                other: Optional[Secret] = _trimmed(given(refused) if self._told else given())
                if other == refused:
                    return other
                self._refused, self._other = refused, other
            return self._other


def _trimmed(secret: Any) -> Any:
    return secret.strip() if isinstance(secret, str) else secret


def _takes_one(function: Callable[..., Any]) -> bool:
    try:
        inspect.signature(function).bind(None)
    except (TypeError, ValueError):
        return False
    return True


def header_text(what: str, text: str) -> str:
    """A text that a header carries.

    :raises ValueError: where it can't; the message doesn't show it
    """
    if text and all(" " <= letter <= "~" for letter in text):
        return text
    raise ValueError(f"{what} is empty or has characters that a header can't carry")
