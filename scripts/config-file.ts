import type { z } from 'zod';
import { faultText, wordsOf } from './config-faults.ts';
import { ConfigError, locatedYaml, plainValue } from './located-yaml.ts';

/** A place in a file of settings. */
export interface ConfigPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** File, line and column of the value at a path of keys, or of the nearest one around it. */
export type PlaceOf = (path: readonly PropertyKey[]) => ConfigPlace;

/** A file of settings as its schema gives it, with the places of its values. */
export interface ConfigFile<Value> {
  readonly value: Value;
  readonly placeOf: PlaceOf;
  /** The same of the last key of a path. */
  readonly keyPlaceOf: PlaceOf;
}

/**
 * Reads a YAML file of settings by the one schema that defines it. A setting says what it is for in
 * `.meta({ description, examples })`: the first example is shown where the setting is wrong, and the JSON Schema for
 * editors is made from the same definition (`commands/config-schemas.ts`).
 *
 * @param text of the file; an empty file has the value null
 * @param file its name, for messages
 * @throws ConfigError naming every fault in words: `file:line:column: setting: what is wrong; an example`
 */
export function readConfig<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): ConfigFile<z.infer<Schema>> {
  const located = locatedYaml(text, file);
  const placeOf: PlaceOf = (path) => ({ file, ...located.placeOf(path) });
  const result = schema.safeParse(plainValue(located, file), { error: wordsOf });
  const keyPlaceOf: PlaceOf = (path) => ({ file, ...located.keyPlaceOf(path) });
  if (result.success) return { value: result.data, placeOf, keyPlaceOf };
  const faults = result.error.issues
    .flatMap((issue) => faultText(issue, schema))
    .map(({ path, key, message }) => {
      const place = key === undefined ? placeOf(path) : keyPlaceOf([...path, key]);
      return faultLine(() => place, path, message);
    });
  throw new ConfigError(faults.join('\n'));
}

/** One line that says where the fault is and what it is. */
export function faultLine(placeOf: PlaceOf, path: readonly PropertyKey[], message: string): string {
  const { file, line, column } = placeOf(path);
  const setting = path.length > 0 ? `${path.join('.')}: ` : '';
  return `${file}:${line}:${column}: ${setting}${message}`;
}
