import { z } from 'zod';
import { readConfig } from '../config-file.ts';
import type { Finding } from './waivers.ts';

export const BASELINE_FILE = 'specscribe.baseline.json';

const entry = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/, 'must have 16 hexadecimal digits'),
  code: z.string(),
  service: z.string().default(''),
  page: z.string(),
  message: z.string(),
});

/** The baseline: findings that were there when it was written, so that only later ones count. */
export const baselineSchema = z
  .strictObject({ $schema: z.string().optional(), version: z.literal(1), findings: z.array(entry) })
  .meta({
    title: BASELINE_FILE,
    description: 'Findings that were there before; `--update-baseline` writes it, and nobody edits it.',
  });

/** A finding as the baseline keeps it; the fingerprint decides, the rest is for its readers. */
export type BaselineEntry = z.infer<typeof entry>;

/** @throws ConfigError naming every fault with its place */
export const parseBaseline = (text: string, file: string): BaselineEntry[] =>
  readConfig(text, file, baselineSchema).value.findings;

/**
 * The text of a baseline.
 *
 * @param others entries of services that were not looked at, which stay
 */
export function baselineJson(findings: readonly Finding[], others: readonly BaselineEntry[]): string {
  const own = findings.map(({ fingerprint, code, service = '', file, message }) => ({
    fingerprint,
    code,
    service,
    page: file,
    message,
  }));
  const keyOf = (each: BaselineEntry): string => [each.service, each.page, each.code, each.fingerprint].join(' ');
  const all = [...others, ...own].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const lines = all.map((each) => `    ${JSON.stringify(each)}`);
  return `{\n  "version": 1,\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}
