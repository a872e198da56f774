"""What a client is told once."""

import re
import threading
from dataclasses import dataclass, field
from typing import Awaitable, Callable, Mapping, Optional, Union
from urllib.parse import urlsplit

from .errors import ClientError
from .secrets import SecretSource
from .signature import Credentials  # {{signed}}
from .tables import Contract

#: A function may take the token that was refused, None where none was.
Token = Union[str, Callable[[], str], Callable[[Optional[str]], str]]
#: In a client for asyncio, functions may be awaited too.
AsyncToken = Union[Token, Callable[[], Awaitable[str]], Callable[[Optional[str]], Awaitable[str]]]
CredentialsSource = Union[Credentials, Callable[[], Credentials], Callable[[Optional[Credentials]], Credentials]]  # {{signed}}

#: What may stand for a variable of an address: nothing that ends the host.
VARIABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
#: What an address has only when something went wrong.
UNWRITTEN = re.compile(r"[\x00-\x20\x7f\\]|\s")


@dataclass(frozen=True)
class AttemptFacts:
    """An attempt of a call, and what came of it."""

    method: str
    #: Without the query, which may hold what nobody should read in a log.
    path: str
    #: 1 for the first of its call.
    number: int
    #: None where no answer came; then there is an error.
    status: Optional[int]
    error: Optional[ClientError]
    seconds: float


@dataclass(frozen=True)
class Options:
    """See ``ClientBase``. Secrets are not shown."""

    contract: Contract = field(repr=False)
    base_url: str
    project_id: Optional[str]  # {{project}}
    token: SecretSource[str] = field(repr=False)
    credentials: SecretSource[Credentials] = field(repr=False)  # {{signed}}
    headers: Mapping[str, str] = field(repr=False)
    timeout: float
    attempt_timeout: float
    max_attempts: int
    max_answer_bytes: int
    retry_all: bool
    wait_timeout: float  # {{waits}}
    wait_interval: float  # {{waits}}
    cancelled: threading.Event = field(repr=False)
    on_attempt: Optional[Callable[[AttemptFacts], None]] = field(repr=False)


# {{#regions}}
def address(contract: Contract, region: Optional[str], variables: Mapping[str, str]) -> str:
    """The address of the service in a region; one that is not known goes into the contract's address.

    :raises ValueError: where the contract has no address, or a value could name another host
    """
    for name, value in {**variables, **({} if region is None else {"region": region})}.items():
        if not VARIABLE.fullmatch(value):
            raise ValueError(f"{name}: {value!r} is not a name of letters, digits, dots and hyphens")
    if region is not None and region in contract.regions and not variables:
        return contract.regions[region]
    if not contract.server_url:
        raise ValueError("the contract has no address of the service; give base_url")
    if region is not None and "region" not in contract.server_variables:
        raise ValueError("the service's address has no region; give base_url")
    known = {**contract.server_variables, **variables, **({} if region is None else {"region": region})}
    return re.sub(r"\{([^{}]+)\}", lambda match: known.get(match[1], match[0]), contract.server_url)
# {{/regions}}
# {{^regions}}
#= def address(contract: Contract, variables: Mapping[str, str]) -> str:
#=     """The address of the service, with its variables.
#=
#=     :raises ValueError: where the contract has no address, or a value could name another host
#=     """
#=     for name, value in variables.items():
#=         if not VARIABLE.fullmatch(value):
#=             raise ValueError(f"{name}: {value!r} is not a name of letters, digits, dots and hyphens")
#=     if not contract.server_url:
#=         raise ValueError("the contract has no address of the service; give base_url")
#=     known = {**contract.server_variables, **variables}
#=     return re.sub(r"\{([^{}]+)\}", lambda match: known.get(match[1], match[0]), contract.server_url)
# {{/regions}}


def checked(url: str) -> str:
    """An address that paths can be put behind, and that shows no secret.

    :raises ValueError: where it can't be the address of a service; the message doesn't show it
    """
    what = "the address of the service"
    if not isinstance(url, str) or not url:
        raise ValueError(f"{what} is empty: give one such as https://service.example.com")
    if UNWRITTEN.search(url):
        raise ValueError(f"{what} has blanks or characters that no address has")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ValueError(f"{what} has a host or a port that is none") from None
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"{what} doesn't begin with http:// or https://")
    if "@" in parts.netloc:
        raise ValueError(f"{what} must not have a user or a password: give a token")
    if not host:
        raise ValueError(f"{what} has no host")
    if "?" in url or "#" in url:
        raise ValueError(f"{what} must not have a query or a fragment: paths are put behind it")
    return url
