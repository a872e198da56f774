import { STATUS_CODES } from 'node:http';
import { isNode, methodsOf, type Node } from '../nodes.ts';

/** Statuses of refusals where an operation documents no error. */
const ASSUMED = [400, 404, 409];
const UNAUTHENTICATED = 401;

/**
 * A contract as a sandbox serves it: operations that document no error have those statuses that the sandbox assumes,
 * each marked by `x-assumed`. Tools that hold answers against a contract take it in the place of the original.
 *
 * @param needsCredentials whether requests without credentials are refused
 */
export function assumedContract(contract: Node, needsCredentials: boolean): Node {
  const statuses = needsCredentials ? [...ASSUMED, UNAUTHENTICATED].sort() : ASSUMED;
  const assumed = Object.fromEntries(
    statuses.map((status) => [`${status}`, { description: `${STATUS_CODES[status]} (assumed)`, 'x-assumed': true }]),
  );
  const paths = Object.entries(isNode(contract.paths) ? contract.paths : {}).map(([path, item]) => {
    if (!isNode(item)) return [path, item];
    const open = methodsOf(item).filter(([, { responses }]) => !documentsError(responses));
    const added = open.map(([method, node]) => [
      method,
      { ...node, responses: { ...(isNode(node.responses) ? node.responses : {}), ...assumed } },
    ]);
    return [path, { ...item, ...Object.fromEntries(added) }];
  });
  return { ...contract, paths: Object.fromEntries(paths) };
}

/** Whether responses have an error. */
export const documentsError = (responses: unknown): boolean =>
  Object.keys(isNode(responses) ? responses : {}).some((status) => /^[45]|^default$/.test(status));
