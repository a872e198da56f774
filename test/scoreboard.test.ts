import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../scripts/emit/index.ts';
import { countBlocks } from '../scripts/pipeline/index.ts';
import { CORPORA, NO_CORPUS } from './corpus.ts';
import { corpusContract } from './support/corpus-contract.ts';
import { exampleCounts } from './support/example-counts.ts';
import { FACT_KEYS } from './support/facts.ts';

/** Last step of a pointer that carries a fact. */
const KINDS: ReadonlySet<string> = new Set([...FACT_KEYS, 'format', 'required']);

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Operations by method and path, and by the pages that describe them: a flag or a key may tell several apart. */
function operationCounts({ paths }: OpenApiDocument): { readonly byPath: number; readonly byPage: number } {
  const all = Object.values(paths).flatMap((item) => Object.values(item));
  const pagesOf = (alternatives: unknown): number => (Array.isArray(alternatives) ? alternatives.length : 1);
  return { byPath: all.length, byPage: all.reduce((sum, each) => sum + pagesOf(each?.['x-alternatives']), 0) };
}

function scoreOf(folder: string) {
  const contract = corpusContract(folder);
  const { document, sources, diagnostics, rowCount, blocks } = contract;
  const facts = new Map<string, number>();
  const inferred = new Map<string, number>();
  const count = (map: Map<string, number>, key: string): Map<string, number> => map.set(key, (map.get(key) ?? 0) + 1);
  for (const [pointer, { origin, rule }] of sources) {
    const steps = pointer.split('/');
    const kind = steps.at(-2) === 'required' ? 'required' : (steps.at(-1) ?? '');
    if (KINDS.has(kind)) count(facts, kind);
    if (rule !== undefined) count(inferred, `${origin}: ${rule}`);
  }
  const codes = new Map<string, number>();
  for (const { code } of diagnostics) count(codes, code);
  return {
    operations: operationCounts(document),
    schemas: Object.keys(document.components.schemas).length,
    rows: rowCount,
    blocks: countBlocks(blocks),
    examples: exampleCounts(contract),
    facts: sorted(facts),
    inferred: sorted(inferred),
    diagnostics: sorted(codes),
  };
}

describe.skipIf(NO_CORPUS !== '')(`the scoreboard ${NO_CORPUS}`, () => {
  it('says what the rules read of each corpus: after a change, run vitest with -u and read the difference', async () => {
    const board = Object.fromEntries(CORPORA.map((folder) => [folder, scoreOf(folder)]));
    await expect(`${JSON.stringify(board, null, 2)}\n`).toMatchFileSnapshot(
      path.join(import.meta.dirname, 'scoreboard.json'),
    );
  });
});
