import { pointer } from '../../emit/index.ts';
import { entriesOf, isNode, listOf, type Node, textOf } from '../../nodes.ts';
import { type OperationSamples, SAMPLE_LANGUAGES, samplesNote } from '../samples/index.ts';
import { errorsIn, type MediaPlace, mediaOf, type Place, parametersOf, settle } from '../site/contract.ts';
import type { SiteOperation } from '../site/model.ts';
import { lineUrl } from '../site/places.ts';
import { typeText } from '../site/types.ts';
import { fieldTable, parameterTable, placeText, sourceText, type TableView } from './field-table.ts';
import { cellCode, cellText, fenced, link, table } from './markdown.ts';

const PLACES = [
  ['path', 'Path parameters'],
  ['query', 'Query parameters'],
  ['header', 'Headers'],
] as const;

/**
 * All that is known of an operation as one file of Markdown, for readers without a browser: facts, fields, errors,
 * samples, and where each fact comes from. Text of pages is text in it.
 */
export function operationMarkdown(view: TableView, operation: SiteOperation, samples?: OperationSamples): string {
  return `${head(view, operation)}${parameters(view, operation)}${request(view, operation)}${responses(view, operation)}${errorCodes(view, operation)}${samplesText(samples)}${findings(view, operation)}`;
}

function head(
  { service, sources }: TableView,
  { summary, method, path, id, node, deprecated, at }: SiteOperation,
): string {
  const entry = sources.at(at);
  const docs = textOf((node.externalDocs as Node | undefined)?.url);
  const description = textOf(node.description);
  const lines = [
    `# ${cellText(summary)}`,
    cellCode(`${method.toUpperCase()} ${path}`),
    ...(deprecated ? ['Deprecated: the documentation lists this operation among those of the past.'] : []),
    ...(description === undefined ? [] : description.split(/\n{2,}/).map(cellText)),
    [
      `Operation ${cellCode(id)}.`,
      ...(docs === undefined ? [] : [`${link('The page of the documentation', docs)}.`]),
      ...(entry ? [`Source: ${sourceText(service, [{ key: 'path', entry }])}.`] : []),
    ].join(' '),
  ];
  return `${lines.join('\n\n')}\n\n`;
}

function parameters(view: TableView, operation: SiteOperation): string {
  const all = parametersOf(view.service.contract, operation);
  return PLACES.map(([where, title]) => {
    const here = all.filter((each) => each.in === where);
    return here.length === 0 ? '' : `## ${title}\n\n${parameterTable(view, here)}`;
  }).join('');
}

function request(view: TableView, { node, at }: SiteOperation): string {
  if (!isNode(node.requestBody)) return '';
  const body = settle(view.service.contract, { node: node.requestBody, at: pointer(at, 'requestBody') });
  const title = `## Request body${body.node.required === true ? '' : ' (optional)'}\n\n`;
  return (
    title +
    mediaOf(body)
      .map((media) => mediaText(view, media))
      .join('')
  );
}

function responses(view: TableView, { node, at }: SiteOperation): string {
  const parts = entriesOf(node.responses).map(([status, response]) => {
    const place = settle(view.service.contract, { node: response, at: pointer(at, 'responses', status) });
    const entry = view.sources.at(place.at);
    const source = entry ? `Source: ${sourceText(view.service, [{ key: 'status', entry }])}.\n\n` : '';
    const description = cellText(textOf(place.node.description) ?? '');
    return `### ${cellText(status)}\n\n${description}\n\n${source}${mediaOf(place)
      .map((media) => mediaText(view, media))
      .join('')}`;
  });
  return parts.length === 0 ? '' : `## Responses\n\n${parts.join('')}`;
}

function mediaText(view: TableView, { type, node, at }: MediaPlace): string {
  const schema: Place = { node: isNode(node.schema) ? node.schema : {}, at: pointer(at, 'schema') };
  const examples = entriesOf(node.examples).map(([, { summary, value }]) => exampleText(textOf(summary), value));
  const contradicting = listOf(node['x-contradicting-examples'])
    .filter(isNode)
    .map(
      ({ summary, value }) =>
        `This example says other than the table of its page. ${exampleText(textOf(summary), value)}`,
    );
  return `${cellCode(type)}: ${cellText(typeText(view.service.contract, schema))}\n\n${fieldTable(view, schema)}${alternativesText(view, node, at)}${[...examples, ...contradicting].join('')}`;
}

/** Bodies of pages that share one method and path, of which the contract can't say which comes. */
function alternativesText(view: TableView, media: Node, at: string): string {
  const alternatives = listOf(media['x-alternatives']).filter(isNode);
  const parts = alternatives.map(({ title, schema }, index) => {
    const place = { node: isNode(schema) ? schema : {}, at: pointer(at, 'x-alternatives', index, 'schema') };
    return `${cellText(textOf(title) ?? `${index + 1}`)}: ${cellText(typeText(view.service.contract, place))}\n\n${fieldTable(view, place)}`;
  });
  return parts.length === 0
    ? ''
    : `Pages that share this method and path have one of these bodies.\n\n${parts.join('')}`;
}

const exampleText = (summary: string | undefined, value: unknown): string =>
  `Example${summary === undefined ? '' : ` (${cellText(summary)})`}:\n\n${fenced(typeof value === 'string' ? value : JSON.stringify(value, null, 2), 'json')}\n`;

/** Codes that the operation's own examples of failures show, with what the pages say of them. */
function errorCodes({ service }: TableView, { node }: SiteOperation): string {
  const failures = entriesOf(node.responses).filter(([status]) => /^[45]/.test(status));
  const shown = new Set(textsIn(failures.map(([, response]) => response)));
  const rows = errorsIn(service)
    .filter(([code]) => shown.has(code))
    .flatMap(([code, meanings]) =>
      meanings.map(({ status, message, description, measure }) => [
        cellCode(code),
        ...[status, message, description, measure].map((text) => cellText(text ?? '')),
      ]),
    );
  return rows.length === 0
    ? ''
    : `## Error codes\n\n${table(['code', 'status', 'message', 'meaning', 'what to do'], rows)}`;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function samplesText(samples: OperationSamples | undefined): string {
  const parts = SAMPLE_LANGUAGES.flatMap(({ name, title, fence }) => {
    const code = samples?.code[name];
    return code === undefined ? [] : [`### ${title}\n\n${fenced(code, fence)}\n`];
  });
  return samples === undefined || parts.length === 0 ? '' : `## Code\n\n${samplesNote(samples)}\n\n${parts.join('')}`;
}

function findings({ service, sources }: TableView, { node, at }: SiteOperation): string {
  const file = textOf(node['x-source']) ?? sources.at(at)?.file;
  const found = file === undefined ? [] : sources.findingsOn(file);
  const lines = found.map((each) => {
    const upstream = service.upstreamOf(each.file);
    const place = link(placeText(each), upstream && lineUrl(upstream, each));
    return `- ${each.severity} ${cellCode(each.code)}: ${cellText(each.message)} (${place})\n`;
  });
  return lines.length === 0 ? '' : `## What the page leaves open\n\n${lines.join('')}`;
}
