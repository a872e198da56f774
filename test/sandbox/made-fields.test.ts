import { describe, expect, it } from 'vitest';
import { newId, timeValue, withText, withZone } from '../../scripts/sandbox/made-fields.ts';

const NOW = Date.UTC(2026, 0, 31, 12, 0, 0, 250);

describe('a time', () => {
  it.each<[object, unknown, unknown]>([
    [{ type: 'integer' }, 1673409151351, NOW],
    [{ type: 'integer' }, 1673409151, Math.floor(NOW / 1000)],
    [{ type: 'integer' }, undefined, NOW],
    [{ type: 'string' }, '2024-01-01T00:00:00Z', '2026-01-31T12:00:00Z'],
    [{ type: 'string' }, '2024-01-01T00:00:00.123', '2026-01-31T12:00:00.250'],
    [{ type: 'string' }, '2024-01-01 00:00:00', '2026-01-31 12:00:00'],
    [{ type: 'string' }, '2024-01-01T00:00:00.123456', '2026-01-31T12:00:00.250000'],
    [{ type: 'string' }, '1673409151351', String(NOW)],
    [{ type: 'string', format: 'date-time' }, '2024-01-01T00:00:00', '2026-01-31T12:00:00Z'],
    [{ type: 'string', format: 'date' }, undefined, '2026-01-31'],
  ])('of %j that is shown as %j is %j', (schema, shown, expected) => {
    expect(timeValue(NOW, schema as never, shown)).toBe(expected);
  });

  it.each([
    ['2024-01-01T00:00:00', { format: 'date-time' }, '2024-01-01T00:00:00Z'],
    ['2024-01-01 00:00:00.1', { format: 'date-time' }, '2024-01-01T00:00:00.1Z'],
    ['2024-01-01 00:00:00', {}, '2024-01-01 00:00:00'],
    ['soon', { format: 'date-time' }, 'soon'],
  ])('%s in %j is %s', (value, schema, expected) => {
    expect(withZone(value, schema)).toBe(expected);
  });
});

describe('an id', () => {
  it.each<[object, unknown, RegExp]>([
    [{ type: 'string' }, undefined, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/],
    [{ type: 'string' }, 'e55c6f3dc4e34c9f86353b664ae0e70c', /^[\da-f]{32}$/],
    [{ type: 'string', maxLength: 8 }, undefined, /^[\da-f]{8}$/],
    [{ type: 'integer' }, undefined, /^7$/],
  ])('of %j that is shown as %j is as the pages write it', (schema, shown, expected) => {
    expect(newId('a', 7, schema as never, shown)).toMatch(expected);
  });
});

describe('texts', () => {
  it('stand for others wherever they occur', () => {
    expect(withText({ a: ['x/1'], b: { c: '1' }, d: 1 }, '1', '2')).toEqual({ a: ['x/2'], b: { c: '2' }, d: 1 });
  });
});
