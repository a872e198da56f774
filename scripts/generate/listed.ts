import type { OpenApiDocument } from '../emit/index.ts';
import { entriesOf, isNode, listOf } from '../nodes.ts';

/** Error codes that the documentation lists, in the contract's order. */
export function errorCodesOf(contract: OpenApiDocument): string[] {
  const codes = contract['x-error-codes'];
  return isNode(codes) ? Object.keys(codes) : [];
}

/** A field of a schema with the texts that the documentation lists for it. */
export interface ListedField {
  readonly schema: string;
  readonly field: string;
  /** One at the least. */
  readonly values: readonly string[];
}

/** Fields whose own values are listed, in the contract's order. */
export const listedFields = (contract: OpenApiDocument): ListedField[] =>
  entriesOf(contract.components?.schemas).flatMap(([schema, node]) =>
    entriesOf(node.properties)
      .map(([field, property]) => ({ schema, field, values: textsOf(property.enum) }))
      .filter(({ values }) => values.length > 0),
  );

/** The texts among the entries of a list. */
export const textsOf = (list: unknown): string[] =>
  listOf(list).filter((value): value is string => typeof value === 'string');
