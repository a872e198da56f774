import { ConfigError } from '../../located-yaml.ts';
import { isNode } from '../../nodes.ts';

/** A change that somebody has looked at: it is told and fails nothing. */
export interface Acknowledgement {
  readonly fingerprint: string;
  readonly reason: string;
  /** Last day on which it holds, as YYYY-MM-DD; without one it holds for good. */
  readonly expires?: string;
  /** True where the API is as before and only its documentation was put right. */
  readonly documentationCorrected: boolean;
}

/** An acknowledgement that no longer does anything. */
export interface StaleAcknowledgement extends Acknowledgement {
  readonly problem: 'expired' | 'unused';
}

const KEYS = ['fingerprint', 'reason', 'expires', 'documentation-corrected'];
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * Reads a file of acknowledgements: a list of maps with `fingerprint`, `reason` and, where wanted, `expires` and
 * `documentation-corrected`.
 *
 * @param value the file as parsed; nothing at all is an empty list
 * @param file its name, for messages
 * @throws ConfigError naming the entry and what to change
 */
export function parseAcknowledgements(value: unknown, file: string): Acknowledgement[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new ConfigError(`${file}: a list of acknowledgements is expected`);
  return value.map((entry, index) => acknowledgement(entry, `${file}: entry ${index + 1}`));
}

function acknowledgement(entry: unknown, where: string): Acknowledgement {
  if (!isNode(entry)) throw new ConfigError(`${where}: a map with fingerprint and reason is expected`);
  const unknown = Object.keys(entry).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new ConfigError(`${where}: ${unknown} is not known; there are ${KEYS.join(', ')}`);
  const { fingerprint, reason, expires, 'documentation-corrected': corrected = false } = entry;
  if (typeof fingerprint !== 'string' || !/^[0-9a-f]{16}$/.test(fingerprint))
    throw new ConfigError(`${where}: fingerprint has 16 hexadecimal digits, in quotes; diff prints it`);
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new ConfigError(`${where}: reason says in a sentence why the change is fine`);
  if (expires !== undefined && !(typeof expires === 'string' && DAY.test(expires)))
    throw new ConfigError(`${where}: expires is a day, as 2030-12-31`);
  if (typeof corrected !== 'boolean') throw new ConfigError(`${where}: documentation-corrected is true or false`);
  return {
    fingerprint,
    reason,
    documentationCorrected: corrected,
    ...(typeof expires === 'string' ? { expires } : {}),
  };
}
