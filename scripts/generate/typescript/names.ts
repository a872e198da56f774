import type { OpenApiDocument } from '../../emit/index.ts';
import { docs, schemaNames, typeName } from '../exported-types.ts';
import { formerOperations, type OperationFacts } from '../operations.ts';
import { commentText, literal } from '../quote.ts';
import type { RuntimeParts } from '../runtime-parts.ts';

/** What the package exports by other modules. */
const TAKEN = [
  ...['Args', 'AttemptFacts', 'AuthOptions', 'Binary', 'CallOptions', 'Client', 'ClientOptions'],
  ...['Credentials', 'ErrorCode', 'Open', 'OperationId', 'Pages', 'Provider', 'RawClient'],
  ...['ResponseFacts', 'Result', 'RetryOptions', 'Schema', 'ServerOptions', 'StreamedSuccess', 'Success'],
  ...['WaitOptions', 'ApiError', 'ConnectionError', 'ConnectionReason', 'PagingError', 'TimeoutError'],
  ...['WaitError', 'IdentityKeys', 'IdentityLogin', 'IdentityUser', 'DEFAULTS', 'OPERATIONS', 'SERVER'],
  'ProjectParameter',
];

/**
 * Writes `src/names.ts`: a name for the type of each schema, and for the arguments and the result of each operation.
 * Where a name is taken, `Model` or a number is behind it.
 */
export function namesFile(
  contract: OpenApiDocument,
  operations: readonly OperationFacts[],
  { project: hasProject }: RuntimeParts,
): string {
  const filled = hasProject ? 'ProjectParameter' : 'never';
  const { free, schemas } = schemaNames(contract, TAKEN, (name) => `Schema<${literal(name)}>`);
  const calls = [...operations, ...formerOperations(operations)].map((operation) => {
    const { id, parameters, body } = operation;
    const stem = typeName(id);
    const asked = parameters.length > 0 || body !== undefined;
    const args = `${docs(argumentDocs(operation))}export type ${free(`${stem}Args`)}<Filled extends string = ${filled}> = Args<${literal(id)}, Filled>;\n`;
    const result = `${docs([`What \`${id}\` gives.`, ...('now' in operation ? ['@deprecated'] : [])])}export type ${free(`${stem}Result`)} = Result<${literal(id)}>;\n`;
    return `${asked ? `${args}\n` : ''}${result}`;
  });
  const types = [...schemas, ...calls].join('\n');
  const used = ['Args', 'Result', 'Schema'].filter((name) => types.includes(` = ${name}<`));
  const project =
    hasProject && used.includes('Args') ? "import type { ProjectParameter } from './core/index.js';\n" : '';
  return `${project}${used.length > 0 ? `import type { ${used.join(', ')} } from './types.js';\n\n` : ''}${types}`;
}

const argumentDocs = ({ id, summary, deprecated }: OperationFacts): string[] => [
  `Arguments of \`${id}\`${summary === '' ? '' : `: ${commentText(summary).replace(/\.$/, '')}`}.`,
  ...(deprecated ? ['@deprecated'] : []),
];
