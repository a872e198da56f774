# pyright: basic
"""When to try again, and after what time."""

import random
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import NamedTuple, Optional

from .defaults import DEFAULTS

#: Statuses of failures that pass.
PASSING_STATUSES = frozenset({408, 429, 500, 502, 503, 504})
#: Methods that do the same when they are sent twice (RFC 9110, 9.2.2).
IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
#: Methods that change nothing.
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
#: Seconds: the longest time before the second attempt, and before any.
FIRST_DELAY = DEFAULTS["firstDelayMs"] / 1000
LONGEST_DELAY = DEFAULTS["longestDelayMs"] / 1000


class Repeats(NamedTuple):
    """After what a request may be sent again, beside failures of which it is known that nothing was done."""

    #: A status of a failure that passes.
    after_status: bool
    #: A connection that broke, or an attempt that took too long: the service may have done what was asked.
    after_break: bool


def repeats_of(method: str, always: bool) -> Repeats:
    """After what a method may be sent again. A PUT that broke is not: between the two, another's may have been done."""
    return Repeats(always or method in IDEMPOTENT_METHODS, always or method in SAFE_METHODS or method == "DELETE")


def backoff(attempt: int) -> float:
    """Seconds to wait after an attempt, counted from 0: any time up to a bound that doubles ("full jitter")."""
    return random.uniform(0, min(LONGEST_DELAY, FIRST_DELAY * 2.0**attempt))


def retry_after(value: Optional[str], now: Optional[datetime] = None) -> Optional[float]:
    """Seconds that a ``Retry-After`` asks for (RFC 9110, 10.2.3); None where there is none that can be read."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        date = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=timezone.utc)
    return max(0.0, (date - (now or datetime.now(timezone.utc))).total_seconds())
