import {
  ownHeaders,
  PROJECT,
  type SampleRequest,
  sampleEnvironment,
  keyInQuery,
  tokenHeader,
  tokenScheme,
} from '../../generate/index.ts';
import { isNode, type Node, textOf } from '../../nodes.ts';
import { html, type Markup } from '../markup.ts';
import { type ParameterPlace, parametersOf, settle } from '../site/contract.ts';
import type { SiteOperation, SiteService } from '../site/model.ts';

/** Where `specscribe serve` listens unless it is told otherwise. */
const STUB_ADDRESS = 'http://127.0.0.1:4010';

/** Sources of CSP's `connect-src` for a server on the reader's own machine: it listens at any port. */
export const OWN_MACHINE = ['http://127.0.0.1:*', 'http://localhost:*'] as const;

/** Places of parameters that a form has fields for. */
const PLACES: ReadonlySet<string> = new Set(['path', 'query', 'header']);

/**
 * A form that sends one request of an operation. It is hidden until its script runs, which sends it to the reader's own
 * machine or to a host that the site was made with, and to no other.
 *
 * @param request what the fields hold at first; empty where there is none
 * @param hosts origins beside the reader's own machine
 */
export function tryItForm(
  service: SiteService,
  operation: SiteOperation,
  request: SampleRequest | undefined,
  hosts: readonly string[],
): Markup | undefined {
  const contract = service.contract as never;
  const credentials = ownHeaders(contract);
  const parameters = parametersOf(service.contract, operation).filter(
    (each) => PLACES.has(each.in) && !(each.in === 'header' && credentials.has(each.name.toLowerCase())),
  );
  const body = bodyOf(service.contract, operation);
  if (body?.mediaType !== undefined && !/[/+]json$/.test(body.mediaType)) return undefined;
  const { basePath } = sampleEnvironment(contract);
  const key = keyInQuery(contract);
  const path = `${/[{}]/.test(basePath) ? '' : basePath}${operation.path.split('#')[0] ?? ''}`;
  const servers = [STUB_ADDRESS, ...hosts].map((each) => html`<option value="${each}"></option>`);
  return html`<section class="try" aria-labelledby="try" data-method="${operation.method.toUpperCase()}" data-path="${path}" data-token-header="${tokenHeader(contract)}" data-token-scheme="${tokenScheme(contract)}"${key === undefined ? undefined : html` data-token-query="${key}"`} data-hosts="${JSON.stringify(hosts)}" hidden>
<h2 id="try">Try it</h2>
<details><summary>Send a request</summary>
<form autocomplete="off">
<label>Server<input name="server" type="url" required value="${STUB_ADDRESS}" list="try-servers" autocomplete="off" spellcheck="false"></label><datalist id="try-servers">${servers}</datalist>
<label>Token<input name="token" type="password" autocomplete="off"></label>
${parameters.map((each) => field(each, request))}${body === undefined ? undefined : bodyField(body, request)}<button type="submit">Send</button>
</form>
<p class="status" role="status"></p>
<pre tabindex="0" hidden><code></code></pre>
</details></section>
`;
}

function field({ name, in: place, node }: ParameterPlace, request: SampleRequest | undefined): Markup {
  const given = request?.arguments.find(({ parameter }) => parameter.name === name && parameter.in === place);
  const value = name === PROJECT ? '' : [given?.value ?? ''].flat().join(',');
  const isRequired = node.required === true;
  const style = textOf(node.style);
  return html`<label><span>${name} <small>${place}${isRequired ? ', required' : undefined}</small></span><input name="${place} ${name}" data-in="${place}" data-name="${name}"${node.explode === false ? html` data-joined="${style ?? 'form'}"` : undefined}${isList(node) ? html` data-list` : undefined} value="${value}"${isRequired ? html` required` : undefined} autocomplete="off" spellcheck="false"></label>
`;
}

const isList = ({ schema }: Node): boolean => isNode(schema) && schema.type === 'array';

interface Body {
  readonly mediaType: string | undefined;
  readonly required: boolean;
}

function bodyOf(contract: Node, { node }: SiteOperation): Body | undefined {
  if (!isNode(node.requestBody)) return undefined;
  const body = settle(contract, { node: node.requestBody, at: '' }).node;
  const types = Object.keys(isNode(body.content) ? body.content : {});
  const json = types.find((type) => /[/+]json$/.test(type));
  return { mediaType: json ?? types[0], required: body.required === true };
}

function bodyField({ mediaType, required }: Body, request: SampleRequest | undefined): Markup {
  const text = request?.body === undefined ? '' : JSON.stringify(request.body.value, null, 2);
  const lines = Math.min(16, Math.max(3, text.split('\n').length));
  // The first line break of a text area is none of its value.
  return html`<label><span>Body <small>${mediaType ?? 'JSON'}${required ? ', required' : undefined}</small></span><textarea name="body" data-media-type="${mediaType ?? 'application/json'}" rows="${lines}"${required ? html` required` : undefined} autocomplete="off" spellcheck="false">
${text}</textarea></label>
`;
}
