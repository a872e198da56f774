import type { Condition, FieldFacts } from '../ir/index.ts';
import { isNode, type Node } from '../nodes.ts';
import { madePath } from '../operation-views.ts';
import { arrayRootOf } from './array-root.ts';
import type { TableGraph } from './graph.ts';
import { JSON_MEDIA, mediaOf } from './media.ts';
import type { GroupAlternative, OperationGroup, Share } from './operation-groups.ts';
import { pathShape } from './operation-ids.ts';
import { parametersOf } from './parameters.ts';

/** What a page says of the requests of its operation, as far as that may tell them from another page's. */
interface Marks {
  readonly share: Share;
  /** Flags of the query, which are always sent. */
  readonly flags: readonly string[];
  readonly host: string | undefined;
  readonly query: Names;
  readonly header: Names;
  readonly body: Names;
}

interface Names {
  readonly all: ReadonlySet<string>;
  readonly required: readonly string[];
  /** The only value of a required name, where the page lists one alone. */
  readonly values: ReadonlyMap<string, string>;
}

/** Pages of one operation, as far as is known yet. */
interface Part {
  readonly when: readonly Condition[];
  readonly marks: readonly Marks[];
}

/**
 * The operations that pages with one method and path describe, where something that is sent tells them apart: flags of
 * the query, parameters or keys of the body that some pages require and others don't have, or their only values. Pages
 * that nothing tells apart stay together.
 *
 * @returns two at least, in the order of their pages; none where all pages describe one operation
 */
export function alternativesOf(
  { key, path: contractPath, shares }: OperationGroup,
  graph: TableGraph,
  securityHeaders: ReadonlySet<string>,
): GroupAlternative[] {
  if (shares.length < 2) return [];
  const marks = shares.map((share) => marksOf(share, { contractPath, graph, securityHeaders }));
  let parts = partsBy(
    [{ when: [], marks }],
    () => (mine) => mine.flags.map((name): Condition => ({ in: 'query', name, value: '' })),
  );
  for (const split of SPLITS) parts = partsBy(parts, split);
  if (parts.length < 2) return [];
  const [method = ''] = key.split(' ');
  return parts.map(({ when, marks: own }) => ({
    key: `${method} ${madePath(pathShape(contractPath), when)}`,
    when,
    shares: own.map(({ share }) => share),
  }));
}

/** What tells a page from those that it is still taken together with; pages for which it is equal stay together. */
type Split = (all: readonly Marks[]) => (mine: Marks) => readonly Condition[];

const SPLITS: readonly Split[] = [
  requiredNames('query'),
  ownKey,
  requiredNames('header'),
  onlyValue('body'),
  onlyValue('query'),
  onlyValue('header'),
  ownHost,
];

function partsBy(parts: readonly Part[], split: Split): Part[] {
  return parts.flatMap(({ when, marks }): Part[] => {
    if (marks.length < 2) return [{ when, marks }];
    const byConditions = new Map<string, { when: readonly Condition[]; marks: Marks[] }>();
    const conditionsOf = split(marks);
    for (const mine of marks) {
      const found = conditionsOf(mine);
      const known = byConditions.get(JSON.stringify(found));
      if (known) known.marks.push(mine);
      else byConditions.set(JSON.stringify(found), { when: [...when, ...found], marks: [mine] });
    }
    return [...byConditions.values()];
  });
}

/** How many pages have each name, of those that `namesOf` gives. */
function counted(all: readonly Marks[], namesOf: (marks: Marks) => Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const marks of all) for (const name of new Set(namesOf(marks))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Parameters that a page requires, where each page either requires them or doesn't have them. */
function requiredNames(place: 'query' | 'header'): Split {
  return (all) => {
    const having = counted(all, (marks) => marks[place].all);
    const requiring = counted(all, (marks) => marks[place].required);
    return (mine) =>
      mine[place].required
        .filter((name) => having.get(name) !== all.length && having.get(name) === requiring.get(name))
        .map((name) => ({ in: place, name }));
  };
}

/** The first key of the body that a page requires and no other has. */
function ownKey(all: readonly Marks[]): (mine: Marks) => readonly Condition[] {
  const having = counted(all, ({ body }) => body.all);
  return (mine) => {
    const name = mine.body.required.find((key) => having.get(key) === 1);
    return name === undefined ? [] : [{ in: 'body', name }];
  };
}

/** The host, where pages name several or some name none. */
function ownHost(all: readonly Marks[]): (mine: Marks) => readonly Condition[] {
  const isOne = new Set(all.map(({ host }) => host)).size < 2;
  return ({ host }) => (host === undefined || isOne ? [] : [{ in: 'host', name: host }]);
}

/** A name that all pages require, with the one value that each page lists for it. */
function onlyValue(place: 'query' | 'header' | 'body'): Split {
  return (all) => {
    const having = counted(all, (marks) => marks[place].values.keys());
    const values = counted(all, (marks) => Array.from(marks[place].values, (entry) => JSON.stringify(entry)));
    return (mine) =>
      [...mine[place].values]
        .filter(
          ([name, value]) =>
            having.get(name) === all.length && values.get(JSON.stringify([name, value])) !== all.length,
        )
        .slice(0, 1)
        .map(([name, value]) => ({ in: place, name, value }));
  };
}

function marksOf(
  share: Share,
  {
    contractPath,
    graph,
    securityHeaders,
  }: { readonly contractPath: string; readonly graph: TableGraph; readonly securityHeaders: ReadonlySet<string> },
): Marks {
  const { operation, path } = share;
  const { parameters } = parametersOf({
    operation,
    path,
    contractPath,
    securityHeaders,
    link: (field) => ({ facts: field, components: [] }),
    media: new Set(),
  });
  const flags = path.query.filter(({ name, isFlag, isOption }) => {
    const row = parameters.find((each) => each.in === 'query' && each.name === name);
    if (row?.field === undefined) return !isOption && (isFlag || isBare(name, path.source.words));
    return isFlag && !isOption && row.required;
  });
  const named = (place: 'query' | 'header'): Names =>
    namesOf(
      parameters
        .filter((each) => each.in === place && !flags.some(({ name }) => name === each.name))
        .map(({ name, required, field }) => ({ name, required, facts: field?.facts })),
    );
  const bodiless = operation.method === 'GET' || operation.method === 'HEAD';
  return {
    share,
    flags: flags.map(({ name }) => name).sort(),
    host: operation.host?.value,
    query: named('query'),
    header: named('header'),
    body: bodiless ? namesOf([]) : bodyNames(graph, share),
  };
}

/** Whether a request line has a name without a value, `?acl`; `{?limit}` has names of parameters. */
const isBare = (name: string, words: string): boolean =>
  words
    .split(/(?<!\{)[?&]/)
    .slice(1)
    .some((pair) => pair.replace(/\s.*$/s, '') === name);

interface Named {
  readonly name: string;
  readonly required: boolean;
  readonly facts: FieldFacts | undefined;
}

const namesOf = (named: readonly Named[], examples: readonly Node[] = []): Names => ({
  all: new Set(named.map(({ name }) => name)),
  required: named.filter(({ required }) => required).map(({ name }) => name),
  values: new Map(
    named.flatMap(({ name, required, facts }) => {
      const value = required && facts ? onlyValueOf(facts, examples, name) : undefined;
      return value === undefined ? [] : [[name, value] as const];
    }),
  ),
});

/**
 * The only value that a row has: the one that the page lists, or the one that the row's words have and that all examples
 * show.
 */
function onlyValueOf({ facets, description }: FieldFacts, examples: readonly Node[], name: string): string | undefined {
  const listed = facets.enum?.value;
  if (listed) return listed.length === 1 ? String(listed[0]) : undefined;
  const value = examples[0]?.[name];
  if (typeof value !== 'string' || examples.some((each) => each[name] !== value)) return undefined;
  return wordsIn(description.value).includes(value) ? value : undefined;
}

const wordsIn = (text: string): string[] => text.split(/[^\w-]+/);

/** The keys of all bodies of a page that are objects of JSON; required are those that each of them requires. */
function bodyNames(graph: TableGraph, { page, operation }: Share): Names {
  const bodies = graph
    .rootsOf(page)
    .requests.filter((tables) => mediaOf(tables) === JSON_MEDIA && !arrayRootOf(tables))
    .map((tables) => graph.structure(tables).fields);
  const [first = [], ...others] = bodies;
  const requiring = new Map<string, number>();
  for (const fields of bodies) {
    const isRequired = new Map<string, boolean>();
    // The only key of a body is what the body is about, whatever its mark says.
    for (const { name, required } of fields)
      if (!isRequired.has(name)) isRequired.set(name, fields.length === 1 || required?.value === true);
    for (const [name, is] of isRequired) if (is) requiring.set(name, (requiring.get(name) ?? 0) + 1);
  }
  const ofFirst = new Set(first);
  const all = bodies.flat().map((facts) => ({
    name: facts.name,
    facts: others.length === 0 ? facts : undefined,
    required: ofFirst.has(facts) && requiring.get(facts.name) === bodies.length,
  }));
  const shown = operation.examples.filter(({ kind, body }) => kind === 'request' && body);
  return namesOf(all, shown.map((example) => graph.readExample(example, page.file).value).filter(isNode));
}
