import { counted } from '../../counted.ts';
import { nodeAt } from '../../generate/index.ts';
import { entriesOf, isNode, listOf, type Node, textOf } from '../../nodes.ts';
import { html, type Markup } from '../markup.ts';
import { methodMark, type PageParts, serviceSide, tagAnchor } from './layout.ts';
import { prose } from './markdown.ts';
import type { Download, SiteEvent } from './model.ts';
import { linkTo } from './paths.ts';
import { type ServiceView, wayTo } from './view.ts';

/** The page of a service, without its frame: what it is, and its operations by tag. */
export function servicePage(view: ServiceView, siteTitle: string): PageParts {
  const path = view.pages.service;
  const { contract } = view.service;
  const info = nodeAt(contract, 'info');
  const description = textOf(info.description);
  const groups = [...view.tags].map(([tag, operations]) => {
    const items = operations.map(
      ({ id, method, path: route, summary, deprecated }) =>
        html`<li>${methodMark(method)} <span><a href="${wayTo(path, view.pages.operation(id))}">${summary}</a>${deprecated ? html` <b class="deprecated">deprecated</b>` : undefined}</span> <code>${route}</code></li>
`,
    );
    return html`<section aria-labelledby="${tagAnchor(tag)}"><h2 id="${tagAnchor(tag)}">${tag}</h2><ul class="operations">${items}</ul></section>
`;
  });
  const main = html`<h1>${view.title}</h1>
${description === undefined ? undefined : prose(description)}<p class="counts">Version ${textOf(info.version)} · ${counts(view)}</p>
${downloadList(view, path)}${accessList(contract)}${groups}`;
  const trail = [['Services', 'index.html'], [view.title]] as const;
  return { path, title: view.title, siteTitle, view, trail, side: serviceSide(view, path), main };
}

/** What a service has, with the pages that list it. */
function counts({ operations, schemas, errors, service, pages }: ServiceView): Markup {
  const lists: readonly (readonly [number, string, string])[] = [
    [schemas.length, 'schema', pages.schemas],
    [errors.length, 'error code', pages.errors],
    [service.diagnostics.length, 'finding', pages.findings],
  ];
  const links = lists.map(([count, noun, to]) =>
    count > 0 ? html` · <a href="${linkTo(pages.service, to)}">${counted(count, noun)}</a>` : undefined,
  );
  return html`${counted(operations.length, 'operation')}${links}`;
}

function downloadList({ slots, service, folder }: ServiceView, from: string): Markup | undefined {
  const files = (slots.downloads?.(service) ?? []).filter(({ operationId }) => operationId === undefined);
  if (files.length === 0) return undefined;
  const items = files.map(
    ({ path, title }) => html`<li><a href="${linkTo(from, `${folder}/${path}`)}">${title}</a></li>`,
  );
  return html`<div class="downloads"><span class="label">Download</span><ul>${items}</ul></div>
${startOfClient(files)}`;
}

/** The command that makes a client of the contract that can be downloaded. */
function startOfClient(files: readonly Download[]): Markup | undefined {
  const contract = files.find(({ path }) => path.endsWith('.yaml'))?.path;
  if (contract === undefined) return undefined;
  return html`<details class="start"><summary>Start a client</summary><p>Download the contract in YAML. The command makes a client for TypeScript of it; other targets are <code>python</code>, <code>go</code> and <code>java</code>.</p>
<pre tabindex="0"><code>npx specscribe generate ${contract} --target typescript --out clients</code></pre></details>
`;
}

/** Servers, and ways to prove who calls. */
function accessList(contract: Node): Markup {
  const servers = listOf(contract.servers)
    .filter(isNode)
    .map(({ url }) => html`<div><dt>Server</dt><dd><code>${textOf(url)}</code></dd></div>`);
  const schemes = entriesOf(nodeAt(nodeAt(contract, 'components'), 'securitySchemes')).map(
    ([name, { name: header, description, type, scheme }]) =>
      html`<div><dt>Credentials: ${name}</dt><dd><code>${textOf(header) ?? textOf(scheme) ?? textOf(type)}</code> ${textOf(description)}</dd></div>`,
  );
  return html`<dl class="access">${servers}${schemes}</dl>
`;
}

/** The index of all services: what this is, and where to begin. */
export function indexPage(
  views: readonly ServiceView[],
  siteTitle: string,
  events: readonly SiteEvent[] = [],
): PageParts {
  const path = 'index.html';
  const items = views.map((view) => {
    const description = textOf(nodeAt(view.service.contract, 'info').description);
    return html`<li><h2><a href="${linkTo(path, view.pages.service)}">${view.title}</a></h2>
${description === undefined ? undefined : prose(description)}<p class="counts">${counted(view.operations.length, 'operation')} · ${counted(view.schemas.length, 'schema')} · ${counted(view.errors.length, 'error code')}</p>${chapterLinks(view, path)}</li>
`;
  });
  const operations = views.reduce((sum, each) => sum + each.operations.length, 0);
  const main = html`<h1>${siteTitle}</h1>
<p>The reference of ${counted(views.length, 'service')} with ${counted(operations, 'operation')}, made from ${views.length === 1 ? 'its' : 'their'} documentation. Each fact shows the page and line that it comes from, and each page what the documentation leaves open.</p>
<p>Choose a service to read its operations, to copy code that calls them, or to download its contract and start a client of it. Press <kbd>/</kbd> to search.</p>
${latestChanges(views, path, events)}<ul class="services">${items}</ul>
`;
  return { path, title: siteTitle, siteTitle, main };
}

/** Chapters of a service that are shown on the first page. */
const MAX_CHAPTERS = 12;

function chapterLinks({ tags, pages }: ServiceView, from: string): Markup | undefined {
  const names = [...tags.keys()];
  if (names.length < 2) return undefined;
  const items = names
    .slice(0, MAX_CHAPTERS)
    .map((tag) => html`<li><a href="${linkTo(from, `${pages.service}#${tagAnchor(tag)}`)}">${tag}</a></li>`);
  const more = names.length - items.length;
  return html`<ul class="chapters">${items}${more > 0 ? html`<li>and ${more} more</li>` : undefined}</ul>`;
}

/** Events, and operations of each, that are shown on the first page. */
const MAX_EVENTS = 8;
const MAX_OPERATIONS = 4;

function latestChanges(views: readonly ServiceView[], from: string, events: readonly SiteEvent[]): Markup | undefined {
  const items = events.flatMap((event) => {
    const view = views.find(({ service }) => service.name === event.service);
    return view ? [eventItem(view, from, event)] : [];
  });
  if (items.length === 0) return undefined;
  return html`<section aria-labelledby="latest"><h2 id="latest">What changed lately</h2><ul class="changes">${items.slice(0, MAX_EVENTS)}</ul></section>
`;
}

function eventItem(view: ServiceView, from: string, event: SiteEvent): Markup {
  const { since, isNew, formerName, versions, changes, breaking } = event;
  const known = event.operations.flatMap((id) => view.operations.find((each) => each.id === id) ?? []);
  const links = known
    .slice(0, MAX_OPERATIONS)
    .map(
      ({ id, summary }, index) =>
        html`${index > 0 ? ', ' : ': '}<a href="${wayTo(from, view.pages.operation(id))}">${summary}</a>`,
    );
  const more = known.length - links.length;
  const what = [
    ...(isNew ? ['new'] : []),
    ...(formerName === undefined ? [] : [`renamed from ${formerName}`]),
    ...(versions ? [`version ${versions[0]} to ${versions[1]}`] : []),
    ...(changes > 0 ? [counted(changes, 'change')] : []),
  ].join(', ');
  return html`<li><b>${since}</b> <a href="${linkTo(from, view.pages.service)}">${view.title}</a> ${what}${breaking > 0 ? html`, <b class="breaking">${breaking} breaking</b>` : undefined}${isNew ? undefined : links}${!isNew && more > 0 ? ` and ${counted(more, 'other operation')}` : undefined}</li>
`;
}
