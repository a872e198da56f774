import { byDefault, type FieldFacts, type Source } from '../ir/index.ts';

/**
 * A field of which a page shows the name alone: a text, by default.
 *
 * @param rule what it is shown by
 */
export const shownField = (name: string, source: Source, rule: string): FieldFacts => ({
  name,
  type: byDefault({ kind: 'scalar', type: 'string' }, source, rule),
  description: byDefault('', source, rule),
  facets: { bounds: [] },
  links: [],
  tableNumbers: [],
  source,
});
