/** A node of a parsed document before it is known what it holds: contracts of other makers come this way too. */
export type Node = Readonly<Record<string, unknown>>;

/** True for a map of any entries; lists are none. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value where it is a text. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The entries of a list; of anything else none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Those entries of a map that are maps themselves; of anything else none. */
export const entriesOf = (value: unknown): [string, Node][] =>
  isNode(value) ? Object.entries(value).filter((entry): entry is [string, Node] => isNode(entry[1])) : [];

/** Methods that a path item of OpenAPI may have, in the order of its specification. */
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The operations of a path item by their methods, in lower case. */
export const methodsOf = (item: Node): [string, Node][] =>
  METHODS.flatMap((method): [string, Node][] => {
    const node = item[method];
    return isNode(node) ? [[method, node]] : [];
  });

/** True for a status of success: `200`, `2XX`. */
export const isSuccess = (status: string): boolean => status.startsWith('2');
