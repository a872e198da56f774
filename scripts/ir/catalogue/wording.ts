/**
 * What a diagnostic says: its words stand with its code, and the compiler checks that whoever reports it gives what
 * the words need.
 */
export type Severity = 'error' | 'warning' | 'info';

/**
 * `contract`: our reading is incomplete or the contract lossy. `docs`: the page contradicts itself or leaves
 * something out. `guideline`: the API breaks the cloud's own rules.
 */
export type DiagnosticKind = 'contract' | 'docs' | 'guideline';

/** A sentence with named gaps. The gaps identify the finding, but for those named in `details`. */
export interface Wording<Name extends string = string> {
  readonly parts: readonly string[];
  readonly names: readonly Name[];
  readonly details: readonly string[];
}

/** One code of the catalogue. */
export interface CodeEntry {
  readonly kind: DiagnosticKind;
  readonly severity: Severity;
  readonly title: string;
  /** What it means and what to do about it. */
  readonly why: string;
  /** What a finding says; several sentences by name where a code covers several cases. */
  readonly says?: Wording | Readonly<Record<string, Wording>>;
}

export type Catalogue = Readonly<Record<`${string}/${string}`, CodeEntry>>;

interface Detail<Name extends string> {
  readonly detail: Name;
}

/** A gap that does not identify a finding: a value that may change while the finding stays the same one. */
export const detail = <const Name extends string>(name: Name): Detail<Name> => ({ detail: name });

type Gap = string | Detail<string>;
type NameOf<G> = G extends Detail<infer Name> ? Name : G;

/** A sentence: says`${'field'} is empty`. */
export function says<const Gaps extends readonly Gap[]>(
  parts: TemplateStringsArray,
  ...gaps: Gaps
): Wording<NameOf<Gaps[number]> & string> {
  const names = gaps.map((gap) => (typeof gap === 'string' ? gap : gap.detail));
  const details = gaps.flatMap((gap) => (typeof gap === 'string' ? [] : [gap.detail]));
  return { parts, names: names as (NameOf<Gaps[number]> & string)[], details };
}

/** What fills the gaps of a wording, by name. */
export type Params = Readonly<Record<string, string | number>>;

type ParamsOfWording<W> = W extends Wording<infer Name> ? Readonly<Record<Name, string | number>> : never;

/** What a code's reporter has to give: the gaps, and `as`, the sentence's name, where there are several. */
export type ParamsOf<Entry> = Entry extends { readonly says: infer Says }
  ? Says extends Wording
    ? ParamsOfWording<Says>
    : { [As in keyof Says]: { readonly as: As } & ParamsOfWording<Says[As]> }[keyof Says]
  : never;

/** The sentence that a code says of these parameters; undefined for a code without words. */
export function wordingOf({ says: said }: CodeEntry, params: Params): Wording | undefined {
  if (said === undefined) return undefined;
  return isWording(said) ? said : said[String(params.as)];
}

const isWording = (said: NonNullable<CodeEntry['says']>): said is Wording => Array.isArray(said.parts);

export const filled = ({ parts, names }: Wording, params: Params): string =>
  parts.map((part, index) => part + (names[index] === undefined ? '' : String(params[names[index]] ?? ''))).join('');
