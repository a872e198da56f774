"""Waiting for a thing to come to a state."""

import time
from typing import Any, Callable, Dict, Tuple

from .._contract import WAITERS
from .errors import Cancelled, DeadlineExceeded, WaitFailed
from .options import Options
from .paging import key_of, value_of


def wait_until(
    operation: Callable[..., Any], state: str, args: Tuple[Any, ...], kwargs: Dict[str, Any], options: Options
) -> Any:
    """The first answer in the state. States that no page lists mean to wait on.

    :raises WaitFailed: when the answer is in a state from which the other won't come
    :raises DeadlineExceeded: when the time is over
    """
    waiter = next((each for each in WAITERS.get(key_of(operation), []) if state in each.failures), None)
    name = getattr(operation, "__name__", str(operation))
    if waiter is None:
        raise TypeError(f"{name} has no state {state} to wait for")
    deadline = time.monotonic() + options.wait_timeout
    while True:
        answer = operation(*args, **kwargs)
        found = value_of(answer, waiter.field)
        if found == state:
            return answer
        if found in waiter.failures[state]:
            raise WaitFailed(str(found), answer)
        if time.monotonic() + options.wait_interval >= deadline:
            raise DeadlineExceeded(f"{name} is {found} after {options.wait_timeout:g} s, not {state}")
        if options.cancelled.wait(options.wait_interval):
            raise Cancelled(name)
