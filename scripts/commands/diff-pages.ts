import type { OpenApiDocument } from '../emit/index.ts';
import type { OperationsLock } from '../link/index.ts';
import type { ComparedContract } from './diff-input.ts';
import { contractOf, rememberedFacts } from './contract-of.ts';
import { readPages } from './service.ts';

/** Title of both sides where no `service.yaml` gives one: folders may have any names. */
const TITLE = 'service';

/**
 * Contracts of two folders of pages. The new side keeps the names that the old one gave to operations and schemas, as
 * the lock of a service does: a page that moved or has another title renames nothing.
 */
export async function scrapedPair(old: string, now: string): Promise<{ old: ComparedContract; now: ComparedContract }> {
  const factsOf = rememberedFacts();
  const before = contractOf({ ...(await readPages([old], undefined, TITLE)), factsOf });
  const input = { ...(await readPages([now], undefined, TITLE)), factsOf };
  const after = contractOf({ ...input, lock: before.lock });
  const lock = respelled(before.lock, after.document);
  return { old: dated(before), now: dated(lock ? contractOf({ ...input, lock }) : after) };
}

/**
 * The old names under the new spellings of their paths, whose placeholders may be called otherwise.
 *
 * @returns undefined where every path that has a name is spelled as before
 */
function respelled(lock: OperationsLock, { paths }: OpenApiDocument): OperationsLock | undefined {
  const shape = (key: string): string => key.replace(/\{[^{}]*\}/g, '{}');
  const present = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const operations = { ...lock.operations };
  const gone = new Map(
    Object.keys(operations)
      .filter((key) => !present.includes(key))
      .map((key) => [shape(key), key]),
  );
  let isChanged = false;
  for (const key of present) {
    const old = gone.get(shape(key));
    const id = old === undefined ? undefined : operations[old];
    if (old === undefined || id === undefined || Object.hasOwn(lock.operations, key)) continue;
    delete operations[old];
    operations[key] = id;
    isChanged = true;
  }
  return isChanged ? { ...lock, operations } : undefined;
}

const dated = ({ document, sources, pageHashes }: ReturnType<typeof contractOf>): ComparedContract => ({
  document,
  version: document.info.version,
  placeAt: (at) => sources.get(at)?.source,
  pageHash: (file) => (Object.hasOwn(pageHashes, file) ? pageHashes[file] : undefined),
});
