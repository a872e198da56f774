/** Paths that show one thing in the place of any: `/kites/6`, of which the page says that 6 is an id. */
import { type Block, squeeze, type Run } from '../ir/index.ts';
import type { StatedRequest } from './request-target.ts';
import type { Section } from './sections.ts';

/** The placeholder that stands for an id. */
const NAME = 'id';

/** `with id *6*`: what is in front of the number. A code, an index or a number may be of anything. */
const CALLED_ID = /\bid$/i;

/**
 * Requests in whose paths an id is a placeholder, where sentences say which numbers are ids.
 *
 * @param sections all of the page: what is said once holds for all of its paths
 */
export function withoutInstances(sections: readonly Section[]): (request: StatedRequest) => StatedRequest {
  const ids = new Set(sections.flatMap(({ blocks }) => blocks.flatMap(idsIn)));
  return (request) => {
    const steps = request.path.split('/');
    // Of two numbers in one path nothing tells which is which.
    if (steps.filter((step) => ids.has(step)).length !== 1 || request.path.includes('{')) return request;
    const path = steps.map((step) => (ids.has(step) ? `{${NAME}}` : step)).join('/');
    return { ...request, path, types: { ...request.types, [NAME]: 'int' } };
  };
}

function idsIn(block: Block): string[] {
  if (block.kind !== 'paragraph') return [];
  return block.runs.flatMap((run, at) => {
    const number = run.text.trim();
    const isId = isSetOff(run) && /^\d+$/.test(number) && CALLED_ID.test(squeeze(block.runs[at - 1]?.text ?? ''));
    return isId ? [number] : [];
  });
}

const isSetOff = ({ italic, bold, code }: Run): boolean => italic === true || bold === true || code === true;
