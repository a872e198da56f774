import { isNode, listOf, type Node } from './nodes.ts';

/** Keywords that list the schemas of which a value has one. */
const CHOICES = ['anyOf', 'oneOf'] as const;

/**
 * True for a schema of null alone, as contracts of 3.0 write it for want of a type (a nullable type whose other values
 * `not` takes away; an enumeration of null), or as JSON Schema names it.
 */
export function isNullSchema(schema: unknown): boolean {
  if (!isNode(schema)) return false;
  const { type, nullable, not, enum: values } = schema;
  if (type === 'null' || schema.const === null) return true;
  if (Array.isArray(values)) return values.length === 1 && values[0] === null;
  return nullable === true && isNode(not) && type !== undefined && not.type === type && Object.keys(not).length === 1;
}

/** True where null is among the schemas of which a value has one. */
export const hasNullForm = (node: Node): boolean => CHOICES.some((key) => listOf(node[key]).some(isNullSchema));

/** The schema that a value has unless it is null, with the keyword and the index that it stands at. */
export interface OnlyForm {
  readonly node: Node;
  readonly keyword: 'anyOf' | 'oneOf';
  readonly index: number;
}

/** The one form beside null: `{ anyOf: [form, null] }` is how OpenAPI 3.0 writes that what a reference names may be null. */
export function formOrNull(node: Node): OnlyForm | undefined {
  const keyword = CHOICES.find((key) => listOf(node[key]).length > 0);
  const forms = keyword === undefined ? [] : listOf(node[keyword]);
  const index = forms.findIndex((form) => !isNullSchema(form));
  const form = forms[index];
  if (keyword === undefined || !isNode(form) || !forms.some(isNullSchema)) return undefined;
  return forms.filter((each) => !isNullSchema(each)).length === 1 ? { node: form, keyword, index } : undefined;
}

/** The one form beside null of a schema that is nothing but the two of them, as a reference or null. */
export const loneFormOrNull = (node: Node): OnlyForm | undefined =>
  node.properties === undefined && node.allOf === undefined ? formOrNull(node) : undefined;

/** The schemas that hold for a value together, as references get words beside them: those of `allOf`, or the one beside null. */
export const partsOf = (node: Node): readonly unknown[] => {
  const parts = listOf(node.allOf);
  const only = parts.length === 0 ? formOrNull(node) : undefined;
  return only ? [only.node] : parts;
};

/** Values that a schema lists; null is none where the schema says by `nullable` too that a value may be null. */
export const valuesOf = (node: Node): readonly unknown[] =>
  node.nullable === true ? listOf(node.enum).filter((each) => each !== null) : listOf(node.enum);

/**
 * A schema in which null is a form, as one that says `nullable` of itself: what generators know, and no validator does.
 * Any other stays as it is.
 */
export function withNullBeside(node: Node): Node {
  const keyword = CHOICES.find((key) => listOf(node[key]).some(isNullSchema));
  if (keyword === undefined) return node;
  const { [keyword]: forms, ...beside } = node;
  const others = listOf(forms).filter((form) => !isNullSchema(form));
  if (others.length === 0) return node;
  return { ...beside, nullable: true, [others.length === 1 && node.allOf === undefined ? 'allOf' : keyword]: others };
}
