/**
 * Every diagnostic that specscribe can emit, as data: `specscribe explain CODE` prints this catalogue.
 */
import { CHECK_CODES } from './catalogue/check-codes.ts';
import { EMIT_CODES } from './catalogue/emit-codes.ts';
import { EXTRACT_CODES } from './catalogue/extract-codes.ts';
import { LINK_CODES } from './catalogue/link-codes.ts';
import { READ_CODES } from './catalogue/read-codes.ts';
import { SUPPRESS_CODES } from './catalogue/suppress-codes.ts';
import {
  type CodeEntry,
  type DiagnosticKind,
  filled,
  type Params,
  type ParamsOf,
  type Severity,
  wordingOf,
} from './catalogue/wording.ts';

export {
  type CodeEntry,
  type DiagnosticKind,
  type Params,
  type ParamsOf,
  type Severity,
  wordingOf,
} from './catalogue/wording.ts';

export const CODES = {
  ...READ_CODES,
  ...EXTRACT_CODES,
  ...LINK_CODES,
  ...EMIT_CODES,
  ...CHECK_CODES,
  ...SUPPRESS_CODES,
};

export type DiagnosticCode = keyof typeof CODES;

/** A place in a page: `file` relative to the folder that was read, 1-based `line`. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Diagnostic extends Place {
  readonly code: DiagnosticCode;
  readonly kind: DiagnosticKind;
  readonly severity: Severity;
  readonly message: string;
  readonly column?: number;
  readonly pointer?: string;
  readonly hint?: string;
  readonly related?: readonly (Place & { readonly message: string })[];
  /** What the message says, apart from its words; absent where the message is free text. */
  readonly params?: Params;
  /** 16 hexadecimal digits, of code and place by meaning; see `fingerprints.ts`. Absent until a service is whole. */
  readonly fingerprint?: string;
}

/**
 * The only constructor of a diagnostic: kind, severity and words come from the catalogue.
 *
 * @param what what fills the gaps of the code's sentence; a text replaces the sentence
 */
export function diagnostic<Code extends DiagnosticCode>(
  code: Code,
  place: Place,
  what: ParamsOf<(typeof CODES)[Code]> | string,
  more: Partial<Pick<Diagnostic, 'column' | 'pointer' | 'hint' | 'related'>> = {},
): Diagnostic {
  const entry: CodeEntry = CODES[code];
  const { kind, severity } = entry;
  const { file, line } = place;
  if (typeof what === 'string') return { code, kind, severity, message: what, file, line, ...more };
  const params = what as Params;
  const wording = wordingOf(entry, params);
  const message = wording ? filled(wording, params) : entry.title;
  const named = wording && wording.names.length > 0 ? { params } : {};
  return { code, kind, severity, message, file, line, ...more, ...named };
}
