import type { Fact, Source } from '../provenance.ts';

/** One entry of the source map: where the node at a pointer comes from. */
export interface SourceEntry extends Omit<Source, 'words'> {
  readonly words?: string;
  readonly origin: 'stated' | 'inferred' | 'default' | 'configured';
  readonly rule?: string;
}

/** JSON pointer to its source, in the order of the contract. */
export type SourceMap = Readonly<Record<string, SourceEntry>>;

const MAX_WORDS = 400;

/** Joins steps to a JSON pointer (RFC 6901). */
export function pointer(parent: string, ...steps: readonly (string | number)[]): string {
  let text = parent;
  for (const step of steps) text += `/${typeof step === 'number' ? step : escapeStep(step)}`;
  return text;
}

const escapeStep = (step: string): string => (/[~/]/.test(step) ? step.replace(/~/g, '~0').replace(/\//g, '~1') : step);

/** Collects the sources of nodes while a contract is written. */
export class SourceMapBuilder {
  readonly entries: Record<string, SourceEntry> = {};

  fact(at: string, fact: Fact<unknown>): void {
    this.source(at, fact.source, fact.origin, fact.rule);
  }

  source(at: string, source: Source, origin: SourceEntry['origin'], rule?: string): void {
    const { words, ...place } = source;
    const text = words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words;
    this.entries[at] = {
      ...place,
      ...(text === '' ? {} : { words: text }),
      origin,
      ...(rule === undefined ? {} : { rule }),
    };
  }
}
