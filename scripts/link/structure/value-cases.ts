import { type FieldFacts, inferred, type TableFacts } from '../../ir/index.ts';
import { isNode } from '../../nodes.ts';

/** A row stands in the table of one value of another row, and is sent with that value. */
const RULE = 'table-for-one-value';

/** What captions say behind the value: `Kite parameter description`. */
const BEHIND_VALUE =
  /(?:(?<!\s)\s+)?(?:(?:parameter|field|attribute)s? )?(?:descriptions?|parameters?|fields?|attributes?)$/i;

export interface TablesByValue {
  readonly tables: readonly TableFacts[];
  readonly beside: readonly TableFacts[];
}

/**
 * Takes tables that a row links for single ones of its values into the body of the row: `5: kite. See Table 3`. Their
 * rows are optional, since other values go without them, and say for which value they are mandatory. A row that the body
 * has itself stays as it is there.
 *
 * @param tables the body's own
 * @param beside tables that nothing leads to
 * @param values of examples; where there are any, they show a row of the table beside the body's own
 */
export function withValueCases(
  tables: readonly TableFacts[],
  beside: readonly TableFacts[],
  values: readonly unknown[],
): TablesByValue {
  const shown = new Set(values.flatMap((value) => (isNode(value) ? Object.keys(value) : [])));
  const ofBody = new Set(tables);
  const [first, ...more] = tables;
  const holders = new ValueRows();
  holders.add(first?.fields ?? []);
  const named = new Set((first?.fields ?? []).map(({ name }) => name));
  const out = first ? [first] : [];
  const left: TableFacts[] = [];
  for (const table of [...more, ...beside]) {
    const isOwn = ofBody.has(table);
    const row = holders.rowOf(table);
    const own = table.fields.filter(({ name }) => !named.has(name));
    const isShown = values.length === 0 || own.some(({ name }) => shown.has(name));
    if (row && own.length > 0 && (isOwn || isShown)) {
      out.push({
        ...table,
        id: `${table.id}>value`,
        fields: own.map((field) => optional(withEmpty(field, values), row, table)),
      });
    } else if (isOwn) {
      out.push(table);
      holders.add(table.fields);
    } else {
      left.push(table);
      continue;
    }
    for (const { name } of own) named.add(name);
  }
  return { tables: out, beside: left };
}

const namedValue = ({ caption }: TableFacts): string => caption.replace(BEHIND_VALUE, '');

/** Rows with listed values, by what they link: looking costs the same however many there are. */
class ValueRows {
  private readonly byTarget = new Map<string, FieldFacts>();
  private readonly byNumber = new Map<number, FieldFacts>();

  add(fields: readonly FieldFacts[]): void {
    for (const field of fields) {
      if (field.type.value.kind !== 'scalar' || (field.facets.enum?.value.length ?? 0) < 2) continue;
      for (const { target } of field.links) this.byTarget.set(target.replace(/^.*#/, '').toLowerCase(), field);
      for (const number of field.tableNumbers) this.byNumber.set(number, field);
    }
  }

  /** The row that links a table and has the value of its caption among its words. */
  rowOf(table: TableFacts): FieldFacts | undefined {
    const linking = table.anchors.map((anchor) => this.byTarget.get(anchor.toLowerCase())).find(Boolean);
    const row = linking ?? (table.number === undefined ? undefined : this.byNumber.get(table.number));
    const value = namedValue(table);
    return row && value !== '' && row.description.value.includes(value) ? row : undefined;
  }
}

/** A row that examples of other values show empty, without the values that it lists for its own. */
function withEmpty(field: FieldFacts, values: readonly unknown[]): FieldFacts {
  if (!field.facets.enum || !values.some((value) => isNode(value) && value[field.name] === '')) return field;
  const { enum: _, ...facets } = field.facets;
  return { ...field, facets };
}

function optional({ required, ...field }: FieldFacts, row: FieldFacts, table: TableFacts): FieldFacts {
  if (required?.value !== true) return required ? { ...field, required } : field;
  const source = required.source;
  return {
    ...field,
    required: inferred(false, source, RULE),
    requiredWhen: inferred(`${row.name}: ${namedValue(table)}`, source, RULE),
  };
}
