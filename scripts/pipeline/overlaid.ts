import type { EmittedContract, ExactDigits, OpenApiDocument, TracedNode } from '../emit/index.ts';
import { type Diagnostic, diagnostic, type DiagnosticCode, type ExampleFacts, type PageFacts } from '../ir/index.ts';
import { pointer, valueAt } from '../json-pointer.ts';
import { type BodyView, checkExample, type CheckedExample, checkXml } from '../link/index.ts';
import { entriesOf, isNode, listOf, type Node } from '../nodes.ts';
import { type SchemaAt, SchemaViews } from './schema-views.ts';

/** A contract, where its whole numbers are that JavaScript rounds, and what was found on the way to it. */
export interface SettledContract extends EmittedContract {
  readonly digits: ExactDigits;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What corrections settle: findings of a row whose facet an overlay has changed, and findings of examples that fit the
 * corrected contract. Examples are held against the contract before and after; what differs is what the overlays did.
 * An example that fits by now becomes one of the contract, and one that no longer does is kept beside it.
 *
 * @param before the contract as the pages say, `after` as corrected
 * @param facts of the pages, for the examples' texts
 */
export function settledByOverlays(
  before: SettledContract,
  after: EmittedContract,
  facts: readonly PageFacts[],
): SettledContract {
  const examples = examplesByPlace(facts);
  const [earlier, later] = [before, after].map((contract) => new ExampleCheck(contract, examples));
  const changes = changesBetween(before, after);
  const left = before.diagnostics.filter(
    (each) => !(earlier?.found.has(keyOf(each)) && !later?.found.has(keyOf(each))) && !isSettled(each, changes),
  );
  const added = [...(later?.found ?? [])].flatMap(([key, each]) => (earlier?.found.has(key) ? [] : [corrected(each)]));
  const moved = movedExamples(after, earlier?.valid ?? new Map(), later?.valid ?? new Map());
  return {
    document: moved.document,
    sources: renamed(after.sources, moved.pointers),
    digits: renamed(before.digits, moved.pointers),
    diagnostics: [...left, ...added],
  };
}

type Examples = ReadonlyMap<string, ExampleFacts>;

const placeKey = ({ file, line }: { readonly file: string; readonly line: number }): string => `${file}:${line}`;

const examplesByPlace = (facts: readonly PageFacts[]): Examples =>
  new Map(
    facts.flatMap(({ operation, sharedResponse }) =>
      [...(operation?.examples ?? []), ...(sharedResponse?.examples ?? [])].map((each) => [
        placeKey(each.source),
        each,
      ]),
    ),
  );

/** A finding whatever the wording: code, place, and what the message is about. */
const keyOf = ({ code, file, line, params }: Diagnostic): string =>
  JSON.stringify([code, file, line, params?.field ?? '']);

/** A media type object, and its pointer. */
interface MediaAt {
  readonly media: Node;
  readonly at: string;
}

/** Where examples that fit are, and those that contradict the schema. */
const GOOD = 'examples';
const BAD = 'x-contradicting-examples';
/** Where samples in XML are, which are text to a contract. */
const TEXT = 'x-examples-as-text';

/** All media type objects below `paths` that have examples. */
function mediaBelow(node: unknown, at: string): MediaAt[] {
  if (Array.isArray(node)) return node.flatMap((each, index) => mediaBelow(each, pointer(at, index)));
  if (!isNode(node)) return [];
  const isShown = isNode(node[GOOD]) || Array.isArray(node[BAD]) || Array.isArray(node[TEXT]);
  const own = isNode(node.schema) && isShown ? [{ media: node, at }] : [];
  const inner = Object.entries(node).filter(([key]) => !['schema', GOOD, BAD, TEXT].includes(key));
  return [...own, ...inner.flatMap(([key, value]) => mediaBelow(value, pointer(at, key)))];
}

/** The examples of a media type object, each with its pointer. */
const examplesOf = ({ media, at }: MediaAt): { readonly value: unknown; readonly at: string }[] => [
  ...entriesOf(media[GOOD]).map(([name, { value }]) => ({ value, at: pointer(at, GOOD, name) })),
  ...listOf(media[BAD]).flatMap((each, index) =>
    isNode(each) ? [{ value: each.value, at: pointer(at, BAD, index) }] : [],
  ),
];

/** All examples of a contract held against its schemas. */
class ExampleCheck {
  readonly found = new Map<string, Diagnostic>();
  /** Whether an example fits, by its pointer; none where it can't be held against anything. */
  readonly valid = new Map<string, boolean>();

  constructor(contract: EmittedContract, examples: Examples) {
    const views = new SchemaViews(contract);
    for (const each of mediaBelow(contract.document.paths, '/paths')) {
      const bodies = bodiesOf(each, views);
      for (const { value, at } of examplesOf(each)) {
        const source = contract.sources.get(at)?.source;
        const example = source && examples.get(placeKey(source));
        if (!source || !example) continue;
        const checks = bodies.map((body) => checkExample(value, body, example, source.file));
        const [best] = checks.sort((a, b) => weight(a) - weight(b));
        if (!best) continue;
        this.valid.set(at, best.valid);
        for (const finding of best.diagnostics) this.found.set(keyOf(finding), finding);
      }
      if (each.at.endsWith('/application~1xml')) this.xml(each, contract, examples, views);
    }
  }

  /** Samples in XML stay the text that they are, whether they fit or not. */
  private xml(each: MediaAt, { sources }: EmittedContract, examples: Examples, views: SchemaViews): void {
    for (const index of listOf(each.media[TEXT]).keys()) {
      const source = sources.get(pointer(each.at, TEXT, index))?.source;
      const example = source && examples.get(placeKey(source));
      if (!source || !example) continue;
      const checks = schemasOf(each).flatMap((schema) => {
        const roots = views.roots(schema);
        return views.bodies(schema).flatMap((body) => checkXml(body, roots, example, source.file) ?? []);
      });
      const [best] = checks.sort((a, b) => weight(a) - weight(b));
      for (const finding of best?.diagnostics ?? []) this.found.set(keyOf(finding), finding);
    }
  }
}

const weight = ({ valid, diagnostics }: CheckedExample): number => (valid ? 0 : 1_000_000) + diagnostics.length;

const bodiesOf = (media: MediaAt, views: SchemaViews): BodyView[] =>
  schemasOf(media).flatMap((schema) => views.bodies(schema));

/** The schema of a body, and those of its alternatives. */
const schemasOf = ({ media, at }: MediaAt): SchemaAt[] => {
  const alternatives = listOf(media['x-alternatives']).flatMap((each, index) =>
    isNode(each) && isNode(each.schema)
      ? [{ node: each.schema, at: pointer(at, 'x-alternatives', index, 'schema') }]
      : [],
  );
  return [{ node: media.schema as Node, at: pointer(at, 'schema') }, ...alternatives];
};

/** A finding against a correction says so; its row may say something else. */
function corrected(finding: Diagnostic): Diagnostic {
  const [related] = finding.related ?? [];
  if (!related?.file.startsWith('overlays/')) return finding;
  const params = {
    field: String(finding.params?.field ?? ''),
    overlay: related.file,
    finding: finding.message.replace(/\b(?:its row|the table)\b/, 'the correction'),
  };
  return diagnostic('link/example-corrected', finding, params, {
    related: [{ ...related, message: 'the correction' }],
  });
}

/** Examples where they belong: those that fit under `examples`. */
function movedExamples(
  { document }: EmittedContract,
  before: ReadonlyMap<string, boolean>,
  after: ReadonlyMap<string, boolean>,
): { readonly document: OpenApiDocument; readonly pointers: ReadonlyMap<string, string> } {
  const turned = [...after].filter(([at, valid]) => before.has(at) && before.get(at) !== valid).map(([at]) => at);
  if (turned.length === 0) return { document, pointers: new Map() };
  const copy = JSON.parse(JSON.stringify(document)) as OpenApiDocument;
  const pointers = new Map<string, string>();
  for (const { at, media } of mediaBelow(copy.paths, '/paths')) {
    if (!turned.some((each) => each.startsWith(`${at}/`))) continue;
    const kept = examplesOf({ at, media });
    const fits = (each: string): boolean => each.startsWith(pointer(at, GOOD, '')) !== turned.includes(each);
    const names = new Set(Object.keys((media[GOOD] ?? {}) as Node));
    const good = kept.filter((each) => fits(each.at)).map((each) => [goodName(each.at, names), each] as const);
    const bad = kept.filter((each) => !fits(each.at));
    const nodes = new Map(kept.map((each) => [each, valueAt(copy, each.at)]));
    for (const [name, each] of good) pointers.set(each.at, pointer(at, GOOD, name));
    for (const [index, each] of bad.entries()) pointers.set(each.at, pointer(at, BAD, index));
    const target = media as Record<string, unknown>;
    delete target[GOOD];
    delete target[BAD];
    if (good.length > 0) target[GOOD] = Object.fromEntries(good.map(([name, each]) => [name, nodes.get(each)]));
    if (bad.length > 0) target[BAD] = bad.map((each) => nodes.get(each));
  }
  return { document: copy, pointers };
}

/** The name that an example has, or a free one for one that had none. */
function goodName(at: string, names: Set<string>): string {
  const [list, last = ''] = at.split('/').slice(-2);
  if (list === GOOD) return last.replaceAll('~1', '/').replaceAll('~0', '~');
  const base = at.includes('/responses/') ? 'response' : 'request';
  let name = base;
  for (let number = 2; names.has(name); number++) name = `${base}${number}`;
  names.add(name);
  return name;
}

/** A map by pointers, with those that have moved and all below them renamed. */
function renamed<Value>(
  map: ReadonlyMap<string, Value>,
  pointers: ReadonlyMap<string, string>,
): ReadonlyMap<string, Value> {
  if (pointers.size === 0) return map;
  const moves = [...pointers];
  return new Map(
    [...map].map(([at, value]) => {
      const move = moves.find(([from]) => at === from || at.startsWith(`${from}/`));
      return [move ? move[1] + at.slice(move[0].length) : at, value];
    }),
  );
}

/** What the overlays changed, and the nodes of the pages' contract by their places. */
interface Changes {
  readonly before: EmittedContract;
  readonly after: EmittedContract;
  /** Pointers that an overlay wrote or removed. */
  readonly touched: readonly string[];
  readonly nodesAt: ReadonlyMap<string, readonly string[]>;
}

function changesBetween(before: EmittedContract, after: EmittedContract): Changes {
  const touched = [
    ...[...after.sources].flatMap(([at, node]) => (node.origin === 'overlay' ? [at] : [])),
    ...[...before.sources.keys()].filter((at) => !after.sources.has(at)),
  ];
  const nodesAt = new Map<string, string[]>();
  for (const [at, node] of before.sources) add(nodesAt, at, node);
  return { before, after, touched, nodesAt };
}

function add(nodes: Map<string, string[]>, at: string, { source }: TracedNode): void {
  const key = placeKey(source);
  const known = nodes.get(key);
  if (known) known.push(at);
  else nodes.set(key, [at]);
}

const TYPE = ['type', '$ref', 'items', 'allOf', 'anyOf', 'oneOf', 'properties', 'additionalProperties'];
const LIMITS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'];

/** What a correction has to change in the node of a row for the finding of that row to be settled. */
const FACETS: Readonly<Partial<Record<DiagnosticCode, readonly string[]>>> = {
  'extract/type-empty': TYPE,
  'extract/type-unknown': TYPE,
  'extract/type-misspelt': TYPE,
  'link/scalar-with-table': TYPE,
  'link/table-missing': TYPE,
  'link/pages-disagree': [...TYPE, 'required'],
  'extract/enumeration-ambiguous': ['enum'],
  'extract/enumeration-open': ['enum'],
  'extract/enumeration-conditional': ['enum'],
  'extract/enumeration-type': ['enum', 'type'],
  'extract/default-conditional': ['default'],
  'extract/default-ambiguous': ['default'],
  'extract/default-unlisted': ['default', 'enum'],
  'extract/bound-conditional': LIMITS,
  'extract/facet-conditional': ['format', 'pattern', 'multipleOf', 'deprecated'],
  'extract/required-empty': ['required'],
  'extract/required-conditional': ['required'],
};

/** A field of a schema, or a parameter. */
const ROW_NODE = /\/(?:properties\/[^/]+|parameters\/\d+)$/;

/** True for a finding whose every row, or one of whose statuses, an overlay has corrected. */
function isSettled(finding: Diagnostic, changes: Changes): boolean {
  if (finding.code === 'link/status-conflict') return statusRemoved(finding, changes);
  const facets = FACETS[finding.code];
  if (!facets) return false;
  const rows = (changes.nodesAt.get(placeKey(finding)) ?? []).filter((at) => ROW_NODE.test(at));
  return rows.length > 0 && rows.every((at) => isCorrected(at, facets, changes));
}

function isCorrected(at: string, facets: readonly string[], { before, after, touched }: Changes): boolean {
  if (!after.sources.has(at)) return true;
  if (facets.includes('required') && isRequired(before, at) !== isRequired(after, at)) return true;
  return touched.some((each) => {
    if (each === at) return after.sources.get(at)?.origin === 'overlay';
    if (!each.startsWith(`${at}/`)) return false;
    const steps = each.slice(at.length + 1).split('/');
    const own = steps.indexOf('properties');
    return steps.slice(0, own < 0 ? steps.length : own + 1).some((step) => facets.includes(step));
  });
}

function isRequired({ document }: EmittedContract, at: string): boolean {
  const [, schema = '', name = ''] = /^(.*)\/properties\/([^/]+)$/.exec(at) ?? [];
  if (schema === '') return valueAt(document, `${at}/required`) === true;
  return listOf(valueAt(document, `${schema}/required`)).includes(name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** One of the statuses that contradict each other is out of the contract. */
function statusRemoved({ file, line, related = [] }: Diagnostic, { after, nodesAt }: Changes): boolean {
  const responses = [{ file, line }, ...related]
    .flatMap((place) => nodesAt.get(placeKey(place)) ?? [])
    .filter((at) => /\/responses\/[^/]+$/.test(at));
  return responses.some((at) => valueAt(after.document, at) === undefined);
}
