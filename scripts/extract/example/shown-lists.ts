import { type ExampleFacts, type FieldFacts, inferred, type TableFacts, type TypeExpression } from '../../ir/index.ts';
import { STRUCTURES } from '../type/type-words.ts';

/**
 * Makes lists of the structures whose row leaves open whether there is one or several (a type `Data structure`, a
 * description `Kite list` beside the type of one), where every example of the table's side shows a list of them. What
 * stands behind the keys of a map of which only the description speaks is a list in the same way.
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

const leavesOpen = (field: FieldFacts): boolean => isToldMap(field) || isOneOrSeveral(field);

const isOneOrSeveral = ({ type, description }: FieldFacts): boolean =>
  type.origin === 'stated' &&
  ((type.value.kind === 'object' && type.value.bare === true) ||
    STRUCTURES.has(type.source.words.trim().toLowerCase()) ||
    (type.value.kind === 'object' && SAYS_LIST.test(description.value)));

/** A description that begins by calling the value a list. */
const SAYS_LIST = /^(?:the |an? )?(?:list|array) of \w|^[\w -]{1,60} (?:list|array)(?=\.?$|\.\s)/im;

/** A map of structures by the words of the description alone, which say of its values only what they are made of. */
const isToldMap = ({ type: { value, rule } }: FieldFacts): boolean =>
  rule === 'map-in-text' && value.kind === 'map' && value.values.kind !== 'array' && value.values.kind !== 'scalar';

function asShown(field: FieldFacts, examples: readonly ExampleFacts[]): FieldFacts {
  const isMap = isToldMap(field);
  const values = examples.flatMap(({ body }) => (body ? valuesOf(field.name, body, isMap) : []));
  const [first] = values;
  if (!first || !values.every(({ opens }) => opens.startsWith('['))) return field;
  if (!values.some(({ opens }) => opens === '[{')) return field;
  const { file } = field.source;
  const source = { file, line: first.line, words: first.words };
  const { value } = field.type;
  const type: TypeExpression =
    isMap && value.kind === 'map'
      ? { ...value, values: { kind: 'array', items: value.values } }
      : { kind: 'array', items: value };
  return { ...field, type: inferred(type, source, 'list-in-example') };
}

interface ShownValue {
  /** `[{`, `[]`, `{` … */
  readonly opens: string;
  readonly line: number;
  readonly words: string;
}

const VALUE = /^\s*:\s*(\[\s*[^\s]|[^\s[])/;
/** The value behind the first key of a map. */
const VALUE_IN_MAP = /^\s*:\s*\{\s*"[^"]{1,200}"\s*:\s*(\[\s*[^\s]|[^\s[])/;

/** How each value of a key begins in a body, whether or not the body is JSON. */
function valuesOf(name: string, body: NonNullable<ExampleFacts['body']>, isMap: boolean): ShownValue[] {
  const pattern = isMap ? VALUE_IN_MAP : VALUE;
  const key = JSON.stringify(name);
  const values: ShownValue[] = [];
  for (let at = body.text.indexOf(key); at >= 0; at = body.text.indexOf(key, at + key.length)) {
    const opens = pattern.exec(body.text.slice(at + key.length, at + key.length + 400))?.[1];
    if (opens === undefined) continue;
    const line = body.line + body.text.slice(0, at).split('\n').length - 1;
    values.push({ opens: opens.replace(/\s/g, ''), line, words: `${key}: ${opens.replace(/\s/g, '')}` });
  }
  return values;
}
