# pyright: basic
"""Waiting for a thing to come to a state, or to be gone."""

import inspect
import math
import time
from dataclasses import dataclass
from typing import Any, Callable, Dict, NamedTuple, Optional, Sequence, Tuple

from .defaults import DEFAULTS
from .errors import ApiError, Cancelled, ConnectionFailed, DeadlineExceeded, WaitFailed, plain_text
from .options import Options
from .paging import key_of, value_of
from .retry import PASSING_STATUSES
from .steps import Steps, driven


@dataclass(frozen=True)
class _Goal:
    """What is waited for: states that a field shows, or a status that tells that the thing is gone."""

    name: str
    field: str
    states: Sequence[str]
    failures: Sequence[str]
    status: Optional[int] = None


class Look(NamedTuple):
    """A step of a wait: to call an operation."""

    operation: Callable[..., Any]
    args: Tuple[Any, ...]
    kwargs: Dict[str, Any]


class Rest(NamedTuple):
    """A step of a wait: time between two looks."""

    name: str
    seconds: float


def waited(steps: Steps[Any], options: Options) -> Any:
    """What a wait gives, in a thread."""

    def do(step: Any) -> Any:
        if isinstance(step, Look):
            return step.operation(*step.args, **step.kwargs)
        if options.cancelled.wait(step.seconds):
            raise Cancelled(step.name)
        return None

    return driven(steps, do)


def wait_until(
    operation: Callable[..., Any], state: str, args: Tuple[Any, ...], kwargs: Dict[str, Any], options: Options
) -> Steps[Any]:
    """The first answer in the state. States that no page lists mean to wait on, and so do failures that pass, and a 404
    of a thing that was just made.

    :raises WaitFailed: when the answer is in a state from which the other won't come
    :raises DeadlineExceeded: when the time is over
    """
    waiter = next((each for each in options.contract.waiters.get(key_of(operation), []) if state in each.failures), None)
    if waiter is None:
        raise TypeError(f"{_name(operation)} has no state {state} to wait for")
    return _until(operation, _Goal(state, waiter.field, [state], waiter.failures[state]), args, kwargs, options)


def wait_until_gone(
    operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any], options: Options
) -> Steps[Any]:
    """Ends when an answer tells that what the operation shows is gone.

    :raises WaitFailed: when the answer is in a state from which it won't go
    :raises DeadlineExceeded: when the time is over
    """
    field, gone = next(
        ((each.field, each.gone) for each in options.contract.waiters.get(key_of(operation), []) if each.gone), ("", None)
    )
    if gone is None:
        raise TypeError(f"{_name(operation)} doesn't tell when something is gone")
    return _until(operation, _Goal("gone", field, gone.states, gone.failures, gone.status), args, kwargs, options)


def wait_for(
    client: Any, operation: Callable[..., Any], args: Tuple[Any, ...], kwargs: Dict[str, Any], options: Options
) -> Steps[Any]:
    """Calls an operation that starts a job, and gives the answer that shows that the job is done.

    :raises WaitFailed: when the job has failed
    :raises DeadlineExceeded: when the time is over
    """
    job = options.contract.jobs.get(key_of(operation))
    if job is None:
        raise TypeError(f"{_name(operation)} starts no job that can be waited for")
    given = inspect.signature(operation).bind(*args, **kwargs).arguments
    answer = yield Look(operation, args, kwargs)
    asked = {name: given[own] for name, own in job.from_request.items()}
    asked |= {name: value_of(answer, path) for name, path in job.from_answer.items()}
    missing = next((name for name, value in asked.items() if value is None), None)
    if missing is not None:
        raise TypeError(f"the answer has no {missing}, so that there is no job to wait for")
    goal = _Goal(" or ".join(job.states), job.field, job.states, job.failures)
    found = yield from _until(getattr(client, job.operation), goal, (), asked, options)
    return found


def _until(
    operation: Callable[..., Any], goal: _Goal, args: Tuple[Any, ...], kwargs: Dict[str, Any], options: Options
) -> Steps[Any]:
    name = _name(operation)
    started = time.monotonic()
    deadline = started + (options.wait_timeout or math.inf)
    found: Any = None
    seen = False
    last: Optional[Exception] = None
    while True:
        try:
            answer = yield Look(operation, args, kwargs)
            seen = True
            found = value_of(answer, goal.field)
            if found in goal.states:
                return answer
            if found in goal.failures:
                raise WaitFailed(str(found), answer)
        except ApiError as error:
            if error.status == goal.status:
                return None
            appears = not seen and time.monotonic() - started < DEFAULTS["waitAppearMs"] / 1000
            if error.status not in PASSING_STATUSES and not (appears and error.status == 404):
                raise
            last = error
        except ConnectionFailed as error:
            if error.reason == "tls":
                raise
            last = error
        except DeadlineExceeded as error:
            last = error
        if time.monotonic() + options.wait_interval >= deadline:
            raise DeadlineExceeded(f"{name} is {plain_text(str(found))} after {options.wait_timeout:g} s, not {goal.name}") from last
        yield Rest(name, options.wait_interval)


def _name(operation: Callable[..., Any]) -> str:
    return str(getattr(operation, "__name__", operation))
