import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compareContracts } from '../../scripts/drift/index.ts';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { NO_CORPUS, ROOT } from '../corpus.ts';
import { corpusContract } from '../support/corpus-contract.ts';
import { COMPACT } from './compact.ts';
import { crowd, members, numberIn } from './crowd.ts';
import { type Breaking, oasdiff, redocly, withoutOasdiff } from './oracles.ts';
import type { Sample } from './mutations.ts';
import { samplesOf, seeded } from './samples.ts';
import { SHORT } from '../support/form.ts';

const COUNT = 500;
const scraped = (folder: string): OpenApiDocument => corpusContract(folder).document;
const documents = [
  COMPACT,
  parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8')) as OpenApiDocument,
  ...(NO_CORPUS === '' && !SHORT ? ['html/ecs', 'rst/virtual-private-cloud'].map(scraped) : []),
];
/** We compare what one path unites operation by operation, and other tools as a whole. */
const isUnited = ({ document, path: at, method }: Sample): boolean =>
  (document.paths[at] as Record<string, object> | undefined)?.[method]?.['x-alternatives' as never] !== undefined;
const samples = SHORT ? [] : documents.flatMap(samplesOf).filter((sample) => !isUnited(sample));
const list = SHORT ? [] : members(samples, COUNT, seeded(20));
const sides = SHORT ? { old: COMPACT, now: COMPACT } : crowd(list);

const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-oracle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const changes = compareContracts({ document: sides.old }, { document: sides.now });
const ours = new Set(
  changes
    .filter((change) => change.class === 'breaking')
    .flatMap(({ pointer, operations }) => [numberIn(pointer), ...operations.map(numberIn)]),
);

const NOBODY = { oasdiff: new Map<number, string[]>(), redocly: new Map<number, string[]>() };

/** Rules by the number of the mutation that a tool calls breaking for them. */
function accused(findings: readonly Breaking[]): ReadonlyMap<number, readonly string[]> {
  const rules = new Map<number, string[]>();
  for (const { rule, place } of findings) {
    const number = numberIn(place);
    if (number !== undefined && list[number]) rules.set(number, [...(rules.get(number) ?? []), rule]);
  }
  return rules;
}

const VALUES_OPEN = 'Without a list every value is valid, those of the old list among them.';
const NAME_UNSENT = 'The name of a placeholder is never sent; Redocly takes the path for another one.';
const FIRST_LIMIT = 'A limit that is written down for the first time mostly held before: a warning, as in oasdiff.';
const OPEN_VALUES = 'Generated clients let unknown values pass: a warning, as in oasdiff.';
const OPEN_ERRORS = 'Successes are as before: a warning; oasdiff only notes it.';

/** Ways to change a contract that one tool alone calls breaking, and why they are not. */
const LONE: Readonly<Record<'oasdiff' | 'redocly', Readonly<Record<string, string>>>> = {
  oasdiff: {
    '← request field: values listed': VALUES_OPEN,
    '← parameter: values listed': VALUES_OPEN,
  },
  redocly: {
    '→ placeholder renamed': NAME_UNSENT,
    '← placeholder renamed': NAME_UNSENT,
    '→ parameter: greatest value': FIRST_LIMIT,
    '→ request field: greatest value': FIRST_LIMIT,
    '→ request field: least value': FIRST_LIMIT,
    '→ request field: longest length': FIRST_LIMIT,
    '→ response field: value added': OPEN_VALUES,
    '← response field: values listed': OPEN_VALUES,
    '← response field: pattern': 'Answers of any form are still text.',
    '← failure added': OPEN_ERRORS,
    '→ operation added': 'Redocly takes it for another path that was renamed.',
  },
};

/**
 * Share of a tool's accusations that we make, too; the rest are those above. Redocly's is lower, since of the limits, values and failures that
 * oasdiff takes for warnings or notes it calls every one major.
 */
const LEAST_AGREEMENT = { oasdiff: 0.95, redocly: 0.84 };

/** Mutations of a tool's accusations that we don't call breaking, by kind. */
function othersOf(rules: ReadonlyMap<number, readonly string[]>): Map<string, readonly string[]> {
  return new Map(
    [...rules].filter(([number]) => !ours.has(number)).map(([number, ids]) => [list[number]?.kind ?? '', ids]),
  );
}

/** Building oasdiff, and what it and Redocly take for so many changes, is for the long form. */
const NO_OASDIFF = SHORT ? '(in npm run test:long)' : NO_CORPUS === '' ? withoutOasdiff() : NO_CORPUS;

describe.skipIf(NO_OASDIFF !== '')(`what others call breaking, in ${COUNT} random changes ${NO_OASDIFF}`, () => {
  const [old, now] = (['old', 'now'] as const).map((side) => {
    const file = path.join(folder, `${side}.json`);
    writeFileSync(file, JSON.stringify(sides[side]));
    return file;
  }) as [string, string];
  const rules =
    NO_OASDIFF === '' ? { oasdiff: accused(oasdiff(old, now)), redocly: accused(redocly(old, now, folder)) } : NOBODY;

  it.each([
    'oasdiff',
    'redocly',
  ] as const)('%s: every disagreement has its reason, and every reason a disagreement', (tool) => {
    const found = rules[tool];
    const others = othersOf(found);
    expect([...others.keys()].filter((kind) => !LONE[tool][kind])).toEqual([]);
    expect(Object.keys(LONE[tool]).filter((kind) => !others.has(kind))).toEqual([]);
    const agreed = [...found.keys()].filter((number) => ours.has(number)).length;
    expect(found.size).toBeGreaterThan(COUNT / 5);
    expect(agreed / found.size).toBeGreaterThanOrEqual(LEAST_AGREEMENT[tool]);
  });

  it('we call breaking what both call breaking', () => {
    const both = [...rules.oasdiff.keys()].filter((number) => rules.redocly.has(number));
    const agreed = both.filter((number) => ours.has(number));
    expect(both.length).toBeGreaterThan(COUNT / 5);
    expect(agreed.length / both.length).toBeGreaterThanOrEqual(0.98);
  });
});

/** What oasdiff alone calls breaking between real references, and why it is not. */
const LONE_RULES: Readonly<Record<string, string>> = {
  'request-property-all-of-added': 'A reference with a description beside it is the reference itself.',
  'request-parameter-enum-value-removed': VALUES_OPEN,
  'request-property-enum-value-removed': VALUES_OPEN,
  'request-parameter-default-value-added':
    'The page states a default for the first time: mostly it always held, so a warning.',
  'response-body-type-changed': 'What may be anything became an object: every answer is still one that callers expect.',
  'response-body-type-changed: to none': 'The answer became alternatives, which have the types.',
  'request-property-type-changed: to none':
    'A reference with a description beside it has the type of what it refers to.',
  'response-property-type-changed: to none':
    'A reference with a description beside it has the type of what it refers to.',
  'response-property-type-changed: from none':
    'A reference with a description beside it has the type of what it refers to.',
  'response-property-became-optional': 'The table has lost the column that says so: a warning.',
  'response-success-status-removed': 'No page gave a success status before: what is gone was assumed.',
  'response-body-any-of-added': 'Pages that linked one table have each a table of the same fields.',
  'request-body-one-of-removed': 'The alternatives are the same under other names of components.',
};

/** What oasdiff, which reads no examples, calls breaking of fields that only the tables have at another level. */
const LEVEL_RULES = ['response-property-type-changed', 'response-required-property-removed'];

describe.skipIf(NO_OASDIFF !== '')(`what oasdiff calls breaking between real references ${NO_OASDIFF}`, () => {
  it.each([
    { before: 'html/modelarts', after: 'rst/modelarts', least: 40 },
    { before: 'html/ecs', after: 'rst/elastic-cloud-server', least: 15 },
  ])('$before and $after: every other verdict of an operation has its reason', async ({ before, after, least }) => {
    const { scrapedPair } = await import('../../scripts/commands/compare/diff-pages.ts');
    const corpus = path.resolve(ROOT, '../shared/corpus');
    const pair = await scrapedPair(path.join(corpus, before), path.join(corpus, after));
    const files = (['old', 'now'] as const).map((side) => {
      const file = path.join(folder, `${side}-${path.basename(before)}.json`);
      writeFileSync(file, JSON.stringify(pair[side].document));
      return file;
    }) as [string, string];
    const broken = new Map<string, Set<string>>();
    for (const { rule, operation } of oasdiff(...files))
      broken.set(operation, (broken.get(operation) ?? new Set()).add(rule));
    const told = compareContracts(pair.old, pair.now);
    const operationsOf = (list: typeof told) => new Set(list.flatMap(({ operations }) => operations));
    const own = operationsOf(told.filter((change) => change.class === 'breaking'));
    const atLevels = operationsOf(told.filter(({ id }) => id.includes('-properties-level-')));
    const others = [...broken].filter(([operation]) => !own.has(operation));
    const isExplained = (operation: string, rule: string): boolean =>
      LONE_RULES[rule] !== undefined || (atLevels.has(operation) && LEVEL_RULES.includes(rule));
    const unexplained = others.filter(
      ([operation, rules]) => ![...rules].every((rule) => isExplained(operation, rule)),
    );
    expect(unexplained).toEqual([]);
    expect(broken.size).toBeGreaterThanOrEqual(least);
  });
});
