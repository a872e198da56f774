import type { OpenApiDocument } from '../../emit/index.ts';
import { formerNote, formerTypes } from '../former-names.ts';
import type { OperationFacts } from '../operations.ts';
import { literal } from '../quote.ts';

/** Types of a contract, with those of former names beside them, each marked as deprecated. */
export function withFormerNames(
  schema: string,
  contract: OpenApiDocument,
  operations: readonly OperationFacts[],
): string {
  const types = formerTypes(contract).map(({ name, now, until }) =>
    member(name, `components["schemas"][${literal(now)}]`, formerNote(now, until), '        '),
  );
  const ids = operations.flatMap(({ id, former }) =>
    former.map(({ name, until }) => member(name, `operations[${literal(id)}]`, formerNote(id, until), '    ')),
  );
  return schema
    .replace(/^export interface operations \{\n/m, (line) => line + ids.join(''))
    .replace(/^export interface components \{\n {4}schemas: \{\n/m, (lines) => lines + types.join(''));
}

const member = (name: string, type: string, note: string, indent: string): string =>
  `${indent}/** @deprecated ${note} */\n${indent}${literal(name)}: ${type};\n`;
