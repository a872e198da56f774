"""Waiting for a thing to come to a state, or to be gone."""

import time
from dataclasses import dataclass
from typing import Any, Callable, Dict, Optional, Sequence, Tuple

from .._contract import WAITERS
from .errors import ApiError, Cancelled, DeadlineExceeded, WaitFailed
from .options import Options
from .paging import key_of, value_of


@dataclass(frozen=True)
class _Goal:
    """What is waited for: states that a field shows, or a status that tells that the thing is gone."""

    name: str
    field: str
    states: Sequence[str]
    failures: Sequence[str]
    status: Optional[int] = None


def wait_until(
    operation: Callable[..., Any], state: str, args: Tuple[Any, ...], kwargs: Dict[str, Any], options: Options
) -> Any:
    """The first answer in the state. States that no page lists mean to wait on.

    :raises WaitFailed: when the answer is in a state from which the other won't come
    :raises DeadlineExceeded: when the time is over
    """
    waiter = next((each for each in WAITERS.get(key_of(operation), []) if state in each.failures), None)
    if waiter is None:
        raise TypeError(f"{_name(operation)} has no state {state} to wait for")
    return _until(operation, _Goal(state, waiter.field, [state], waiter.failures[state]), args, kwargs, options)


def wait_until_gone(
    operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any], options: Options
) -> None:
    """Returns when an answer tells that what the operation shows is gone.

    :raises WaitFailed: when the answer is in a state from which it won't go
    :raises DeadlineExceeded: when the time is over
    """
    field, gone = next(
        ((each.field, each.gone) for each in WAITERS.get(key_of(operation), []) if each.gone), ("", None)
    )
    if gone is None:
        raise TypeError(f"{_name(operation)} doesn't tell when something is gone")
    _until(operation, _Goal("gone", field, gone.states, gone.failures, gone.status), args, kwargs, options)


def _until(
    operation: Callable[..., Any], goal: _Goal, args: Tuple[Any, ...], kwargs: Dict[str, Any], options: Options
) -> Any:
    name = _name(operation)
    deadline = time.monotonic() + options.wait_timeout
    while True:
        try:
            answer = operation(*args, **kwargs)
        except ApiError as error:
            if error.status == goal.status:
                return None
            raise
        found = value_of(answer, goal.field)
        if found in goal.states:
            return answer
        if found in goal.failures:
            raise WaitFailed(str(found), answer)
        if time.monotonic() + options.wait_interval >= deadline:
            raise DeadlineExceeded(f"{name} is {found} after {options.wait_timeout:g} s, not {goal.name}")
        if options.cancelled.wait(options.wait_interval):
            raise Cancelled(name)


def _name(operation: Callable[..., Any]) -> str:
    return str(getattr(operation, "__name__", operation))
