import type { OpenApiDocument } from '../../emit/index.ts';
import { entriesOf, isNode, listOf, type Node } from '../../nodes.ts';
import { withNullBeside } from '../../null-schema.ts';
import { nodeAt, resolve } from '../resolve.ts';
import { className, fieldName, freeNames, pythonText } from './python-text.ts';

/** A member of an object, by its name in the contract. */
export interface PythonField {
  readonly name: string;
  readonly required: boolean;
  readonly schema: unknown;
}

const ANY = '_t.Any';
/** Levels of parts that have parts. */
const DEEPEST = 16;
const SCALARS: Readonly<Record<string, string>> = { string: 'str', integer: 'int', number: 'float', boolean: 'bool' };

/**
 * Types of a contract as declarations of one Python module: objects as `TypedDict`, everything else as aliases.
 * Enumerations are closed: what arrives was validated, and what goes out is the contract's.
 */
export class PythonTypes {
  protected readonly declarations: string[] = [];
  private readonly unique = freeNames();
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
    return `import typing as _t

if _t.TYPE_CHECKING:
    from . import models as _m  # noqa: F401

${this.declarations.join('\n\n')}`;
  }

  /** Declares a type by a name, or one like it that is free, and returns that name. */
  add(wanted: string, type: (name: string) => string): string {
    const name = this.free(wanted);
    this.alias(name, type(name));
    return name;
  }

  /** Declares an object with these fields and returns its name. */
  addObject(wanted: string, fields: readonly PythonField[]): string {
    const name = this.free(wanted);
    this.object(name, fields);
    return name;
  }

  /** The type of a schema; objects in it are declared under names that begin with `owner`. */
  of(schemaNode: unknown, owner: string): string {
    const schema = isNode(schemaNode) ? withNullBeside(schemaNode) : {};
    if (typeof schema.$ref === 'string')
      return this.component(schema) ?? this.of(resolve(this.contract, { $ref: schema.$ref }), owner);
    const type = this.ofType(schema, owner);
    return schema.nullable === true && type !== ANY ? `${type} | None` : type;
  }

  /** The name of the schema that another one refers to; undefined where it is none of the contract's own. */
  component(schema: unknown): string | undefined {
    const reference = isNode(schema) ? schema.$ref : undefined;
    const name = /^#\/components\/schemas\/([^/]+)$/.exec(typeof reference === 'string' ? reference : '')?.[1];
    return name === undefined ? undefined : this.components.get(decodeURIComponent(name));
  }

  private ofType(schema: Node, owner: string): string {
    const values = listOf(schema.enum).filter((each) => ['string', 'boolean'].includes(typeof each) || isWhole(each));
    if (values.length > 0) return `_t.Literal[${[...new Set(values.map(literalOf))].join(', ')}]`;
    const choice = [...listOf(schema.oneOf), ...listOf(schema.anyOf)];
    if (choice.length > 0) return union(choice.map((each, index) => this.of(each, `${owner}${index + 1}`)));
    const [part, ...more] = listOf(schema.allOf);
    if (part !== undefined && more.length === 0 && !isNode(schema.properties)) return this.of(part, owner);
    const fields = this.membersOf(schema);
    if (part !== undefined) return fields ? this.addObject(owner, fields) : `dict[str, ${ANY}]`;
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

  /** Members of an object, those of all its parts together; undefined for what is no object with members. */
  private membersOf(schema: unknown): readonly PythonField[] | undefined {
    const parts = this.partsOf(schema);
    const fields = parts?.flatMap(fieldsOf) ?? [];
    if (fields.length === 0) return undefined;
    const required = new Set(parts?.flatMap((part) => listOf(part.required)));
    const all = new Map(fields.map((field) => [field.name, { ...field, required: required.has(field.name) }]));
    return [...all.values()];
  }

  /** The schemas that hold together for an object, its own last; undefined where one is a choice or no object. */
  private partsOf(schemaNode: unknown, depth = 0): readonly Node[] | undefined {
    const schema = resolve(this.contract, schemaNode);
    if (depth > DEEPEST || schema.oneOf || schema.anyOf || (schema.type ?? 'object') !== 'object') return undefined;
    const parts = listOf(schema.allOf).map((part) => this.partsOf(part, depth + 1));
    return parts.includes(undefined) ? undefined : [...parts.flatMap((part) => part ?? []), schema];
  }

  private declare(name: string, schemaNode: Node): void {
    const schema = withNullBeside(schemaNode);
    const isPart = listOf(schema.allOf).length === 1 && !isNode(schema.properties);
    const fields = isPart || schema.nullable === true ? undefined : this.membersOf(schema);
    if (fields) this.object(name, fields, schema);
    else this.alias(name, this.of(schema, `${name}Value`));
  }

  /** Declares an object; `schema` is that of a component. */
  protected object(name: string, fields: readonly PythonField[], _schema?: Node): void {
    const members = fields.map(({ name: key, required, schema }) => {
      const type = this.of(schema, `${name}${className(key)}`);
      return [key, required ? type : `_t.NotRequired[${type}]`] as const;
    });
    // A class can't have every name of a contract for a member, and none that its own annotations say.
    const text = members.every(([key]) => /^[a-z]\w*$/.test(key) && fieldName(key) !== `${key}_`)
      ? `class ${name}(_t.TypedDict):\n${members.map(([key, type]) => `    ${key}: ${type}\n`).join('') || '    pass\n'}`
      : `${name} = _t.TypedDict(\n    ${pythonText(name)},\n    {\n${members.map(([key, type]) => `        ${pythonText(key)}: ${pythonText(type)},\n`).join('')}    },\n)\n`;
    this.declarations.push(text);
  }

  protected alias(name: string, type: string): void {
    this.declarations.push(`${name}: _t.TypeAlias = ${pythonText(type)}\n`);
  }

  /** A name that no declaration has yet. */
  private free(wanted: string): string {
    return this.unique(className(wanted));
  }
}

function fieldsOf(schema: Node): PythonField[] {
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
