import isSafe from 'safe-regex2';
import { z } from 'zod';
import { readConfig } from './config-file.ts';

const pattern = z.string().min(1).refine(isPattern, 'is no regular expression');

/** One that is tried on every line or description: what repeats a group that repeats would take for ever. */
const safePattern = pattern.refine(
  (text) => !isPattern(text) || isSafe(text),
  'may take for ever: it repeats a group that repeats, or looks behind',
);

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

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'] as const;

/** Whether an expression has a named group. */
const hasGroup = (text: string, name: string): boolean => text.includes(`(?<${name}>`);

/** Groups of phrases: those that end with a digit are further values. */
const PHRASE_GROUP = /\(\?<(?:min|max|default|values|value\d?)>/;

const requestLine = z.union([
  safePattern.refine(
    (text) => hasGroup(text, 'method') && hasGroup(text, 'path'),
    'has not both groups, (?<method>…) and (?<path>…); where the words name no method, give the line and its method',
  ),
  z.strictObject({
    line: safePattern
      .refine((text) => hasGroup(text, 'path'), 'has no group (?<path>…)')
      .meta({ description: 'Lines that state a request, with the group `path`.' }),
    method: z.enum(METHODS).meta({ description: 'Method of all requests that such a line states.' }),
  }),
]);

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
        method: z.enum(METHODS).default('POST').meta({ description: 'Method of all requests.' }),
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
          description: z.string().min(1).optional().meta({ description: 'How to come by the credentials.' }),
        }),
      )
      .optional()
      .meta({
        description: 'Ways to authenticate; any one is enough; without it those that pages state.',
        examples: [[{ kind: 'header', name: 'X-Kite-Key' }]],
      }),
    methods: z
      .record(z.string().min(1), z.enum(METHODS))
      .default({})
      .meta({
        description: 'Methods of HTTP by the words that the pages have for them.',
        examples: [{ HENT: 'GET', SEND: 'POST' }],
      }),
    requests: z
      .array(requestLine)
      .default([])
      .meta({
        description:
          'Lines that state a request, with the groups `method` and `path`; or a line with the group `path`, and the ' +
          'method that it stands for.',
        examples: [['^Call: (?<method>[A-Z]+) (?<path>/\\S*)$', { line: '^List of (?<path>/\\S*)$', method: 'GET' }]],
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
      .superRefine((types, context) => {
        for (const [words, type] of Object.entries(types)) {
          const fault = typeFault(words, type);
          if (fault !== undefined) context.addIssue({ code: 'custom', path: [words], message: fault });
        }
      })
      .meta({
        description:
          'Types by the words of the pages. Words with the group `type` are an expression, and `<type>` on the right is ' +
          'what it found, translated too. On the right: string, integer, number, boolean, object, file, date, date-time, ' +
          'the name of a structure, `array of X`, `map of X`, `X or Y`.',
        examples: [{ Ganzzahl: 'integer', 'Liste von (?<type>.+)': 'array of <type>' }],
      }),
    phrases: z
      .array(
        safePattern.refine(
          (text) => PHRASE_GROUP.test(text),
          'has none of the groups min, max, default, value, values',
        ),
      )
      .default([])
      .meta({
        description:
          'Sentences that limit a value, with the groups `min`, `max`, `default`, `value` (also ' +
          '`value2` and so on) and `values`, a list in quotes or with commas.',
        examples: [['Von (?<min>\\d+) bis (?<max>\\d+)', 'Ohne Wert: (?<default>\\w+)', 'Eins von: (?<values>[^.]+)']],
      }),
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

const TYPE_NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u;

/** True for one type: a word or `<type>`, in lists and maps, with a length or a format in brackets behind it. */
function isOneType(text: string): boolean {
  let type = text.trim();
  for (let inner = type; inner !== ''; ) {
    type = inner;
    inner = /^(?:array|list|map) of (.*)$/i.exec(type)?.[1] ?? '';
  }
  while (type.endsWith('[]')) type = type.slice(0, -2);
  const bare = type.replace(/\([\w-]+\)$/, '');
  return bare === '<type>' || TYPE_NAME.test(bare);
}

/** A type without what is said of it behind a comma: `boolean, always true`. */
export const withoutRemark = (type: string): string => (type.includes('<') ? type : (type.split(',')[0] ?? type));

/** What is wrong with a translation of a type; undefined where nothing is. */
function typeFault(words: string, type: string): string | undefined {
  const takes = hasGroup(words, 'type');
  if (takes && !isPattern(words)) return 'is no regular expression';
  if (takes && !isSafe(words)) return 'may take for ever: it repeats a group that repeats, or looks behind';
  if (!takes && type.includes('<type>')) return 'has <type> on the right, and no group (?<type>…) among its words';
  const plain = withoutRemark(type)
    .replace(/^(?:array|list)<(.+)>$/i, 'array of $1')
    .replace(/^map<(?:string, ?)?(.+)>$/i, 'map of $1');
  if (plain.split(/ or |\|/).every(isOneType)) return undefined;
  return `"${type}" is no type; a type is string, integer, number, boolean, object, a structure's name, "array of X", "map of X" or "X or Y"`;
}

export interface FamilyFile extends z.infer<typeof familySchema> {
  /** Its name, and the line of each setting that facts may come from. */
  readonly at: { readonly file: string; readonly lineOf: (...path: readonly (string | number)[]) => number };
}

/**
 * Reads a `family.yaml`.
 *
 * @throws ConfigError naming every fault, each with its line and column
 */
export function parseFamilyFile(text: string, file: string): FamilyFile {
  const { value, placeOf } = readConfig(text, file, familySchema);
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return { ...value, at: { file: name, lineOf: (...path) => placeOf(path).line } };
}
