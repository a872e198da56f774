import {
  oneLine,
  PROJECT,
  type SampleEnvironment,
  type SampleArgument,
  type SampleRequest,
  type Scalar,
  visibleJson,
} from '../../generate/index.ts';

/** What a header may be called (RFC 9110, 5.1): anything else curl could take for a file or for two headers. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/**
 * A request as a command line of curl, for shells of POSIX. Values stand in single quotes, in which a shell reads no
 * sign, or are percent-encoded.
 *
 * @param environment what the command reads
 * @returns undefined where a header has a name that HTTP doesn't allow
 */
export function curlSample(request: SampleRequest, environment: SampleEnvironment): string | undefined {
  const { operation, body } = request;
  const { endpoint, token } = environment;
  const headers = request.arguments.filter(({ parameter }) => parameter.in === 'header');
  const fixed = (operation.when ?? []).flatMap(({ in: place, name, value }) =>
    place === 'header' && value !== undefined ? [[name, value] as const] : [],
  );
  const names = [
    ...(token ? [token.header] : []),
    ...fixed.map(([name]) => name),
    ...headers.map(({ parameter }) => parameter.name),
  ];
  if (!names.every((name) => HEADER_NAME.test(name))) return undefined;
  const options = [
    `--request ${operation.method.toUpperCase()} "$${endpoint}${pathOf(request, environment)}${queryOf(request)}"`,
    ...(token ? [tokenOption(token)] : []),
    ...fixed.map(([name, value]) => `--header ${shellText(`${name}: ${headerText(value)}`)}`),
    ...headers.map(({ parameter, value }) => `--header ${shellText(`${parameter.name}: ${headerText(value)}`)}`),
    ...(body
      ? [
          `--header ${shellText(`Content-Type: ${oneLine(body.mediaType)}`)}`,
          `--data-raw ${shellText(visibleJson(body.value, 2))}`,
        ]
      : []),
  ];
  return `curl --fail-with-body ${options.join(' \\\n  ')}\n`;
}

/** A text that a shell passes on as it is (POSIX, Shell Command Language, 2.2.2). */
const shellText = (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`;

function tokenOption({ variable, header, scheme, query }: NonNullable<SampleEnvironment['token']>): string {
  if (query !== undefined) return `--url-query ${shellText(`${encoded(query)}=`)}"$${variable}"`;
  if (scheme === 'Basic') return `--user "$${variable}"`;
  const front = `${header}: ${scheme === '' ? '' : `${scheme} `}`;
  return /^[\w-]+$/.test(header) ? `--header "${front}$${variable}"` : `--header ${shellText(front)}"$${variable}"`;
}

function pathOf(request: SampleRequest, { project }: SampleEnvironment): string {
  const values = new Map(
    request.arguments
      .filter(({ parameter }) => parameter.in === 'path')
      .map((each) => [each.parameter.name, each.value]),
  );
  return request.operation.route
    .split(/(\{[^{}]*\})/)
    .map((part) => {
      const name = /^\{(.*)\}$/.exec(part)?.[1];
      if (name === undefined) return part.split('/').map(encoded).join('/');
      return name === PROJECT ? `$${project}` : listed(values.get(name) ?? name);
    })
    .join('');
}

/** A list is written as often as it has items (`form`, exploded), or else with commas. */
function queryOf({ arguments: all, operation: { when = [] } }: SampleRequest): string {
  const fixed = when
    .filter(({ in: place, value }) => place === 'query' && value !== undefined)
    .map(({ name, value = '' }) => encoded(name) + (value === '' ? '' : `=${encoded(value)}`));
  const given = all.filter(({ parameter }) => parameter.in === 'query').flatMap(pairsOf);
  const pairs = [...fixed, ...given];
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function pairsOf({ parameter, value }: SampleArgument): string[] {
  const { style = 'form', explode = style === 'form' } = parameter;
  const name = encoded(parameter.name);
  if (!Array.isArray(value)) return [`${name}=${encoded(String(value))}`];
  return explode
    ? value.map((each) => `${name}=${encoded(String(each))}`)
    : [`${name}=${value.map((each) => encoded(String(each))).join(SEPARATORS[style] ?? ',')}`];
}

/** OpenAPI 3.0.3, Parameter Object, Style Values. */
const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

const listed = (value: Scalar | readonly Scalar[]): string =>
  [value]
    .flat()
    .map((each) => encoded(String(each)))
    .join(',');

const headerText = (value: Scalar | readonly Scalar[]): string => oneLine([value].flat().join(','));

/** Percent-encoded, but for letters, digits and `-._~` (RFC 3986, 2.3): nothing that a shell or curl would read. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
