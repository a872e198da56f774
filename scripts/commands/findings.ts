import pc from 'picocolors';
import type { Diagnostic, Severity } from '../diagnostics.ts';
import { visibleLine } from '../visible.ts';
import { type Annotation, workflowCommand } from '../workflow-command.ts';

/** Ways to print findings; every one carries the same findings. */
export const FORMATS = ['text', 'json', 'github'] as const;
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

/** Renders findings for people or machines; '' where there are none to show. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], format: Format): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(diagnostics, null, 2)}\n`;
    case 'github':
      return diagnostics.map(githubLine).join('');
    case 'text':
      return diagnostics.map(textLine).join('');
  }
}

export const PAINT: Readonly<Record<Severity, (text: string) => string>> = {
  error: pc.red,
  warning: pc.yellow,
  info: pc.cyan,
};

function textLine({ file, line, severity, code, message, related = [] }: Diagnostic): string {
  const at = pc.bold(`${visibleLine(file)}:${line}`);
  const head = `${at}: ${PAINT[severity](severity)} ${pc.dim(code)} ${visibleLine(message)}\n`;
  const more = related.map((each) => `    ${visibleLine(each.file)}:${each.line}: ${visibleLine(each.message)}\n`);
  return head + more.map(pc.dim).join('');
}

const GITHUB_LEVEL: Readonly<Record<Severity, Annotation['level']>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

const githubLine = ({ file, line, severity, code, message }: Diagnostic): string =>
  workflowCommand({ level: GITHUB_LEVEL[severity], file, line, title: code, message });

/** `2 errors, 14 warnings, 3 infos`. */
export function countLine(diagnostics: readonly { readonly severity: Severity }[]): string {
  const count = (severity: Severity): number => diagnostics.filter((each) => each.severity === severity).length;
  const part = (severity: Severity): string => `${count(severity)} ${severity}${count(severity) === 1 ? '' : 's'}`;
  return (['error', 'warning', 'info'] as const).map(part).join(', ');
}
