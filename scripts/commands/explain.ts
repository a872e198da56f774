import pc from 'picocolors';
import { CODES } from '../diagnostics.ts';
import { ruleOf } from '../drift/index.ts';
import { PAINT } from './findings.ts';
import { PAINT_CLASS } from './machine/terminal.ts';

/** What a code of a diagnostic or the id of a change means, for `explain`; undefined for an unknown one. */
export function explainCode(code: string): string | undefined {
  const entry = Object.hasOwn(CODES, code) ? CODES[code as keyof typeof CODES] : undefined;
  if (entry) return explanation(code, `${PAINT[entry.severity](entry.severity)}, ${entry.kind}`, entry);
  const rule = ruleOf(code);
  return rule && explanation(code, PAINT_CLASS[rule.class](rule.class), rule);
}

const explanation = (code: string, head: string, { title, why }: { title: string; why: string }): string =>
  `${pc.bold(code)}  ${head}\n${title}\n\n${why}\n`;
