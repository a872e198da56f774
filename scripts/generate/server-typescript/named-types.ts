import type { OpenApiDocument } from '../../emit/index.ts';
import { docs, schemaNames } from '../exported-types.ts';
import type { OperationFacts } from '../operations.ts';
import { commentText, literal } from '../quote.ts';

/** What the package exports by other modules. */
const TAKEN = [
  ...['Authenticate', 'CONTRACT', 'Handler', 'Handlers', 'Input', 'OperationId', 'Output', 'Refusal', 'Static'],
  'StubOptions',
];

/** Writes `src/names.ts`: a name for the type of each schema. */
export function namesFile(contract: OpenApiDocument): string {
  const { schemas } = schemaNames(contract, TAKEN, (name) => `components['schemas'][${literal(name)}]`);
  if (schemas.length === 0) return 'export {};\n';
  return `import type { components } from './schema.js';\n\n${schemas.join('\n')}`;
}

/** Writes `src/handlers.ts`: a handler for each operation, with what its page says of it. */
export function handlersFile(operations: readonly OperationFacts[]): string {
  const members = operations.map(({ id, method, path, summary, deprecated }) => {
    const request = commentText(`${method.toUpperCase()} ${path}`);
    const about = commentText(summary).replace(/\.$/, '');
    const lines = [`${about === '' ? '' : `${about}: `}\`${request}\``, ...(deprecated ? ['@deprecated'] : [])];
    return `${docs(lines).replace(/^(?=.)/gm, '  ')}  readonly ${key(id)}: Handler<${literal(id)}>;\n`;
  });
  const used = members.length === 0 ? '' : "import type { Handler } from './types.js';\n\n";
  return `${used}/** A method for each operation. */\nexport interface Handlers {\n${members.join('')}}\n`;
}

/**
 * Writes `src/schemas.ts`: each schema as the JSON Schema that the server holds requests to, as a constant. References
 * are by the ids that the schemas have.
 */
export async function schemasFile(contract: OpenApiDocument): Promise<string> {
  // Loads a validator: only where schemas are written.
  const { jsonSchema } = await import('#server-runtime/schemas');
  const entries = Object.entries(contract.components?.schemas ?? {}).map(
    ([name, schema]) => `  ${key(name)}: ${constant({ $id: name, ...(jsonSchema(schema) as object) }, '  ')},\n`,
  );
  return `/** Schemas of the contract by their names, as JSON Schema: what the server holds requests to, with \`$id\` for references. */
export const schemas = {
${entries.join('')}} as const;
`;
}

const REFERENCE = /^#\/components\/schemas\/([A-Za-z0-9._-]+)$/;

/** A value as the literal of a constant, one member a line. */
function constant(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0 || value.every((each) => typeof each !== 'object')) return literal(value);
    return `[\n${value.map((each) => `${inner}${constant(each, inner)},\n`).join('')}${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return literal(value);
  const members = Object.entries(value).map(
    ([name, each]) => `${inner}${key(name)}: ${constant(name === '$ref' ? reference(each) : each, inner)},\n`,
  );
  return members.length === 0 ? '{}' : `{\n${members.join('')}${indent}}`;
}

const reference = (to: unknown): unknown => (typeof to === 'string' ? to.replace(REFERENCE, '$1#') : to);

/** A member's name: in brackets where it would set what an object inherits. */
const key = (name: string): string =>
  name === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
