import type { OpenApiDocument } from '../emit/index.ts';
import { isNode, listOf, type Node, textOf } from '../nodes.ts';
import { isNullSchema } from '../null-schema.ts';
import { holdsData } from './contract-data.ts';
import { componentOf, propertiesOf } from './resolve.ts';

/** Texts of a member by which objects of a component are told from the other forms of a union. */
export interface FormTexts {
  readonly member: string;
  readonly texts: readonly string[];
}

/**
 * What tells the forms of unions apart by a value, by the names of their components: the discriminator of a union
 * (OpenAPI 3.0.3, Discriminator Object), else each member that lists texts in all of its forms, and not in all the same.
 *
 * @param isSafe whether a text can be a literal of each language
 */
export function formTexts(
  contract: OpenApiDocument,
  isSafe: (text: string) => boolean,
): ReadonlyMap<string, readonly FormTexts[]> {
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const union of unionsIn(contract)) {
    const forms = formsOf(union);
    if (forms.length < 2 || forms.includes(undefined)) continue;
    for (const [member, byForm] of told(contract, union, forms as string[])) {
      if (!isSafe(member) || ![...byForm.values()].flat().every(isSafe)) continue;
      for (const [form, texts] of byForm) found.set(form, (found.get(form) ?? new Map()).set(member, texts));
    }
  }
  return new Map([...found].map(([form, all]) => [form, Array.from(all, ([member, texts]) => ({ member, texts }))]));
}

const formsOf = ({ oneOf, anyOf }: Node): (string | undefined)[] => [
  ...new Set([...listOf(oneOf), ...listOf(anyOf)].filter((form) => !isNullSchema(form)).map(componentOf)),
];

/** All nodes of a contract with forms; what examples and values of enumerations hold is none. */
function unionsIn(value: unknown, at = ''): Node[] {
  if (Array.isArray(value)) return value.flatMap((each) => unionsIn(each));
  if (!isNode(value)) return [];
  const inner = Object.entries(value).flatMap(([key, each]) => (holdsData(at, key) ? [] : unionsIn(each, key)));
  return formsOf(value).length > 0 ? [value, ...inner] : inner;
}

type ByForm = ReadonlyMap<string, readonly string[]>;

function told(contract: OpenApiDocument, { discriminator }: Node, forms: readonly string[]): [string, ByForm][] {
  const stated = isNode(discriminator) ? textOf(discriminator.propertyName) : undefined;
  if (isNode(discriminator) && stated !== undefined) {
    const mapping = Object.entries(isNode(discriminator.mapping) ? discriminator.mapping : {});
    const texts = (form: string): string[] => {
      const mapped = mapping.filter(([, to]) => to === form || componentOf({ $ref: to }) === form);
      return mapped.length > 0 ? mapped.map(([text]) => text) : [form];
    };
    return [[stated, new Map(forms.map((form) => [form, texts(form)]))]];
  }
  const properties = forms.map((form) => propertiesOf(contract, { $ref: `#/components/schemas/${form}` }));
  return [...(properties[0]?.keys() ?? [])].flatMap((member): [string, ByForm][] => {
    const lists = properties.map((each) => listedTexts(each.get(member)));
    if (lists.some((list) => list.length === 0) || new Set(lists.map((list) => JSON.stringify(list))).size < 2)
      return [];
    return [[member, new Map(forms.map((form, index) => [form, lists[index] ?? []]))]];
  });
}

/** The texts that a schema lists, sorted; none where it lists anything else too. */
function listedTexts(schema: Node | undefined): string[] {
  const values = schema?.const === undefined ? listOf(schema?.enum) : [schema.const];
  return values.every((each) => typeof each === 'string') ? [...new Set(values as string[])].sort() : [];
}
