import { isNode, type Node, textOf } from '../../nodes.ts';
import { valuesOf } from '../../null-schema.ts';
import { html, type Markup } from '../markup.ts';
import {
  alternativesOf,
  inner,
  type ParameterPlace,
  type Place,
  type Property,
  propertiesOf,
  settle,
} from './contract.ts';
import type { FieldCard } from './field-card.ts';
import { sourceLine } from './places.ts';
import type { TracedFact } from './sources.ts';
import { limitsOf, typeWords, valueText } from './types.ts';
import type { ServiceView } from './view.ts';

interface CardFacts extends Place {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Place;
  readonly facts: readonly TracedFact[];
}

/** @param from a page; cards are alike for all pages of its folder, and made once for them */
export function parameterCard(view: ServiceView, from: string, { name, node, at }: ParameterPlace): FieldCard {
  return view.cards(`${folderOf(from)} ${at}`, () => {
    const schema = { node: isNode(node.schema) ? node.schema : {}, at: `${at}/schema` };
    const facts = view.sources.factsOf(node, at);
    return cardOf(view, from, { name, node, at, required: node.required === true, schema, facts });
  });
}

/** @param from a page; cards are alike for all pages of its folder, and made once for them */
export function propertyCard(view: ServiceView, from: string, property: Property): FieldCard {
  return view.cards(`${folderOf(from)} ${property.at}`, () => {
    const { name, node, at, required, requiredAt } = property;
    const facts = view.sources.factsOf(node, at, { required: requiredAt });
    return cardOf(view, from, { name, node, at, required, schema: { node, at }, facts });
  });
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

function cardOf(view: ServiceView, from: string, { name, node, required, schema, facts }: CardFacts): FieldCard {
  const { contract } = view.service;
  const settled = settle(contract, schema).node;
  const object = inner(contract, schema);
  const description = textOf(node.description) ?? textOf(settled.description);
  return {
    name,
    marks: html`<span class="type">${typeWords(view, from, schema)}</span>${necessity(node, required)}${node.deprecated === true ? html` <b class="deprecated">deprecated</b>` : undefined}`,
    text: description === undefined ? undefined : view.prose(description),
    values: [schema.node, settled, object.node].map(valuesOf).find(({ length }) => length > 0) ?? [],
    limits: limits({ ...settled, ...schema.node }),
    findings: view.sources.findingsAt(facts),
    source: sourceLine(view.service, facts),
    object,
    count: propertiesOf(contract, object).length || alternativesOf(object).length,
  };
}

function necessity(node: Node, required: boolean): Markup {
  const when = textOf(node['x-required-when']);
  if (when !== undefined)
    return html` <b class="required">required in some cases</b> <span class="when">${when}</span>`;
  return required ? html` <b class="required">required</b>` : html` <span class="optional">optional</span>`;
}

function limits(node: Node): Markup | undefined {
  const parts = limitsOf(node).map((words) => html`<span>${words}</span>`);
  if (node.default !== undefined) parts.unshift(html`<span>default <code>${valueText(node.default)}</code></span>`);
  const type = textOf(node['x-type-text']);
  if (type !== undefined) parts.push(html`<span>the page’s type is “${type}”</span>`);
  return parts.length === 0 ? undefined : html`<p class="limits">${parts}</p>`;
}
