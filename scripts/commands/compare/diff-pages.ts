import { HOUSE_DIALECT } from '../../dialects/index.ts';
import { newStatements } from '../../drift/index.ts';
import { sourceEntry } from '../../emit/index.ts';
import { changeHistoryOf, type HistoryStatement, mayHaveHistory } from '../../extract/index.ts';
import type { PageText } from '../../ir/index.ts';
import type { ComparedContract } from '../contract/compared-contract.ts';
import { type Contract, type ContractInput, contractOf, rememberingReader } from '../../pipeline/index.ts';
import { refuseNoOperation } from '../contract/no-operation.ts';
import { readPage } from '../../read/index.ts';
import { readPages, type ServiceInput } from '../contract/service.ts';

/** Title of both sides where no `service.yaml` gives one: folders may have any names. */
const TITLE = 'service';

export interface ScrapedPair {
  readonly old: ComparedContract;
  readonly now: ComparedContract;
  /** What the new pages' own change history says that the old pages' does not. */
  readonly said: readonly HistoryStatement[];
}

/**
 * Contracts of two folders of pages. The new side keeps the names that the old one gave to operations and schemas, as
 * the lock of a service does: a page that moved or has another title renames nothing.
 */
export async function scrapedPair(old: string, now: string): Promise<ScrapedPair> {
  const reader = rememberingReader();
  const read = { old: await readPages([old], undefined, TITLE), now: await readPages([now], undefined, TITLE) };
  const inputs = { old: configuredAs(read.old, read.now), now: configuredAs(read.now, read.old) };
  const before = scraped(old, { ...inputs.old, reader });
  const after = scraped(now, { ...inputs.now, reader, lock: before.lock });
  const said = newStatements(statementsOf(read.old.pages), statementsOf(read.now.pages));
  return { old: dated(before, read.old), now: dated(after, read.now), said };
}

/** What the pages' own change histories say. */
const statementsOf = (pages: readonly PageText[]): HistoryStatement[] =>
  pages
    .filter(({ text }) => mayHaveHistory(text))
    .flatMap(({ text, file }) => changeHistoryOf(readPage(text, file, HOUSE_DIALECT)));

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
