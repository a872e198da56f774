/** Paths that show one thing in the place of any: `/kites/6`, of which the page says that 6 is an id. */
import { type Block, type Paragraph, squeeze, type Run } from '../ir/index.ts';
import type { StatedRequest } from './request-target.ts';
import type { Section } from './sections.ts';

/** Names of placeholders by the numbers that stand for them. */
type Instances = ReadonlyMap<string, string>;

/** `with id *6*`: a number that a sentence sets off behind what it is. */
const KIND = /\b(id|number|key|code|index)$/i;

/**
 * Requests in whose paths numbers are placeholders, where sentences say what those numbers are.
 *
 * @param sections all of the page: what is said once holds for all of its paths
 */
export function withoutInstances(sections: readonly Section[]): (request: StatedRequest) => StatedRequest {
  const instances: Instances = new Map(sections.flatMap(({ blocks }) => blocks.flatMap(namedIn)));
  return (request) => {
    if (instances.size === 0) return request;
    const steps = request.path.split('/');
    const named = steps.filter((step) => instances.has(step)).length;
    // Of two numbers in one path nothing tells which is which.
    if (named !== 1 || request.path.includes('{')) return request;
    const name = instances.get(steps.find((step) => instances.has(step)) ?? '') ?? '';
    const path = steps.map((step) => (instances.has(step) ? `{${name}}` : step)).join('/');
    return { ...request, path, types: { ...request.types, [name]: 'int' } };
  };
}

const namedIn = (block: Block): [string, string][] => (block.kind === 'paragraph' ? namedBy(block) : []);

function namedBy({ runs }: Paragraph): [string, string][] {
  return runs.flatMap((run, at): [string, string][] => {
    const number = run.text.trim();
    if (!isSetOff(run) || !/^\d+$/.test(number)) return [];
    const kind = KIND.exec(squeeze(runs[at - 1]?.text ?? ''))?.[1];
    return kind === undefined ? [] : [[number, kind.toLowerCase()]];
  });
}

const isSetOff = ({ italic, bold, code }: Run): boolean => italic === true || bold === true || code === true;
