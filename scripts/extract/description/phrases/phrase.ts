import { CompiledForm } from './form.ts';

/** What a phrase states, or what it says of the sentence that it is in. */
export type FacetName =
  | 'enum'
  | 'lead'
  | 'limit'
  | 'default'
  | 'format'
  | 'deprecated'
  | 'nullable'
  | 'pattern'
  | 'multiple'
  | 'special'
  | 'mood'
  | 'aside'
  | 'subject';

/** One way to say something, as data: `form.ts` tells how forms are written. */
export interface Phrase {
  /** `facet/name`; it stands in the source of what the phrase states. */
  readonly id: string;
  readonly facet: FacetName;
  readonly form: string;
  /** Sentences of ours that it reads, with `**` around what a page sets in bold. */
  readonly yes: readonly string[];
  /** Sentences that look like it and that it doesn't read. */
  readonly no?: readonly string[];
  /** Who asked for it, where no page at hand has it. */
  readonly note?: string;
  /** Read in this labelled part of a description only, and in no item of a list; `text` is what no label opens. */
  readonly part?: 'text' | 'range' | 'default';
}

export class CompiledPhrase<P extends Phrase = Phrase> extends CompiledForm {
  readonly phrase: P;

  constructor(phrase: P) {
    super(phrase.form);
    this.phrase = phrase;
  }
}
