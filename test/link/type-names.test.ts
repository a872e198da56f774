import { describe, expect, it } from 'vitest';
import { innerName, joined } from '../../scripts/link/type-names.ts';

describe('two names as one', () => {
  it.each([
    ['Kite', 'Tail', 'KiteTail'],
    ['KiteTail', 'Tail', 'KiteTail'],
    ['Kite', 'KiteTail', 'KiteTail'],
    ['Group', 'RedKiteGroup', 'RedKiteGroup'],
    ['ListKites', 'KiteTail', 'ListKiteTail'],
    ['', 'Tail', 'Tail'],
  ])('%s and %s are %s', (first, second, name) => {
    expect(joined(first, second)).toBe(name);
  });
});

describe('the name of an inner type', () => {
  it.each<[string, boolean, string]>([
    ['KiteResponse', false, 'Kite'],
    ['KitesReq', true, 'Kite'],
    ['KiteRes', false, 'Kite'],
    ['TailStatusesResp', true, 'TailStatus'],
    ['DescribeKiteResp', false, 'Kite'],
    ['UploadKiteResp', false, 'UploadKiteResult'],
    ['AddKiteReq', false, 'AddKiteInput'],
    ['Kites', false, 'Kites'],
    ['Kites', true, 'Kite'],
    ['ListKites', true, 'ListKite'],
    ['ErrorResponse', false, 'ErrorResponse'],
    ['Response', false, 'Response'],
  ])('%s, of several: %s, is %s', (page, isMany, name) => {
    expect(innerName(page, isMany)).toBe(name);
  });
});
