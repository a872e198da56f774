import type { OpenApiDocument } from '../../emit/index.ts';
import { entriesOf, isNode, listOf, type Node } from '../../nodes.ts';
import { nodeAt, resolve } from '../resolve.ts';
import { className, pythonText } from './python-text.ts';

const ANY = '_t.Any';
const SCALARS: Readonly<Record<string, string>> = { string: 'str', integer: 'int', number: 'float', boolean: 'bool' };

/**
 * Types of a contract as declarations of one Python module: objects as `TypedDict`, everything else as aliases.
 * Enumerations are closed: what arrives was validated, and what goes out is the contract's.
 */
export class PythonTypes {
  private readonly declarations: string[] = [];
  private readonly taken = new Set<string>();
  private readonly components = new Map<string, string>();
  private readonly contract: OpenApiDocument;

  constructor(contract: OpenApiDocument) {
    this.contract = contract;
    const schemas = entriesOf(contract.components?.schemas);
    for (const [name] of schemas) this.components.set(name, this.free(name));
    for (const [name, schema] of schemas) this.declare(this.components.get(name) ?? name, schema);
  }

  /** The module's text. */
  text(): string {
    return `import typing as _t\n\n${this.declarations.join('\n')}`;
  }

  /** Declares a type by a name, or one like it that is free, and returns that name. */
  add(wanted: string, type: (name: string) => string): string {
    const name = this.free(wanted);
    this.alias(name, type(name));
    return name;
  }

  /** Declares an object with these fields and returns its name. */
  addObject(wanted: string, fields: readonly { name: string; required: boolean; schema: unknown }[]): string {
    const name = this.free(wanted);
    this.object(name, fields);
    return name;
  }

  /** The type of a schema; objects in it are declared under names that begin with `owner`. */
  of(schemaNode: unknown, owner: string): string {
    const schema = isNode(schemaNode) ? schemaNode : {};
    if (typeof schema.$ref === 'string') return this.reference(schema.$ref, owner);
    const type = this.ofType(schema, owner);
    return schema.nullable === true && type !== ANY ? `${type} | None` : type;
  }

  private reference(reference: string, owner: string): string {
    const name = /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1];
    const known = name === undefined ? undefined : this.components.get(decodeURIComponent(name));
    return known ?? this.of(resolve(this.contract, { $ref: reference }), owner);
  }

  private ofType(schema: Node, owner: string): string {
    const values = listOf(schema.enum).filter((each) => ['string', 'boolean'].includes(typeof each) || isWhole(each));
    if (values.length > 0) return `_t.Literal[${[...new Set(values.map(literalOf))].join(', ')}]`;
    const choice = [...listOf(schema.oneOf), ...listOf(schema.anyOf)];
    if (choice.length > 0) return union(choice.map((each, index) => this.of(each, `${owner}${index + 1}`)));
    const [part, ...more] = listOf(schema.allOf);
    if (part !== undefined) return more.length === 0 ? this.of(part, owner) : `dict[str, ${ANY}]`;
    if (schema.type === 'array') return `list[${this.of(schema.items, `${owner}Item`)}]`;
    if (schema.type === 'object' || isNode(schema.properties)) return this.ofObject(schema, owner);
    return SCALARS[String(schema.type)] ?? ANY;
  }

  private ofObject(schema: Node, owner: string): string {
    const { properties, additionalProperties } = schema;
    if (!isNode(properties) || Object.keys(properties).length === 0)
      return `dict[str, ${isNode(additionalProperties) ? this.of(additionalProperties, `${owner}Value`) : ANY}]`;
    return this.addObject(owner, fieldsOf(schema));
  }

  private declare(name: string, schema: Node): void {
    const isObject =
      Object.keys(nodeAt(schema, 'properties')).length > 0 && !schema.allOf && !schema.oneOf && !schema.anyOf;
    if (isObject && schema.nullable !== true) this.object(name, fieldsOf(schema));
    else this.alias(name, this.of(schema, `${name}Value`));
  }

  private object(name: string, fields: readonly { name: string; required: boolean; schema: unknown }[]): void {
    const lines = fields.map(({ name: key, required, schema }) => {
      const type = this.of(schema, `${name}${className(key)}`);
      return `    ${pythonText(key)}: ${pythonText(required ? type : `_t.NotRequired[${type}]`)},\n`;
    });
    this.declarations.push(`${name} = _t.TypedDict(\n    ${pythonText(name)},\n    {\n${indented(lines)}    },\n)\n`);
  }

  private alias(name: string, type: string): void {
    this.declarations.push(`${name}: _t.TypeAlias = ${pythonText(type)}\n`);
  }

  /** A name that no declaration has yet. */
  private free(wanted: string): string {
    const base = className(wanted);
    let name = base;
    for (let count = 2; this.taken.has(name); count++) name = `${base}_${count}`;
    this.taken.add(name);
    return name;
  }
}

function fieldsOf(schema: Node): { name: string; required: boolean; schema: unknown }[] {
  const required = new Set(listOf(schema.required));
  return Object.entries(nodeAt(schema, 'properties')).map(([name, each]) => ({
    name,
    required: required.has(name),
    schema: each,
  }));
}

export const union = (types: readonly string[]): string =>
  types.includes(ANY) ? ANY : [...new Set(types)].join(' | ') || 'None';

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);
const literalOf = (value: unknown): string =>
  typeof value === 'boolean'
    ? value
      ? 'True'
      : 'False'
    : typeof value === 'string'
      ? pythonText(value)
      : String(value);
const indented = (lines: readonly string[]): string => lines.map((line) => `    ${line}`).join('');
