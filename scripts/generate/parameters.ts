import type { OpenApiDocument } from '../emit/index.ts';
import { listOf, type Node, textOf } from '../nodes.ts';
import { textsOf } from './listed.ts';
import { resolve } from './resolve.ts';

/** A parameter as targets need it, its reference resolved. */
export interface ParameterFacts {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schemaType?: string;
  readonly description?: string;
  readonly hasEnum: boolean;
  /** What the contract says that is taken where none is given. */
  readonly fallback?: unknown;
  /** Texts that the contract lists for it, or for the items of its list. */
  readonly values: readonly string[];
}

/** Parameters of the operation, and those of its path that it doesn't replace. */
export function parametersOf(contract: OpenApiDocument, item: Node, operation: Node): ParameterFacts[] {
  const all = [...listOf(item.parameters), ...listOf(operation.parameters)].map((each) => {
    const node = resolve(contract, each);
    const { style, explode, description } = node;
    const schema = resolve(contract, node.schema);
    const schemaType = textOf(schema.type);
    return {
      name: textOf(node.name) ?? '',
      in: textOf(node.in) ?? '',
      required: node.required === true,
      ...(typeof style === 'string' ? { style } : {}),
      ...(typeof explode === 'boolean' ? { explode } : {}),
      ...(schemaType === undefined ? {} : { schemaType }),
      ...(typeof description === 'string' ? { description } : {}),
      hasEnum: Array.isArray(schema.enum),
      ...(schema.default === undefined ? {} : { fallback: schema.default }),
      values: [...textsOf(schema.enum), ...textsOf(resolve(contract, schema.items).enum)],
    };
  });
  return [...new Map(all.map((each) => [`${each.in} ${each.name}`, each])).values()];
}
