import type { Contract, Located } from '../contract.ts';
import type { Finding, Sides } from '../pairs.ts';
import { renaming } from '../renames.ts';
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
  const at = { before: old.at, after: now.at };
  if (!isByOthers) return { ...renaming('path-parameter-renamed', old.name, now.name), ...at };
  const finding = renaming('path-parameter-inferred-name-changed', old.name, now.name);
  const says = `${finding.says} in the contract, as most pages write; its own page writes ${valueText(is)} as before`;
  return { ...finding, ...at, says };
}

/** What the operation's own page calls a placeholder in its request line; undefined where that isn't known. */
function writtenName({ name }: Named, { at, path }: Operation, contract: Contract): string | undefined {
  const written = contract.wordsAt(at)?.match(/\/\S*/g) ?? [];
  // What stands behind the path in a template is its query: `{?name}`.
  const paths = written.map((each) => each.replace(/(?:\{\?|\?).*$/s, ''));
  const own = paths.find((each) => shapeOf(each) === shapeOf(path));
  return own === undefined ? undefined : placeholdersOf(own)[placeholdersOf(path).indexOf(name)];
}
