import type { Fact, Source } from '../ir/index.ts';
import { digitsInWords } from './exact-digits.ts';
import type { Traced } from './traced.ts';

/** How a node of the contract is known. `configured`: by `service.yaml`; `overlay`: by a correction of the pages. */
export type NodeOrigin = Fact<unknown>['origin'] | 'configured' | 'overlay';

/** Where the node at a pointer comes from. */
export interface TracedNode {
  readonly source: Source;
  readonly origin: NodeOrigin;
  readonly rule: string | undefined;
  /** Keywords of which the pages say nothing here: the table has no column for them. */
  readonly silentOn?: readonly string[];
  /** Other pages that state the same: the line of each. */
  readonly also?: Readonly<Record<string, number>>;
}

/** JSON pointer to its origin, in the order of the contract. */
export type SourceMap = ReadonlyMap<string, TracedNode>;

/** One entry of the source map as it is stored: long words are cut. */
export interface SourceEntry extends Omit<Source, 'words'> {
  readonly words?: string;
  readonly origin: NodeOrigin;
  readonly rule?: string;
  readonly silentOn?: readonly string[];
  readonly also?: Readonly<Record<string, number>>;
}

const MAX_WORDS = 400;

export function sourceEntry({ source, origin, rule, silentOn, also }: TracedNode): SourceEntry {
  const { words, also: companions, ...place } = source;
  const others = companions || also ? { ...companions, ...also } : undefined;
  const text = words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words;
  return {
    ...place,
    ...(text === '' ? {} : { words: text }),
    origin,
    ...(rule === undefined ? {} : { rule }),
    ...(silentOn ? { silentOn } : {}),
    ...(others ? { also: others } : {}),
  };
}

/** Collects the sources of nodes while a contract is written. */
export class SourceMapBuilder {
  readonly nodes = new Map<string, TracedNode>();

  /** Whole numbers that JavaScript rounds, as pages write them. */
  readonly digits = new Map<string, string>();

  /** A value that is a number, or may be one. */
  number<T>(at: string, value: T, fact: Fact<unknown>): Traced<T> {
    const digits = digitsInWords(value, fact.source.words);
    if (digits !== undefined) this.digits.set(at, digits);
    return this.value(at, value, fact);
  }

  /** The value of a fact. */
  fact<T>(at: string, fact: Fact<T>): Traced<T> {
    return this.value(at, fact.value, fact);
  }

  /** A value that is written for a fact. */
  value<T>(at: string, value: T, { source, origin, rule }: Fact<unknown>): Traced<T> {
    return this.from(at, value, source, origin, rule);
  }

  /** A value with its source. */
  from<T>(at: string, value: T, source: Source, origin: NodeOrigin, rule?: string): Traced<T> {
    this.source(at, source, origin, rule);
    return value as Traced<T>;
  }

  /** A node that was written at one place and stands at another. */
  move(from: string, to: string): void {
    const node = this.nodes.get(from);
    if (!node) return;
    this.nodes.delete(from);
    this.nodes.set(to, node);
  }

  /** Notes that the pages don't say what a keyword of a node is. */
  silence(at: string, keyword: string): void {
    const node = this.nodes.get(at);
    if (node) this.nodes.set(at, { ...node, silentOn: [...(node.silentOn ?? []), keyword] });
  }

  /** Notes where other pages state the same. */
  also(at: string, sources: readonly Source[]): void {
    const node = this.nodes.get(at);
    if (!node || sources.length === 0) return;
    this.nodes.set(at, { ...node, also: Object.fromEntries(sources.map(({ file, line }) => [file, line])) });
  }

  /** The source of a node that holds others. */
  source(at: string, source: Source, origin: NodeOrigin, rule?: string): void {
    this.nodes.set(at, { source, origin, rule });
  }
}
