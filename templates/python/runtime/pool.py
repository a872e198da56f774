"""Connections."""

import http.client
import os
import re
import weakref
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3

#: Connections to one host that are kept for further calls.
KEPT = 5 * (os.cpu_count() or 1)
#: The first line of an answer that another one follows (RFC 9110, 15.2), but for 101, which none follows.
INTERIM = re.compile(rb"HTTP/1\.\d 1(?!01)\d\d\b")
MOST_INTERIM = 100
MOST_LINES = 10_000


class _Head:
    """The head of an answer for ``http.client``: without answers that go before it, and with any number of headers.

    ``http.client`` counts what it reads as lines, and takes 100; here it is given several lines as one.
    """

    def __init__(self, file: Any) -> None:
        self._file = file
        self._at_status = True
        self._kept = b""

    def readline(self, limit: int = -1) -> bytes:
        """The line with the status, then as many headers at once as have room, then the empty line."""
        if self._at_status:
            self._at_status = False
            return self._status(limit)
        block, self._kept = self._kept or self._line(limit), b""
        while not _ends(block):
            line = self._line(limit)
            if _ends(line) or len(block) + len(line) >= limit:
                self._kept = line
                return block
            block += line
        self._at_status = True
        return block

    def _status(self, limit: int) -> bytes:
        for _ in range(MOST_INTERIM):
            line = self._line(limit)
            if not INTERIM.match(line):
                return line
            for _ in range(MOST_LINES):
                if _ends(self._line(limit)):
                    break
        raise http.client.HTTPException("too many interim answers")

    def _line(self, limit: int) -> bytes:
        line: bytes = self._file.readline(limit)
        return line

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _ends(line: bytes) -> bool:
    return line in (b"\r\n", b"\n", b"")


class _Answer(http.client.HTTPResponse):
    def begin(self, *args: Any, **kwargs: Any) -> None:
        file = self.fp
        head: Any = _Head(file)
        self.fp = head
        try:
            super().begin(*args, **kwargs)
        finally:
            if self.fp is head:
                self.fp = file


#: Connections that a process has made, which one that it forks must not share with it.
_MADE: "weakref.WeakSet[urllib3.PoolManager]" = weakref.WeakSet()


def _forget() -> None:
    for pool in _MADE:
        # Another one, since a thread may have held its lock.
        pool.pools = type(pool.pools)(10)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def _patient(pool: urllib3.PoolManager) -> urllib3.PoolManager:
    """Connections that read answers so; others of the program are as they were."""
    _MADE.add(pool)
    classes = pool.pool_classes_by_scheme
    pool.pool_classes_by_scheme = {scheme: _pool_class(each) for scheme, each in classes.items()}
    return pool


def _pool_class(kind: Any) -> Any:
    connection = type(kind.ConnectionCls.__name__, (kind.ConnectionCls,), {"response_class": _Answer})
    return type(kind.__name__, (kind,), {"ConnectionCls": connection})


def pool_for(base_url: str) -> Any:
    """Connections to a service, by the proxy that the environment names for it."""
    parts = urlsplit(base_url)
    proxy = getproxies().get(parts.scheme)
    if not proxy or proxy_bypass(parts.netloc):
        return _patient(urllib3.PoolManager(maxsize=KEPT))
    if proxy.startswith("socks"):
        from urllib3.contrib.socks import SOCKSProxyManager

        return _patient(SOCKSProxyManager(proxy, maxsize=KEPT))
    return _patient(urllib3.ProxyManager(proxy, maxsize=KEPT))
