"""When to try again, and after what time."""

import random
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Optional

#: Too many requests, and faults of what stands before the service.
RETRIED_STATUSES = frozenset({429, 502, 503, 504})
#: Methods that do the same when they are sent twice (RFC 9110, 9.2.2).
IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
#: Seconds: the longest time before the second attempt, and before any.
FIRST_DELAY = 0.5
LONGEST_DELAY = 20.0


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
