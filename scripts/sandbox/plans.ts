import { hasBody, type Operation } from '#server-runtime/contract';
import type { OpenApiDocument } from '../emit/index.ts';
import { resolve } from '../generate/index.ts';
import { singularWord } from '../link/index.ts';
import { listOf, type Node, textOf } from '../nodes.ts';
import { operationViews } from '../operation-views.ts';
import { jobField, kindKey } from './cycles.ts';
import { type Listed, type ListPlan, listPlan } from './listing.ts';
import { type References, referencesOf } from './references.ts';
import { type Kind, type Place, type Role, schemaOfMedia, segmentsOf } from './resources.ts';
import { type Called, type ListShape, listShape, shownBodies, type ThingShape, thingShape } from './shapes.ts';

/** An operation, read once for all its requests. */
export interface Plan {
  readonly place: Place;
  readonly status: number;
  /** Media type of the answer; undefined where it has no body. */
  readonly media: Node | undefined;
  readonly isJson: boolean;
  readonly thing: ThingShape;
  readonly list: ListShape | undefined;
  readonly listPlan: ListPlan | undefined;
  /** Lists that were found, by the things that they are of. */
  readonly listed: WeakMap<object, Selections>;
  /** The things that the path of its collection names: templates of their collection and of their own segment. */
  readonly parents: readonly { readonly kind: Kind; readonly collection: string; readonly item: string }[];
  readonly asked: ThingShape;
  readonly references: References;
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
  const body = operation.body?.media.find(({ type }) => /[/+]json$/.test(type));
  return thingShape(contract, schemaOfMedia(body?.node), calledAs(kind));
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
  const jobs = places.find((each) => each.role === 'show' && field !== undefined && each.kind?.ids[0] === field);
  return {
    place,
    status,
    media: chosen?.node,
    isJson: json !== undefined,
    thing: thingShape(contract, schema, called),
    list,
    listPlan: list && role === 'list' ? listPlan(contract, operation, list, { shown, told }) : undefined,
    listed: new WeakMap(),
    parents: parentsOf(place, places),
    asked: askedShape(contract, place),
    references: referencesOf(place, places, (each) => askedShape(contract, each).fields),
    shown,
    job: field !== undefined && jobs ? { field, place: jobs } : undefined,
  };
}

function parentsOf({ collection: path = '' }: Place, places: readonly Place[]): Plan['parents'] {
  const segments = segmentsOf(path);
  return segments.flatMap((item, at) => {
    if (!item.includes('{') || at === 0) return [];
    const collection = `/${segments.slice(0, at).join('/')}`;
    const key = kindKey(collection);
    const kind = places.find((each) => each.kind?.key === key && each.role !== 'list')?.kind;
    return kind === undefined ? [] : [{ kind, collection, item }];
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
