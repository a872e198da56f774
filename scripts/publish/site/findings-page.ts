import { addTo } from '../../append.ts';
import { CODES, type Diagnostic, type Severity } from '../../ir/index.ts';
import { textOf } from '../../nodes.ts';
import { html, type Markup } from '../markup.ts';
import { causeOf, findingItem } from './findings.ts';
import { type PageParts, serviceSide } from './layout.ts';
import type { SiteOperation } from './model.ts';
import { anchorOf } from './paths.ts';
import { type ServiceView, wayTo } from './view.ts';

/** All findings of a service by cause, the gravest and most frequent first; limits of the reader apart. No frame. */
export function findingsPage(view: ServiceView, siteTitle: string): PageParts {
  const path = view.pages.findings;
  const operations = new Map<string, SiteOperation[]>();
  for (const operation of view.operations) {
    const file = textOf(operation.node['x-source']) ?? '';
    addTo(operations, file, operation);
  }
  const section = (isOurs: boolean): Markup[] =>
    groupsOf(view.service.diagnostics.filter((each) => isLimit(each) === isOurs)).map((findings) =>
      causeSection(view, findings, (file) => operationLinks(view, path, operations.get(file) ?? [])),
    );
  const limits = section(true);
  const main = html`<article class="schema"><h1>What the pages of ${view.title} leave open</h1>
<p>Each of these is a place where a page contradicts itself or another, or says less than a contract needs.</p>
${section(false)}${
  limits.length === 0
    ? undefined
    : html`<h2 id="limits">Limits of the reader</h2>
<p>Nothing of this need change on the pages.</p>
${limits}`
}</article>
`;
  const trail = [['Services', 'index.html'], [view.title, view.pages.service], ['Findings']] as const;
  return { path, title: `Findings of ${view.title}`, siteTitle, view, trail, side: serviceSide(view, path), main };
}

/** A contract's findings may be of another version than this one, so the code may be unknown. */
const isLimit = ({ code, kind }: Diagnostic): boolean =>
  (kind ?? (Object.hasOwn(CODES, code) ? CODES[code].kind : 'docs')) === 'contract';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings of one code each, as the report for editors orders them. */
function groupsOf(findings: readonly Diagnostic[]): Diagnostic[][] {
  const groups = new Map<string, Diagnostic[]>();
  for (const each of findings) addTo(groups, each.code, each);
  const rank = ([first]: readonly Diagnostic[]): number => (first ? SEVERITIES.indexOf(first.severity) : 0);
  return [...groups]
    .sort(([a, each], [b, other]) => rank(each) - rank(other) || other.length - each.length || (a < b ? -1 : 1))
    .map(([, each]) => each);
}

function causeSection(
  { service }: ServiceView,
  findings: readonly Diagnostic[],
  operationsOf: (file: string) => Markup | undefined,
): Markup {
  const [first] = findings as [Diagnostic];
  const id = anchorOf('cause', first.code);
  const { title, why } = causeOf(first);
  const pages = new Set(findings.map(({ file }) => file)).size;
  const items = findings.map((each) => findingItem(service, each, operationsOf(each.file)));
  return html`<details class="cause" id="${id}"><summary>${isLimit(first) ? html`<h3>${title}</h3>` : html`<h2>${title}</h2>`} <span class="${first.severity}"><b class="severity">${first.severity}</b></span> <small>${findings.length} on ${pages} ${pages === 1 ? 'page' : 'pages'}</small></summary>
<p class="why">${why} <code>${first.code}</code></p>
<ul class="findings">${items}</ul></details>
`;
}

function operationLinks(view: ServiceView, from: string, operations: readonly SiteOperation[]): Markup | undefined {
  if (operations.length === 0) return undefined;
  const links = operations.map(
    ({ id, summary }, index) =>
      html`${index > 0 ? ', ' : ''}<a href="${wayTo(from, view.pages.operation(id))}">${summary}</a>`,
  );
  return html`<span class="of">${links}</span>`;
}
