import { asciiName } from '../../ascii-name.ts';
import type { OpenApiDocument } from '../../emit/index.ts';
import { textOf } from '../../nodes.ts';
import { formerNote, formerTypes } from '../former-names.ts';
import { formerOperations, type OperationFacts } from '../operations.ts';
import { commentText, literal } from '../quote.ts';
import { nodeAt } from '../resolve.ts';
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
  const free = freeNames(new Set(Object.keys(contract.components?.schemas ?? {}).map(typeName)));
  const schemas = Object.entries(contract.components?.schemas ?? {}).map(
    ([name, schema]) => `${docs(schemaDocs(schema))}export type ${free(name, 'Model')} = Schema<${literal(name)}>;\n`,
  );
  const former = formerTypes(contract).map(
    ({ name, now, until }) =>
      `/** @deprecated ${formerNote(now, until)} */\nexport type ${free(name, 'Model')} = Schema<${literal(name)}>;\n`,
  );
  const calls = [...operations, ...formerOperations(operations)].map((operation) => {
    const { id, parameters, body } = operation;
    const stem = typeName(id);
    const asked = parameters.length > 0 || body !== undefined;
    const args = `${docs(argumentDocs(operation))}export type ${free(`${stem}Args`)}<Filled extends string = ${filled}> = Args<${literal(id)}, Filled>;\n`;
    const result = `${docs([`What \`${id}\` gives.`, ...('now' in operation ? ['@deprecated'] : [])])}export type ${free(`${stem}Result`)} = Result<${literal(id)}>;\n`;
    return `${asked ? `${args}\n` : ''}${result}`;
  });
  const types = [...schemas, ...former, ...calls].join('\n');
  const used = ['Args', 'Result', 'Schema'].filter((name) => types.includes(` = ${name}<`));
  const project =
    hasProject && used.includes('Args') ? "import type { ProjectParameter } from './core/index.js';\n" : '';
  return `${project}${used.length > 0 ? `import type { ${used.join(', ')} } from './types.js';\n\n` : ''}${types}`;
}

/**
 * Gives names that nothing else has: the wanted one, or one with more behind it.
 *
 * @param own names that are wanted, which nothing gets in the place of another
 */
function freeNames(own: ReadonlySet<string>): (wanted: string, suffix?: string) => string {
  const taken = new Set(TAKEN);
  return (wanted, suffix = '') => {
    const name = typeName(wanted);
    let found = name;
    for (let count = suffix === '' ? 2 : 1; taken.has(found) || (found !== name && own.has(found)); count++)
      found = `${name}${suffix}${count === 1 ? '' : count}`;
    taken.add(found);
    return found;
  };
}

/** A name of the contract as one of a type: letters and digits, the first one great. */
const typeName = (name: string): string => {
  const words = asciiName(name).replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return /^[A-Z]/.test(words) ? words : `Type${words}`;
};

function schemaDocs(schema: unknown): string[] {
  const node = nodeAt({ schema }, 'schema');
  return [textOf(node.title), textOf(node.description)].flatMap((text) => (text ? [commentText(text)] : []));
}

const argumentDocs = ({ id, summary, deprecated }: OperationFacts): string[] => [
  `Arguments of \`${id}\`${summary === '' ? '' : `: ${commentText(summary).replace(/\.$/, '')}`}.`,
  ...(deprecated ? ['@deprecated'] : []),
];

const docs = (lines: readonly string[]): string => {
  const [only, ...more] = lines;
  if (only === undefined) return '';
  return more.length === 0 ? `/** ${only} */\n` : `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */\n`;
};
