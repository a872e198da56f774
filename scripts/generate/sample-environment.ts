import type { OpenApiDocument } from '../emit/index.ts';
import { isNode, listOf, textOf } from '../nodes.ts';
import type { OperationFacts } from './operations.ts';
import { hasIdentityTokens, keyInQuery, tokenHeader, tokenScheme } from './token-header.ts';

/** What samples of a contract read from the environment, by the names of its variables. */
export interface SampleEnvironment {
  /** Address of the service, with the path that the contract's server has. */
  readonly endpoint: string;
  /** Credentials, and how they are sent; undefined where the contract asks for none. */
  readonly token: SampleToken | undefined;
  /** Id of the project that clients are told once. */
  readonly project: string;
  /** Path of the contract's server, `/v2`; '' where it has none. */
  readonly basePath: string;
  /** Address of the contract's server, where it is one and no template of one. */
  readonly server: string | undefined;
}

/** Credentials of samples. */
export interface SampleToken {
  readonly variable: string;
  readonly header: string;
  /** What HTTP has in front of them; '' where the header takes them alone. */
  readonly scheme: '' | 'Bearer' | 'Basic';
  /** Query parameter that takes them instead of a header. */
  readonly query?: string;
}

/** Path parameter that clients fill by themselves. */
export const PROJECT = 'project_id';

/** Signs of an address and of a path that need no quoting in prose. */
const PLAIN_ADDRESS = /^https?:\/\/[\w.:~/-]+$/;

/**
 * What samples read. Variables are those of OpenStack's clients (`OS_TOKEN`) for services with tokens of its identity
 * service, and neutral (`API_TOKEN`) for all others.
 */
export function sampleEnvironment(contract: OpenApiDocument): SampleEnvironment {
  const prefix = hasIdentityTokens(contract) ? 'OS' : 'API';
  const schemes = Object.keys(contract.components?.securitySchemes ?? {});
  const address = firstServer(contract);
  const query = keyInQuery(contract);
  const token = {
    variable: `${prefix}_TOKEN`,
    header: tokenHeader(contract),
    scheme: tokenScheme(contract) as SampleToken['scheme'],
    ...(query === undefined ? {} : { query }),
  };
  return {
    endpoint: `${prefix}_ENDPOINT`,
    token: schemes.length > 0 ? token : undefined,
    project: `${prefix}_PROJECT_ID`,
    basePath: pathOfAddress(address),
    server: PLAIN_ADDRESS.test(address) ? address.replace(/(?<!\/)\/+$/, '') : undefined,
  };
}

/** Whether a call needs the id of the project that the client is told. */
export const needsProject = ({ route }: OperationFacts): boolean => route.includes(`{${PROJECT}}`);

/** What a reader has to set before samples of an operation run. */
export function environmentNote(environment: SampleEnvironment, isProject: boolean): string {
  const { endpoint, token, project, basePath, server } = environment;
  const such = server === undefined ? '' : `, such as ${server}`;
  const address = `address of the service ${basePath === '' ? 'without a path' : `with its path${such}`}`;
  const read = [`${endpoint} (${address})`, ...(token ? [token.variable] : []), ...(isProject ? [project] : [])];
  const last = read.pop();
  return `Each reads ${read.length === 0 ? '' : `${read.join(', ')} and `}${last} from the environment.`;
}

function firstServer(contract: OpenApiDocument): string {
  const [server] = listOf(contract.servers);
  return (isNode(server) && textOf(server.url)) || '';
}

/** The path of an address or of a template of one, without a slash at its end. */
function pathOfAddress(address: string): string {
  const [, path = ''] = /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?(\/[^?#]*)?/i.exec(address) ?? [];
  return path.replace(/(?<!\/)\/+$/, '');
}
