import type { Place, Severity } from '../ir/index.ts';

/** What any command reports, as every writer takes it: a finding of a page, of a contract, or a change. */
export interface Item {
  /** Code of a diagnostic, id of a change, name of a rule. */
  readonly id: string;
  /** What tools of CI make of it. */
  readonly severity: Severity;
  /** What it is called: its severity, or the class of a change. */
  readonly label: string;
  readonly message: string;
  /** Where somebody should look first. */
  readonly place?: Place;
  readonly related?: readonly (Place & { readonly message?: string })[];
  /** JSON pointer into the contract. */
  readonly pointer?: string;
  readonly fingerprint?: string;
  readonly service?: string;
  /** It makes the run fail. */
  readonly fails: boolean;
  /** Why it counts for nothing: somebody has accepted it. */
  readonly accepted?: string;
  /** Further remarks, each a few words. */
  readonly marks?: readonly string[];
  /** Places as one line of text. */
  readonly places: string;
  /** What is put together here because it has one cause, where a person reads; tools of CI get each by itself. */
  readonly members?: readonly Item[];
  /** Further values for SARIF. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** What is said of a rule where a format lists rules. */
export interface RuleText {
  readonly title: string;
  readonly why: string;
}

/** Items under one heading. */
export interface Section {
  readonly name: string;
  readonly heading: string;
  /** Shown folded where a format can. */
  readonly folded: boolean;
  /** The items differ in severity, so each says its own. */
  readonly labelled: boolean;
  readonly items: readonly Item[];
}

/** A whole report. */
export interface Report {
  readonly title: string;
  /** Lines below the title. */
  readonly lead: readonly string[];
  readonly sections: readonly Section[];
}

/** Every item by itself. */
export const itemsOf = ({ sections }: Pick<Report, 'sections'>): Item[] =>
  sections.flatMap(({ items }) => items.flatMap((item) => item.members ?? [item]));
