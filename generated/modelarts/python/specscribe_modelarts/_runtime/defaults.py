"""What holds where nothing else is said; the same in the clients of all languages."""

from typing import Final, Mapping

DEFAULTS: Final[Mapping[str, int]] = {
  "maxAttempts": 4,
  "firstDelayMs": 500,
  "longestDelayMs": 20000,
  "attemptTimeoutMs": 30000,
  "timeoutMs": 60000,
  "maxAnswerBytes": 268435456,
  "waitTimeoutMs": 1800000,
  "waitIntervalMs": 10000,
  "waitAppearMs": 60000
}
