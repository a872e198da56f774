import type { DatedContract } from '../../drift/index.ts';
import { sourcesFile } from './contract-names.ts';
import { parseContract } from './read-contract.ts';
import { sourceIndex } from './source-index.ts';

/** A contract to compare, and the version that it says it has. */
export interface ComparedContract extends DatedContract {
  readonly version?: string;
}

/** What a service has where it does not exist yet, or no more. */
export const NO_CONTRACT: ComparedContract = { document: {} };

/** A contract from its text and that of its source map. */
export function contract(text: string, name: string, sources: string | undefined): ComparedContract {
  const document = parseContract(text, name);
  const { version } = document.info ?? {};
  const shown = typeof version === 'string' ? { version } : {};
  if (sources === undefined) return { document, ...shown };
  return { document, ...shown, ...sourceIndex(sources, sourcesFile(name)) };
}
