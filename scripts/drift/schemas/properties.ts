import { type Direction, type Finding, newPair, type Pair, type Shown, type Sides } from '../pairs.ts';
import { pairRenamed, renaming } from '../renames.ts';
import { describedUse } from '../texts.ts';
import { propertyAt } from './required.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';
import { showField } from './shown.ts';

/** Names of fields that only one of two objects has. */
export const loneNames = ({ old, now }: Sides<SchemaView>): { gone: string[]; fresh: string[] } => ({
  gone: [...old.properties.keys()].filter((name) => !now.properties.has(name)),
  fresh: [...now.properties.keys()].filter((name) => !old.properties.has(name)),
});

/** A field that one table has alone. The other page's example may show it nevertheless. */
interface LoneField {
  readonly name: string;
  /** The side whose table does not have it. */
  readonly missing: keyof Sides<unknown>;
  readonly finding: Finding;
  /** What is said where the example of that side shows it. */
  readonly saysShown: string;
}

/** Fields that came, went, or are called otherwise. */
export function propertyPair(views: Sides<SchemaView>, direction: Direction, readers: Sides<SchemaReader>): Pair {
  const { old, now } = views;
  const { gone, fresh } = loneNames(views);
  const side = (view: SchemaView, reader: SchemaReader) => (name: string) => {
    const property = view.properties.get(name);
    const use = reader.use(property?.value, property?.at ?? view.at);
    return { name, shape: reader.shape(use), words: describedUse(use).description };
  };
  const renamed = pairRenamed(gone.map(side(old, readers.old)), fresh.map(side(now, readers.now)));
  const [from, to] = [new Set(renamed.map(([name]) => name)), new Set(renamed.map(([, name]) => name))];
  const pair = newPair(
    ...renamed.map(
      ([before, after]): Finding => ({
        ...renaming(`${direction}-property-renamed`, before, after),
        ...propertyAt(old, now, before, after),
        where: `.${before}`,
      }),
    ),
  );
  const lone = [
    ...gone.filter((each) => !from.has(each)).map((name) => removed(views, name, direction)),
    ...fresh.filter((each) => !to.has(each)).map((name) => added(views, name, direction, readers.now)),
  ];
  if (lone.length > 0) pair.choice = byExample(lone);
  return pair;
}

/** Tells of lone fields by the examples of the operation; a field has one finding for all operations that show it. */
function byExample(lone: readonly LoneField[]): (shown: Shown) => Pair {
  const fields = lone.map((field) => ({ ...field, shown: { ...field.finding, says: field.saysShown } }));
  const known = new Map<string, Pair>();
  return (examples) => {
    const findings = fields.map(({ name, missing, finding, shown }) =>
      showField(examples[missing], [name]) ? shown : finding,
    );
    const key = findings.map((each, index) => Number(each === fields[index]?.shown)).join('');
    const pair = known.get(key) ?? newPair(...findings);
    known.set(key, pair);
    return pair;
  };
}

function removed({ old, now }: Sides<SchemaView>, name: string, direction: Direction): LoneField {
  const degree = old.required.has(name) ? 'required' : 'optional';
  const id = direction === 'request' ? 'request-property-removed' : `response-${degree}-property-removed`;
  return {
    name,
    missing: 'now',
    finding: {
      id,
      kind: 'removed',
      before: old.properties.get(name)?.at ?? old.at,
      after: now.at,
      where: `.${name}`,
      says: 'is gone',
    },
    saysShown: "is gone from the table; the new page's example still has it",
  };
}

function added({ old, now }: Sides<SchemaView>, name: string, direction: Direction, reader: SchemaReader): LoneField {
  const property = now.properties.get(name);
  const isRequired = now.required.has(name);
  const view = reader.view(reader.use(property?.value, property?.at ?? now.at));
  const withDefault = direction === 'request' && isRequired && view.facets.default !== undefined;
  const degree = isRequired ? 'required' : 'optional';
  const id =
    direction === 'request'
      ? `new-${degree}-request-property${withDefault ? '-with-default' : ''}`
      : `response-${degree}-property-added`;
  const state = direction === 'request' ? ` and ${isRequired ? 'mandatory' : 'optional'}` : '';
  return {
    name,
    missing: 'old',
    finding: {
      id,
      kind: 'added',
      before: old.at,
      after: property?.at ?? now.at,
      where: `.${name}`,
      says: `is new${state}`,
    },
    saysShown: `is new in the table${state}; the old page's example already had it`,
  };
}
