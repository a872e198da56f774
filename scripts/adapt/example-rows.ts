import { type Node, parseTree } from 'jsonc-parser';
import type { Code } from '../ir/index.ts';
import type { FieldRow } from './rows.ts';

/** What a body shows of one value, made one of all samples. */
interface Shape {
  kinds: Set<string>;
  line: number;
  fields: Map<string, Shape>;
  items: Shape | undefined;
  words: string;
}

const DEEPEST = 12;
/** What can be a step of a path. */
const KEY = /^[\w@$-]+$/;

/**
 * The fields that samples show of a body that nothing describes, named by their paths (`lockers[].id`, `[].id` in a
 * list); none where no sample is JSON.
 */
export function exampleFields(codes: readonly Code[]): FieldRow[] {
  let shape: Shape | undefined;
  for (const code of codes) {
    const body = jsonOf(code);
    // A list of what the first sample is one of: the same body for many at once.
    if (body && (!shape || shape.kinds.has(body.root.type))) shape = merged(shape, shapeOf(body.root, body, 0));
  }
  return shape ? [...rowsBelow(shape, '')] : [];
}

const RULE = 'example-fields';

interface ReadJson {
  readonly root: Node;
  readonly lineAt: (offset: number) => number;
  readonly textOf: (node: Node) => string;
}

function jsonOf({ text: written, line }: Code): ReadJson | undefined {
  const text = withoutElisions(written);
  const start = /(?:^|\n)[ \t]*(?=[{[])/.exec(text);
  if (!start) return undefined;
  const at = start.index + start[0].length;
  const errors: { error: number }[] = [];
  const root = parseTree(text.slice(at), errors as never, { allowTrailingComma: true });
  if (!root || (root.type !== 'object' && root.type !== 'array')) return undefined;
  // A few slips are the page's; a text that is mostly none of JSON shows no fields.
  if (errors.length > 5 || (root.children?.length ?? 0) === 0) return undefined;
  const before = text.slice(0, at);
  return {
    root,
    lineAt: (offset) => line + countLines(before) + countLines(text.slice(at, at + offset)),
    textOf: ({ offset, length }) => text.slice(at + offset, at + offset + length),
  };
}

/** A string, or what pages write in JSON that is none of it: another quote, an ellipsis, a remark, another language's words. */
const TOKEN =
  /"(?:[^"\\\n]|\\.){0,2000}"|(?<=[\s{[,:])'([^'"\\\n]{0,200})'(?=[ \t]*(?:[:,}\]\n]|$))|(:\s*)?(?:(?<!\.)\.{3,}|…)(\s*,)?|\b(?:True|False|None)\b|(?<=[\s,:[])<([A-Za-z][^<>"\n]{0,100})>|\s\|\s[^,\n]*|(?<=[\s,{[])#[^\n]*/g;

/** JSON without what a page has left out of it, line by line as before. */
const withoutElisions = (text: string): string =>
  text.replace(TOKEN, (token: string, quoted?: string, colon?: string, comma?: string, stand?: string) => {
    if (token.startsWith('"')) return token;
    if (quoted !== undefined) return `"${quoted}"`;
    if (/^(?:True|False)$/.test(token)) return token.toLowerCase();
    if (token === 'None') return 'null';
    if (stand !== undefined) return standIn(stand);
    if (/^\s\|/.test(token)) return '';
    return colon === undefined ? '' : `${colon}null${comma ?? ''}`;
  });

/** A value for `<string: what it is>`: of the kind that the words name. */
const standIn = (words: string): string =>
  /^(?:str|text)/i.test(words) ? '""' : /^int/i.test(words) ? '0' : /^(?:num|float)/i.test(words) ? '0.5' : 'null';

const countLines = (text: string): number => text.split('\n').length - 1;

function shapeOf(node: Node, json: ReadJson, depth: number): Shape {
  const { lineAt } = json;
  const shape: Shape = {
    kinds: new Set([kindOf(node, json)]),
    line: lineAt(node.offset),
    fields: new Map(),
    items: undefined,
    words: '',
  };
  if (depth > DEEPEST) return shape;
  if (node.type === 'object')
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key || !value) continue;
      const name = String(key.value);
      const below = { ...shapeOf(value, json, depth + 1), line: lineAt(key.offset), words: JSON.stringify(name) };
      shape.fields.set(name, merged(shape.fields.get(name), below));
    }
  if (node.type === 'array')
    for (const item of node.children ?? []) shape.items = merged(shape.items, shapeOf(item, json, depth + 1));
  return shape;
}

/** `10.0` is a number that may have a fraction. */
function kindOf(node: Node, { textOf }: ReadJson): string {
  if (node.type !== 'number') return node.type;
  return Number.isInteger(node.value) && !textOf(node).includes('.') ? 'integer' : 'number';
}

function merged(a: Shape | undefined, b: Shape): Shape {
  if (!a) return b;
  const fields = new Map(a.fields);
  for (const [name, shape] of b.fields) fields.set(name, merged(fields.get(name), shape));
  const items = a.items && b.items ? merged(a.items, b.items) : (a.items ?? b.items);
  return { ...a, kinds: new Set([...a.kinds, ...b.kinds]), fields, items };
}

/** Rows of what a value holds, each behind the one that it is in. */
function* rowsBelow(shape: Shape, path: string): Generator<FieldRow> {
  if (shape.kinds.has('array') && shape.items && isNamed(shape.items)) yield* rowsBelow(shape.items, `${path}[]`);
  else if (shape.kinds.has('array') && path === '') yield rowOf('[]', shape);
  if (!isNamed(shape)) return;
  for (const [name, field] of shape.fields) {
    const own = path === '' ? name : `${path}.${name}`;
    yield rowOf(own, field);
    yield* rowsBelow(field, own);
  }
}

/** True for an object whose keys are names of fields, not values; also for a list of such. */
function isNamed(shape: Shape): boolean {
  if (shape.kinds.has('array')) return shape.items !== undefined && isNamed(shape.items);
  return shape.kinds.has('object') && shape.fields.size > 0 && [...shape.fields.keys()].every((name) => KEY.test(name));
}

const rowOf = (name: string, shape: Shape): FieldRow => ({
  name,
  words: shape.words,
  line: shape.line,
  type: [{ text: typeOf(shape) }],
  description: [],
  reading: { rule: RULE },
});

function typeOf(shape: Shape): string {
  const kinds = [...shape.kinds].filter((kind) => kind !== 'null');
  const [kind = 'any'] = kinds;
  if (kinds.length > 1) return kinds.every((each) => each === 'integer' || each === 'number') ? 'number' : 'any';
  if (kind !== 'array') return kind;
  const items = shape.items ? typeOf(shape.items) : 'any';
  return items === 'any' ? 'array' : `array of ${items}`;
}
