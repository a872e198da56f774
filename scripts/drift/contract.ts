import type { Place } from '../ir/index.ts';
import { pointer, pointerOfReference, valueAt } from '../emit/index.ts';
import { isNode, type Node, textOf } from '../nodes.ts';

/** Where a fact stands in the pages, and how it is known, where that is recorded. */
export interface Told extends Place {
  /** `stated`, `inferred`, or `default` where the pages are silent. */
  readonly origin?: string;
  /** The page's own words. */
  readonly words?: string;
  /** Keywords of which the pages say nothing here. */
  readonly silentOn?: readonly string[];
  /** Other pages that state the same: the line of each. Their descriptions may differ. */
  readonly also?: Readonly<Record<string, number>>;
}

/** A contract to compare, ours or another maker's, with what is known of where its facts stand. */
export interface DatedContract {
  /** OpenAPI 3 as parsed; nothing is assumed of its form. */
  readonly document: unknown;
  /** Place in the pages of the fact at a JSON pointer. Asked for changes alone, so that it may be read late. */
  readonly placeAt?: (pointer: string) => Told | undefined;
  /** Hash of a page's text, by file; undefined where it isn't known. */
  readonly pageHash?: (file: string) => string | undefined;
}

/** A node of a contract and where it stands, references followed. */
export interface Located {
  readonly node: Node;
  /** JSON pointer in its contract. */
  readonly at: string;
}

const EMPTY: Node = {};

/** The nodes of one contract by pointer. */
export class Contract {
  readonly root: Node;

  private readonly placeAt: DatedContract['placeAt'];

  constructor({ document, placeAt }: DatedContract) {
    this.root = isNode(document) ? document : EMPTY;
    this.placeAt = placeAt;
  }

  /** True for what no page says: it was supplied because the pages are silent. */
  isAssumed(at: string): boolean {
    return this.placeAt?.(at)?.origin === 'default';
  }

  /** True where it is known that no page says what a keyword of a node is. */
  isSilentOn(at: string, keyword: string): boolean {
    return this.placeAt?.(at)?.silentOn?.includes(keyword) ?? false;
  }

  /** True where it is known that a page gives null as the type of a nullable schema, and no other. */
  isNullType(at: string): boolean {
    return this.placeAt?.(pointer(at, 'nullable')) !== undefined && !this.placeAt(pointer(at, 'type'));
  }

  /** The page of a fact, where it is known. */
  pageOf(at: string): string | undefined {
    return this.placeAt?.(at)?.file;
  }

  /** The page's own words of a fact, where they are known. */
  wordsAt(at: string): string | undefined {
    return this.placeAt?.(at)?.words;
  }

  /** Page and words of which a rule made what no page writes out; undefined for what is written out. */
  inferredFrom(at: string): string | undefined {
    const told = this.placeAt?.(at);
    return told?.origin === 'inferred' ? `${told.file} ${told.words ?? ''}` : undefined;
  }

  /** The node at a pointer, or the one that it refers to. What isn't there is an empty node. */
  at(at: string): Located {
    return this.resolve(valueAt(this.root, at), at);
  }

  /** Follows references of references; circles and references to other documents end at an empty node. */
  resolve(value: unknown, at: string): Located {
    let node = isNode(value) ? value : EMPTY;
    let place = at;
    const seen = new Set<string>();
    for (let target = textOf(node.$ref); target !== undefined; target = textOf(node.$ref)) {
      const inside = pointerOfReference(target);
      if (seen.has(target) || inside === undefined) return { node: EMPTY, at: place };
      seen.add(target);
      place = inside;
      const next = valueAt(this.root, place);
      node = isNode(next) ? next : EMPTY;
    }
    return { node, at: place };
  }

  child({ node, at }: Located, key: string): Located {
    return this.resolve(node[key], pointer(at, key));
  }

  children({ node, at }: Located, key: string): [string, Located][] {
    const map = node[key];
    if (!isNode(map)) return [];
    return Object.entries(map).map(([name, value]) => [name, this.resolve(value, pointer(at, key, name))]);
  }
}

/** True for values that are the same but for the order of keys. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b);

/** A value as text in which the order of keys doesn't matter. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isNode(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
