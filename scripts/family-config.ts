import { z } from 'zod';
import { readConfig } from './config-file.ts';

const pattern = z.string().min(1).refine(isPattern, 'is no regular expression');

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

const PARTS = [
  'uri',
  'path',
  'query',
  'header',
  'body',
  'parameters',
  'request',
  'response',
  'response-header',
  'request-example',
  'response-example',
  'status',
] as const;

const COLUMNS = ['name', 'required', 'type', 'description', 'location', 'default', 'range', 'example'] as const;

/** `family.yaml`: how references of one kind are laid out, where no adapter knows it. */
export const familySchema = z
  .strictObject({
    family: z
      .string()
      .regex(/^[A-Za-z][\w-]*$/, 'is no name of letters, digits, hyphens and underscores')
      .meta({ description: 'Name of the family.', examples: ['rpc-methods'] }),
    operations: z
      .strictObject({
        heading: pattern.meta({ description: 'Headings that are names of methods.', examples: ['^[a-z][A-Za-z]+$'] }),
        method: z
          .enum(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'])
          .default('POST')
          .meta({ description: 'Method of all requests.' }),
        path: z
          .string()
          .regex(/^\/\S*$/, 'is no path')
          .meta({
            description: 'Path of all requests; {heading} is the heading, other names in braces are parameters.',
            examples: ['/bot{token}/{heading}'],
          }),
      })
      .optional()
      .meta({
        description: 'Operations that have a heading each and no request line.',
        examples: [{ heading: '^[a-z][A-Za-z]+$', method: 'POST', path: '/{heading}' }],
      }),
    server: z
      .string()
      .regex(/^https?:\/\/[^\s/]+$/, 'is no scheme and host; a path is `base`')
      .optional()
      .meta({ description: 'Scheme and host of all requests.', examples: ['https://kites.example.com'] }),
    base: z
      .string()
      .regex(/^(?:\/[^\s/]+)+$/, 'is no path that begins with / and ends without one')
      .optional()
      .meta({ description: 'What all paths begin with where pages leave it out.', examples: ['/api/v1'] }),
    security: z
      .array(
        z.strictObject({
          kind: z
            .enum(['basic', 'bearer', 'header', 'query'])
            .meta({ description: 'HTTP’s own schemes, or a key in a header or in the query string.' }),
          name: z
            .string()
            .regex(/^[\w-]+$/, 'is no name of a header or of a parameter')
            .default('Authorization')
            .meta({ description: 'Name of the header or of the parameter.' }),
        }),
      )
      .optional()
      .meta({
        description: 'Ways to authenticate; any one is enough; without it those that pages state.',
        examples: [[{ kind: 'header', name: 'X-Kite-Key' }]],
      }),
    requests: z
      .array(pattern)
      .default([])
      .meta({
        description: 'Lines that state a request, with the groups `method` and `path`.',
        examples: [['^Call: (?<method>[A-Z]+) (?<path>/\\S*)$']],
      }),
    structures: z
      .strictObject({ heading: pattern })
      .optional()
      .meta({
        description: 'Headings that are names of structures, above a table.',
        examples: [{ heading: '^[A-Z][A-Za-z]+$' }],
      }),
    parts: z
      .record(z.string().min(1), z.enum(PARTS))
      .default({})
      .meta({
        description: 'What headings and labels are about, by their words.',
        examples: [{ Anfrage: 'request', Antwort: 'response' }],
      }),
    columns: z
      .record(z.string().min(1), z.enum(COLUMNS))
      .default({})
      .meta({
        description: 'What columns hold, by their headers.',
        examples: [{ Feld: 'name', Pflicht: 'required' }],
      }),
    required: z
      .array(z.string().min(1))
      .default([])
      .meta({
        description: 'Cells that say that a value must be there.',
        examples: [['ja']],
      }),
    optional: pattern.optional().meta({
      description: 'What precedes the description of a value that may be left out; all others must be there.',
      examples: ['^Optional\\b'],
    }),
    types: z
      .record(z.string().min(1), z.string().min(1))
      .default({})
      .meta({ description: 'Types by the words of the pages.', examples: [{ Ganzzahl: 'integer' }] }),
    returns: z
      .array(pattern)
      .default([])
      .meta({
        description:
          'Sentences that name what is answered: the group `type`, `array` where it is a list, `other` for what is ' +
          'answered otherwise.',
        examples: [['the (?<type>[A-Z]\\w+) is returned']],
      }),
    skip: z
      .array(pattern)
      .default([])
      .meta({ description: 'Headings of sections that are left out.', examples: [['^Changelog$']] }),
  })
  .meta({ title: 'family.yaml', description: 'How references of one kind are laid out.' });

export interface FamilyFile extends z.infer<typeof familySchema> {
  /** Its name, and the line of each setting that facts may come from. */
  readonly at: { readonly file: string; readonly lineOf: (setting: 'server' | 'security') => number };
}

/**
 * Reads a `family.yaml`.
 *
 * @throws ConfigError naming every fault, each with its line and column
 */
export function parseFamilyFile(text: string, file: string): FamilyFile {
  const { value, placeOf } = readConfig(text, file, familySchema);
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return { ...value, at: { file: name, lineOf: (setting) => placeOf([setting]).line } };
}
