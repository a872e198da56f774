import { z } from 'zod';
import { ALLOWED } from './allow-lists.ts';
import { readConfig } from './config-file.ts';

const OPERATION = /^(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH) \/\S*$/;

/** Place of an operation among the resources of a client: `volumes.list`. */
export const RESOURCE_PLACE = /^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/;

const operationKey = z.string().regex(OPERATION, 'is no method and path, such as GET /v1/things');
const idName = z
  .string()
  .regex(
    ALLOWED.operation.pattern,
    'is refused: a letter from A to Z, then such letters, digits and _ make an operation id',
  );
const typeName = z
  .string()
  .regex(ALLOWED.schema.pattern, 'is refused: a letter from A to Z, then such letters, digits and _ . - name a type');

/** The file of names that a team has chosen, beside `service.yaml`. */
export const namesSchema = z
  .strictObject({
    operations: z
      .record(operationKey, idName)
      .default({})
      .meta({
        description: 'Operation ids by method and path; the names of placeholders do not matter.',
        examples: [{ 'GET /v1/{project_id}/notebooks': 'listNotebooks' }],
      }),
    schemas: z
      .record(typeName, typeName)
      .default({})
      .meta({
        description: 'Names of types by the names that they have otherwise, with the operation ids chosen above.',
        examples: [{ NotebookResp: 'Notebook' }],
      }),
    resources: z
      .record(
        operationKey,
        z.string().regex(RESOURCE_PLACE, 'is no place: two names of letters and digits, such as volumes.list'),
      )
      .default({})
      .meta({
        description:
          'Places of operations among the resources of clients, by method and path: `volumes.list` is called as `client.volumes.list()`. A service that names one has a place for each of its operations.',
        examples: [{ 'GET /v1/{project_id}/notebooks': 'notebooks.list' }],
      }),
    tags: z
      .record(z.string().min(1), z.string().regex(ALLOWED.tag.pattern, `is refused: ${ALLOWED.tag.hint}`))
      .default({})
      .meta({
        description: 'Names of groups of operations by the chapters of the pages.',
        examples: [{ 'Development Environment Management': 'Notebooks' }],
      }),
  })
  .meta({
    title: 'names.yaml',
    description: 'Names of operations, resources, types and groups that a team has chosen.',
  });

/** What a `names.yaml` names. */
export type NamesPart = 'operations' | 'resources' | 'schemas' | 'tags';

/** Chosen names, with the line of each entry in its file. */
export interface ChosenNames {
  readonly operations: Readonly<Record<string, string>>;
  readonly schemas: Readonly<Record<string, string>>;
  readonly resources: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Name of the file, for findings. */
  readonly file: string;
  /** 1-based. */
  readonly lineOf: (part: NamesPart, key: string) => number;
}

export const NAMES_FILE = 'names.yaml';

/**
 * Reads a `names.yaml`.
 *
 * @throws ConfigError naming every fault, each with its line and column
 */
export function parseNamesFile(text: string, file: string): ChosenNames {
  const { value, placeOf } = readConfig(text, file, namesSchema);
  return { ...value, file: NAMES_FILE, lineOf: (part, key) => placeOf([part, key]).line };
}
