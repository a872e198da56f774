import { hasBody, type Operation, type Parameter } from '#server-runtime/contract';
import type { OpenApiDocument } from '../emit/index.ts';
import { propertiesOf, resolve } from '../generate/index.ts';
import { singularWord } from '../link/index.ts';
import { listOf, type Node, textOf } from '../nodes.ts';
import { valuesOf } from '../null-schema.ts';
import { operationViews } from '../operation-views.ts';
import { jobField } from './cycles.ts';
import { type Listed, type ListPlan, listPlan } from './listing.ts';
import { type References, referencesOf } from './references.ts';
import { askedSchema, type Kind, type Role, schemaOfMedia } from './kinds.ts';
import { kindAt, type Place, segmentsOf, templateOf } from './resources.ts';
import { listsIds } from './several.ts';
import { type Called, type ListShape, listShape, shownBodies, type ThingShape, thingShape } from './shapes.ts';
import { ACTION_STATES, JOB_WORDS } from './words.ts';

/** An operation, read once for all its requests. */
export interface Plan {
  readonly place: Place;
  readonly status: number;
  /** Media type of the answer; undefined where it has no body. */
  readonly media: Node | undefined;
  readonly isJson: boolean;
  readonly thing: ThingShape;
  readonly list: ListShape | undefined;
  /** The field of the answer that lists ids of its things. */
  readonly ids: string | undefined;
  readonly listPlan: ListPlan | undefined;
  /** Lists that were found, by the things that they are of. */
  readonly listed: WeakMap<object, Selections>;
  /** The things that the path of its collection names: templates of their collection and of their own segment. */
  readonly parents: readonly { readonly kind: Kind; readonly collection: string; readonly item: string }[];
  readonly asked: ThingShape;
  readonly references: References;
  /** The state that an action leads to, and its field. */
  readonly actionState: { readonly field: string; readonly state: string } | undefined;
  /** An answer that the pages show. */
  readonly shown: unknown;
  /** The field of the answer that names a job, and the jobs. */
  readonly job: { readonly field: string; readonly place: Place } | undefined;
}

/** What is listed of some things: all of them, and those that queries have asked for, by what tells these apart. */
export interface Selections {
  readonly all: readonly Listed[];
  readonly selected: Map<string, readonly Listed[]>;
}

/** Where the fields of a thing are in the body of a request. */
function askedShape(contract: OpenApiDocument, { operation, kind }: Place): ThingShape {
  return thingShape(contract, askedSchema(operation), calledAs(kind));
}

const calledAs = (kind: Kind | undefined): Called =>
  kind === undefined ? { ids: ['id'] } : { ids: kind.ids, thing: singularWord(kind.name) };

export function planOf(contract: OpenApiDocument, place: Place, places: readonly Place[], told: Node): Plan {
  const { operation, kind, role } = place;
  const status = successOf(operation, role);
  const media =
    operation.responses.get(`${status}`) ?? operation.responses.get('2XX') ?? operation.responses.get('default');
  const allowed = media !== undefined && hasBody(operation, status) ? media : [];
  const json = allowed.find(({ type }) => /[/+]json$/.test(type));
  const chosen = json ?? allowed[0];
  const schema = schemaOfMedia(chosen?.node);
  const called = calledAs(kind);
  const list = listShape(contract, schema, called.ids);
  const [shown] = chosen === undefined ? [] : shownBodies(contract, chosen.node);
  const field = jobField(contract, schema);
  const isOwnId = field !== undefined && (kind?.ids.includes(field) ?? false);
  const jobs = isOwnId ? undefined : places.find((each) => each.role === 'show' && each.kind?.ids[0] === field);
  return {
    place,
    status,
    media: chosen?.node,
    isJson: json !== undefined,
    ids: kind && idsField(contract, schema, kind),
    thing: thingShape(contract, schema, called),
    list,
    listPlan:
      list && role === 'list' ? listPlan(contract, asked(contract, operation), list, { shown, told }) : undefined,
    listed: new WeakMap(),
    parents: parentsOf(place, places),
    asked: askedShape(contract, place),
    references: referencesOf(place, places, (each) => askedShape(contract, each).fields),
    actionState: role === 'action' && kind ? actionState(contract, kind, actionWord(place)) : undefined,
    shown,
    job: field !== undefined && jobs ? { field, place: jobs } : undefined,
  };
}

/** The things that a path names; of another version's path, where that makes them. */
function parentsOf({ collection: path = '' }: Place, places: readonly Place[]): Plan['parents'] {
  const segments = segmentsOf(path);
  const known = places.filter(({ kind, role }) => kind?.isCreatable || role !== 'list');
  const kinds = new Map(known.flatMap(({ kind }) => (kind ? [[kind.key, kind] as const] : [])));
  return segments.flatMap((item, at) => {
    if (!item.includes('{') || at === 0) return [];
    const kind = kindAt(kinds, segments.slice(0, at));
    return kind === undefined
      ? []
      : [{ kind, collection: templateOf(kind, `/${segments.slice(0, at).join('/')}`), item }];
  });
}

/** Descriptions of query parameters, by the operation's id and their name. */
export function parameterTexts(contract: Node): ReadonlyMap<string, Node> {
  return new Map(
    operationViews(contract).map(({ method, path, item, node }) => {
      const parameters = [...listOf(item.parameters), ...listOf(node.parameters)];
      const texts = parameters.map((each) => resolve(contract as unknown as OpenApiDocument, each));
      const id = textOf(node.operationId) ?? `${method.toUpperCase()} ${path}`;
      return [id, Object.fromEntries(texts.map(({ name, description }) => [String(name), description]))];
    }),
  );
}

/** What a list is asked for by: the parameters of the query; of a search, the fields of its body too. */
function asked(contract: OpenApiDocument, operation: Operation): readonly Parameter[] {
  const query = operation.parameters.filter((each) => each.in === 'query');
  const fields = operation.method === 'post' ? propertiesOf(contract, askedSchema(operation)) : new Map<string, Node>();
  return [...query, ...[...fields].map(([name, schema]): Parameter => ({ ...PLAIN, name, schema }))];
}

/** The word that says what an action does: at the end of the path or, for `action`, the field of the body that it has. */
function actionWord({ word = '', operation: { when = [] } }: Place): string {
  const field = when.find((each) => each.in === 'body')?.name;
  return word.toLowerCase() === 'action' && field !== undefined ? field.replace(/^os-/, '') : word;
}

/** The state that the word of an action names, where the pages list it. */
function actionState(contract: OpenApiDocument, { fields }: Kind, word: string): Plan['actionState'] {
  const [verb = ''] = word.toLowerCase().split(/[-_]/);
  const wanted = Object.hasOwn(ACTION_STATES, verb) ? ACTION_STATES[verb] : undefined;
  for (const field of JOB_WORDS.state) {
    const states = valuesOf(resolve(contract, fields.get(field))).map(String);
    const state = wanted && states.find((each) => wanted.test(each));
    if (state !== undefined) return { field, state };
  }
  return undefined;
}

const PLAIN = { in: 'query', required: false, style: 'form', explode: true } as const;

function idsField(contract: OpenApiDocument, schema: unknown, kind: Kind): string | undefined {
  const isText = (each: Node): boolean => {
    const { type, items } = resolve(contract, each);
    return type === 'array' && resolve(contract, items).type === 'string';
  };
  return [...propertiesOf(contract, schema)].find(([name, each]) => isText(each) && listsIds(name, kind))?.[0];
}

/** The status of success: one with a body before one without; of those without, 204 for what deletes. */
function successOf({ responses }: Operation, role: Role): number {
  const successes = [...responses].filter(([status]) => /^[23]\d\d$/.test(status));
  const order = successes.map(([status, media]) => ({
    status: Number(status),
    hasBody: media.length > 0 && status !== '204',
  }));
  order.sort((a, b) => rank(a) - rank(b) || a.status - b.status);
  const [best] = order;
  if (best && !best.hasBody && role === 'delete' && order.some(({ status }) => status === 204)) return 204;
  return best?.status ?? 200;
}

const rank = ({ status, hasBody }: { status: number; hasBody: boolean }): number =>
  (status >= 300 ? 2 : 0) + (hasBody ? 0 : 1);
