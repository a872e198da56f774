import { LineCounter, parseDocument } from 'yaml';

/** Thrown for a file of settings that can't be used; the message names file, line and what to change. */
export class ConfigError extends Error {}

/** YAML that a person wrote, with the places of what it holds. */
export interface LocatedYaml {
  readonly document: ReturnType<typeof parseDocument>;
  /** Line (1-based) of the value at a path of keys, else of the nearest one around it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
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
  if (broken)
    throw new ConfigError(`${file}:${broken.linePos?.[0].line ?? 1}: not YAML: ${broken.message.split('\n')[0]}`);
  return { document, lineOf: (path) => lines.linePos(nearestOffset(document, path)).line || 1 };
}

function nearestOffset(document: LocatedYaml['document'], path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = (node as { range?: readonly [number, number, number] } | undefined)?.range;
    if (range) return range[0];
  }
  return 0;
}
