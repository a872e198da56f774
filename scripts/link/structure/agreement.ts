import type { FieldFacts, TypeExpression } from '../../ir/index.ts';
import { isComplex } from '../../extract/index.ts';
import type { StructureView } from '../example-check.ts';
import { fieldsIn, opens, type Shape } from './shape.ts';

/** How far a reading of a body and what its examples show are apart. */
export interface Agreement {
  /** Fields that are shown, and that the reading has no place for. */
  readonly unplaced: number;
  /** Rows that the examples never show at the level where the reading has them. */
  readonly unshown: number;
  /** Of these, rows that are mandatory. */
  readonly missing: number;
  /** Values that are an object or a list where the reading says something else, or the other way round. */
  readonly unlike: number;
}

const NOTHING: Agreement = { unplaced: 0, unshown: 0, missing: 0, unlike: 0 };

/** The reading with less of this fits better: each field in a wrong place counts once where it is and once where it isn't. */
export const distance = ({ unplaced, unshown, missing, unlike }: Agreement): number =>
  unplaced + unshown + missing + 2 * unlike;

const plus = (a: Agreement, b: Agreement): Agreement => ({
  unplaced: a.unplaced + b.unplaced,
  unshown: a.unshown + b.unshown,
  missing: a.missing + b.missing,
  unlike: a.unlike + b.unlike,
});

/** Holds the rows of a structure against what examples show in its place. */
export function agreementOf(view: StructureView, shape: Shape): Agreement {
  let sum = NOTHING;
  const described = new Set<string>();
  for (const field of view.fields) {
    if (described.has(field.name)) sum = plus(sum, { ...NOTHING, unshown: 1 });
    if (described.has(field.name)) continue;
    described.add(field.name);
    const shown = shape.keys.get(field.name);
    if (shown) sum = plus(sum, ofValue(field, field.type.value, view, shown));
    else sum = plus(sum, { ...NOTHING, unshown: 1, missing: field.required?.value === true ? 1 : 0 });
  }
  for (const [key, shown] of shape.keys) {
    if (described.has(key)) continue;
    sum = plus(
      sum,
      view.additional
        ? ofValue(view.additional, view.additional.type.value, view, shown)
        : { ...NOTHING, unplaced: fieldsIn(shown) },
    );
  }
  return sum;
}

function ofValue(field: FieldFacts, type: TypeExpression, view: StructureView, shown: Shape): Agreement {
  if (shown.kinds.size === 0 || [...shown.kinds].every((kind) => kind === 'null')) return NOTHING;
  const unlike = isUnlike(type, shown) ? 1 : 0;
  if (!opens(shown)) return { ...NOTHING, unlike };
  if (type.kind === 'map') return plus(ofValues(field, type.values, view, shown), { ...NOTHING, unlike });
  const targets = isComplex(type) ? view.targets(field) : [];
  const tries = targets.map((target) => agreementOf(target, shown));
  const [first, ...more] = tries;
  if (!first) return { ...NOTHING, unlike, unplaced: fieldsIn(shown) - 1 };
  const best = more.reduce((a, b) => (distance(b) < distance(a) ? b : a), first);
  return plus(best, { ...NOTHING, unlike });
}

/** The values of a map, whose keys are data. */
function ofValues(field: FieldFacts, type: TypeExpression, view: StructureView, shown: Shape): Agreement {
  let sum = NOTHING;
  if (isComplex(type)) for (const inner of shown.keys.values()) sum = plus(sum, ofValue(field, type, view, inner));
  return sum;
}

function isUnlike(type: TypeExpression, shown: Shape): boolean {
  switch (type.kind) {
    case 'array':
      return shown.lists === 0;
    case 'map':
      return shown.lists > 0;
    case 'object':
      return !type.bare && (shown.lists > 0 || !shown.kinds.has('object'));
    case 'scalar':
      return shown.lists > 0 || opens(shown);
    default:
      return false;
  }
}
