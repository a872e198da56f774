import { describe, expect, it } from 'vitest';
import { contractOfSmall, onlyOperation } from '../support/small-page.ts';

const requestOf = (request: string) => {
  const { document } = contractOfSmall({ request });
  return Object.entries(document.components.schemas).find(([name]) => name.endsWith('Request'))?.[1];
};

describe('parameters in a list', () => {
  it.each([
    [
      'terms with a type and a mark in front',
      '<dl><dt>colour</dt><dd>(string, mandatory) Any one.</dd><dt>size</dt><dd>(integer) Its size.</dd></dl>',
    ],
    [
      'marked terms',
      '<dl><dt><b>colour</b> (String, mandatory)</dt><dd>Any one.</dd><dt>size (Integer)</dt><dd>Its.</dd></dl>',
    ],
    [
      'bullets with marked names',
      '<ul><li><b>colour</b> (String, mandatory): Any one.</li><li><b>size</b> (Integer): Its size.</li></ul>',
    ],
  ])('are fields: %s', (_, request) => {
    expect(requestOf(request)).toMatchObject({
      properties: { colour: { type: 'string' }, size: { type: 'integer' } },
      required: ['colour'],
    });
  });

  it('are where they say that they belong', () => {
    const contract = contractOfSmall({
      request: '<dl><dt>colour (query)</dt><dd>Any one.</dd><dt>size (integer)</dt><dd>Its size.</dd></dl>',
    });
    expect(onlyOperation(contract)?.parameters).toMatchObject([{ name: 'colour', in: 'query' }]);
    expect(Object.values(contract.document.components.schemas)).toContainEqual(
      expect.objectContaining({ properties: { size: expect.objectContaining({ type: 'integer' }) } }),
    );
  });

  it('keep their lines', () => {
    const { sources } = contractOfSmall({
      request: '<dl>\n<dt>colour</dt><dd>Any one.</dd>\n<dt>size</dt><dd>Its.</dd></dl>',
    });
    const line = (name: string): number | undefined =>
      [...sources].find(([at]) => at.endsWith(`/properties/${name}`))?.[1].source.line;
    expect([line('colour'), line('size')]).toEqual([5, 6]);
  });

  it.each([
    ['statuses', '<dl><dt>200</dt><dd>Made.</dd><dt>404</dt><dd>No such kite.</dd></dl>'],
    ['outcomes', '<dl><dt>Normal</dt><dd>Made.</dd></dl>'],
    ['sentences', '<dl><dt>How to fly</dt><dd>Run.</dd></dl>'],
    ['bullets without types', '<ul><li><b>Red</b>: warm.</li><li><b>Blue</b>: cold.</li></ul>'],
    ['bullets of which one has no name', '<ul><li><b>colour</b> (String): Any.</li><li>Kites fly.</li></ul>'],
  ])('are not taken from lists of anything else: %s', (_, request) => {
    expect(requestOf(request)).toBeUndefined();
  });
});
