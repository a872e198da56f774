import type { OpenApiDocument } from '../emit/index.ts';
import { propertiesOf } from '../generate/index.ts';
import { singularWord } from '../link/index.ts';
import { plainName } from '../plain-name.ts';
import type { Fields } from './shapes.ts';

/** What was found once of a contract, so that no request finds it again. */
const fields = new WeakMap<object, WeakMap<object, Fields>>();

/** As {@link propertiesOf}, found once for each schema. */
export function fieldsOf(contract: OpenApiDocument, schema: object): Fields {
  const own = fields.get(contract) ?? new WeakMap<object, Fields>();
  fields.set(contract, own);
  const found = own.get(schema) ?? propertiesOf(contract, schema);
  own.set(schema, found);
  return found;
}

/** Names that are remembered; a hostile client sends ever new ones. */
const MOST_NAMES = 10_000;

/** A function of names that remembers what it has found. */
function remembered(find: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= MOST_NAMES) known.clear();
    const found = find(name);
    known.set(name, found);
    return found;
  };
}

/** As {@link plainName}. */
export const plainOf = remembered(plainName);

/** The plain name of the one thing that a name is of: `Volumes`, `volume` and `VOLUME` are one. */
export const plainSingular = remembered((name) => plainName(singularWord(name)));
