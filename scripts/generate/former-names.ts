import { ALLOWED, isTaken } from '../allow-lists.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import { entriesOf, isNode, listOf, type Node } from '../nodes.ts';
import { plainName } from '../plain-name.ts';

/** A name that a client has, deprecated, beside the present one. */
export interface FormerName {
  readonly name: string;
  /** Version of the contract that no longer has it. */
  readonly until: string;
}

const VERSION = /^[\w.+-]{1,40}$/;

/**
 * Former names that a node of a contract says, those that can't be names of code left out.
 *
 * @param isName whether a text may be such a name
 */
export const formerNamesOf = (
  node: Node,
  keyword: 'x-former-names' | 'x-former-resources',
  isName: (name: string) => boolean,
): FormerName[] =>
  listOf(node[keyword]).flatMap((each): FormerName[] => {
    const { name, until } = isNode(each) ? each : {};
    const isGood = typeof name === 'string' && typeof until === 'string' && isName(name) && VERSION.test(until);
    return isGood ? [{ name, until }] : [];
  });

/** A former name of a component, with its present one. */
export interface FormerType extends FormerName {
  readonly now: string;
}

/** Former names of a contract's types, sorted; those that another type has by now are left out. */
export function formerTypes({ components }: OpenApiDocument): FormerType[] {
  const schemas = entriesOf(components?.schemas);
  const taken = new Set(schemas.map(([name]) => plainName(name)));
  const isName = (name: string): boolean =>
    /^[A-Za-z][A-Za-z0-9]*$/.test(name) && name.length <= ALLOWED.schema.longest && !isTaken('schema', name);
  return schemas
    .flatMap(([now, schema]) => formerNamesOf(schema, 'x-former-names', isName).map((each) => ({ ...each, now })))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter(({ name }) => {
      const isFree = !taken.has(plainName(name));
      taken.add(plainName(name));
      return isFree;
    });
}

/** What a deprecation says. */
export const formerNote = (now: string, until: string): string => `called ${now} now; this name ends with ${until}`;
