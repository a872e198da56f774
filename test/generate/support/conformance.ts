import { isDeepStrictEqual } from 'node:util';
import { entries, isNode, type Node, resolved } from './contract-reading.ts';

/** Says where a value breaks a schema of OpenAPI 3.0; empty where it conforms. */
export function violations(contract: Node, schemaNode: unknown, value: unknown, at = ''): string[] {
  const schema = resolved(contract, schemaNode);
  if (value === null && schema.nullable === true)
    return Array.isArray(schema.enum) && !schema.enum.includes(null) ? [`${at}: null is not in the enumeration`] : [];
  return [
    ...typeViolations(schema, value, at),
    ...boundViolations(schema, value, at),
    ...(Array.isArray(schema.enum) && !schema.enum.some((each) => isDeepStrictEqual(each, value))
      ? [`${at}: ${JSON.stringify(value)} is not in the enumeration`]
      : []),
    ...memberViolations(contract, schema, value, at),
    ...choiceViolations(contract, schema, value, at),
  ];
}

function typeViolations({ type }: Node, value: unknown, at: string): string[] {
  const fits =
    type === undefined ||
    (type === 'array' && Array.isArray(value)) ||
    (type === 'object' && isNode(value)) ||
    (type === 'integer' && Number.isInteger(value)) ||
    (type === 'number' && typeof value === 'number') ||
    (['string', 'boolean'].includes(String(type)) && typeof value === type);
  return fits ? [] : [`${at}: ${JSON.stringify(value)} is not of type ${type}`];
}

function boundViolations(schema: Node, value: unknown, at: string): string[] {
  const size = typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : Number.NaN;
  const number = typeof value === 'number' ? value : Number.NaN;
  const [minSize, maxSize] = typeof value === 'string' ? ['minLength', 'maxLength'] : ['minItems', 'maxItems'];
  const bounds: [string, boolean][] = [
    ['minimum', number < Number(schema.minimum)],
    ['maximum', number > Number(schema.maximum)],
    [minSize, size < Number(schema[minSize])],
    [maxSize, size > Number(schema[maxSize])],
  ];
  return bounds.filter(([, broken]) => broken).map(([name]) => `${at}: ${JSON.stringify(value)} breaks ${name}`);
}

function memberViolations(contract: Node, schema: Node, value: unknown, at: string): string[] {
  if (Array.isArray(value))
    return schema.items === undefined
      ? []
      : value.flatMap((each, index) => violations(contract, schema.items, each, `${at}/${index}`));
  if (!isNode(value)) return [];
  const properties = new Map(entries(schema.properties));
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}/${name}: is missing`);
  const members = entries(value).flatMap(([name, each]) => {
    const member = properties.get(name) ?? (isNode(schema.additionalProperties) ? schema.additionalProperties : {});
    return violations(contract, member, each, `${at}/${name}`);
  });
  return [...missing, ...members];
}

function choiceViolations(contract: Node, schema: Node, value: unknown, at: string): string[] {
  const broken = (key: string): string[][] =>
    (Array.isArray(schema[key]) ? schema[key] : []).map((each: unknown) => violations(contract, each, value, at));
  const one = broken('oneOf');
  const any = broken('anyOf');
  const fitting = one.filter((each) => each.length === 0).length;
  return [
    ...broken('allOf').flat(),
    ...(isNode(schema.not) && violations(contract, schema.not, value, at).length === 0 ? [`${at}: fits not`] : []),
    ...(one.length > 0 && fitting !== 1 ? [`${at}: fits ${fitting} of oneOf`, ...one.flat()] : []),
    ...(any.length > 0 && any.every((each) => each.length > 0) ? [`${at}: fits none of anyOf`, ...any.flat()] : []),
  ];
}

/** The part of a value that its schema names: a compiler that sees a literal refuses the rest, a service does not. */
export function namedPart(contract: Node, schemaNodes: readonly unknown[], value: unknown): unknown {
  const schemas = schemaNodes.flatMap((each) => branches(contract, each));
  const members = (key: string) => schemas.map((schema) => schema[key]).filter((each) => each !== undefined);
  if (Array.isArray(value)) return value.map((each) => namedPart(contract, members('items'), each));
  if (!isNode(value)) return value;
  const additional = members('additionalProperties').filter((each) => each !== false);
  const named = members('properties').filter(isNode);
  const kept = entries(value).flatMap(([name, each]) => {
    const found = named.filter((properties) => Object.hasOwn(properties, name)).map((properties) => properties[name]);
    if (found.length > 0) return [[name, namedPart(contract, found, each)]];
    return additional.length > 0 || named.length === 0 ? [[name, namedPart(contract, additional, each)]] : [];
  });
  return Object.fromEntries(kept);
}

/** A schema and all that it is composed of. */
function branches(contract: Node, schemaNode: unknown): Node[] {
  const schema = resolved(contract, schemaNode);
  const parts = [schema.allOf, schema.oneOf, schema.anyOf].flatMap((each) => (Array.isArray(each) ? each : []));
  return [schema, ...parts.flatMap((each) => branches(contract, each))];
}
