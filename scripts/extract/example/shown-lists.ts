import { type ExampleFacts, type FieldFacts, inferred, type TableFacts } from '../../ir/index.ts';
import { STRUCTURES } from '../type/type-words.ts';

/**
 * Makes lists of the structures whose type cell leaves open whether there is one or several (`Data structure`), where
 * every example of the table's side shows a list of them.
 *
 * @param examples of the page
 * @returns the same tables, but for the types of such rows: inferred, with the example's place
 */
export function withShownLists(tables: readonly TableFacts[], examples: readonly ExampleFacts[]): TableFacts[] {
  return tables.map((table) => {
    if (!table.fields.some(leavesOpen)) return table;
    const shown = examples.filter(({ kind }) => kind === table.section);
    return { ...table, fields: table.fields.map((field) => (leavesOpen(field) ? asShown(field, shown) : field)) };
  });
}

const leavesOpen = ({ type }: FieldFacts): boolean =>
  type.origin === 'stated' &&
  ((type.value.kind === 'object' && type.value.bare === true) ||
    STRUCTURES.has(type.source.words.trim().toLowerCase()));

function asShown(field: FieldFacts, examples: readonly ExampleFacts[]): FieldFacts {
  const values = examples.flatMap(({ body }) => (body ? valuesOf(field.name, body) : []));
  const [first] = values;
  if (!first || !values.every(({ opens }) => opens.startsWith('['))) return field;
  if (!values.some(({ opens }) => opens === '[{')) return field;
  const { file } = field.source;
  const source = { file, line: first.line, words: first.words };
  return { ...field, type: inferred({ kind: 'array', items: field.type.value }, source, 'list-in-example') };
}

interface ShownValue {
  /** `[{`, `[]`, `{` … */
  readonly opens: string;
  readonly line: number;
  readonly words: string;
}

/** How each value of a key begins in a body, whether or not the body is JSON. */
function valuesOf(name: string, body: NonNullable<ExampleFacts['body']>): ShownValue[] {
  const key = JSON.stringify(name);
  const values: ShownValue[] = [];
  for (let at = body.text.indexOf(key); at >= 0; at = body.text.indexOf(key, at + key.length)) {
    const opens = /^\s*:\s*(\[\s*[^\s]|[^\s[])/.exec(body.text.slice(at + key.length, at + key.length + 400))?.[1];
    if (opens === undefined) continue;
    const line = body.line + body.text.slice(0, at).split('\n').length - 1;
    values.push({ opens: opens.replace(/\s/g, ''), line, words: `${key}: ${opens.replace(/\s/g, '')}` });
  }
  return values;
}
