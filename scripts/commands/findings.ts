import pc from 'picocolors';
import type { Diagnostic, Severity } from '../ir/index.ts';
import { visibleLine } from '../visible.ts';

/** Ways to print findings; every one carries the same findings. */
export const FORMATS = ['text', 'json', 'markdown', 'html', 'github', 'junit', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export const FAIL_LEVELS = ['error', 'warning', 'info', 'never'] as const;
export type FailLevel = (typeof FAIL_LEVELS)[number];

/** Levels where changes are printed: a severity, or the class of changes that weighs as much or lies between. */
export const CHANGE_LEVELS = [...FAIL_LEVELS, 'breaking', 'additive', 'docs-only'] as const;
export type ChangeLevel = (typeof CHANGE_LEVELS)[number];

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** True where a finding is at or above the level that fails a command. */
export function fails(findings: readonly { severity: Severity }[], level: FailLevel): boolean {
  return level !== 'never' && findings.some(({ severity }) => RANK[severity] <= RANK[level]);
}

export const PAINT: Readonly<Record<Severity, (text: string) => string>> = {
  error: pc.red,
  warning: pc.yellow,
  info: pc.cyan,
};

/** Findings for a terminal, each on a line, with the other places that it speaks of below. */
export const textOf = (findings: readonly Printed[]): string => findings.map(textLine).join('');

/** What a line of a finding needs. */
export interface Printed extends Pick<Diagnostic, 'file' | 'line' | 'severity' | 'message'> {
  readonly code: string;
  readonly related?: Diagnostic['related'] | undefined;
  readonly pointer?: string | undefined;
}

function textLine({ file, line, severity, code, message, related = [], pointer = '' }: Printed): string {
  const at = pc.bold(lineStart(file) + (line > 0 ? `:${line}` : visibleLine(pointer)));
  const head = `${at}: ${PAINT[severity](severity)} ${pc.dim(code)} ${visibleLine(message)}\n`;
  const more = related.map((each) => `    ${lineStart(each.file)}:${each.line}: ${visibleLine(each.message)}\n`);
  return head + more.map(pc.dim).join('');
}

/** A file's name where a line begins: a name such as `::error::` would be a command to a runner of CI. */
export const lineStart = (file: string): string => {
  const name = visibleLine(file);
  return /^\s*(?:::|##)/.test(name) ? `./${name.trimStart()}` : name;
};

/** `2 errors, 14 warnings, 3 infos`. */
export function countLine(diagnostics: readonly { readonly severity: Severity }[]): string {
  const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  const part = (severity: Severity): string => `${count(severity)} ${severity}${count(severity) === 1 ? '' : 's'}`;
  return (['error', 'warning', 'info'] as const).map(part).join(', ');
}
