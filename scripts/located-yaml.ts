import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';

/** Thrown for a file of settings that can't be used; the message names file, line and what to change. */
export class ConfigError extends Error {}

/** Where something is in a text; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** YAML that a person wrote, with the places of what it holds. */
export interface LocatedYaml {
  readonly document: ReturnType<typeof parseDocument>;
  /** Line (1-based) of the value at a path of keys, else of the nearest one around it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** Place of the value at a path of keys, else of the nearest one around it. */
  readonly placeOf: (path: readonly PropertyKey[]) => TextPlace;
  /** Place of the last key of a path, else of the nearest value around it. */
  readonly keyPlaceOf: (path: readonly PropertyKey[]) => TextPlace;
}

/**
 * Reads YAML whose faults are told with their lines.
 *
 * @param file its name, for messages
 * @throws ConfigError where it is none
 */
export function locatedYaml(text: string, file: string): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  const broken = document.errors[0];
  if (broken) {
    const { line = 1, col = 1 } = broken.linePos?.[0] ?? {};
    throw new ConfigError(`${file}:${line}:${col}: not YAML: ${broken.message.split('\n')[0]}`);
  }
  const at = (offset: number): TextPlace => {
    const { line, col } = lines.linePos(offset);
    return { line: line || 1, column: col || 1 };
  };
  const placeOf = (path: readonly PropertyKey[]): TextPlace => at(nearestOffset(document, path));
  return {
    document,
    lineOf: (path) => placeOf(path).line,
    placeOf,
    keyPlaceOf: (path) => at(keyOffset(document, path) ?? nearestOffset(document, path)),
  };
}

/**
 * The value of a document as JavaScript has it.
 *
 * @throws ConfigError for aliases that would grow without bound, which the YAML library refuses, and for one that names
 * what it stands in
 */
export function plainValue({ document }: LocatedYaml, file: string): unknown {
  const value = toJs(document, file);
  if (holdsItself(value)) throw new ConfigError(`${file}:1:1: not usable: an alias names what it stands in`);
  return value;
}

function toJs(document: LocatedYaml['document'], file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ConfigError(`${file}:1:1: not usable: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** True for a map or list that is somewhere below itself: no walk through it would end. */
export function holdsItself(value: unknown): boolean {
  const done = new Set<object>();
  const around = new Set<object>();
  const stack: { readonly node: object; readonly isLeft: boolean }[] = [];
  const enter = (node: unknown): void => {
    if (typeof node === 'object' && node !== null && !done.has(node)) stack.push({ node, isLeft: false });
  };
  enter(value);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, isLeft } = next;
    if (isLeft) {
      around.delete(node);
      done.add(node);
      continue;
    }
    if (around.has(node)) return true;
    if (done.has(node)) continue;
    around.add(node);
    stack.push({ node, isLeft: true });
    for (const each of Object.values(node)) enter(each);
  }
  return false;
}

function nearestOffset(document: LocatedYaml['document'], path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffset(document: LocatedYaml['document'], path: readonly PropertyKey[]): number | undefined {
  const around: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(around)) return undefined;
  const pair = around.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
