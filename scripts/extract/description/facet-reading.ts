import { type Diagnostic, diagnostic } from '../../diagnostics.ts';
import type { Source } from '../../provenance.ts';
import type { TypeExpression } from '../type/type-expression.ts';

/** The value whose description is read, and what is found to say of it. */
export interface Reading {
  readonly type: TypeExpression;
  readonly scalar: Extract<TypeExpression, { kind: 'scalar' }> | undefined;
  readonly source: Source;
  readonly name: string;
  readonly diagnostics: Diagnostic[];
}

/** Adds a diagnostic at the description. */
export function report(reading: Reading, code: Parameters<typeof diagnostic>[0], message: string): void {
  reading.diagnostics.push(diagnostic(code, reading.source, `${reading.name}: ${message}`));
}
