import { isNode, type Node, textOf } from '../../nodes.ts';
import { valuesOf } from '../../null-schema.ts';
import { alternativesOf, inner, type ParameterPlace, type Place, propertiesOf, settle } from '../site/contract.ts';
import type { SiteService } from '../site/model.ts';
import { lineUrl } from '../site/places.ts';
import type { Sources, TracedFact } from '../site/sources.ts';
import { limitsOf, typeText, valueText } from '../site/types.ts';
import { cellCode, cellText, link, table } from './markdown.ts';

/** A service, and where its facts come from. */
export interface TableView {
  readonly service: SiteService;
  readonly sources: Sources;
}

/** Rows that one table may have, and how deep its fields are nested: a contract can nest without end. */
const MAX_ROWS = 400;
const MAX_DEPTH = 6;
const HEAD = ['name', 'type', 'required', 'facts', 'description', 'source'];

/** Parameters of one place, such as the query, as a table. */
export const parameterTable = (view: TableView, parameters: readonly ParameterPlace[]): string =>
  table(
    HEAD,
    parameters.map(({ name, node, at }) => {
      const schema = { node: (node.schema as Node | undefined) ?? {}, at: `${at}/schema` };
      return row(view, {
        name,
        owner: node,
        schema,
        required: node.required === true,
        facts: view.sources.factsOf(node, at),
      });
    }),
  );

/** The fields of a schema as a table, those within others by their whole way: `volume.size`, `items[].id`. */
export function fieldTable(view: TableView, schema: Place): string {
  const rows: string[][] = [];
  addFields(view, schema, '', [], rows);
  const cut = rows.length > MAX_ROWS ? `Only the first ${MAX_ROWS} of its fields are shown.\n\n` : '';
  return table(HEAD, rows.slice(0, MAX_ROWS)) + cut;
}

function addFields(view: TableView, place: Place, way: string, above: readonly string[], rows: string[][]): void {
  const { contract } = view.service;
  const object = inner(contract, place);
  if (above.length > MAX_DEPTH || above.includes(object.at) || rows.length > MAX_ROWS) return;
  const around = [...above, object.at];
  const prefix = `${way}${listMark(contract, place)}`;
  for (const [index, each] of alternativesOf(object).entries())
    addFields(view, each, `${prefix}(${index + 1})`, around, rows);
  for (const { name, node, at, required, requiredAt } of propertiesOf(contract, object)) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const schema = { node, at };
    const facts = view.sources.factsOf(node, at, { required: requiredAt });
    rows.push(row(view, { name: path, owner: node, schema, required, facts }));
    addFields(view, schema, path, around, rows);
  }
}

/** `[]` for each list and `{}` for each map around the fields. */
function listMark(contract: Node, place: Place, depth = 0): string {
  const { node, at } = settle(contract, place);
  if (depth > MAX_DEPTH || node.properties !== undefined) return '';
  for (const [key, mark] of [
    ['items', '[]'],
    ['additionalProperties', '{}'],
  ] as const) {
    const next = node[key];
    if (isNode(next)) return mark + listMark(contract, { node: next, at: `${at}/${key}` }, depth + 1);
  }
  return '';
}

interface Row {
  readonly name: string;
  /** The parameter or property, which says what its schema doesn't. */
  readonly owner: Node;
  readonly schema: Place;
  readonly required: boolean;
  readonly facts: readonly TracedFact[];
}

function row(view: TableView, { name, owner, schema, required, facts }: Row): string[] {
  const { node } = settle(view.service.contract, schema);
  const when = textOf(owner['x-required-when']);
  const description = textOf(owner.description) ?? textOf(node.description) ?? '';
  return [
    cellCode(name),
    cellText(typeText(view.service.contract, schema)),
    required ? 'yes' : when === undefined ? 'no' : `when: ${cellText(when)}`,
    [...(owner.deprecated === true ? ['deprecated'] : []), ...valueFacts(node)].join('; '),
    cellText(description),
    sourceText(view.service, facts),
  ];
}

/** What the table or the sentence of a page rules: values, default, limits; of a list, those of its items too. */
function valueFacts(node: Node): string[] {
  const items = isNode(node.items) ? valueFacts(node.items) : [];
  const values = valuesOf(node).map((value) => cellCode(valueText(value)));
  return [
    ...(values.length > 0 ? [`one of ${values.join(', ')}`] : []),
    ...(node.default === undefined ? [] : [`default ${cellCode(JSON.stringify(node.default))}`]),
    ...limitsOf(node).map(cellText),
    ...items.map((each) => `each: ${each}`),
  ];
}

/** A page's name without its folders, and the line. */
export const placeText = ({ file, line }: { readonly file: string; readonly line: number }): string =>
  cellText(`${file.slice(file.lastIndexOf('/') + 1)}:${line}`);

/** The row of a page, and each fact that the page doesn't state, with the rule that it follows from. */
export function sourceText(service: SiteService, facts: readonly TracedFact[]): string {
  const first = facts[0]?.entry;
  if (!first) return '';
  const upstream = service.upstreamOf(first.file);
  const place = link(placeText(first), upstream && lineUrl(upstream, first));
  const open = facts
    .filter(({ entry }) => entry.origin !== 'stated')
    .map(
      ({ key, entry }) =>
        `${cellText(key)} ${entry.origin}${entry.rule === undefined ? '' : ` by ${cellCode(entry.rule)}`}`,
    );
  return [place, ...(open.length < facts.length ? ['stated'] : []), ...open].join('; ');
}
