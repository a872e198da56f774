import { pointer } from '../../emit/index.ts';
import { nodeAt } from '../../generate/index.ts';
import { isNode, type Node, textOf } from '../../nodes.ts';
import { html, type Markup } from '../markup.ts';
import { alternativesOf, type Place, settle } from './contract.ts';
import { type ServiceView, wayTo } from './view.ts';

const MAX_NESTING = 8;

/** A schema's type in words; names of schemas are links to their pages. */
export const typeWords = (view: ServiceView, from: string, place: Place): Markup =>
  html`${typeParts(view.service.contract, place, (component) => {
    const way = wayTo(from, view.pages.schema(component));
    return way === undefined ? undefined : html`<a href="${way}">${component}</a>`;
  })}`;

/** A schema's type in words alone. */
export const typeText = (contract: Node, place: Place): string =>
  typeParts(contract, place, (component) => component).join('');

/** @param named writes the name of a component; undefined where the type is to be told instead */
function typeParts<Name>(
  contract: Node,
  place: Place,
  named: (component: string) => Name | undefined,
  depth = 0,
): (string | Name)[] {
  const { node, at, component, isOrNull } = settle(contract, place);
  const orNull = isOrNull || node.nullable === true ? ' or null' : '';
  const below = (words: string, key: string): (string | Name)[] => [
    words,
    ...typeParts(contract, { node: nodeAt(node, key), at: pointer(at, key) }, named, depth + 1),
    orNull,
  ];
  if (depth < MAX_NESTING && isNode(node.items)) return below('array of ', 'items');
  if (depth < MAX_NESTING && isNode(node.additionalProperties) && !isNode(node.properties))
    return below('map of ', 'additionalProperties');
  const name = component === undefined ? undefined : named(component);
  if (name !== undefined) return [name, orNull];
  const count = alternativesOf({ node, at }).length;
  const type = textOf(node.type) ?? (isNode(node.properties) ? 'object' : 'any');
  return [`${count > 0 ? `one of ${count}` : `${type}${format(node)}`}${orNull}`];
}

const format = ({ format: name }: Node): string => (typeof name === 'string' ? ` (${name})` : '');

interface Limit {
  readonly keys: readonly string[];
  readonly words: (values: readonly unknown[]) => string;
}

const range =
  (unit: string) =>
  (values: readonly unknown[]): string => {
    const [least, most] = values.map(valueText);
    if (values[0] === undefined) return `at most ${most}${unit}`;
    if (values[1] === undefined) return `at least ${least}${unit}`;
    return least === most ? `exactly ${least}${unit}` : `${least} to ${most}${unit}`;
  };

/** Limits of OpenAPI 3.0 in words. */
const LIMITS: readonly Limit[] = [
  { keys: ['minimum', 'maximum'], words: range('') },
  { keys: ['minLength', 'maxLength'], words: range(' characters') },
  { keys: ['minItems', 'maxItems'], words: range(' items') },
  { keys: ['minProperties', 'maxProperties'], words: range(' fields') },
  { keys: ['multipleOf'], words: ([value]) => `a multiple of ${valueText(value)}` },
  { keys: ['pattern'], words: ([value]) => `matches ${valueText(value)}` },
  { keys: ['uniqueItems'], words: ([value]) => (value === true ? 'no item twice' : '') },
  { keys: ['exclusiveMinimum'], words: ([value]) => (value === true ? 'the least value excluded' : '') },
  { keys: ['exclusiveMaximum'], words: ([value]) => (value === true ? 'the greatest value excluded' : '') },
  { keys: ['readOnly'], words: ([value]) => (value === true ? 'in answers only' : '') },
  { keys: ['writeOnly'], words: ([value]) => (value === true ? 'in requests only' : '') },
];

/** What a schema allows, in words. */
export const limitsOf = (node: Node): string[] =>
  LIMITS.filter(({ keys }) => keys.some((key) => node[key] !== undefined))
    .map(({ keys, words }) => words(keys.map((key) => node[key])))
    .filter((words) => words !== '');

/** A value as text: a text as it is, anything else as JSON; `String` would call what a contract calls `toString`. */
export const valueText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
