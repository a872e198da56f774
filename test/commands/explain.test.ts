import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { codeList, explainCode, nearCodes } from '../../scripts/commands/explain.ts';
import { CODES, type DiagnosticCode } from '../../scripts/ir/index.ts';
import { CODE_EXAMPLES, type ExamplePage } from '../../scripts/diagnostics/example-pages.ts';
import { RULE_IDS } from '../../scripts/drift/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { examplePage } from '../support/example-pages.ts';

const ALL = Object.keys(CODES) as DiagnosticCode[];

/** Codes of pages larger or deeper than anybody wants to see in a terminal, or of a fault that no page is known for,
 * and of what only a disk has. */
const TOO_LARGE_TO_SHOW: readonly DiagnosticCode[] = [
  'read/page-cut',
  'read/page-failed',
  'read/page-link',
  'read/page-too-large',
  'read/table-cut',
  'read/paragraph-too-long',
  'link/example-too-deep',
];

const codesOf = (pages: ExamplePage | readonly ExamplePage[]): string[] => {
  const list = Array.isArray(pages) ? (pages as readonly ExamplePage[]) : [pages as ExamplePage];
  const { diagnostics } = contractOf({
    pages: list.map(examplePage),
    config: defaultServiceConfig('kites'),
    configFile: 'service.yaml',
  });
  return [...new Set(diagnostics.map(({ code }) => code))];
};

describe('explain', () => {
  it('has an example of every code, or the reason why there is none', () => {
    expect(ALL.filter((code) => !CODE_EXAMPLES[code] && !TOO_LARGE_TO_SHOW.includes(code))).toEqual([]);
    expect(TOO_LARGE_TO_SHOW.filter((code) => CODE_EXAMPLES[code])).toEqual([]);
  });

  const pages = Object.entries(CODE_EXAMPLES).flatMap(([code, example]) =>
    'wrong' in example ? [[code, example] as const] : [],
  );

  it.each(pages)('%s: the wrong page has the finding, and the right page has not', (code, { wrong, right }) => {
    expect(codesOf(wrong)).toContain(code);
    expect(codesOf(right)).not.toContain(code);
  });

  it('explains all that is printed, each with its title', () => {
    for (const code of [...ALL, ...RULE_IDS]) expect(explainCode(code)?.length).toBeGreaterThan(code.length + 20);
  });

  it('explains rules of the linter: ours in words, Redocly’s by its documentation', () => {
    expect(explainCode('specscribe/default-is-listed')).toContain('enumeration');
    expect(explainCode('operation-4xx-response')).toContain(
      'https://redocly.com/docs/cli/rules/oas/operation-4xx-response',
    );
    expect(stripVTControlCharacters(explainCode('info-license-strict') ?? '')).toMatch(
      /write `url` below `license`[\s\S]*Right:[\s\S]*spdx\.org/,
    );
    expect(explainCode('no-such-rule')).toBeUndefined();
  });

  it('lists every code under its heading', () => {
    const list = codeList();
    for (const code of [...ALL, ...RULE_IDS, 'specscribe/text-is-clean']) expect(list).toContain(`  ${code} `);
  });

  it.each([
    ['link/example-enm', 'link/example-enum'],
    ['example-enum', 'link/example-enum'],
    ['endpoint-remved', 'endpoint-removed'],
    ['specscribe/default-listed', 'specscribe/default-is-listed'],
  ])('suggests a near miss of %s: %s', (code, near) => {
    if (near === 'endpoint-removed') expect(nearCodes(code).length).toBeGreaterThan(0);
    else expect(nearCodes(code)).toContain(near);
  });

  it('suggests nothing where nothing is near', () => {
    expect(nearCodes('zzzzzzzzzz')).toEqual([]);
  });
});
