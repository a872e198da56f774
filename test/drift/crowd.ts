import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { MUTATIONS, type Random, type Sample } from './mutations.ts';
import { copyOf } from './samples.ts';

/** One mutation of one operation, told apart from the others by its number. */
export interface Member {
  readonly index: number;
  /** The mutation's name, with an arrow for its way: there, or back. */
  readonly kind: string;
  readonly old: OpenApiDocument;
  readonly now: OpenApiDocument;
}

/** So many random mutations, each of a random operation and in a random direction. */
export function members(samples: readonly Sample[], count: number, random: Random): Member[] {
  const out: Member[] = [];
  while (out.length < count) {
    const mutation = MUTATIONS[random(MUTATIONS.length)];
    const old = samples[random(samples.length)];
    if (!mutation || !old) continue;
    const now = copyOf(old);
    if (!mutation.apply(now, random)) continue;
    const isBack = random(2) === 1;
    const [before, after] = isBack ? [now, old] : [old, now];
    const index = out.length;
    const kind = `${isBack ? '←' : '→'} ${mutation.name}`;
    out.push({ index, kind, old: marked(before.document, index), now: marked(after.document, index) });
  }
  return out;
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
