"""Where a client has its secret from."""

import inspect
import threading
from typing import Any, Callable, Dict, Generic, Optional, TypeVar, Union

Secret = TypeVar("Secret")


class SecretSource(Generic[Secret]):
    """Gives the secret of each request. A function is asked by one thread at a time, and once for each refused secret."""

    def __init__(self, given: Union[Secret, Callable[..., Any], None], what: str = "token") -> None:
        """
        :param given: the secret, or a function that gives one
        :param what: what messages call it
        """
        self._given = given
        self._what = what
        self._lock = threading.Lock()
        #: The secret that was refused last, and what the function gave in its place.
        self._refused: Optional[Secret] = None
        self._other: Optional[Secret] = None
        #: Whether the function wants to be told which secret was refused.
        self._told = callable(given) and _takes_one(given)
        #: Questions of event loops on their way, by what they ask.
        self.flights: Dict[Any, Any] = {}

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
            return self.instead(self._usable(self.asked(None)))

    def renewed(self, refused: Optional[Secret]) -> Optional[Secret]:
        """Another secret than the one that the service refused; the same where there is none."""
        with self._lock:
            if self.knows_other(refused):
                return self._other
            return self.learnt(refused, self._usable(self.asked(refused)))

    def instead(self, secret: Secret) -> Optional[Secret]:
        """The secret for a request, where the function gave one that was refused."""
        return self._other if secret == self._refused else secret

    def knows_other(self, refused: Optional[Secret]) -> bool:
        """Whether the function was asked already for another one than this."""
        return self._refused is not None and self._refused == refused

    def learnt(self, refused: Optional[Secret], other: Secret) -> Secret:
        """Keeps what the function gave in the place of a refused secret."""
        if other != refused:
            self._refused, self._other = refused, other
        return other

    def asked_alone(self, refused: Optional[Secret]) -> Any:
        """What the function gives, which may have to be awaited."""
        with self._lock:
            return self.asked(refused)

    def asked(self, refused: Optional[Secret]) -> Any:
        """What the function gives as it is, in the thread that calls."""
        given: Any = self._given
        return given(refused) if self._told and refused is not None else given()

    def _usable(self, given: Any) -> Secret:
        if inspect.iscoroutine(given):
            given.close()
            raise TypeError(f"the function for the {self._what} is asynchronous: only AsyncClient awaits it")
        return self.usable(given)

    def usable(self, given: Any) -> Secret:
        """What a function gave.

        :raises ValueError: where it is none, so that nothing is sent without a secret
        """
        secret: Secret = _trimmed(given)
        if secret is None or secret == "":
            raise ValueError(f"the function for the {self._what} gave none, so that nothing was sent")
        return secret

    @property
    def is_async(self) -> bool:
        """Whether the function is called in the event loop, and awaited."""
        given: Any = self._given
        return inspect.iscoroutinefunction(given) or inspect.iscoroutinefunction(getattr(given, "__call__", None))


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
