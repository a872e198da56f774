import { stripVTControlCharacters } from 'node:util';
import { parse as parseHtml } from 'parse5';
import { describe, expect, it } from 'vitest';
import { DRIFT_FORMATS, plainText } from '../../scripts/commands/compare/drift-report.ts';
import { CHANGE_LEVELS, FAIL_LEVELS } from '../../scripts/commands/findings.ts';
import { diagnostic } from '../../scripts/ir/index.ts';
import {
  CLASSES,
  driftReport,
  FAIL_CLASSES,
  failsAt,
  type JudgedChange,
  nextVersion,
  RENDERS,
  summaryText,
} from '../../scripts/drift/index.ts';

const hostile = '<script>alert(1)</script> `x` ]]> & "q" \u0007 ::error::%0A @all --> \n# heading';

const change = (index: number, more: Partial<JudgedChange> = {}): JudgedChange => ({
  id:
    ['request-property-removed', 'endpoint-deprecated', 'endpoint-added', 'docs-description-changed'][index % 4] ?? '',
  class: CLASSES[index % 4] ?? 'breaking',
  effect: 'request refused',
  evidence: hostile,
  kind: 'changed',
  message: `\`field${index}\` of \`operation\` ${hostile}`,
  subject: { operation: 'operation', route: 'GET /a', place: 'request body', field: `field${index}` },
  says: hostile,
  pointer: `/paths/~1a/get/${index}`,
  operations: ['operation'],
  before: { file: `old ${index}.html`, line: 10 + index },
  after: { file: `new ${index}.rst`, line: 20 + index },
  fingerprint: index.toString(16).padStart(16, '0'),
  ...more,
});

const acknowledgements = [{ fingerprint: change(4).fingerprint, reason: hostile, documentationCorrected: true }];
const changes = [
  ...[0, 1, 2, 3, 4, 5].map((index) => change(index)),
  change(6, { extraction: true }),
  { ...change(7), before: undefined, after: undefined } as unknown as JudgedChange,
];
const report = driftReport(changes, acknowledgements, '2026-01-01', { old: 'a<b', now: 'c&d' });

/** Every fingerprint, once each and in no order. */
const all = changes.map(({ fingerprint }) => fingerprint).sort();
const inText = (text: string): string[] => [...new Set(text.match(/\b[0-9a-f]{16}\b/g))].sort();

const rendered = {
  // In CI there is colour, unless it is taken out.
  text: stripVTControlCharacters(plainText(report, false, true)),
  ...Object.fromEntries(Object.entries(RENDERS).map(([name, render]) => [name, render(report, 'breaking')])),
} as Record<(typeof DRIFT_FORMATS)[number], string>;

describe('formats', () => {
  it.each(DRIFT_FORMATS)('%s carries every change', (format) => {
    expect(inText(rendered[format])).toEqual(all);
  });

  it.each(DRIFT_FORMATS)('%s says which places a change was and is at', (format) => {
    for (const place of ['old', 'new'])
      expect(decodeURI(rendered[format])).toContain(`${place} 0.${place === 'old' ? 'html' : 'rst'}`);
  });

  it('json has the summary and the changes in their documented shape', () => {
    const { summary, changes: list } = JSON.parse(rendered.json);
    expect(summary).toEqual({
      breaking: 1,
      warning: 2,
      additive: 2,
      docsOnly: 2,
      acknowledged: 1,
      extraction: 1,
      pages: 7,
      pagesOfWordsOnly: 1,
      stories: { breaking: 1, warning: 2, additive: 2, docsOnly: 1 },
      bump: 'major',
      bumpReason: expect.any(String),
    });
    expect(list[0]).toEqual({
      id: 'request-property-removed',
      class: 'breaking',
      effect: 'request refused',
      evidence: hostile,
      message: change(0).message,
      pointer: '/paths/~1a/get/0',
      operation: 'operation',
      operations: ['operation'],
      before: { file: 'old 0.html', line: 10 },
      after: { file: 'new 0.rst', line: 20 },
      fingerprint: '0000000000000000',
    });
  });

  it('html is one file whose markup is ours alone', () => {
    const names = new Set<string>();
    const visit = (node: { nodeName: string; childNodes?: unknown[] }): void => {
      names.add(node.nodeName);
      for (const child of node.childNodes ?? []) visit(child as never);
    };
    visit(parseHtml(rendered.html) as never);
    expect([...names].filter((name) => ['script', 'img', 'link', 'iframe', 'h2'].includes(name))).toEqual([]);
    expect(rendered.html).not.toMatch(/(?:src|href)=/);
  });

  it('markdown has no markup of pages', () => {
    expect(rendered.markdown).not.toMatch(/<script|^# heading/m);
    expect(rendered.markdown).not.toContain('@all');
  });

  it('github has one command a change, whatever the texts', () => {
    const lines = rendered.github.trimEnd().split('\n');
    expect(lines).toHaveLength(changes.length);
    for (const line of lines)
      expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^,:\n]+,line=\d+,)?title=[^,:\n]+::/);
  });

  it('junit is XML in which what fails fails', () => {
    expect(rendered.junit).toContain('tests="8" failures="2"');
    expect(rendered.junit.match(/<failure /g)).toHaveLength(2);
    expect(rendered.junit.match(/<testcase /g)).toHaveLength(changes.length);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none.
    expect(rendered.junit).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|<script|]]>/);
  });

  it('sarif names a rule for every result', () => {
    const { version, runs } = JSON.parse(rendered.sarif);
    const rules = new Set(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id));
    expect(version).toBe('2.1.0');
    expect(runs[0].results.filter(({ ruleId }: { ruleId: string }) => !rules.has(ruleId))).toEqual([]);
    expect(runs[0].results.filter(({ suppressions }: { suppressions?: unknown }) => suppressions)).toHaveLength(1);
  });

  it('the command line knows them all', async () => {
    const { readFileSync } = await import('node:fs');
    const options = readFileSync(new URL('../../scripts/commands/options.ts', import.meta.url), 'utf8');
    const listed = (list: readonly string[]): string => `[${list.map((each) => `'${each}'`).join(', ')}]`;
    expect(options).toContain(listed(DRIFT_FORMATS));
    expect(CHANGE_LEVELS).toEqual(expect.arrayContaining([...FAIL_CLASSES, ...FAIL_LEVELS]));
  });
});

describe('what was found of files', () => {
  const found = [
    diagnostic('check/spec-stale', { file: 'spec/a.yaml', line: 12 }, `stale ${hostile}`),
    diagnostic('check/page-changed', { file: 'docs-source/a/b.html', line: 1 }, 'changed'),
  ];
  const of = driftReport(changes, [], '2026-01-01', { old: 'spec', now: 'docs-source' }, found);
  const texts = {
    text: stripVTControlCharacters(plainText(of, false, true)),
    ...Object.fromEntries(Object.entries(RENDERS).map(([name, render]) => [name, render(of, 'breaking')])),
  } as typeof rendered;

  it.each(DRIFT_FORMATS)('%s carries it beside every change', (format) => {
    expect(inText(texts[format])).toEqual(all);
    for (const part of ['check/spec-stale', 'spec/a.yaml', '12', 'check/page-changed', 'docs-source/a/b.html'])
      expect(texts[format]).toContain(part);
  });

  it('becomes no markup, no command and no control character', () => {
    expect(texts.html).not.toContain('<script');
    expect(texts.markdown).not.toContain('<script');
    expect(texts.github.trimEnd().split('\n')).toHaveLength(changes.length + found.length);
    expect(texts.junit).not.toMatch(/<script|]]>/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is steered by them.
    expect(plainText({ changes: [], diagnostics: found }, true)).not.toMatch(/\u0007/);
  });

  it('is counted, and quiet leaves out infos', () => {
    expect(of.summary.outdated).toBe(1);
    expect(plainText({ changes: [], diagnostics: found }, true)).not.toContain('page-changed');
  });

  it.each([
    ['check/spec-stale', 'never', false],
    ['check/spec-stale', 'breaking', true],
    ['check/page-changed', 'additive', false],
    ['check/page-changed', 'docs-only', true],
  ] as const)('%s at %s fails: %s', (code, level, fails) => {
    const diagnostics = [diagnostic(code, { file: 'a', line: 1 }, 'm')];
    expect(failsAt({ changes: [], diagnostics }, level)).toBe(fails);
  });
});

const markdownReport = (of: typeof report, limit?: number): string => RENDERS.markdown(of, 'never', limit);

describe('Markdown of a limited length', () => {
  const many = driftReport(
    Array.from({ length: 400 }, (_, index) => change(index)),
    [],
    '2026-01-01',
    { old: 'a', now: 'b' },
  );

  it.each([1000, 5000, 20_000])('has at most %i characters and says what is missing', (limit) => {
    const text = markdownReport(many, limit);
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text.length).toBeGreaterThan(limit - 900);
    const shown = new Set(text.match(/\b[0-9a-f]{16}\b/g)).size;
    // The hundred new operations are one story, and so are the hundred changes of words.
    expect(text).toContain(`${202 - shown} of 202 entries are left out`);
    expect(text).toContain('Breaking: 100');
  });

  it('is whole where it fits', () => {
    expect(markdownReport(many, 1e9)).toBe(markdownReport(many));
  });
});

describe('the version that follows', () => {
  it.each([
    ['1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'none', '1.2.3'],
    ['0.4.1', 'major', '0.5.0'],
    ['0.4.1', 'patch', '0.4.2'],
    ['v2', 'major', undefined],
  ] as const)('%s, %s: %s', (version, bump, next) => {
    expect(nextVersion(version, bump)).toBe(next);
  });

  it('takes no step where nothing changed, and says so', () => {
    const none = driftReport([], [], '2026-01-01', { old: 'a', now: 'b' });
    expect(summaryText(none)).toBe('breaking: 0, warning: 0, additive: 0, docs: 0; no new version');
  });
});
