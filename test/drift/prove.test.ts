import { describe, expect, it } from 'vitest';
import { provedContract } from '../../scripts/commands/compare/prove.ts';
import { contractPairs } from '../../scripts/commands/compare/diff-input.ts';
import { type Change, compareContracts, type Proof } from '../../scripts/drift/index.ts';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { HISTORIES, historyPath, NO_HISTORY } from '../corpus.ts';
import { hasTool } from '../support/toolchain.ts';
import { long, sample, SHORT } from '../support/form.ts';

interface Operation {
  operationId?: string;
  parameters?: unknown[];
  requestBody?: unknown;
  responses?: Record<string, unknown>;
}
type Schema = Record<string, unknown>;

const content = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const object = (properties: Record<string, Schema>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const sends = (schema: Schema): Operation => ({ requestBody: { required: true, ...content(schema) } });
const reads = (schema: Schema): Operation => ({ responses: { 200: { description: 'OK', ...content(schema) } } });
const asks = (...parameters: Schema[]): Operation => ({
  parameters: parameters.map((each) => ({ in: 'query', schema: { type: 'string' }, ...each })),
});
const text = { type: 'string' };
const whole = { type: 'integer' };

/** An operation before and after, and what each compiler shows of the change that is told. */
interface Case {
  readonly what: string;
  readonly old: Operation;
  readonly now: Operation | undefined;
  readonly typescript?: Proof;
  readonly go?: Proof;
}

const both = (what: string, old: Operation, now: Operation | undefined, proof: Proof): Case => ({
  what,
  old,
  now,
  typescript: proof,
  go: proof,
});

const CASES: readonly Case[] = [
  both('an operation that is gone', sends(object({ hue: text })), undefined, 'shown'),
  both('an operation of another name', { operationId: 'fly' }, { operationId: 'soar' }, 'shown'),
  both(
    'a field of a request that is gone',
    sends(object({ hue: text, bow: text })),
    sends(object({ bow: text })),
    'shown',
  ),
  both(
    'a field deep in a request that is gone',
    sends(object({ tail: object({ bows: { type: 'array', items: object({ hue: text, knot: text }) } }) })),
    sends(object({ tail: object({ bows: { type: 'array', items: object({ knot: text }) } }) })),
    'shown',
  ),
  both(
    'a field of an answer that is gone',
    reads(object({ hue: text, bow: text })),
    reads(object({ bow: text })),
    'shown',
  ),
  both('a field of another name', reads(object({ tailHue: text })), reads(object({ tailShade: text })), 'shown'),
  both('a field of another type', sends(object({ hue: text })), sends(object({ hue: whole })), 'shown'),
  both('an answer of another type', reads(object({ hue: text })), reads(object({ hue: whole })), 'shown'),
  both(
    'a list that is one value now',
    reads(object({ bows: { type: 'array', items: text } })),
    reads(object({ bows: text })),
    'shown',
  ),
  both('a parameter that is gone', asks({ name: 'hue' }, { name: 'bow' }), asks({ name: 'bow' }), 'shown'),
  both('a body that is gone', sends(object({ hue: text })), {}, 'shown'),
  both(
    'a limit',
    sends(object({ hue: { ...text, maxLength: 9 } })),
    sends(object({ hue: { ...text, maxLength: 5 } })),
    'no type',
  ),
  both(
    'a default',
    asks({ name: 'hue', schema: { ...text, default: 'red' } }),
    asks({ name: 'hue', schema: { ...text, default: 'blue' } }),
    'no type',
  ),
  {
    what: 'a value that is gone',
    old: sends(object({ hue: { ...text, enum: ['red', 'blue'] } })),
    now: sends(object({ hue: { ...text, enum: ['red'] } })),
    typescript: 'shown',
    go: 'no type',
  },
  {
    what: 'a mandatory field more',
    old: sends(object({ hue: text })),
    now: sends(object({ hue: text, bow: text }, ['bow'])),
    typescript: 'shown',
    go: 'no type',
  },
  {
    what: 'a mandatory parameter more',
    old: asks({ name: 'hue' }),
    now: asks({ name: 'hue' }, { name: 'bow', required: true }),
    typescript: 'shown',
    go: 'no type',
  },
  // Nothing breaks, and no compiler says so.
  { what: 'an optional field more', old: sends(object({ hue: text })), now: sends(object({ hue: text, bow: text })) },
  {
    what: 'a value more',
    old: sends(object({ hue: { ...text, enum: ['a'] } })),
    now: sends(object({ hue: { ...text, enum: ['a', 'b'] } })),
  },
  {
    what: 'a field of an answer more',
    old: reads(object({ hue: text })),
    now: reads(object({ hue: text, bow: text })),
  },
  {
    what: 'an operation as it was',
    old: sends(object({ hue: text }, ['hue'])),
    now: sends(object({ hue: text }, ['hue'])),
  },
];

function document(side: 'old' | 'now'): OpenApiDocument {
  const paths = CASES.flatMap(({ [side]: operation }, index) => {
    if (!operation) return [];
    const { operationId = `kite${index}`, responses = { 204: { description: 'No content' } }, ...rest } = operation;
    return [[`/kites/${index}`, { post: { operationId, tags: ['kites'], ...rest, responses } }]];
  });
  const info = { title: 'Kites', version: '1.0.0' };
  return { openapi: '3.0.3', info, paths: Object.fromEntries(paths) } as unknown as OpenApiDocument;
}

const proofsIn = (changes: readonly (Change & { proofs?: Partial<Record<string, Proof>> })[], language: string) =>
  CASES.map(({ what }, index) => {
    const found = changes.filter(({ subject }) => subject.route === `POST /kites/${index}`);
    return [what, [...new Set(found.flatMap(({ proofs }) => proofs?.[language] ?? []))].join()];
  });

const NO_GO = hasTool('go', ['version']) && hasTool('java', ['-version']) ? '' : 'skipped: no Go or no Java';

describe('a compiler shows of a change what types can show', () => {
  const sides = { old: { document: document('old') }, now: { document: document('now') } };
  const check = async (language: 'typescript' | 'go'): Promise<void> => {
    const proof = await provedContract('kites', sides, compareContracts(sides.old, sides.now), [language]);
    expect(proof.unexplained).toEqual([]);
    expect(proofsIn(proof.changes, language)).toEqual(CASES.map((each) => [each.what, each[language] ?? '']));
  };

  it('in TypeScript', () => check('typescript'));
  long.it.skipIf(NO_GO !== '')(`in Go ${NO_GO}`, () => check('go'));

  it('and says where it finds more than was told', async () => {
    const { unexplained, agreements } = await provedContract('kites', sides, [], ['typescript']);
    expect(unexplained.length).toBeGreaterThan(10);
    expect(unexplained[0]).toMatch(/^typescript: .* of `kite0` \(POST \/kites\/0\): /);
    expect(agreements.typescript).toMatchObject({ breaking: 0, unexplained: unexplained.length });
  });
});

describe.skipIf(NO_HISTORY !== '')(`histories of real references ${NO_HISTORY}`, () => {
  const languages: readonly string[] = NO_GO === '' && !SHORT ? ['typescript', 'go'] : ['typescript'];
  it.each(sample(HISTORIES, 2, 1))('%s: compilers find nothing that is not told', async (service) => {
    const [pair] = await contractPairs(historyPath(service, 'old'), historyPath(service, 'new'));
    if (!pair) throw new Error('no contract');
    const proof = await provedContract(service, pair, compareContracts(pair.old, pair.now), languages);
    expect(proof.unexplained).toEqual([]);
    for (const language of languages)
      expect(proof.agreements[language]).toEqual({ breaking: 0, shown: 0, notShown: 0, noType: 0, unexplained: 0 });
  });
});
