# pyright: basic
"""What a client is told once."""

import re
import threading
from dataclasses import dataclass, field
from typing import Callable, Mapping, Optional, Union
from urllib.parse import urlsplit

from .errors import ClientError
from .secrets import SecretSource
from .signature import Credentials
from .tables import Contract

#: A function may take the token that was refused, None where none was.
Token = Union[str, Callable[[], str], Callable[[Optional[str]], str]]
CredentialsSource = Union[Credentials, Callable[[], Credentials], Callable[[Optional[Credentials]], Credentials]]

#: What may stand for a variable of an address: nothing that ends the host.
VARIABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


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
    project_id: Optional[str]
    token: SecretSource[str] = field(repr=False)
    credentials: SecretSource[Credentials] = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    timeout: float
    attempt_timeout: float
    max_attempts: int
    max_answer_bytes: int
    retry_all: bool
    wait_timeout: float
    wait_interval: float
    cancelled: threading.Event = field(repr=False)
    on_attempt: Optional[Callable[[AttemptFacts], None]] = field(repr=False)


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


def checked(url: str) -> str:
    """An address that shows no secret.

    :raises ValueError: where it has a user or a password
    """
    if "@" in urlsplit(url).netloc:
        raise ValueError("the address of the service must not have a user or a password: give a token")
    return url
