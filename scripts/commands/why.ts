import path from 'node:path';
import pc from 'picocolors';
import { type OpenApiDocument, type OperationObject, pointer, type SourceEntry, valueAt } from '../emit/index.ts';
import { isNode, type Node } from '../nodes.ts';
import { partsOf } from '../null-schema.ts';
import { operationViews } from '../operation-views.ts';
import { visible } from '../visible.ts';
import { sourcesFile } from './contract/contract-names.ts';
import { servicesOf } from './contract/project.ts';
import { parseContract, readJson } from './contract/read-contract.ts';
import { contractDigest } from './contract/source-index.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { readText } from './machine/files.ts';
import type { Terminal } from './machine/terminal.ts';

export interface WhyOptions {
  /** The project's only contract without it. */
  readonly spec?: string;
  readonly json?: boolean;
}

interface SourceMap {
  readonly sources?: Readonly<Record<string, SourceEntry>>;
  /** Digest of the contract that it is of; older ones don't say. */
  readonly contract?: string;
}

/** Prints where a node of a contract comes from: page, line, table, row, the page's words, and by which rule. */
export async function why(query: string, options: WhyOptions, terminal: Terminal): Promise<number> {
  const spec = options.spec ?? (await onlyContract());
  const text = await readText(spec);
  if (text === undefined) throw new UsageError(`${spec}: no such contract; build it first or name one with --spec`);
  const mapFile = sourcesFile(spec);
  const { sources, contract } = (await readJson<SourceMap>(mapFile)) ?? {};
  if (sources === undefined) throw new UsageError(`${mapFile}: the contract has no source map beside it`);
  if (contract !== undefined && contract !== contractDigest(text))
    throw new UsageError(`${mapFile}: the source map of another text of the contract; build it again`);
  const at =
    query.startsWith('/') || query.startsWith('#/')
      ? query.replace(/^#/, '')
      : pointerOf(parseContract(text, spec) as unknown as OpenApiDocument, query);
  const found = entriesAt(sources, at);
  if (found.length === 0) throw new UsageError(`${at}: no fact at this pointer in ${path.basename(spec)}`);
  terminal.data(
    options.json
      ? `${JSON.stringify(Object.fromEntries(found), null, 2)}\n`
      : found.map(([key, entry]) => render(key, entry)).join('\n'),
  );
  return EXIT.fine;
}

/** @throws UsageError where the project has none, or several */
async function onlyContract(): Promise<string> {
  const [first, ...more] = await servicesOf('docs-source').catch(() => []);
  if (first === undefined) throw new UsageError('no such contract here; build it first or name one with --spec');
  if (more.length > 0) throw new UsageError(`the project has ${more.length + 1} contracts; name one with --spec`);
  return path.join('spec', `${first}.yaml`);
}

/** The node's own entry and those of its facts; where it has none, the nearest node above it. */
function entriesAt(sources: Readonly<Record<string, SourceEntry>>, at: string): [string, SourceEntry][] {
  const own = Object.entries(sources).filter(
    ([key]) => key === at || (key.startsWith(`${at}/`) && isFacet(key.slice(at.length + 1))),
  );
  if (own.length > 0) return own;
  for (let parent = at; parent.includes('/'); ) {
    parent = parent.slice(0, parent.lastIndexOf('/'));
    const entry = sources[parent];
    if (entry) return [[parent, entry]];
  }
  return [];
}

/** Facts of the node itself and of the forms that it has, not of nodes below it. */
const isFacet = (rest: string): boolean =>
  /^(?:schema\/)?(?:items\/)*(?:(?:allOf|anyOf|oneOf)\/\d{1,4}\/)?(?:\$ref|[a-zA-Z-]+)$/.test(rest);

/**
 * The pointer of `operationId`, `operationId.field` or `operationId.field.inner`: a parameter, else a field of the
 * request body, else one of a success response; `Schema.field` works too.
 */
function pointerOf(document: OpenApiDocument, query: string): string {
  const [head = '', ...fields] = query.split('.');
  if (Object.hasOwn(document.components.schemas, head))
    return inSchema(document, pointer('/components/schemas', head), fields, query);
  const wholes = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, node]) => ({ node: node as unknown as Node, keys: ['paths', path, method] })),
  );
  const found = [...operationViews(document as unknown as Node), ...wholes].find(
    ({ node }) => node.operationId === head,
  );
  if (found) {
    const at = pointer('', ...found.keys);
    return fields.length === 0
      ? at
      : inOperation(document, at, found.node as unknown as OperationObject, fields, query);
  }
  throw new UsageError(`${head}: neither an operationId nor a schema of the contract`);
}

function inOperation(
  document: OpenApiDocument,
  at: string,
  operation: OperationObject,
  fields: readonly string[],
  query: string,
): string {
  const name = fields.join('.');
  const index = (operation.parameters ?? []).findIndex(
    (parameter) => parameter.name === name || parameter.name === fields[0],
  );
  if (index >= 0) return pointer(at, 'parameters', index);
  const bodies = [
    pointer(at, 'requestBody'),
    ...Object.keys(operation.responses).map((status) => pointer(at, 'responses', status)),
  ];
  for (const body of bodies) {
    const schema = pointer(body, 'content', 'application/json', 'schema');
    const found = walk(document, schema, fields);
    if (found) return found;
  }
  throw new UsageError(`${query}: the operation has no parameter or field of that name`);
}

function inSchema(document: OpenApiDocument, at: string, fields: readonly string[], query: string): string {
  const found = fields.length === 0 ? at : walk(document, at, fields);
  if (!found) throw new UsageError(`${query}: the schema has no field of that name`);
  return found;
}

/** Follows fields through references, arrays and maps; undefined where one does not exist. */
function walk(document: unknown, at: string, fields: readonly string[]): string | undefined {
  let position = at;
  for (let i = 0; i < fields.length; ) {
    position = settle(document, position);
    const properties = pointer(position, 'properties');
    const taken = longestName(valueAt(document, properties), fields.slice(i));
    if (taken === undefined) return undefined;
    position = pointer(properties, taken.name);
    i += taken.length;
  }
  return position;
}

/** Field names may hold dots, so the longest match counts. */
function longestName(properties: unknown, fields: readonly string[]): { name: string; length: number } | undefined {
  if (typeof properties !== 'object' || properties === null) return undefined;
  for (let length = fields.length; length > 0; length--) {
    const name = fields.slice(0, length).join('.');
    if (Object.hasOwn(properties, name)) return { name, length };
  }
  return undefined;
}

function settle(document: unknown, at: string): string {
  let position = at;
  for (let steps = 0; steps < 50; steps++) {
    const node = valueAt(document, position) as Record<string, unknown> | undefined;
    if (!node) return position;
    const [part] = partsOf(node);
    const reference = node.$ref ?? (isNode(part) ? part.$ref : undefined);
    if (typeof reference === 'string') position = reference.replace(/^#/, '');
    else if (node.items) position = pointer(position, 'items');
    else if (typeof node.additionalProperties === 'object' && !node.properties)
      position = pointer(position, 'additionalProperties');
    else return position;
  }
  return position;
}

function render(at: string, entry: SourceEntry): string {
  const where = [
    entry.table === undefined ? '' : `table ${entry.table}`,
    entry.row === undefined ? '' : `row ${entry.row}`,
    entry.column === undefined ? '' : `column ${entry.column}`,
  ].filter(Boolean);
  const rule = entry.rule === undefined ? '' : ` by ${entry.rule}`;
  const origin = `${entry.origin}${rule}${entry.phrase === undefined ? '' : `, phrase ${entry.phrase}`}`;
  const place = `${entry.file}:${entry.line}${where.length > 0 ? ` (${where.join(', ')})` : ''}`;
  const words =
    entry.words === undefined ? '' : `  ${pc.dim('“')}${visible(entry.words).replace(/\n/g, '\n   ')}${pc.dim('”')}\n`;
  const others = Object.entries(entry.also ?? {}).map(([file, line]) => `  also ${visible(file)}:${line}\n`);
  return `${pc.bold(visible(at))}\n  ${visible(place)}\n${others.join('')}  ${origin}\n${words}`;
}
