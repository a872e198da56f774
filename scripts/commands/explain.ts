import leven from 'leven';
import pc from 'picocolors';
import { CODES, type DiagnosticCode } from '../ir/index.ts';
import { CODE_EXAMPLES, type ExamplePage, type Rows } from '../diagnostics/index.ts';
import { RULE_EXAMPLES, RULE_IDS, ruleOf } from '../drift/index.ts';
import { LINT_RULES, REDOCLY_RULES, redoclyPage, SETTING_RULES } from '../lint/index.ts';
import { PAINT } from './findings.ts';
import { PAINT_CLASS } from './machine/terminal.ts';

/** What a code of a finding, the id of a change or the name of a linter's rule means; undefined for an unknown one. */
export function explainCode(code: string): string | undefined {
  if (Object.hasOwn(CODES, code)) return explainDiagnostic(code as DiagnosticCode);
  const rule = ruleOf(code);
  if (rule) return explanation(code, PAINT_CLASS[rule.class](rule.class), rule) + ruleExample(code);
  if (Object.hasOwn(LINT_RULES, code)) return explainLintRule(code);
  return REDOCLY_RULES.includes(code) ? explainRedoclyRule(code) : undefined;
}

/** Where its documentation is; of a rule about settings also what to write in them. */
function explainRedoclyRule(code: string): string {
  const more = `Its documentation: ${redoclyPage(code)}\n`;
  const rule = Object.hasOwn(SETTING_RULES, code) ? SETTING_RULES[code] : undefined;
  if (!rule) return `${pc.bold(code)}  rule of Redocly\n${more}`;
  const told = `${rule.why}\nIn service.yaml, ${rule.write}.\n${more}`.trimEnd();
  return (
    explanation(code, 'rule of Redocly', { title: rule.title, why: told }) +
    block('Wrong', rule.before) +
    block('Right', rule.after)
  );
}

function explainDiagnostic(code: DiagnosticCode): string {
  const entry = CODES[code];
  const head = explanation(code, `${PAINT[entry.severity](entry.severity)}, ${entry.kind}`, entry);
  const example = CODE_EXAMPLES[code];
  if (!example) return head;
  if ('before' in example) return head + block('Before', example.before) + block('After', example.after);
  return head + block('Wrong', pagesText(example.wrong)) + block('Right', pagesText(example.right));
}

function ruleExample(code: string): string {
  const example = Object.hasOwn(RULE_EXAMPLES, code) ? RULE_EXAMPLES[code] : undefined;
  return example ? block('Before', example.before) + block('After', example.after) : '';
}

function explainLintRule(code: string): string {
  const rule = LINT_RULES[code];
  if (!rule) return '';
  return explanation(code, 'rule of specscribe', rule) + block('Wrong', rule.before) + block('Right', rule.after);
}

const explanation = (code: string, head: string, { title, why }: { title: string; why: string }): string =>
  `${pc.bold(code)}  ${head}\n${title}\n\n${why}\n`;

const block = (title: string, text: string): string =>
  `\n${pc.bold(title)}:\n${text
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')}\n`;

const pagesText = (pages: ExamplePage | readonly ExamplePage[]): string =>
  (Array.isArray(pages) ? (pages as readonly ExamplePage[]) : [pages as ExamplePage]).map(pageText).join('\n\n');

/** The sections of a page that an example is about, as a reader sees them. */
function pageText({ file, rst, html, ...page }: ExamplePage): string {
  if (rst !== undefined) return rst.trimEnd();
  const texts: (readonly [string, string | undefined])[] = [
    ['URI', page.uri],
    ['Request', page.request && rowsText(page.request)],
    ...(page.objects ?? []).map((rows) => ['Table', rowsText(rows)] as const),
    ['Response', page.response && rowsText(page.response)],
    ['Example request', page.requestExample],
    ['Example response', page.responseExample],
    ['Status codes', page.status && rowsText(page.status)],
  ];
  const parts = texts.flatMap(([title, text]) =>
    text === undefined || text === '' ? [] : [`${title}:\n${text.replace(/^/gm, '  ')}`],
  );
  const shown = html === undefined || html === '' ? parts : [...parts, short(html)];
  return [...(file === undefined ? [] : [`${file}:`]), ...(shown.length > 0 ? shown : ['(text only)'])].join('\n');
}

const short = (text: string): string => (text.length > 400 ? `${text.slice(0, 200)} … ${text.slice(-80)}` : text);

const rowsText = (rows: Rows): string =>
  rows
    .filter((line) => !line.startsWith('anchor:'))
    .map((line) => line.replace(/^(?:caption|before): *|^# */, ''))
    .join('\n');

const GROUPS: readonly (readonly [string, () => readonly (readonly [string, string])[]])[] = [
  ['Findings', () => Object.entries(CODES).map(([code, { title }]) => [code, title])],
  ['Changes', () => RULE_IDS.map((id) => [id, ruleOf(id)?.title ?? ''])],
  ['Rules of the linter', () => Object.entries(LINT_RULES).map(([name, { title }]) => [name, title])],
  ['Rules of Redocly', () => REDOCLY_RULES.map((rule) => [rule, redoclyPage(rule)])],
];

/** All that can be explained, each on a line with its title. */
export const codeList = (): string =>
  GROUPS.map(([title, entries]) => {
    const lines = [...entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    const width = Math.min(52, Math.max(...lines.map(([code]) => code.length)));
    return `${pc.bold(title)}\n${lines.map(([code, text]) => `  ${code.padEnd(width)} ${pc.dim(text)}\n`).join('')}`;
  }).join('\n');

/** Most names that are suggested for one that is unknown. */
const SUGGESTED = 3;

/** Names that somebody who wrote `code` may have meant, the nearest first. */
export function nearCodes(code: string): string[] {
  const wanted = code.toLowerCase();
  const limit = Math.max(2, Math.floor(wanted.length / 4));
  return GROUPS.flatMap(([, entries]) => entries().map(([name]) => name))
    .map((name) => {
      const end = name.slice(name.indexOf('/') + 1);
      return { name, steps: Math.min(leven(wanted, name), leven(wanted, end)) };
    })
    .filter(({ name, steps }) => steps <= limit || (wanted.length > 4 && name.includes(wanted)))
    .sort((a, b) => a.steps - b.steps || (a.name < b.name ? -1 : 1))
    .slice(0, SUGGESTED)
    .map(({ name }) => name);
}
