import type { Diagnostic, FieldFacts } from '../../ir/index.ts';
import { isComplex } from '../type/type-expression.ts';

/** Marks in front of a name that set a row inside the one above it, one for each level: `> name`, `-- name`, `└ name`. */
const MARKED = /^((?:(?:&gt;|[>›»└├∟↳→·•+–—-])\s*)+)([A-Za-z_@$][\w.:@$-]*)$/;

/** How many levels inside a name is set; 0 for a plain one. */
function depthOf(name: string): { depth: number; bare: string } {
  const [, marks = '', bare = name] = MARKED.exec(name) ?? [];
  return { depth: marks.replace(/&gt;/g, '>').replace(/\s/g, '').length, bare };
}

/**
 * Gives rows that marks set inside the rows above them the paths that they stand at, as other tables write them. All of
 * it is undone where a marked row stands inside none that can hold it.
 *
 * @returns undefined where no mark is understood
 */
export function withMarkedDepth(fields: readonly FieldFacts[]): readonly FieldFacts[] | undefined {
  const read = fields.map((field) => ({ field, ...depthOf(field.name) }));
  if (read.every(({ depth }) => depth === 0)) return undefined;
  const open: { path: string; field: FieldFacts }[] = [];
  const placed: FieldFacts[] = [];
  for (const { field, depth, bare } of read) {
    const outer = depth === 0 ? undefined : open[depth - 1];
    if (depth > open.length || (outer && !isComplex(outer.field.type.value))) return undefined;
    const path = outer ? `${outer.path}.${bare}` : bare;
    open.length = depth;
    open.push({ path: field.type.value.kind === 'array' ? `${path}[]` : path, field });
    placed.push(path === field.name ? field : { ...field, name: path });
  }
  return placed;
}

/** Findings of names that marks explain. */
export const withoutMarkedNames = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(
    ({ code, params }) => code !== 'extract/name-unusual' || !MARKED.test(String(params?.field ?? '')),
  );
