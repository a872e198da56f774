import { describe, expect, it } from 'vitest';
import { valuesIn } from '../../scripts/adapt/values.ts';
import type { Paragraph, Run } from '../../scripts/ir/index.ts';

/** A paragraph of a text in which backticks set code off. */
const paragraph = (text: string): Paragraph => ({
  kind: 'paragraph',
  runs: text.split('`').map((part, at): Run => (at % 2 === 1 ? { text: part, code: true } : { text: part })),
  line: 7,
});
const read = (text: string) => valuesIn([paragraph(text)]);

describe('the values that a sentence names', () => {
  it.each([
    ['Sort order, one of `age`, `weight` or `name`.', ['age', 'weight', 'name']],
    ['Kind of the hive (`top` or `stack`).', ['top', 'stack']],
    ['The state (one of "hot", "cold", or "off")', ['hot', 'cold', 'off']],
    ['Value is `hot`, `cold` or null.', ['hot', 'cold']],
    ['Valid values are "m" and "ft". Default: "m".', ['m', 'ft']],
    ['Allowed values: `json`', ['json']],
    ['Allowed values are json, xml.', ['json', 'xml']],
    ['Valid protocol names are: mqtt, stomp, web-mqtt.', ['mqtt', 'stomp', 'web-mqtt']],
    ['Either `dry` or `wet`.', ['dry', 'wet']],
    ['`WARM` or `COLD`', ['WARM', 'COLD']],
    ['A language as `en`, `es`, `de`, etc.', undefined],
    ['A unit (e.g. `m` or `ft`).', undefined],
    ['Order of the list: `asc`, `desc` (default: `desc`)', ['asc', 'desc']],
    ['Kept fields: `name`, `id` (default: `all`)', undefined],
    ['One of the kites of the caller.', undefined],
    ['Give `name` or `id` of a kite that is yours.', undefined],
    ['The `name` of the kite (`id` in old releases).', undefined],
  ])('%s', (text, values) => {
    expect(read(text)?.enum?.value).toEqual(values);
  });
});

describe('the default that a sentence names', () => {
  it.each([
    ['Also empty hives. Default is `false`.', 'false'],
    ['Default is true.', 'true'],
    ['Words to look for (default: *)', '*'],
    ['Page of the list. Defaults to 1.', '1'],
    ['Default 500; max 1000.', '500'],
    ['Free seats at least. Optional, default is 1.', '1'],
    ['The default is the one of the caller.', undefined],
    ['The default order is by age.', undefined],
    ['Used by default.', undefined],
  ])('%s', (text, value) => {
    expect(read(text)?.default?.value).toBe(value);
  });
});

describe('the limits that a sentence names', () => {
  it.each([
    ['Default 500; max 1000.', [['maximum', 1000]]],
    ['Must be at least 1', [['minimum', 1]]],
    ['At most 20 characters.', []],
    ['The maximum is set by the caller.', []],
  ])('%s', (text, bounds) => {
    expect((read(text)?.bounds ?? []).map(({ name, value }) => [name, value])).toEqual(bounds);
  });
});
