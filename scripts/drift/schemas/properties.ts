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
  /** What is said where the example of that side shows it, and by which rule. */
  readonly shown: Pick<Finding, 'id' | 'says' | 'evidence'>;
}

/** Names of fields that both objects have, as pairs of old and new name. */
export const bothNames = ({ old, now }: Sides<SchemaView>): (readonly [string, string])[] =>
  [...old.properties.keys()].filter((name) => now.properties.has(name)).map((name) => [name, name] as const);

/** Old and new names of fields that are called otherwise. */
export function renamedFields(views: Sides<SchemaView>, readers: Sides<SchemaReader>): (readonly [string, string])[] {
  const { gone, fresh } = loneNames(views);
  if (gone.length === 0 || fresh.length === 0) return [];
  const side = (view: SchemaView, reader: SchemaReader) => (name: string) => {
    const property = view.properties.get(name);
    const use = reader.use(property?.value, property?.at ?? view.at);
    return { name, shape: reader.shape(use), words: describedUse(use).description };
  };
  return pairRenamed(gone.map(side(views.old, readers.old)), fresh.map(side(views.now, readers.now)));
}

/**
 * Fields that came, went, or are called otherwise.
 *
 * @param renamed old and new names, as `renamedFields` finds them
 * @param isFromPages whether an example of the page proves that a field is there; a contract's may be out of date
 */
export function propertyPair(
  views: Sides<SchemaView>,
  direction: Direction,
  readers: Sides<SchemaReader>,
  renamed: readonly (readonly [string, string])[],
  isFromPages: boolean,
): Pair {
  const { old, now } = views;
  const { gone, fresh } = loneNames(views);
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
  if (lone.length > 0) pair.choice = byExample(lone, isFromPages);
  return pair;
}

/** Tells of lone fields by the examples of the operation; a field has one finding for all operations that show it. */
function byExample(lone: readonly LoneField[], isFromPages: boolean): (shown: Shown) => Pair {
  const fields = lone.map((field) => {
    const { id, says, evidence } = field.shown;
    return { ...field, shown: { ...field.finding, says, ...(isFromPages ? { id, evidence } : {}) } };
  });
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
    shown: {
      id: `${direction}-property-no-longer-described`,
      says: "is gone from the table; the new page's example still has it",
      evidence: "the new page's example has it",
    },
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
    shown: {
      id: direction === 'request' && isRequired ? 'request-property-described' : id,
      says: `is new in the table${state}; the old page's example already had it`,
      evidence: "the old page's example has it",
    },
  };
}
