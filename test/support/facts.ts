/** Keys of schemas and operations whose values are facts of pages. */
export const FACT_KEYS = [
  '$ref',
  'default',
  'deprecated',
  'description',
  'enum',
  'maxItems',
  'maxLength',
  'maximum',
  'minItems',
  'minLength',
  'minimum',
  'type',
] as const;
