import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { serviceOf } from '../../scripts/commands/contract/contract-names.ts';

describe('the service of a path', () => {
  it.each([
    ['spec/boats.yaml', 'boats'],
    ['boats.YML', 'boats'],
    ['out/boats.json', 'boats'],
    ['pages/boats/', 'boats'],
    ['pages/raise_a_sail.rst', 'raise_a_sail'],
    ['pages/sails.html', 'sails'],
    ['pages/boats-v1.2', 'boats-v1.2'],
    ['main:spec/boats.yaml', 'boats'],
    ['.', path.basename(process.cwd())],
  ])('%s: %s', (file, name) => {
    expect(serviceOf(file)).toBe(name);
  });
});
