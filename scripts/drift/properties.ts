import { valueText } from './facets.ts';
import type { Direction, Finding, Sides } from './pairs.ts';
import { pairRenamed } from './renames.ts';
import { propertyAt } from './required.ts';
import type { SchemaReader, SchemaView } from './schema-view.ts';
import { describedUse } from './texts.ts';

/** Names of fields that only one of two objects has. */
export const loneNames = ({ old, now }: Sides<SchemaView>): { gone: string[]; fresh: string[] } => ({
  gone: [...old.properties.keys()].filter((name) => !now.properties.has(name)),
  fresh: [...now.properties.keys()].filter((name) => !old.properties.has(name)),
});

/** Fields that came, went, or are called otherwise. */
export function propertyFindings(
  views: Sides<SchemaView>,
  direction: Direction,
  readers: Sides<SchemaReader>,
): Finding[] {
  const { old, now } = views;
  const { gone, fresh } = loneNames(views);
  const side = (view: SchemaView, reader: SchemaReader) => (name: string) => {
    const property = view.properties.get(name);
    const use = reader.use(property?.value, property?.at ?? view.at);
    return { name, shape: reader.shape(use), words: describedUse(use).description };
  };
  const renamed = pairRenamed(gone.map(side(old, readers.old)), fresh.map(side(now, readers.now)));
  const [from, to] = [new Set(renamed.map(([name]) => name)), new Set(renamed.map(([, name]) => name))];
  return [
    ...renamed.map(
      ([before, after]): Finding => ({
        id: `${direction}-property-renamed`,
        kind: 'changed',
        ...propertyAt(old, now, before, after),
        where: `.${before}`,
        old: before,
        new: after,
        says: `is called ${valueText(after)}`,
      }),
    ),
    ...gone.filter((each) => !from.has(each)).map((name) => removed(views, name, direction)),
    ...fresh.filter((each) => !to.has(each)).map((name) => added(views, name, direction, readers.now)),
  ];
}

function removed({ old, now }: Sides<SchemaView>, name: string, direction: Direction): Finding {
  const degree = old.required.has(name) ? 'required' : 'optional';
  const id = direction === 'request' ? 'request-property-removed' : `response-${degree}-property-removed`;
  return {
    id,
    kind: 'removed',
    before: old.properties.get(name)?.at ?? old.at,
    after: now.at,
    where: `.${name}`,
    says: 'is gone',
  };
}

function added({ old, now }: Sides<SchemaView>, name: string, direction: Direction, reader: SchemaReader): Finding {
  const property = now.properties.get(name);
  const isRequired = now.required.has(name);
  const view = reader.view(reader.use(property?.value, property?.at ?? now.at));
  const withDefault = direction === 'request' && isRequired && view.facets.default !== undefined;
  const degree = isRequired ? 'required' : 'optional';
  const id =
    direction === 'request'
      ? `new-${degree}-request-property${withDefault ? '-with-default' : ''}`
      : `response-${degree}-property-added`;
  const says = direction === 'request' ? `is new and ${isRequired ? 'mandatory' : 'optional'}` : 'is new';
  return { id, kind: 'added', before: old.at, after: property?.at ?? now.at, where: `.${name}`, says };
}
