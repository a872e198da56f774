import type { Dialect } from '../../dialects/index.ts';
import { type Block, textOfBlocks, type TypeExpression } from '../../ir/index.ts';
import { readType } from '../type/type-expression.ts';

/** The text behind a label that opens a line of a description; undefined where no line has it. */
export function labelledLine(blocks: readonly Block[], label: RegExp): string | undefined {
  const lines = textOfBlocks(blocks).split('\n');
  return lines.map((line) => label.exec(line)?.[1]).find((text) => text !== undefined);
}

/** The type that a line `Type: integer` of a description states; undefined where none does, or none that is known. */
export function labelledType(blocks: readonly Block[], { rows }: Dialect): TypeExpression | undefined {
  const text = labelledLine(blocks, rows.typeLabel);
  if (text === undefined) return undefined;
  if (rows.markupType.test(text)) return { kind: 'object' };
  const { type } = readType([{ text }]);
  return type.kind === 'unknown' || (type.kind === 'object' && type.bare) ? undefined : type;
}
