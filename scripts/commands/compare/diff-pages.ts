import { sourceEntry } from '../../emit/index.ts';
import type { ComparedContract } from '../contract/compared-contract.ts';
import { type Contract, type ContractInput, contractOf } from '../contract/contract-of.ts';
import { rememberingReader } from '../contract/page-reader.ts';
import { refuseNoOperation } from '../contract/no-operation.ts';
import { readPages } from '../contract/service.ts';

/** Title of both sides where no `service.yaml` gives one: folders may have any names. */
const TITLE = 'service';

/**
 * Contracts of two folders of pages. The new side keeps the names that the old one gave to operations and schemas, as
 * the lock of a service does: a page that moved or has another title renames nothing.
 */
export async function scrapedPair(old: string, now: string): Promise<{ old: ComparedContract; now: ComparedContract }> {
  const reader = rememberingReader();
  const before = scraped(old, { ...(await readPages([old], undefined, TITLE)), reader });
  const input = await readPages([now], undefined, TITLE);
  return { old: dated(before), now: dated(scraped(now, { ...input, reader, lock: before.lock })) };
}

function scraped(folder: string, input: ContractInput): Contract {
  const contract = contractOf(input);
  const operations = Object.keys(contract.document.paths).length;
  refuseNoOperation(folder, input.pages, { ...contract, counts: { operations } });
  return contract;
}

const dated = ({ document, sources, pageHashes }: ReturnType<typeof contractOf>): ComparedContract => ({
  document,
  version: document.info.version,
  placeAt: (at) => {
    const node = sources.get(at);
    return node && sourceEntry(node);
  },
  pageHash: (file) => (Object.hasOwn(pageHashes, file) ? pageHashes[file] : undefined),
});
