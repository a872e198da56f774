import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { XmlCodec, XmlField, XmlShape, XmlTable } from './entries.js';
import { readJson } from './json.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Makes what writes and reads bodies in XML. What the contract doesn't name is written and read under the names of its
 * elements; what is of another kind than it says stays as it came.
 */
export function xmlCodec({ shapes, bodies }: XmlTable): XmlCodec {
  const shapesOf = (id: string, side: 'request' | 'response'): readonly XmlShape[] =>
    (bodies[id]?.[side] ?? []).flatMap((name) => shapes[name] ?? []);
  return {
    write(id, value) {
      const all = shapesOf(id, 'request');
      const keys = Object.keys(value);
      const fits = ({ fields }: XmlShape): boolean => keys.every((key) => fields.some(({ name }) => name === key));
      const shape = all.find(fits) ?? all[0];
      if (shape === undefined) return undefined;
      const namespace = shape.namespace === undefined ? '' : ` xmlns="${escaped(shape.namespace)}"`;
      return `<?xml version="1.0" encoding="UTF-8"?>\n${elementOf(shape.root, value, shape, namespace)}`;
    },
    read(id, text) {
      const { root } = parseXml(text);
      if (root === null) return undefined;
      const all = shapesOf(id, 'response');
      return objectOf(root, all.find((shape) => shape.root === localName(root.name)) ?? all[0]);
    },
  };

  function elementOf(name: string, value: unknown, shape: XmlShape | undefined, attributes = ''): string {
    if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} can't be the name of an element`);
    if (typeof value !== 'object' || value === null) return `<${name}${attributes}>${escaped(value)}</${name}>`;
    if (Array.isArray(value)) return value.map((each) => elementOf(name, each, shape)).join('');
    const parts = (shape?.fields ?? []).map((field) => [field, (value as Fields)[field.name]] as const);
    const known = new Set(parts.map(([{ name: each }]) => each));
    const others = Object.entries(value).filter(([key]) => !known.has(key));
    const given = [...parts, ...others.map(([key, each]) => [{ name: key, element: key } as XmlField, each] as const)];
    const present = given.filter(([, each]) => each !== undefined && each !== null);
    const [inside, within] = [present.filter(([field]) => field.attribute), present.filter(([f]) => !f.attribute)];
    const head = inside.map(([{ element }, each]) => ` ${element}="${escaped(each)}"`).join('');
    return `<${name}${attributes}${head}>${within.map(([field, each]) => fieldText(field, each)).join('')}</${name}>`;
  }

  function fieldText({ element, item, of }: XmlField, value: unknown): string {
    const shape = of === undefined ? undefined : shapes[of];
    if (item === undefined) return elementOf(element, value, shape);
    return `<${element}>${elementOf(item, value, shape)}</${element}>`;
  }

  function objectOf(element: XmlElement, shape: XmlShape | undefined): unknown {
    const children = childrenOf(element);
    if (children.length === 0 && element.text.trim() !== '') return element.text;
    const found = new Map<string, unknown>();
    for (const { name, element: attribute, kind } of (shape?.fields ?? []).filter((field) => field.attribute)) {
      const text = element.attributes[attribute];
      if (text !== undefined) found.set(name, scalar(text, kind));
    }
    for (const child of children) {
      const own = localName(child.name);
      const field = shape?.fields.find((each) => !each.attribute && each.element === own);
      const name = field?.name ?? own;
      const before = found.get(name);
      if (field?.item !== undefined) found.set(name, [...listOf(before), ...childrenOf(child).map(contentOf(field))]);
      else if (field?.list || found.has(name)) found.set(name, [...listOf(before), contentOf(field)(child)]);
      else found.set(name, contentOf(field)(child));
    }
    return Object.fromEntries(found);
  }

  function contentOf(field: XmlField | undefined): (element: XmlElement) => unknown {
    const shape = field?.of === undefined ? undefined : shapes[field.of];
    return (element) =>
      shape !== undefined || childrenOf(element).length > 0
        ? objectOf(element, shape)
        : scalar(element.text, field?.kind);
  }
}

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const childrenOf = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child): child is XmlElement => child instanceof XmlElement);

/** Without the prefix of a namespace. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const SCALARS = { integer: /^-?\d+$/, number: /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/, boolean: /^(true|false)$/ } as const;

/** A text as what the contract says, where it is that. */
function scalar(text: string, kind: XmlField['kind']): unknown {
  if (kind === undefined || !SCALARS[kind].test(text.trim())) return text;
  const digits = text.trim();
  return kind === 'integer'
    ? readJson(digits.replace(/^(-?)0+(?=\d)/, '$1'))
    : kind === 'number'
      ? Number(digits)
      : digits === 'true';
}

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** What XML can't hold, however it is written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
const UNWRITABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

function escaped(value: unknown): string {
  const text = String(value);
  if (UNWRITABLE.test(text)) throw new TypeError('the body has a character that XML cannot hold');
  return text.replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character);
}
