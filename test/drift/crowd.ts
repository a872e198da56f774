import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { MUTATIONS, type Mutation, type Random, type Sample } from './mutations.ts';
import { copyOf } from './samples.ts';

/** One mutation of one operation, told apart from the others by its number. */
export interface Member {
  readonly index: number;
  /** The mutation's name, with an arrow for its way: there, or back. */
  readonly kind: string;
  readonly old: OpenApiDocument;
  readonly now: OpenApiDocument;
}

/** So many mutations of random operations at random places; every kind has its turn, there and back. */
export function members(samples: readonly Sample[], count: number, random: Random): Member[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = index % (2 * MUTATIONS.length);
    const mutation = MUTATIONS[turn >> 1] as Mutation;
    const isBack = turn % 2 === 1;
    const { old, now } = mutated(samples, mutation, random);
    const [before, after] = isBack ? [now, old] : [old, now];
    const kind = `${isBack ? '←' : '→'} ${mutation.name}`;
    return { index, kind, old: marked(before.document, index), now: marked(after.document, index) };
  });
}

/** A random operation that can change in this way, before and after. */
function mutated(samples: readonly Sample[], mutation: Mutation, random: Random): { old: Sample; now: Sample } {
  for (let tries = 0; tries < 100_000; tries++) {
    const old = samples[random(samples.length)] as Sample;
    const now = copyOf(old);
    if (mutation.apply(now, random)) return { old, now };
  }
  throw new Error(`${mutation.name}: no operation can change in this way`);
}

/** All members in one pair of contracts, so that each tool runs once. */
export function crowd(list: readonly Member[]): { readonly old: OpenApiDocument; readonly now: OpenApiDocument } {
  const together = (side: 'old' | 'now'): OpenApiDocument => {
    const documents = list.map((member) => member[side]);
    const [first] = documents;
    if (!first) throw new Error('nobody is there');
    const schemas = Object.assign({}, ...documents.map(({ components }) => components.schemas));
    return {
      ...first,
      paths: Object.assign({}, ...documents.map(({ paths }) => paths)),
      components: { ...first.components, schemas },
    };
  };
  return { old: together('old'), now: together('now') };
}

/** The document with its number in every path, operationId and component. */
function marked(document: OpenApiDocument, index: number): OpenApiDocument {
  const text = JSON.stringify(document).replaceAll('"#/components/schemas/', `"#/components/schemas/M${index}X`);
  const copy = JSON.parse(text) as OpenApiDocument;
  const renamed = <T>(map: Record<string, T>, prefix: string): Record<string, T> =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [prefix + name, value]));
  copy.components.schemas = renamed(copy.components.schemas, `M${index}X`);
  copy.paths = renamed(copy.paths, `/m${index}`);
  for (const item of Object.values(copy.paths))
    for (const operation of Object.values(item))
      if (operation) operation.operationId = `m${index}X${operation.operationId}`;
  return copy;
}

/** The number that a place or a name carries. */
export function numberIn(place: string): number | undefined {
  const match = /(?:^|\/|~1)m(\d+)(?:\/|~1)|\b[mM](\d+)X/.exec(place);
  const number = match?.[1] ?? match?.[2];
  return number === undefined ? undefined : Number(number);
}
