import { describe, expect, it } from 'vitest';
import { isSlipOf } from '../../scripts/link/near-name.ts';
import { codesOf, contractOfSmall, FIELD_COLUMNS, onlyOperation, tableHtml } from '../support/small-page.ts';

describe('a name that is another by mistake', () => {
  it.each<[string, string, boolean]>([
    ['tail_length ', 'tail_length', true],
    ['tail-length', 'tail_length', true],
    ['TailLength', 'tail_length', true],
    ['Id', 'id', true],
    ['tail_lenght', 'tail_length', true],
    ['tail_legth', 'tail_length', true],
    ['tail_llength', 'tail_length', true],
    ['tail_lemgth', 'tail_length', true],
    ['tailLenght', 'tailLength', true],
    // Another name.
    ['tail_length', 'tail_length', false],
    ['tail_lengths', 'tail_length', false],
    ['tail_length', 'tail_lengths', false],
    ['tail_length_2', 'tail_length_1', false],
    ['ipv6', 'ipv4', false],
    ['min_length', 'max_length', false],
    ['host_id', 'post_id', false],
    ['tial', 'tail', false],
    ['tail_lemhth', 'tail_length', false],
    ['tail_kind_length', 'tail_length', false],
    ['_', '-', false],
  ])('%s for %s: %s', (written, name, isSlip) => {
    expect(isSlipOf(written, name)).toBe(isSlip);
  });
});

describe('an example that spells a field differently', () => {
  const read = (example: string, ...rows: readonly (readonly string[])[]) => {
    const contract = contractOfSmall({
      request: tableHtml(FIELD_COLUMNS, rows, 'Request body parameters'),
      requestExample: `<pre>${example}</pre>`,
    });
    return {
      codes: codesOf(contract).filter((code) => code.startsWith('link/example')),
      messages: contract.diagnostics.filter(({ code }) => code === SPELLING).map(({ message }) => message),
      fits: Object.keys(onlyOperation(contract)?.requestBody?.content['application/json']?.examples ?? {}).length === 1,
    };
  };
  const SPELLING = 'link/example-field-spelling';
  const [UNKNOWN, MISSING] = ['link/example-field-unknown', 'link/example-required-missing'];
  const length = (mandatory: string) => ['tail_length', mandatory, 'Integer', 'Length.'];
  const COLOUR = ['colour', 'Yes', 'String', 'Colour.'];

  it.each<[string, string, string, string[], boolean]>([
    ['of a mandatory row, with one finding', 'Yes', '{"colour": "red", "tail_lenght": 3}', [SPELLING], false],
    ['of another row', 'No', '{"colour": "red", "tail_lenght": 3}', [SPELLING], true],
    [
      'none where its value is no value of the row',
      'Yes',
      '{"colour": "red", "tail_lenght": "long"}',
      [UNKNOWN, MISSING],
      false,
    ],
    [
      'none where the example has the row too',
      'No',
      '{"colour": "red", "tail_length": 3, "tail_lenght": 3}',
      [UNKNOWN],
      true,
    ],
    [
      'none where two names could be meant',
      'No',
      '{"colour": "red", "tail_lenght": 3, "tail_legth": 3}',
      [UNKNOWN],
      true,
    ],
    ['none of a name that is far', 'No', '{"colour": "red", "tail_width": 3}', [UNKNOWN], true],
  ])('%s', (_, mandatory, example, codes, fits) => {
    const found = read(example, COLOUR, length(mandatory));
    expect({ codes: found.codes, fits: found.fits }).toEqual({ codes, fits });
  });

  it('shows a blank that nobody would see', () => {
    expect(read('{"colour": "red", "tail_length ": 3}', COLOUR, length('Yes')).messages).toEqual([
      '"tail_length " is in the example, but the row spells it tail_length',
    ]);
  });
});
