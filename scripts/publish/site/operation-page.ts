import { pointer } from '../../emit/index.ts';
import { entriesOf, isNode, listOf, type Node, textOf } from '../../nodes.ts';
import { highlight } from '../highlight.ts';
import { html, type Markup } from '../markup.ts';
import { type MediaPlace, mediaOf, type ParameterPlace, type Place, parametersOf, settle } from './contract.ts';
import { examplesOf } from './examples.ts';
import { type FieldWriter, fieldWriter, parameterRows, schemaFields } from './fields.ts';
import { findingList } from './findings.ts';
import { methodMark, type PageParts, serviceSide } from './layout.ts';
import { prose, proseLine } from './markdown.ts';
import type { SiteOperation } from './model.ts';
import { errorsSection } from './operation-errors.ts';
import { anchorOf, linkTo } from './paths.ts';
import { sourceLine } from './places.ts';
import { typeWords } from './types.ts';
import { type ServiceView, wayTo } from './view.ts';

/** The page of an operation, without its frame. */
export function operationPage(view: ServiceView, operation: SiteOperation, siteTitle: string): PageParts {
  const path = view.pages.operation(operation.id) as string;
  const writer = fieldWriter(view, path);
  const { slots, service } = view;
  const main = html`<article class="operation">
${head(writer, operation)}
<div class="columns"><div class="facts">
${parameterSections(writer, operation)}${requestSection(writer, operation)}${responseSections(writer, operation)}${errorsSection(view, operation, path)}${changesSection(view, operation)}${findingsSection(writer, operation)}</div>
<div class="code">${slots.tryIt?.(service, operation)}${samplesSection(view, operation)}${examplesOf(view, operation)}</div></div>
</article>
`;
  return {
    path,
    title: operation.summary,
    siteTitle,
    view,
    trail: [['Services', 'index.html'], [view.title, view.pages.service], [operation.summary]],
    side: serviceSide(view, path, operation),
    main,
    scripts: (slots.scripts ?? []).map((each) => each.path),
    ...(slots.connect ? { connect: slots.connect } : {}),
  };
}

function head({ view, from }: FieldWriter, operation: SiteOperation): Markup {
  const { service, sources } = view;
  const { node, at, method, path } = operation;
  const facts = ['', '/deprecated', '/operationId'].flatMap((key) => {
    const entry = sources.at(`${at}${key}`);
    return entry ? [{ key: key === '' ? 'path' : key.slice(1), entry }] : [];
  });
  const docs = textOf((node.externalDocs as Node | undefined)?.url);
  const description = textOf(node.description);
  const files = slotFiles(view, operation).map(
    ({ path: file, title }) => html` <a href="${linkTo(from, `${view.folder}/${file}`)}">${title}</a>`,
  );
  return html`<h1>${operation.summary}</h1>
${operation.deprecated ? html`<p class="note deprecated"><b>Deprecated.</b> The documentation lists this operation among those of the past.</p>\n` : undefined}<p class="route">${methodMark(method)} <code>${routeParts(path)}</code></p>
<p class="meta"><code>${operation.id}</code>${docs !== undefined && /^https?:/.test(docs) ? html` <a href="${docs}">The page of the documentation</a>` : undefined}${files}</p>
${description === undefined ? undefined : prose(description)}${extras(view, from, node)}${sourceLine(service, facts)}${serverList(view)}`;
}

const slotFiles = ({ slots, service }: ServiceView, { id }: SiteOperation) =>
  (slots.downloads?.(service) ?? []).filter(({ operationId }) => operationId === id);

/** A path with its placeholders marked. */
const routeParts = (path: string): Markup[] =>
  path.split(/(\{[^{}]*\})/).map((part) => (part.startsWith('{') ? html`<var>${part}</var>` : html`${part}`));

function serverList({ service }: ServiceView): Markup | undefined {
  const servers = listOf(service.contract.servers).filter(isNode);
  if (servers.length === 0) return undefined;
  const items = servers.map(({ url, variables }) => {
    const defaults = entriesOf(variables).map(
      ([name, variable]) => html` <small>${name}: ${textOf(variable.default)}</small>`,
    );
    return html`<li><code>${textOf(url)}</code>${defaults}</li>`;
  });
  return html`<div class="servers"><span class="label">${servers.length === 1 ? 'Server' : 'Servers'}</span><ul>${items}</ul></div>
`;
}

/** What the contract says of an operation beyond OpenAPI's own words. */
function extras(view: ServiceView, from: string, node: Node): Markup | undefined {
  const async = node['x-async'];
  const job = isNode(async) ? textOf(async.job) : undefined;
  const teller = view.operations.find(({ id }) => id === job);
  const waiters = listOf(node['x-waiters']).filter(isNode);
  const notes = [
    teller &&
      html`<p class="note">It answers before the work is done: <a href="${wayTo(from, view.pages.operation(teller.id))}">${teller.summary}</a> tells how the job stands.</p>\n`,
    ...waiters.map(
      ({ field, states }) =>
        html`<p class="note">A caller may wait until <code>${textOf(field)}</code> is ${codes(Object.keys(isNode(states) ? states : {}))}.</p>\n`,
    ),
  ];
  return html`${notes}`;
}

const codes = (texts: readonly string[]): Markup[] =>
  texts.map((text, index) => html`${index > 0 ? ' or ' : ''}<code>${text}</code>`);

const PLACES: readonly (readonly [string, string])[] = [
  ['path', 'Path parameters'],
  ['query', 'Query parameters'],
  ['header', 'Headers'],
  ['cookie', 'Cookies'],
];

function parameterSections(writer: FieldWriter, operation: SiteOperation): Markup[] {
  const parameters = parametersOf(writer.view.service.contract, operation);
  return PLACES.flatMap(([where, title]) => {
    const here = parameters.filter((each: ParameterPlace) => each.in === where);
    return here.length === 0
      ? []
      : [
          html`<section aria-labelledby="${where}"><h2 id="${where}">${title}</h2>
${parameterRows(writer, here)}</section>
`,
        ];
  });
}

function requestSection(writer: FieldWriter, { node, at }: SiteOperation): Markup | undefined {
  if (!isNode(node.requestBody)) return undefined;
  const body = settle(writer.view.service.contract, { node: node.requestBody, at: pointer(at, 'requestBody') });
  const description = textOf(body.node.description);
  return html`<section aria-labelledby="request"><h2 id="request">Request body${body.node.required === true ? undefined : html` <small>optional</small>`}</h2>
${description === undefined ? undefined : prose(description)}${mediaSections(writer, mediaOf(body), 'request')}</section>
`;
}

function responseSections(writer: FieldWriter, { node, at }: SiteOperation): Markup {
  const { view } = writer;
  const responses = entriesOf(node.responses).map(([status, response]) => {
    const place = settle(view.service.contract, { node: response, at: pointer(at, 'responses', status) });
    const anchor = anchorOf('response', status);
    const facts = view.sources.at(place.at);
    return html`<section class="response" aria-labelledby="${anchor}"><h3 id="${anchor}"><span class="status s${status.slice(0, 1)}">${status}</span> ${textOf(place.node.description)}</h3>
${facts ? sourceLine(view.service, [{ key: 'status', entry: facts }]) : undefined}${headerList(writer, place, anchor)}${mediaSections(writer, mediaOf(place), anchor)}</section>
`;
  });
  return html`<section aria-labelledby="responses"><h2 id="responses">Responses</h2>
${responses}</section>
`;
}

function headerList({ view, from }: FieldWriter, { node, at }: Place, anchor: string): Markup | undefined {
  const headers = entriesOf(node.headers);
  if (headers.length === 0) return undefined;
  const items = headers.map(([name, header]) => {
    const schema = {
      node: (isNode(header.schema) ? header.schema : {}) as Node,
      at: pointer(at, 'headers', name, 'schema'),
    };
    const description = textOf(header.description);
    return html`<li id="${anchor}.${anchorOf('header', name)}"><div class="head"><span class="name">${name}</span> <span class="type">${typeWords(view, from, schema)}</span></div>${description === undefined ? undefined : prose(description)}</li>`;
  });
  return html`<h4>Headers</h4><ul class="fields">${items}</ul>`;
}

/** A body in each of its media types. The usual one goes without saying. */
function mediaSections(writer: FieldWriter, media: readonly MediaPlace[], anchor: string): Markup[] {
  return media.map(({ type, node, at }, index) => {
    const schema = { node: isNode(node.schema) ? node.schema : {}, at: pointer(at, 'schema') };
    const prefix = index === 0 ? anchor : `${anchor}.${anchorOf(type)}`;
    const fields = schemaFields(writer, schema, prefix);
    const name = html`<p class="body">${type === 'application/json' ? undefined : html`<code>${type}</code> `}<span class="type">${typeWords(writer.view, writer.from, schema)}</span></p>
`;
    return html`${name}${fields}${alternativeBodies(writer, node)}`;
  });
}

/** Bodies of pages that share one method and path, of which the contract can't say which comes. */
function alternativeBodies({ view, from }: FieldWriter, media: Node): Markup | undefined {
  const alternatives = listOf(media['x-alternatives']).filter(isNode);
  if (alternatives.length === 0) return undefined;
  const items = alternatives.map(
    ({ title, schema }) =>
      html`<li>${textOf(title)}: ${typeWords(view, from, { node: isNode(schema) ? schema : {}, at: '' })}</li>`,
  );
  return html`<p>Pages that share this method and path answer with one of:</p><ul>${items}</ul>`;
}

function samplesSection({ slots, service }: ServiceView, operation: SiteOperation): Markup | undefined {
  const samples = slots.samples?.(service, operation) ?? [];
  if (samples.length === 0) return undefined;
  const items = samples.map(
    ({ title, code, language }, index) =>
      html`<details class="sample" name="samples"${index === 0 ? html` open` : undefined}><summary>${title}</summary><pre tabindex="0"><code>${language === undefined ? code : highlight(code, language)}</code></pre></details>
`,
  );
  const note = slots.samplesNote?.(service, operation);
  return html`<section class="samples" aria-labelledby="samples"><h2 id="samples">Code</h2>
${note === undefined ? undefined : html`<p>${note}</p>\n`}${items}</section>
`;
}

function changesSection({ slots, service }: ServiceView, operation: SiteOperation): Markup | undefined {
  const changes = slots.changes?.(service, operation) ?? [];
  if (changes.length === 0) return undefined;
  const items = changes.map(
    ({ since, text, breaking }) =>
      html`<li><b>${since}</b> ${proseLine(text)}${breaking ? html` <b class="breaking">breaking</b>` : undefined}</li>`,
  );
  return html`<section aria-labelledby="changes"><h2 id="changes">Changes</h2><ul class="changes">${items}</ul></section>
`;
}

function findingsSection(writer: FieldWriter, operation: SiteOperation): Markup | undefined {
  const { service, sources } = writer.view;
  const file = textOf(operation.node['x-source']) ?? sources.at(operation.at)?.file;
  const findings = file === undefined ? [] : sources.findingsOn(file);
  if (findings.length === 0) return undefined;
  return html`<section aria-labelledby="findings"><h2 id="findings">What the page leaves open</h2>
${findingList(service, findings, writer.shown)}</section>
`;
}
