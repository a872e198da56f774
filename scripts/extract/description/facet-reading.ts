import {
  type CODES,
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  type ParamsOf,
  type Source,
  type TypeExpression,
} from '../../ir/index.ts';

/** The value whose description is read, and what is found to say of it. */
export interface Reading {
  readonly type: TypeExpression;
  readonly scalar: Extract<TypeExpression, { kind: 'scalar' }> | undefined;
  readonly source: Source;
  readonly name: string;
  readonly diagnostics: Diagnostic[];
}

/** Adds a diagnostic at the description. */
export function report<Code extends FacetCode>(
  reading: Reading,
  code: Code,
  params: Unnamed<ParamsOf<(typeof CODES)[Code]>>,
): void {
  const named = { field: reading.name, ...params } as unknown as ParamsOf<(typeof CODES)[Code]>;
  reading.diagnostics.push(diagnostic(code, reading.source, named));
}

type FacetCode = Extract<DiagnosticCode, `extract/${'enumeration' | 'default' | 'bound' | 'facet'}-${string}`>;
/** What a sentence needs beside the name of the field; each of its cases on its own. */
type Unnamed<Params> = Params extends unknown ? Omit<Params, 'field'> : never;
