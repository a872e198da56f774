"""A client for asyncio behind the methods of one that blocks, so that one driver has both."""

import asyncio
import contextlib
import functools
import inspect
import threading
from typing import Any, Callable, Iterator

LOOP = asyncio.new_event_loop()
threading.Thread(target=LOOP.run_forever, daemon=True).start()


def wait(awaitable: Any) -> Any:
    """What an awaitable gives; it runs in the loop, as many do at once."""

    async def whole() -> Any:
        return await awaitable

    return asyncio.run_coroutine_threadsafe(whole(), LOOP).result()


class Awaited:
    """Waits for what each method of the client gives."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._client, name)
        return blocking(found) if inspect.ismethod(found) else found

    def __dir__(self) -> Any:
        return dir(self._client)

    def __str__(self) -> str:
        return str(self._client)

    def __repr__(self) -> str:
        return repr(self._client)

    def awaited(self, function: Callable[[Any], Any]) -> Any:
        return wait(function(self._client))

    def with_options(self, **options: Any) -> "Awaited":
        return Awaited(self._client.with_options(**options))

    def iterate(self, operation: Any, **given: Any) -> Iterator[Any]:
        items = self._client.iterate(plain(operation), **given)
        with contextlib.suppress(StopAsyncIteration):
            while True:
                yield wait(items.__anext__())

    @contextlib.contextmanager
    def stream(self, operation: Any, **given: Any) -> Iterator[Any]:
        async def whole() -> Any:
            async with self._client.stream(plain(operation), **given) as pieces:
                return [piece async for piece in pieces]

        yield wait(whole())


def plain(operation: Any) -> Any:
    return getattr(operation, "awaited", operation)


def blocking(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(*args: Any, **kwargs: Any) -> Any:
        given = method(*[plain(each) for each in args], **kwargs)
        return wait(given) if inspect.isawaitable(given) else given

    call.awaited = method  # type: ignore[attr-defined]
    return call
