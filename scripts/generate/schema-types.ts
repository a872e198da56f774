import ts from 'typescript';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { entriesOf, isNode } from '../nodes.ts';
import { withNullBeside } from '../null-schema.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import { markdownComment, withoutTags } from './comment-text.ts';
import { holdsData } from './contract-data.ts';
import { refuseOutsideReferences } from './operations.ts';
import { bigintType, withBigints } from './wide-integers.ts';

/** Header parameters that OpenAPI says to ignore, because something else sets them. */
const IGNORED_HEADERS = ['accept', 'content-type', 'authorization'];

/**
 * Writes the types of a contract by `openapi-typescript`.
 *
 * A property with a default stays optional, as the same schema is sent and received. An object without properties is
 * open, not empty. Enumerations stay closed here; the client's templates open them. Integers of 64 bits may be bigints.
 *
 * @param binary the type of bytes; text where absent
 */
export async function schemaFile(contract: OpenApiDocument, binary?: ExportedType): Promise<string> {
  refuseOutsideReferences(contract);
  const copy = withCommentTexts(withoutCredentialHeaders(contract)) as OpenApiDocument;
  // The library's type of a contract is mutable and wider; this one is a copy, so that the library may change it.
  const types = await openapiTS(withBigints(copy) as unknown as OpenAPI3, {
    postTransform: bigintType,
    ...(binary === undefined ? {} : { transform: (schema) => (isBinary(schema) ? importOf(binary) : undefined) }),
    cwd: new URL('file:///'),
    silent: true,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
  });
  return withKnownTags(astToString(types));
}

/** Comments without a tag that tools of documentation don't know: a description is the text, or remarks on the summary. */
const withKnownTags = (types: string): string =>
  types
    .replace(/^([ ]*\/\*\* )@description /gm, '$1')
    .replace(/^([ ]*\* )@description /gm, '$1@remarks ')
    .replace(/^[ ]*(?:\/\*\*|\*) .*\{@.*$/gm, withoutTags);

const TEXTS: ReadonlySet<string> = new Set(['title', 'summary', 'description']);

/** The contract with its texts as the library is to write them in comments, and null as it writes it plainly. */
function withCommentTexts(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return TEXTS.has(key) ? markdownComment(value) : value;
  if (Array.isArray(value)) return value.map((each) => withCommentTexts(each));
  if (!isNode(value)) return value;
  return Object.fromEntries(
    Object.entries(withNullBeside(value)).map(([name, each]) => [
      name,
      holdsData(key, name) ? each : withCommentTexts(each, name),
    ]),
  );
}

/** A type of another module. */
export interface ExportedType {
  readonly module: string;
  readonly name: string;
}

const isBinary = ({ format }: { readonly format?: string | undefined }): boolean => format === 'binary';

const importOf = ({ module, name }: ExportedType): ts.TypeNode =>
  ts.factory.createImportTypeNode(
    ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(module)),
    undefined,
    ts.factory.createIdentifier(name),
  );

/** A copy of the contract without header parameters that carry credentials: no caller and no handler has them as arguments. */
function withoutCredentialHeaders(contract: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(contract);
  const schemes = entriesOf(copy.components?.securitySchemes).map(([, scheme]) => scheme);
  const set = new Set([...IGNORED_HEADERS, ...schemes.map(({ name }) => String(name).toLowerCase())]);
  for (const item of Object.values(copy.paths))
    for (const operation of Object.values(item))
      if (Array.isArray(operation?.parameters))
        operation.parameters = operation.parameters.filter(
          (parameter) => !(parameter.in === 'header' && set.has(parameter.name.toLowerCase())),
        );
  return copy;
}
