import { createHash } from 'node:crypto';
import { addTo } from '../append.ts';
import { type CodeEntry, CODES, type Diagnostic, type Params, type Place, wordingOf } from '../ir/index.ts';

/** A place by meaning: it stays where it is when lines move. */
export interface Spot {
  /** The operation, or the page where it gives none or not one alone. */
  readonly page: string;
  /** The row, table or example on it; '' where the place is in none. */
  readonly within: string;
}

/**
 * Gives each finding of a service its fingerprint: of code, service, operation or page, row or example, and what the
 * message names, such as field and value. Lines and wording have no part in it. Findings that agree in all of that
 * are counted in the order of the page, so that no two share one.
 */
export function withFingerprints(
  diagnostics: readonly Diagnostic[],
  service: string,
  spotOf: (place: Place) => Spot,
): Diagnostic[] {
  const alike = new Map<string, Diagnostic[]>();
  const keys = diagnostics.map((each) => {
    const { page, within } = spotOf(each);
    const key = JSON.stringify([each.code, service, page, within, subjectOf(each)]);
    addTo(alike, key, each);
    return key;
  });
  const ordinals = new Map<Diagnostic, number>();
  for (const group of alike.values())
    for (const [at, each] of group.sort(byPlace).entries()) if (!ordinals.has(each)) ordinals.set(each, at);
  return diagnostics.map((each, index) => {
    const key = keys[index] as string;
    return { ...each, fingerprint: fingerprintOf(key, String(ordinals.get(each) ?? 0)) };
  });
}

/** 16 hexadecimal digits. */
export const fingerprintOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.file === b.file ? a.line - b.line || (a.column ?? 0) - (b.column ?? 0) : a.file < b.file ? -1 : 1;

/** What a finding is about, without what may change while it stays the same finding. */
function subjectOf({ code, params, message }: Diagnostic): string | Params {
  const entry: CodeEntry | undefined = CODES[code];
  const wording = params && entry && wordingOf(entry, params);
  if (!params || !wording) return message.replace(/(?<=\bline )\d+/g, '').replace(/\s+/g, ' ');
  const names = wording.names.filter((name) => !wording.details.includes(name));
  const kept = names.map((name) => [name, squeezed(params[name])] as const);
  return Object.fromEntries(params.as === undefined ? kept : [['as', params.as], ...kept]);
}

const squeezed = (value: string | number | undefined): string | number =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : (value ?? '');
