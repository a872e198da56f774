"""What is done step by step, whether a step blocks a thread or is awaited."""

from typing import Any, Awaitable, Callable, Generator, TypeVar

Result = TypeVar("Result")

#: Yields what is to be done, and is told what came of it: a value, or an error that is raised where it waits.
Steps = Generator[Any, Any, Result]


def driven(steps: Steps[Result], do: Callable[[Any], Any]) -> Result:
    """The result of steps that a thread waits for."""
    turn: Callable[[Any], Any] = steps.send
    given: Any = None
    while True:
        try:
            step = turn(given)
        except StopIteration as end:
            result: Result = end.value
            return result
        try:
            turn, given = steps.send, do(step)
        except Exception as error:
            turn, given = steps.throw, error


async def driven_async(steps: Steps[Result], do: Callable[[Any], Awaitable[Any]]) -> Result:
    """The result of steps that are awaited."""
    turn: Callable[[Any], Any] = steps.send
    given: Any = None
    while True:
        try:
            step = turn(given)
        except StopIteration as end:
            result: Result = end.value
            return result
        try:
            turn, given = steps.send, await do(step)
        except Exception as error:
            turn, given = steps.throw, error
