import { sourceEntry } from '../../emit/index.ts';
import type { ComparedContract } from '../contract/compared-contract.ts';
import { type Contract, type ContractInput, contractOf, rememberingReader } from '../../pipeline/index.ts';
import { refuseNoOperation } from '../contract/no-operation.ts';
import { readPages, type ServiceInput } from '../contract/service.ts';

/** Title of both sides where no `service.yaml` gives one: folders may have any names. */
const TITLE = 'service';

/**
 * Contracts of two folders of pages. The new side keeps the names that the old one gave to operations and schemas, as
 * the lock of a service does: a page that moved or has another title renames nothing.
 */
export async function scrapedPair(old: string, now: string): Promise<{ old: ComparedContract; now: ComparedContract }> {
  const reader = rememberingReader();
  const read = { old: await readPages([old], undefined, TITLE), now: await readPages([now], undefined, TITLE) };
  const inputs = { old: configuredAs(read.old, read.now), now: configuredAs(read.now, read.old) };
  const before = scraped(old, { ...inputs.old, reader });
  const after = scraped(now, { ...inputs.now, reader, lock: before.lock });
  return { old: dated(before, read.old), now: dated(after, read.now) };
}

/** A side that no `service.yaml` describes, with what the other's says: what is made up is no difference. */
const configuredAs = (side: ServiceInput, other: ServiceInput): ServiceInput =>
  side.isDefault ? { ...side, config: other.config, configFile: other.configFile } : side;

function scraped(folder: string, input: ContractInput): Contract {
  const contract = contractOf(input);
  const operations = Object.keys(contract.document.paths).length;
  refuseNoOperation(folder, input.pages, { ...contract, counts: { operations } });
  return contract;
}

const dated = ({ document, sources, pageHashes }: Contract, { isDefault }: ServiceInput): ComparedContract => ({
  document,
  ...(isDefault ? {} : { version: document.info.version }),
  placeAt: (at) => {
    const node = sources.get(at);
    return node && sourceEntry(node);
  },
  pageHash: (file) => (Object.hasOwn(pageHashes, file) ? pageHashes[file] : undefined),
});
