import type { Contract, Located } from '../contract.ts';
import type { Finding, Sides } from '../pairs.ts';
import { valueText } from '../schemas/facets.ts';
import { type Operation, placeholdersOf, shapeOf } from './match-operations.ts';

type Named = Located & { readonly name: string };

/**
 * A placeholder that has another name in the new contract: renamed on the operation's own page, or only in the
 * contract, where all operations of one path shape take the name that most pages write.
 */
export function placeholderFinding(
  { old, now }: Sides<Named>,
  operations: Sides<Operation>,
  contracts: Sides<Contract>,
): Finding {
  const was = writtenName(old, operations.old, contracts.old);
  const is = writtenName(now, operations.now, contracts.now);
  const isByOthers = was !== undefined && was === is;
  const name = valueText(now.name);
  return {
    id: isByOthers ? 'path-parameter-inferred-name-changed' : 'path-parameter-renamed',
    kind: 'changed',
    before: old.at,
    after: now.at,
    where: '',
    old: old.name,
    new: now.name,
    says: isByOthers
      ? `is called ${name} in the contract, as most pages write; its own page writes ${valueText(is)} as before`
      : `is called ${name}`,
  };
}

/** What the operation's own page calls a placeholder in its request line; undefined where that isn't known. */
function writtenName({ name }: Named, { at, path }: Operation, contract: Contract): string | undefined {
  const written = contract.wordsAt(at)?.match(/\/\S*/g) ?? [];
  // What stands behind the path in a template is its query: `{?name}`.
  const paths = written.map((each) => each.replace(/(?:\{\?|\?).*$/s, ''));
  const own = paths.find((each) => shapeOf(each) === shapeOf(path));
  return own === undefined ? undefined : placeholdersOf(own)[placeholdersOf(path).indexOf(name)];
}
