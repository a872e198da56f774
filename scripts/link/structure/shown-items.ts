import { shownField } from '../../extract/index.ts';
import { type FieldFacts, inferred, type TableFacts, type TypeExpression } from '../../ir/index.ts';
import type { TableLinkResult } from '../table-links.ts';
import { type ExamplesOfBody, isData, type LinkOf, partOf } from './reading.ts';
import { opens, placeOf, type Shape, type ShownKind } from './shape.ts';

/** A field of a list's items is in the contract because the examples show it, and nothing describes the items. */
const RULE = 'fields-shown-in-example';

/**
 * Finds the lists of structures of a body that no table describes, and gives their items the fields that the examples
 * show. An object that no table describes may hold any keys and stays open.
 *
 * @param tables the body's own
 * @param linkOf what describes a row's value
 * @returns the tables of the items, by the rows of the lists
 */
export function shownItems(
  tables: readonly TableFacts[],
  shape: Shape,
  linkOf: LinkOf,
  shown: ExamplesOfBody,
): ReadonlyMap<FieldFacts, TableLinkResult> {
  const links = new Map<FieldFacts, TableLinkResult>();
  const seen = new Set<TableFacts>();
  const visit = (table: TableFacts, at: Shape): void => {
    if (seen.has(table)) return;
    seen.add(table);
    for (const field of table.fields) {
      const inside = at.keys.get(field.name);
      if (!inside || !opens(inside) || ![...inside.kinds].every((kind) => kind === 'object' || kind === 'null'))
        continue;
      const targets = linkOf(field).tables;
      for (const target of targets) visit(target, inside);
      if (targets.length > 0 || !isListOfStructures(field.type.value) || inside.lists === 0) continue;
      const items = tableOf(inside, table, links, shown);
      if (items) links.set(field, { tables: [items], rule: RULE });
    }
  };
  for (const table of tables) visit(table, shape);
  return links;
}

/** A list whose items are objects by its type, however deep, or of which the type says nothing. */
const isListOfStructures = (type: TypeExpression): boolean =>
  type.kind === 'array' &&
  (type.items.kind === 'object'
    ? type.items.bare !== true
    : type.items.kind === 'any' || isListOfStructures(type.items));

/** A table of what is shown at a place; undefined where its keys are data. */
function tableOf(
  shape: Shape,
  around: TableFacts,
  links: Map<FieldFacts, TableLinkResult>,
  shown: ExamplesOfBody,
): TableFacts | undefined {
  if ([...shape.keys.keys()].some((key) => isData(key) || !NAME.test(key))) return undefined;
  const fields = [...shape.keys].map(([key, inner]) => {
    const source = placeOf(inner, shown.examples, shown.file) ?? around.source;
    const field = { ...shownField(key, source, RULE), type: inferred(typeOf(inner), source, RULE) };
    const below = opens(inner) ? tableOf(inner, around, links, shown) : undefined;
    if (below) links.set(field, { tables: [below], rule: RULE });
    return field;
  });
  return partOf(around, shape, fields);
}

const NAME = /^[A-Za-z_@$][\w:.@$-]{0,80}$/;

function typeOf({ kinds, lists }: Shape): TypeExpression {
  let type = typeOfKinds([...kinds].filter(isValue));
  for (let depth = 0; depth < lists && Number.isFinite(lists); depth++) type = { kind: 'array', items: type };
  return type;
}

type ValueKind = Exclude<ShownKind, 'null'>;

const isValue = (kind: ShownKind): kind is ValueKind => kind !== 'null';

function typeOfKinds([kind, ...others]: readonly ValueKind[]): TypeExpression {
  if (kind === undefined) return { kind: 'any' };
  if (others.length === 0) return kind === 'object' ? { kind } : { kind: 'scalar', type: kind };
  const isNumber = [kind, ...others].every((each) => each === 'integer' || each === 'number');
  return isNumber ? { kind: 'scalar', type: 'number' } : { kind: 'any' };
}
