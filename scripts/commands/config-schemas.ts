import type { z } from 'zod';
import { jsonSchemaOf } from '../config-faults.ts';
import { baselineSchema, suppressionsSchema } from '../diagnostics/index.ts';
import { acknowledgementsSchema } from '../drift/index.ts';
import { overlaySchema } from '../emit/index.ts';
import { familySchema } from '../family-config.ts';
import { namesSchema } from '../names-config.ts';
import { sandboxSchema } from '../sandbox/index.ts';
import { serviceSchema } from '../service-config.ts';

/** Files that a person writes, by the name of their JSON Schema in `dist/schemas/`. */
export const CONFIG_FILES: Readonly<Record<string, z.ZodType>> = {
  service: serviceSchema,
  family: familySchema,
  sandbox: sandboxSchema,
  names: namesSchema,
  overlay: overlaySchema,
  acknowledgements: acknowledgementsSchema,
  suppressions: suppressionsSchema,
  baseline: baselineSchema,
};

/** JSON Schemas for editors by the names of their files, each made from what validates the file. */
export const jsonSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(CONFIG_FILES).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(jsonSchemaOf(schema), null, 2)}\n`,
    ]),
  );
