import { type Node, parseTree } from 'jsonc-parser';
import type { Code, Run, Table } from '../read/index.ts';
import { type FieldRow, tableOfRows } from './rows.ts';

/** What a body shows of one value, made one of all samples. */
interface Shape {
  kinds: Set<string>;
  line: number;
  fields: Map<string, Shape>;
  items: Shape | undefined;
  words: string;
}

const DEEPEST = 12;
const KEY = /^[\w@$][\w.:@$-]*$/;

/**
 * The fields that samples show of a body that nothing describes, as tables; none where no sample is JSON.
 *
 * @param anchor unique in the run: what the anchors of inner tables begin with
 */
export function exampleTables(codes: readonly Code[], anchor: string): Table[] {
  let shape: Shape | undefined;
  for (const code of codes) {
    const body = jsonOf(code);
    if (body) shape = merged(shape, shapeOf(body.root, body.lineAt, 0));
  }
  if (!shape) return [];
  const writer = new ShapeWriter(anchor);
  if (shape.kinds.has('object')) {
    const table = writer.table(shape, anchor, 'body');
    return table ? [table, ...writer.made] : [];
  }
  const row: FieldRow = {
    name: '[items]',
    words: shape.words,
    line: shape.line,
    type: writer.type(shape, `${anchor}-items`),
    description: [],
    reading: { rule: RULE },
  };
  return shape.kinds.has('array') ? [tableOfRows([row], 'body', { isValue: true }), ...writer.made] : [];
}

const RULE = 'example-fields';

function jsonOf({ text, line }: Code): { root: Node; lineAt: (offset: number) => number } | undefined {
  const start = /(?:^|\n)[ \t]*(?=[{[])/.exec(text);
  if (!start) return undefined;
  const at = start.index + start[0].length;
  const errors: { error: number }[] = [];
  const root = parseTree(text.slice(at), errors as never, { allowTrailingComma: true });
  if (!root || (root.type !== 'object' && root.type !== 'array')) return undefined;
  // A few slips are the page's; a text that is mostly none of JSON shows no fields.
  if (errors.length > 5 || (root.children?.length ?? 0) === 0) return undefined;
  const before = text.slice(0, at);
  return { root, lineAt: (offset) => line + countLines(before) + countLines(text.slice(at, at + offset)) };
}

const countLines = (text: string): number => text.split('\n').length - 1;

function shapeOf(node: Node, lineAt: (offset: number) => number, depth: number): Shape {
  const shape: Shape = {
    kinds: new Set([kindOf(node)]),
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
      const below = { ...shapeOf(value, lineAt, depth + 1), line: lineAt(key.offset), words: JSON.stringify(name) };
      shape.fields.set(name, merged(shape.fields.get(name), below));
    }
  if (node.type === 'array')
    for (const item of node.children ?? []) shape.items = merged(shape.items, shapeOf(item, lineAt, depth + 1));
  return shape;
}

function kindOf({ type, value }: Node): string {
  if (type !== 'number') return type;
  return Number.isInteger(value) ? 'integer' : 'number';
}

function merged(a: Shape | undefined, b: Shape): Shape {
  if (!a) return b;
  const fields = new Map(a.fields);
  for (const [name, shape] of b.fields) fields.set(name, merged(fields.get(name), shape));
  const items = a.items && b.items ? merged(a.items, b.items) : (a.items ?? b.items);
  return { ...a, kinds: new Set([...a.kinds, ...b.kinds]), fields, items };
}

class ShapeWriter {
  readonly made: Table[] = [];
  private readonly anchor: string;

  constructor(anchor: string) {
    this.anchor = anchor;
  }

  /** undefined where the keys are no names of fields but values. */
  table(shape: Shape, anchor: string, usage: 'body' | 'object'): Table | undefined {
    const names = [...shape.fields.keys()];
    if (names.length === 0 || names.some((name) => !KEY.test(name))) return undefined;
    const rows = [...shape.fields].map(
      ([name, field]): FieldRow => ({
        name,
        words: field.words,
        line: field.line,
        type: this.type(field, `${anchor}-${name.replace(/[^\w-]/g, '_')}`),
        description: [],
        reading: { rule: RULE },
      }),
    );
    const caption =
      usage === 'object'
        ? {
            caption:
              anchor
                .slice(this.anchor.length + 1)
                .split('-')
                .at(-1) ?? '',
          }
        : {};
    return tableOfRows(rows, usage, { anchors: usage === 'object' ? [anchor] : [], line: shape.line, ...caption });
  }

  type(shape: Shape, anchor: string): readonly Run[] {
    const kinds = [...shape.kinds].filter((kind) => kind !== 'null');
    const [kind = 'any'] = kinds;
    if (kinds.length > 1)
      return [{ text: kinds.every((each) => each === 'integer' || each === 'number') ? 'number' : 'any' }];
    if (kind === 'array') {
      const items = shape.items ? this.type(shape.items, anchor) : [{ text: 'any' }];
      const [first] = items;
      const link = items.find((run) => run.link);
      if (first?.text === 'any') return [{ text: 'array' }];
      return [{ text: `array of ${first?.text ?? 'any'}` }, ...(link ? [link] : [])];
    }
    if (kind !== 'object') return [{ text: kind }];
    const at = this.made.length;
    const table = this.table(shape, anchor, 'object');
    if (!table) return [{ text: 'object' }];
    this.made.splice(at, 0, table);
    return [{ text: 'object' }, { text: '', link: `#${anchor}` }];
  }
}
