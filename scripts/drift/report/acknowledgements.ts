import { z } from 'zod';
import { readConfig } from '../../config-file.ts';

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

const entry = z.strictObject({
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/, 'must have 16 hexadecimal digits, in quotes; diff prints it')
    .meta({
      description: 'Fingerprint of the change, as `diff` and `check` print it.',
      examples: ['0123456789abcdef'],
    }),
  reason: z
    .string()
    .regex(/\S/, 'must say in a sentence why the change is fine')
    .meta({ description: 'Why the change is fine.', examples: ['All clients were updated in May.'] }),
  expires: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, 'must be a day')
    .optional()
    .meta({ description: 'Last day on which the entry counts.', examples: ['2030-12-31'] }),
  'documentation-corrected': z
    .boolean()
    .default(false)
    .meta({
      description: 'true where the API is as before and only its documentation was corrected.',
      examples: [true],
    }),
});

/** A file of acknowledgements; an empty file is an empty list. */
export const acknowledgementsSchema = z
  .array(entry)
  .nullable()
  .meta({
    title: '.specscribe-ack.yaml',
    description: 'Changes of contracts that somebody has looked at: they are reported, and fail nothing.',
    examples: [[{ fingerprint: '0123456789abcdef', reason: 'All clients were updated in May.' }]],
  });

/**
 * Reads a file of acknowledgements: a list of maps with `fingerprint`, `reason` and, where wanted, `expires` and
 * `documentation-corrected`.
 *
 * @param file its name, for messages
 * @throws ConfigError naming every fault, each with its line and column
 */
export function parseAcknowledgements(text: string, file: string): Acknowledgement[] {
  return (readConfig(text, file, acknowledgementsSchema).value ?? []).map(
    ({ fingerprint, reason, expires, 'documentation-corrected': documentationCorrected }) => ({
      fingerprint,
      reason,
      documentationCorrected,
      ...(expires === undefined ? {} : { expires }),
    }),
  );
}
