import { entriesOf, isNode, listOf, type Node } from '../../nodes.ts';
import { componentOf } from '../resolve.ts';
import { isChoice, pascalCase } from './names.ts';

/**
 * Makes a class of each place of a prepared contract whose value has one of several forms, which the generator would tell
 * apart by rules that a page never gives. Where all forms are objects, it is marked with their classes, and they with it:
 * the templates write a sealed interface that these implement. Places with the same forms share it.
 *
 * @param taken classes that there are
 * @returns the contract with a reference in the place of each, and the classes that it adds
 */
export function withUnions(
  contract: Node,
  taken: Iterable<string>,
): { readonly contract: Node; readonly classes: readonly string[] } {
  const schemas = schemasOf(contract);
  const objects = new Set(Object.keys(schemas).filter((name) => isObject(schemas[name])));
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  const added = new Map<string, Node>();
  const byForms = new Map<string, string>();

  const reference = (node: Node, wanted: string): Node => {
    const { description, nullable: _nullable, ...rest } = node;
    const key = JSON.stringify(rest);
    const name = byForms.get(key) ?? freeName(pascalCase(wanted) || 'Choice', used);
    byForms.set(key, name);
    added.set(name, marked(rest, objects));
    const to = { $ref: `#/components/schemas/${name}` };
    return typeof description === 'string' ? { description, allOf: [to] } : to;
  };
  const walked = (value: unknown, wanted: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => walked(each, wanted));
    if (!isNode(value)) return value;
    const node = walkedMembers(value, wanted);
    return isChoice(value) ? reference(node, wanted) : node;
  };
  const walkedMembers = (value: Node, wanted: string): Node => {
    const called = typeof value.operationId === 'string' ? value.operationId : wanted;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inside(key, each, called)]));
  };
  // As the generator calls what has no name: by its operation or object, and its place there.
  const inside = (key: string, value: unknown, wanted: string): unknown => {
    if (key === 'parameters' && Array.isArray(value)) return walked(value, `${wanted}_parameter`);
    if (key === 'requestBody') return walked(value, `${wanted}_request`);
    if (key === 'items') return walked(value, `${wanted}_inner`);
    if (key === 'additionalProperties') return walked(value, `${wanted}_value`);
    const named = MEMBERS[key];
    if (named === undefined || !isNode(value)) return walked(value, wanted);
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        key === 'schemas' && isNode(each) && isChoice(each)
          ? marked(walkedMembers(each, name), objects)
          : walked(each, named(wanted, name)),
      ]),
    );
  };
  const out = walked(contract, '') as Node;
  const all = { ...schemasOf(out), ...Object.fromEntries(added) };
  const components = { ...(isNode(out.components) ? out.components : {}), schemas: withOwners(all) };
  return { contract: { ...out, components }, classes: [...added.keys()] };
}

/** What the members of an object are called by, by the key that has it. */
const MEMBERS: Readonly<Record<string, (wanted: string, name: string) => string>> = {
  properties: (wanted, name) => `${wanted}_${name}`,
  responses: (wanted, name) => `${wanted}_${name}_response`,
  schemas: (_wanted, name) => name,
};

const schemasOf = ({ components }: Node): Node =>
  isNode(components) && isNode(components.schemas) ? components.schemas : {};

/** Whether a component becomes a class with fields. */
const isObject = (schema: unknown): boolean =>
  isNode(schema) && !isChoice(schema) && isNode(schema.properties) && Object.keys(schema.properties).length > 0;

/** A choice as the templates know it, with the classes of its forms where all are objects. */
function marked(node: Node, objects: ReadonlySet<string>): Node {
  const forms = [...listOf(node.oneOf), ...listOf(node.anyOf)].map(componentOf);
  const isUnion = forms.every((name) => name !== undefined && objects.has(name));
  return { ...node, 'x-choice': true, ...(isUnion ? { 'x-forms': [...new Set(forms)] } : {}) };
}

/** Schemas with the unions that each is a form of. */
function withOwners(schemas: Node): Node {
  const owners = new Map<unknown, string[]>();
  for (const [name, schema] of entriesOf(schemas))
    for (const form of listOf(schema['x-forms'])) owners.set(form, [...(owners.get(form) ?? []), name].sort());
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const unions = owners.get(name)?.join(', ');
      return [name, unions !== undefined && isNode(schema) ? { ...schema, 'x-unions': unions } : schema];
    }),
  );
}

function freeName(wanted: string, used: Set<string>): string {
  let free = wanted;
  for (let number = 2; used.has(free.toLowerCase()); number++) free = `${wanted}${number}`;
  used.add(free.toLowerCase());
  return free;
}
