/** The clock of a sandbox, which a test can hold, move on and speed up. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Moves it on. */
  readonly advance: (ms: number) => void;
  /** Makes it stand still until it is released; {@link Clock.advance} still moves it. */
  readonly hold: () => void;
  readonly release: () => void;
  /** How many times as fast as the day it goes. */
  readonly setScale: (scale: number) => void;
  readonly reading: () => ClockReading;
}

export interface ClockReading {
  readonly now: number;
  readonly isHeld: boolean;
  readonly scale: number;
}

/** The last moment of the last year that RFC 3339 can write; beyond the year 275760 there is no date at all. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * A clock that starts now, and stands still from the end of the year 9999 on.
 *
 * @param real milliseconds since 1970 by the machine
 * @param scale how many times as fast as the machine's it goes
 */
export function newClock(real: () => number, scale = 1): Clock {
  let at = real();
  let anchor = real();
  let speed = scale;
  let isHeld = false;
  const now = (): number => Math.min(LAST, Math.floor(isHeld ? at : at + (real() - anchor) * speed));
  /** From here on it goes by what is set. */
  const settle = (): void => {
    at = now();
    anchor = real();
  };
  return {
    now,
    advance: (ms) => {
      settle();
      at += ms;
    },
    hold: () => {
      settle();
      isHeld = true;
    },
    release: () => {
      settle();
      isHeld = false;
    },
    setScale: (next) => {
      settle();
      speed = next;
    },
    reading: () => ({ now: now(), isHeld, scale: speed }),
  };
}
