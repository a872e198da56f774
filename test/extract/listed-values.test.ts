import { describe, expect, it } from 'vitest';
import { contractOfSmall, FIELD_COLUMNS, tableHtml } from '../support/small-page.ts';

const VALUES = 'The value can be <b>red</b>, <b>blue</b>, or <b>green</b>.';
const STRINGS = { type: 'array', items: { type: 'string', enum: ['red', 'blue', 'green'] } };
const ANY = { type: 'array', items: {} };

/** The schema of a field of the request without its words. */
function schemaOf(type: string, description: string) {
  const contract = contractOfSmall({ request: tableHtml(FIELD_COLUMNS, [['colours', 'No', type, description]]) });
  const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.colours);
  const { description: _, ...schema } = { description: undefined, ...body?.properties?.colours };
  const rules = [...contract.sources].filter(([pointer]) => pointer.endsWith('/properties/colours/type'));
  return { schema, rule: rules[0]?.[1].rule };
}

describe('a list whose items have no type', () => {
  it.each([
    ['Array', VALUES, STRINGS],
    ['List', VALUES, STRINGS],
    ['Array of Paint type', VALUES, STRINGS],
    ['Array', 'Colours of the kite.', ANY],
    ['Array', 'The value can be <b>4</b> or <b>6</b>.', ANY],
    ['Array', 'If it is windy, the value can be <b>red</b> or <b>blue</b>.', ANY],
    [
      'Array of integers',
      'The value can be <b>4</b> or <b>6</b>.',
      { type: 'array', items: { type: 'integer', enum: [4, 6] } },
    ],
  ])('%s: %s', (type, description, expected) => {
    expect(schemaOf(type, description).schema).toEqual(expected);
  });

  it('is one of strings by inference from its listed values', () => {
    expect(schemaOf('Array', VALUES).rule).toBe('listed-values-are-strings');
    expect(schemaOf('Array', 'Colours of the kite.').rule).toBeUndefined();
  });
});
