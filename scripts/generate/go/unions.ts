import { isNode, listOf, type Node } from '../../nodes.ts';
import type { FormTexts } from '../form-texts.ts';
import { componentOf } from '../resolve.ts';
import { GENERATED, goLiteral } from './literal.ts';
import { type GoNames, goName } from './names.ts';

/** A value that is one of several structs: an interface that these alone implement. */
export interface GoUnion {
  readonly name: string;
  /** Types of the variants, each once. */
  readonly variants: readonly string[];
  /** Texts of members by which objects of a variant are told from others. */
  readonly told: ReadonlyMap<string, readonly FormTexts[]>;
}

/** Ends the name of a union's type in what the generator writes, where it would be a pointer: {@link plainUnions}. */
const MARK = 'ZzUnion';

/** Names of unions instead of what the generator makes of them. */
export const plainUnions = (content: string): string => content.replace(new RegExp(`\\*?(\\w+)${MARK}\\b`, 'g'), '$1');

/**
 * Gives each union of objects in a prepared contract a name, by what it stands at: a method's body or result, or a
 * field. Others, such as one of a list and a text, have no type of Go's.
 *
 * @returns the contract with a reference in the place of each, the unions, and the schemas that the generator leaves to us
 */
export function withUnions(
  contract: Node,
  names: GoNames,
): {
  readonly contract: Node;
  readonly unions: readonly GoUnion[];
  readonly schemas: Readonly<Record<string, string>>;
} {
  const found = new Map<string, GoUnion>();
  const structs = structsOf(contract);
  const named = (node: Node, wanted: string): Node | undefined => {
    const variants = variantsOf(node, structs);
    if (variants === undefined) return undefined;
    const name = names.free(wanted);
    found.set(name, { name, variants, told: toldOf(contract, variants) });
    const reference = { $ref: `#/components/schemas/${name}${MARK}` };
    return typeof node.description === 'string' ? { description: node.description, allOf: [reference] } : reference;
  };
  const walked = (value: unknown, wanted: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => walked(each, wanted));
    if (!isNode(value)) return value;
    const union = named(value, wanted);
    if (union !== undefined) return union;
    const called = typeof value.operationId === 'string' ? names.methods.get(value.operationId) : undefined;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inside(key, each, called ?? wanted)]));
  };
  const inside = (key: string, value: unknown, wanted: string): unknown => {
    if (key === 'requestBody') return walked(value, `${wanted}Body`);
    if (key === 'responses') return walked(value, `${wanted}Result`);
    if (!isNode(value) || (key !== 'properties' && key !== 'schemas')) return walked(value, wanted);
    const prefix = key === 'properties' ? wanted : '';
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        walked(each, `${prefix}${key === 'schemas' ? name : goName(name)}`),
      ]),
    );
  };
  const out = walked(contract, '') as Node;
  const components = isNode(out.components) ? out.components : {};
  const own = [...found.keys()].map((name) => `${name}${MARK}`);
  const placeholders = Object.fromEntries(
    own.map((name) => [name, { type: 'object', properties: { one: { type: 'string' } } }]),
  );
  const schemas = { ...(isNode(components.schemas) ? components.schemas : {}), ...placeholders };
  return {
    contract: own.length === 0 ? contract : { ...out, components: { ...components, schemas } },
    unions: [...found.values()],
    schemas: Object.fromEntries(own.map((name) => [name, name])),
  };
}

/** What the preparation of a contract says of its variants. */
function toldOf(contract: Node, variants: readonly string[]): GoUnion['told'] {
  const schemas = isNode(contract.components) && isNode(contract.components.schemas) ? contract.components.schemas : {};
  return new Map(
    variants.map((name) => {
      const schema = schemas[name];
      return [name, listOf(isNode(schema) ? schema['x-told-by'] : undefined) as FormTexts[]];
    }),
  );
}

/** Components that become structs. */
function structsOf(contract: Node): ReadonlySet<string> {
  const schemas = isNode(contract.components) && isNode(contract.components.schemas) ? contract.components.schemas : {};
  const isStruct = (schema: unknown): boolean =>
    isNode(schema) && !isUnion(schema) && isNode(schema.properties) && Object.keys(schema.properties).length > 0;
  return new Set(Object.keys(schemas).filter((name) => isStruct(schemas[name])));
}

const isUnion = ({ anyOf, oneOf }: Node): boolean => Array.isArray(oneOf) || Array.isArray(anyOf);

/** The structs that a union is of; undefined for a node that is none, and for a union of anything else. */
function variantsOf(node: Node, structs: ReadonlySet<string>): string[] | undefined {
  if (!isUnion(node)) return undefined;
  const variants = [...listOf(node.oneOf), ...listOf(node.anyOf)].map(componentOf);
  return variants.every((name) => name !== undefined && structs.has(name))
    ? [...new Set(variants as string[])]
    : undefined;
}

/** Writes `unions.go`. */
export function unionsFile(unions: readonly GoUnion[], packageName: string, core: string): string {
  const registered = unions.map(({ name, variants }) => {
    const unknown = `func(value core.UnknownVariant) ${name} { return &UnknownVariant{value} }`;
    return `\tcore.RegisterUnion[${name}](${[unknown, ...variants.map((each) => `(*${each})(nil)`)].join(', ')})\n`;
  });
  const told = new Map(unions.flatMap((union) => [...union.told]));
  const texts = [...told].flatMap(([variant, all]) =>
    all.map(
      (each) => `\tcore.RegisterVariant[${variant}](${[each.member, ...each.texts].map(goLiteral).join(', ')})\n`,
    ),
  );
  return `${GENERATED}\npackage ${packageName}\n\nimport ${core}\n${unions.map(unionText).join('')}
func init() {
${[...texts, ...registered].join('')}}
`;
}

const unionText = ({ name, variants }: GoUnion): string => `
// ${name} is one of [${variants.join('], [')}], each as a pointer; [UnknownVariant] in an answer where it is none of them.
type ${name} interface {
	is${name}()
}

${[...variants, 'UnknownVariant'].map((variant) => `func (*${variant}) is${name}() {}\n`).join('\n')}`;
