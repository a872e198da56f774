# pyright: basic
"""Connections."""

import os
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3

#: Connections to one host that are kept for further calls.
KEPT = 5 * (os.cpu_count() or 1)


def pool_for(base_url: str) -> Any:
    """Connections to a service, by the proxy that the environment names for it."""
    parts = urlsplit(base_url)
    proxy = getproxies().get(parts.scheme)
    if not proxy or proxy_bypass(parts.netloc):
        return urllib3.PoolManager(maxsize=KEPT)
    if proxy.startswith("socks"):
        from urllib3.contrib.socks import SOCKSProxyManager

        return SOCKSProxyManager(proxy, maxsize=KEPT)
    return urllib3.ProxyManager(proxy, maxsize=KEPT)
