import { idsByShape } from '../../link/index.ts';
import type { OperationsLock } from '../../ir/index.ts';

/** A name that users of generated code know, and the one that would take its place. */
export interface Rename {
  readonly kind: 'operation' | 'resource' | 'type';
  readonly from: string;
  readonly to: string;
}

/** What would be called otherwise than before, although it is still there. */
export function renamesBetween(before: OperationsLock, after: OperationsLock): Rename[] {
  const renames = [
    ...changedNames('operation', idsByShape(before.operations), after.operations),
    ...changedNames('resource', before.resources, after.resources),
    ...changedNames('type', before.schemas, after.schemas).filter(({ from }) => after.shapes[from] === undefined),
  ];
  return [...new Map(renames.map((each) => [`${each.kind} ${each.from}`, each])).values()];
}

const changedNames = (
  kind: Rename['kind'],
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Rename[] =>
  Object.entries(before).flatMap(([key, from]) => {
    const to = after[key];
    return to === undefined || to === from ? [] : [{ kind, from, to }];
  });
