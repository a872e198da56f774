import ts from 'typescript';
import type { OpenApiDocument } from '../emit/index.ts';

/** Stands for the type `bigint`, which OpenAPI can't name: an enumeration of this one value. */
const BIGINT = '(a bigint)';

/** Keys of a contract whose values are data, not schemas. */
const DATA = /^(example|examples|default|enum|x-.*)$/;
/** Keys of a contract that hold nodes by name, whatever the name. */
const NAMED = new Set(['properties', 'schemas', 'responses', 'parameters', 'requestBodies', 'headers', 'content']);

/**
 * Lets each integer of 64 bits be a bigint too: a number loses digits beyond 2^53.
 *
 * @returns a copy whose types `bigintType` completes
 */
export const withBigints = (contract: OpenApiDocument): OpenApiDocument => widened(contract) as OpenApiDocument;

function widened(value: unknown, byName = false): unknown {
  if (Array.isArray(value)) return value.map((each) => widened(each));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, each]) => [
    key,
    !byName && DATA.test(key) ? each : widened(each, !byName && NAMED.has(key)),
  ]);
  const node = Object.fromEntries(members);
  // The library takes the values of an object that is enumerated for schemas.
  if (!byName && node.type === 'object') delete node.enum;
  return byName || node.type !== 'integer' || node.format !== 'int64' ? node : eitherInteger(node);
}

/** Description, default and the like stay where they are, so that they are shown. */
function eitherInteger({ type, enum: values, ...rest }: Record<string, unknown>): object {
  const number = values === undefined ? { type } : { type, enum: values };
  return { ...rest, oneOf: [number, { type: 'string', enum: [BIGINT] }] };
}

/** Puts `bigint` in the place of what stands for it: a hook for `postTransform` of `openapi-typescript`. */
export function bigintType(type: ts.TypeNode): ts.TypeNode | undefined {
  const node: ts.Node = type;
  // The library writes a literal of text as an identifier with quotes.
  const found = ts.isIdentifier(node) && node.text === JSON.stringify(BIGINT);
  return found ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.BigIntKeyword) : undefined;
}
