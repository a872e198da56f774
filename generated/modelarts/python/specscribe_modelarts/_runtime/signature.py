# pyright: basic
"""Signatures of requests by access key: the algorithm SDK-HMAC-SHA256 of the cloud."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Dict, Mapping, Optional
from urllib.parse import parse_qsl, quote, unquote, urlsplit

ALGORITHM = "SDK-HMAC-SHA256"
DATE_HEADER = "X-Sdk-Date"
DATE_FORMAT = "%Y%m%dT%H%M%SZ"
CONTENT_HEADER = "X-Sdk-Content-Sha256"
TOKEN_HEADER = "X-Security-Token"
#: Bodies of these types are part of the signature; others are not read for it.
SIGNED_BODIES = ("application/json", "application/bson")
UNSIGNED_BODY = "UNSIGNED-PAYLOAD"


@dataclass(frozen=True)
class Credentials:
    """An access key. A temporary one comes with a security token."""

    ak: str
    sk: str = field(repr=False)
    security_token: Optional[str] = field(default=None, repr=False)


def signed(
    credentials: Credentials,
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    now: Optional[datetime] = None,
) -> Dict[str, str]:
    """The headers of a request with its signature among them.

    All of ``headers`` are signed, but for those with an underscore in their name; so they must be sent as they are.
    A date or host among them is kept. ``url`` is percent-encoded, as it is sent.
    """
    parts = urlsplit(url)
    out = dict(headers)
    if credentials.security_token is not None:
        out[TOKEN_HEADER] = credentials.security_token
    content_type = _value(out, "Content-Type")
    if content_type and not content_type.startswith(SIGNED_BODIES):
        out[CONTENT_HEADER] = UNSIGNED_BODY
    date = _value(out, DATE_HEADER)
    if date is None:
        date = (now or datetime.now(timezone.utc)).strftime(DATE_FORMAT)
        out[DATE_HEADER] = date
    if _value(out, "Host") is None:
        out["Host"] = parts.netloc.rpartition("@")[2]
    lower = {name.lower(): value.strip() for name, value in out.items() if "_" not in name}
    names = sorted(lower)
    request = "\n".join(
        [
            method.upper(),
            _canonical_path(parts.path),
            _canonical_query(parts.query),
            "".join(f"{name}:{lower[name]}\n" for name in names),
            ";".join(names),
            _body_hash(out, body),
        ]
    )
    text = f"{ALGORITHM}\n{date}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.new(credentials.sk.encode(), text.encode(), hashlib.sha256).hexdigest()
    out["Authorization"] = f"{ALGORITHM} Access={credentials.ak}, SignedHeaders={';'.join(names)}, Signature={signature}"
    return out


def _canonical_path(path: str) -> str:
    encoded = "/".join(_encode(part) for part in unquote(path).split("/"))
    return encoded if encoded.endswith("/") else f"{encoded}/"


def _canonical_query(query: str) -> str:
    # `parse_qsl` takes a plus sign for a blank, which it isn't in what the cloud signs.
    pairs = parse_qsl(query.replace("+", "%2B"), keep_blank_values=True)
    return "&".join(f"{_encode(name)}={_encode(value)}" for name, value in sorted(pairs))


def _body_hash(headers: Mapping[str, str], body: bytes) -> str:
    given = _value(headers, CONTENT_HEADER)
    if body and given:
        return given
    return hashlib.sha256(body).hexdigest()


def _encode(text: str) -> str:
    return quote(text, safe="~")


def _value(headers: Mapping[str, str], name: str) -> Optional[str]:
    return next((value for key, value in headers.items() if key.lower() == name.lower()), None)
