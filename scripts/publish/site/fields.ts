import { counted } from '../../counted.ts';
import type { Diagnostic } from '../../ir/index.ts';
import { html, type Markup } from '../markup.ts';
import { parameterCard, propertyCard } from './cards.ts';
import { alternativesOf, inner, type ParameterPlace, type Place, propertiesOf } from './contract.ts';
import type { FieldCard } from './field-card.ts';
import { findingNotes } from './findings.ts';
import { anchorOf, valueAnchor } from './paths.ts';
import { typeWords, valueText } from './types.ts';
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

/** A list of parameters, with the fields of those that hold some. */
export function parameterRows(writer: FieldWriter, parameters: readonly ParameterPlace[]): Markup {
  return list(
    parameters.map((each) =>
      row(writer, parameterCard(writer.view, writer.from, each), anchorOf(each.in, each.name), []),
    ),
  );
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
  const { view, from } = writer;
  const { contract } = view.service;
  const object = inner(contract, place);
  const around = [...above, object.at];
  const alternatives = alternativesOf(object);
  if (alternatives.length > 0) return alternativeList(writer, alternatives, path, around);
  const properties = propertiesOf(contract, object);
  if (properties.length === 0) return undefined;
  writer.rows -= properties.length;
  return list(
    properties.map((each) => row(writer, propertyCard(view, from, each), `${path}.${anchorOf(each.name)}`, around)),
  );
}

function alternativeList(
  writer: FieldWriter,
  alternatives: readonly Place[],
  path: string,
  above: readonly string[],
): Markup {
  const { view, from } = writer;
  const { contract } = view.service;
  const items = alternatives.map((each, index) => {
    const object = inner(contract, each);
    const count = propertiesOf(contract, object).length || alternativesOf(object).length;
    return html`<li>${typeWords(view, from, each)}${nestedFields(writer, { object, count }, `${path}.(${index + 1})`, above)}</li>`;
  });
  return html`<p>One of:</p><ol class="alternatives">${items}</ol>`;
}

const list = (rows: readonly Markup[]): Markup => html`<ul class="fields">${rows}</ul>
`;

function row(writer: FieldWriter, card: FieldCard, anchor: string, above: readonly string[]): Markup {
  const findings = card.findings.filter((each) => !writer.shown.has(each));
  for (const each of findings) writer.shown.set(each, anchor);
  return html`<li id="${anchor}"><div class="head"><a class="name" href="#${anchor}">${card.name}</a> ${card.marks}</div>
${card.text}${values(card.values, anchor)}${card.limits}${findingNotes(writer.view.service, findings)}${card.source}${nestedFields(writer, card, anchor, above)}</li>
`;
}

/** The values of an enumeration, each with an anchor of its own. */
function values(all: readonly unknown[], anchor: string): Markup | undefined {
  if (all.length === 0) return undefined;
  const seen = new Set<string>();
  const marks = all.map((value) => {
    const id = valueAnchor(anchor, value);
    const text = valueText(value);
    const code = html`<code>${text === '' ? '(empty)' : text}</code>`;
    if (seen.has(id)) return html`<li>${code}</li>`;
    seen.add(id);
    return html`<li id="${id}"><a href="#${id}">${code}</a></li>`;
  });
  return html`<div class="values"><span class="label">One of</span><ul>${marks}</ul></div>`;
}

/** What a field holds, folded; a link to the schema's page where it would not end or not fit. */
function nestedFields(
  writer: FieldWriter,
  { object, count }: Pick<FieldCard, 'object' | 'count'>,
  anchor: string,
  above: readonly string[],
): Markup | undefined {
  if (count === 0) return undefined;
  const { view, from } = writer;
  const { component, at } = object;
  const circle = above.includes(at);
  const way = component === undefined ? undefined : wayTo(from, view.pages.schema(component));
  const words = `${counted(count, 'field')}${component === undefined ? '' : ` of ${component}`}`;
  if (circle || above.length >= MAX_DEPTH || writer.rows < count)
    return html`<p class="more">${way === undefined ? words : html`<a href="${way}">${words}</a>`}${circle ? ', which holds itself' : undefined}</p>`;
  return html`<details class="nested"><summary>${words}</summary>
${schemaFields(writer, object, anchor, above)}</details>`;
}
