/** Samples in XML as the values that the rows of their body describe, so that they are held against them as JSON is. */
import type { JSONPath } from 'jsonc-parser';
import type { ExampleFacts, FieldFacts, TypeExpression } from '../ir/index.ts';
import { readXmlContent, type XmlContent } from '../read/index.ts';
import { type BodyView, type CheckedExample, checkExample, type StructureView } from './example-check.ts';

export interface XmlValue {
  readonly value: unknown;
  /** The line of a value by its path, counted from 0. */
  readonly lineOf: (path: JSONPath) => number;
}

/**
 * The value of an element of XML that is a whole sample. What an element is follows from its row: a list where the row is one, a number or a truth value where the text can be read as one, else a text. Elements
 * that no row describes, or none as often as they stand there, are kept as they stand.
 */
export function xmlValue(content: XmlContent, structure: StructureView): XmlValue {
  const lines = new Map<string, number>();
  const value = new XmlReading(lines).object(content, structure, []);
  const lineOf = (path: JSONPath): number => {
    for (let end = path.length; end > 0; end--) {
      const line = lines.get(JSON.stringify(path.slice(0, end)));
      if (line !== undefined) return line;
    }
    return content.line;
  };
  return { value, lineOf };
}

/**
 * Holds a sample in XML against its body.
 *
 * @param roots names of the elements that the body may be
 * @returns undefined for a sample of another root, and for a body without fields
 */
export function checkXml(
  view: BodyView,
  roots: readonly (string | undefined)[],
  example: ExampleFacts,
  file: string,
): CheckedExample | undefined {
  const content = 'structure' in view && example.body ? readXmlContent(example.body.text) : undefined;
  if (!content || !('structure' in view) || !roots.includes(content.name)) return undefined;
  const { value, lineOf } = xmlValue(content, view.structure);
  const checked = checkExample(value, view, example, file, { lines: lineOf });
  // XML has no other way to write an element without a value.
  const diagnostics = checked.diagnostics.filter(
    ({ code, params }) => code !== 'link/example-empty' && params?.as !== 'empty',
  );
  return { ...checked, diagnostics };
}

class XmlReading {
  private readonly lines: Map<string, number>;

  constructor(lines: Map<string, number>) {
    this.lines = lines;
  }

  object({ children }: XmlContent, structure: StructureView | undefined, path: JSONPath): Record<string, unknown> {
    const groups = new Map<string, XmlContent[]>();
    for (const child of children) {
      const group = groups.get(child.name);
      if (group) group.push(child);
      else groups.set(child.name, [child]);
    }
    const entries = [...groups].map(([name, group]) => {
      const field = structure?.fields.find((each) => each.name === name);
      return [name, this.group(group, field, structure, [...path, name])] as const;
    });
    return Object.fromEntries(entries);
  }

  private group(
    group: readonly XmlContent[],
    field: FieldFacts | undefined,
    structure: StructureView | undefined,
    path: JSONPath,
  ): unknown {
    const [only, ...more] = group;
    this.lines.set(JSON.stringify(path), only?.line ?? 0);
    const type = field?.type.value;
    const targets = field ? (structure?.targets(field) ?? []) : [];
    if (only && more.length === 0 && type?.kind !== 'array') return this.value(only, type, targets, path);
    const items = type?.kind === 'array' ? type.items : undefined;
    return group.map((each, index) => this.value(each, items, targets, [...path, index]));
  }

  private value(
    content: XmlContent,
    type: TypeExpression | undefined,
    [target]: readonly StructureView[],
    path: JSONPath,
  ): unknown {
    this.lines.set(JSON.stringify(path), content.line);
    if (content.children.length > 0 || (content.text === '' && target)) return this.object(content, target, path);
    // An entity tag is written in quotation marks, wherever it stands (RFC 9110, section 8.8.3).
    const text = content.text.replace(/^"([^"]*)"$/, '$1');
    return type?.kind === 'scalar' ? scalarOf(text, type.type) : text;
  }
}

/** A text as the type of its row, where it can be read so. */
function scalarOf(text: string, type: Extract<TypeExpression, { kind: 'scalar' }>['type']): unknown {
  if (type === 'boolean') return text === 'true' || text === 'false' ? text === 'true' : text;
  const isNumber = type === 'integer' ? /^[+-]?\d{1,15}$/.test(text) : /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(text);
  return type !== 'string' && isNumber ? Number(text) : text;
}
