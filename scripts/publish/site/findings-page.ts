import type { Diagnostic } from '../../ir/index.ts';
import { textOf } from '../../nodes.ts';
import { html, type Markup } from '../markup.ts';
import { findingList } from './findings.ts';
import { type PageParts, serviceSide } from './layout.ts';
import type { SiteOperation } from './model.ts';
import { anchorOf } from './paths.ts';
import { type ServiceView, wayTo } from './view.ts';

/** All findings of a service by page, those of pages without an operation too. Without its frame. */
export function findingsPage(view: ServiceView, siteTitle: string): PageParts {
  const path = view.pages.findings;
  const byFile = new Map<string, Diagnostic[]>();
  for (const each of view.service.diagnostics) byFile.set(each.file, [...(byFile.get(each.file) ?? []), each]);
  const operations = new Map<string, SiteOperation[]>();
  for (const operation of view.operations) {
    const file = textOf(operation.node['x-source']) ?? '';
    operations.set(file, [...(operations.get(file) ?? []), operation]);
  }
  const sections = [...byFile].map(([file, findings]) => {
    const id = anchorOf('page', file);
    return html`<section aria-labelledby="${id}"><h2 id="${id}">${file}</h2>
${operationLinks(view, path, operations.get(file) ?? [])}${findingList(view.service, findings, new Map())}</section>
`;
  });
  const main = html`<article class="schema"><h1>What the pages of ${view.title} leave open</h1>
<p>Each of these is a place where a page contradicts itself or another, or says less than a contract needs.</p>
${sections}</article>
`;
  const trail = [['Services', 'index.html'], [view.title, view.pages.service], ['Findings']] as const;
  return { path, title: `Findings of ${view.title}`, siteTitle, view, trail, side: serviceSide(view, path), main };
}

function operationLinks(view: ServiceView, from: string, operations: readonly SiteOperation[]): Markup | undefined {
  if (operations.length === 0) return undefined;
  const links = operations.map(
    ({ id, summary }) => html`<li><a href="${wayTo(from, view.pages.operation(id))}">${summary}</a></li>`,
  );
  return html`<ul>${links}</ul>`;
}
