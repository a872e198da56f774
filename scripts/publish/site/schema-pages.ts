import { counted } from '../../counted.ts';
import { pointer } from '../../emit/index.ts';
import { type Node, textOf } from '../../nodes.ts';
import { html } from '../markup.ts';
import { propertiesOf } from './contract.ts';
import { fieldWriter, schemaFields } from './fields.ts';
import { methodMark, type PageParts, serviceSide } from './layout.ts';
import { prose } from './markdown.ts';
import { sourceLine } from './places.ts';
import { typeWords } from './types.ts';
import { type ServiceView, wayTo } from './view.ts';

/** The page of a schema, without its frame. */
export function schemaPage(view: ServiceView, name: string, node: Node, siteTitle: string): PageParts {
  const path = view.pages.schema(name) as string;
  const place = { node, at: pointer('/components/schemas', name) };
  const entry = view.sources.at(place.at);
  const description = textOf(node.description);
  const title = textOf(node.title);
  const users = view.usersOf(name).map(
    ({
      id,
      summary,
      method,
    }) => html`<li>${methodMark(method)} <a href="${wayTo(path, view.pages.operation(id))}">${summary}</a></li>
`,
  );
  const fields = schemaFields(fieldWriter(view, path), place, 'field');
  const main = html`<article class="schema">
<h1><code>${name}</code></h1>
${title === undefined ? undefined : html`<p>${title}</p>\n`}${description === undefined ? undefined : prose(description)}${entry ? sourceLine(view.service, [{ key: 'schema', entry }]) : undefined}
<section aria-labelledby="fields"><h2 id="fields">Fields</h2>
${fields ?? html`<p class="type">${typeWords(view, path, place)}</p>`}</section>
${users.length === 0 ? undefined : html`<section aria-labelledby="users"><h2 id="users">Used by</h2><ul class="operations">${users}</ul></section>`}
</article>
`;
  const trail = [
    ['Services', 'index.html'],
    [view.title, view.pages.service],
    ['Schemas', view.pages.schemas],
    [name],
  ] as const;
  return { path, title: name, siteTitle, view, trail, side: serviceSide(view, path), main };
}

/** The list of a service's schemas. */
export function schemaIndexPage(view: ServiceView, siteTitle: string): PageParts {
  const path = view.pages.schemas;
  const items = view.schemas.map(([name, node]) => {
    const count = propertiesOf(view.service.contract, { node, at: pointer('/components/schemas', name) }).length;
    const title = textOf(node.title);
    return html`<li><a href="${wayTo(path, view.pages.schema(name))}"><code>${name}</code></a> ${title === undefined ? undefined : html`${title} `}<small>${counted(count, 'field')}</small></li>
`;
  });
  const main = html`<h1>Schemas of ${view.title}</h1>
<ul class="names">${items}</ul>
`;
  const trail = [['Services', 'index.html'], [view.title, view.pages.service], ['Schemas']] as const;
  return { path, title: `Schemas of ${view.title}`, siteTitle, view, trail, side: serviceSide(view, path), main };
}
