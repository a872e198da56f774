import { type Change, changesOf } from './changes.ts';
import { Contract, type DatedContract } from './contract.ts';
import { fieldNameFindings } from './generated-names.ts';
import { BodyComparer } from './operations/bodies.ts';
import { comparableOperations, matchOperations } from './operations/match-operations.ts';
import { comparedOperation, loneOperations } from './operations/operations.ts';
import { ParameterComparer } from './operations/parameters.ts';
import { wholeFindings } from './operations/whole.ts';
import { NO_PAGES, newPair, type OperationRoots } from './pairs.ts';
import { SchemaReader } from './schemas/schema-view.ts';
import { SchemaComparer } from './schemas/schemas.ts';

/** How two contracts are compared. */
export interface CompareOptions {
  /**
   * Counts what a state says for the first time as new and what it no longer says as gone, as oasdiff does. Without it
   * contracts that come from pages are compared leniently, since pages were silent before they spoke, and others
   * strictly.
   */
  readonly isStrict?: boolean;
}

/**
 * All differences of two contracts that mean something, classified, worst first.
 *
 * Schemas are compared where they are used and in the direction in which they travel; a component that several
 * operations share is told once, with all of them. Names of components, order and typography mean nothing.
 */
export function compareContracts(old: DatedContract, now: DatedContract, options: CompareOptions = {}): Change[] {
  const isFromPages = old.placeAt !== undefined && now.placeAt !== undefined;
  const contracts = { old: new Contract(old), now: new Contract(now) };
  const readers = { old: new SchemaReader(contracts.old), now: new SchemaReader(contracts.now) };
  const schemas = new SchemaComparer(readers, isFromPages);
  const parameters = new ParameterComparer(contracts, readers, schemas);
  const bodies = new BodyComparer(contracts, schemas);
  const sides = comparableOperations(contracts.old, contracts.now);
  const matched = matchOperations(sides.old, sides.now);
  // Of a contract that came or went as a whole, its operations say so.
  const isThere = ({ root }: Contract): boolean => Object.keys(root).length > 0;
  const compared = matched.pairs.map(([before, after]) =>
    comparedOperation(before, after, { contracts, parameters, bodies }),
  );
  const findings =
    isThere(contracts.old) && isThere(contracts.now)
      ? [
          ...wholeFindings(contracts.old, contracts.now),
          ...fieldNameFindings(contracts.old, contracts.now),
          ...schemas.types.findings(contracts),
        ]
      : [];
  const whole: OperationRoots = {
    key: '',
    name: '',
    route: '',
    pages: NO_PAGES,
    roots: [{ place: '', pair: newPair(...findings) }],
  };
  const operations = [whole, ...compared, ...loneOperations(matched)];
  // A contract that no pages are known of says all that there is.
  const isStrict = options.isStrict ?? !isFromPages;
  return changesOf(operations, { old, now, isStrict });
}
