import type { Diagnostic } from '../../diagnostics.ts';
import { listOf, type Node, textOf } from '../../nodes.ts';
import { html, type Markup } from '../markup.ts';
import {
  alternativesOf,
  inner,
  type ParameterPlace,
  type Place,
  propertiesOf,
  type Settled,
  settle,
} from './contract.ts';
import { findingNotes } from './findings.ts';
import { prose } from './markdown.ts';
import { anchorOf, valueAnchor } from './paths.ts';
import { sourceLine } from './places.ts';
import type { TracedFact } from './sources.ts';
import { limitsOf, typeWords } from './types.ts';
import { type ServiceView, wayTo } from './view.ts';

/** What one page writes, and what it has written. */
export interface FieldWriter {
  readonly view: ServiceView;
  /** Path of the page. */
  readonly from: string;
  /** Findings that are shown beside a fact, with its anchor. */
  readonly shown: Map<Diagnostic, string>;
  /** Rows that the page may still have: a contract can nest without end, a page can't. */
  rows: number;
}

/** Nested fields that one page opens; what lies below is on the page of its schema. */
const MAX_ROWS = 400;
const MAX_DEPTH = 6;

export const fieldWriter = (view: ServiceView, from: string): FieldWriter => ({
  view,
  from,
  shown: new Map(),
  rows: MAX_ROWS,
});

/** A row: a parameter or a field of an object. */
interface Row {
  readonly name: string;
  readonly anchor: string;
  readonly required: boolean;
  readonly requiredWhen: string | undefined;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly schema: Place;
  readonly facts: readonly TracedFact[];
}

export function parameterRows(writer: FieldWriter, parameters: readonly ParameterPlace[]): Markup {
  const rows = parameters.map(({ name, in: where, node, at }): Row => {
    const schema = { node: (node.schema as Node | undefined) ?? {}, at: `${at}/schema` };
    return {
      name,
      anchor: anchorOf(where, name),
      required: node.required === true,
      requiredWhen: textOf(node['x-required-when']),
      deprecated: node.deprecated === true,
      description: textOf(node.description),
      schema,
      facts: writer.view.sources.factsOf(node, at),
    };
  });
  return list(rows.map((row) => rowMarkup(writer, row, [])));
}

/**
 * The fields of a schema, with those of its fields inside.
 *
 * @param path anchor of what holds them
 * @param above pointers of the schemas around, at which a circle is cut
 */
export function schemaFields(
  writer: FieldWriter,
  place: Place,
  path: string,
  above: readonly string[] = [],
): Markup | undefined {
  const { contract } = writer.view.service;
  const object = inner(contract, place);
  const alternatives = alternativesOf(object);
  if (alternatives.length > 0) return alternativeList(writer, alternatives, path, [...above, object.at]);
  const properties = propertiesOf(contract, object);
  if (properties.length === 0) return undefined;
  const rows = properties.map(({ name, node, at, required, requiredAt }): Row => {
    const settled = settle(contract, { node, at }).node;
    return {
      name,
      anchor: `${path}.${anchorOf(name)}`,
      required,
      requiredWhen: textOf(node['x-required-when']),
      deprecated: node.deprecated === true,
      description: textOf(node.description) ?? textOf(settled.description),
      schema: { node, at },
      facts: writer.view.sources.factsOf(node, at, { required: requiredAt }),
    };
  });
  writer.rows -= rows.length;
  return list(rows.map((row) => rowMarkup(writer, row, [...above, object.at])));
}

function alternativeList(
  writer: FieldWriter,
  alternatives: readonly Place[],
  path: string,
  above: readonly string[],
): Markup {
  const items = alternatives.map((each, index) => {
    const nested = nestedFields(writer, each, `${path}.(${index + 1})`, above);
    return html`<li>${typeWords(writer.view, writer.from, each)}${nested}</li>`;
  });
  return html`<p>One of:</p><ol class="alternatives">${items}</ol>`;
}

const list = (rows: readonly Markup[]): Markup => html`<ul class="fields">${rows}</ul>
`;

function rowMarkup(writer: FieldWriter, row: Row, above: readonly string[]): Markup {
  const { view, from } = writer;
  const { anchor, schema, facts } = row;
  const node = settle(view.service.contract, schema).node;
  const findings = view.sources.findingsAt(facts).filter((each) => !writer.shown.has(each));
  for (const each of findings) writer.shown.set(each, anchor);
  const { description } = row;
  const text = description === undefined ? undefined : view.remember(`prose ${description}`, () => prose(description));
  const source = view.remember(`source ${schema.at}`, () => html`${sourceLine(view.service, facts)}`);
  return html`<li id="${anchor}"><div class="head"><a class="name" href="#${anchor}">${row.name}</a> <span class="type">${typeWords(view, from, schema)}</span>${necessity(row)}${row.deprecated ? html` <b class="deprecated">deprecated</b>` : undefined}</div>
${text}${values(schema.node, node, anchor, inner(view.service.contract, schema).node)}${limits(schema.node, node)}${findingNotes(view.service, findings)}${source}${nestedFields(writer, schema, anchor, above)}</li>
`;
}

function necessity({ required, requiredWhen }: Row): Markup {
  if (requiredWhen !== undefined)
    return html` <b class="required">required in some cases</b> <span class="when">${requiredWhen}</span>`;
  return required ? html` <b class="required">required</b>` : html` <span class="optional">optional</span>`;
}

/** The values of an enumeration, each with an anchor of its own. */
function values(own: Node, settled: Node, anchor: string, items: Node): Markup | undefined {
  const all = [own, settled, items].map((node) => listOf(node.enum)).find(({ length }) => length > 0);
  if (!all) return undefined;
  const seen = new Set<string>();
  const marks = all.map((value) => {
    const id = valueAnchor(anchor, value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const code = html`<code>${text === '' ? '(empty)' : text}</code>`;
    if (seen.has(id)) return html`<li>${code}</li>`;
    seen.add(id);
    return html`<li id="${id}"><a href="#${id}">${code}</a></li>`;
  });
  return html`<div class="values"><span class="label">One of</span><ul>${marks}</ul></div>`;
}

function limits(own: Node, settled: Node): Markup | undefined {
  const node = { ...settled, ...own };
  const parts = limitsOf(node).map((words) => html`<span>${words}</span>`);
  if (node.default !== undefined)
    parts.unshift(
      html`<span>default <code>${typeof node.default === 'string' ? node.default : JSON.stringify(node.default)}</code></span>`,
    );
  const type = textOf(node['x-type-text']);
  if (type !== undefined) parts.push(html`<span>the page’s type is “${type}”</span>`);
  return parts.length === 0 ? undefined : html`<p class="limits">${parts}</p>`;
}

/** What a field holds, folded; a link to the schema's page where it would not end or not fit. */
function nestedFields(
  writer: FieldWriter,
  schema: Place,
  anchor: string,
  above: readonly string[],
): Markup | undefined {
  const { view, from } = writer;
  const object: Settled = inner(view.service.contract, schema);
  const count = propertiesOf(view.service.contract, object).length || alternativesOf(object).length;
  if (count === 0) return undefined;
  const circle = above.includes(object.at);
  const way = object.component === undefined ? undefined : wayTo(from, view.pages.schema(object.component));
  if (circle || above.length >= MAX_DEPTH || writer.rows < count)
    return way === undefined
      ? html`<p class="more">${count} more below</p>`
      : html`<p class="more"><a href="${way}">${count} fields of ${object.component}</a>${circle ? ', which holds itself' : undefined}</p>`;
  const of = object.component === undefined ? undefined : html` of ${object.component}`;
  return html`<details class="nested"><summary>${count} ${count === 1 ? 'field' : 'fields'}${of}</summary>
${schemaFields(writer, object, anchor, above)}</details>`;
}
