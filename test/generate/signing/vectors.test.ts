import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pythonWith } from '../../support/python.ts';

/** The cloud's own SDK core, which signs as the service expects it. */
const ORACLE = 'huaweicloudsdkcore==3.1.219';

const VECTORS = path.join(import.meta.dirname, 'vectors.json');
const python = pythonWith('signing', [ORACLE]);

interface Vector {
  readonly url: string;
  readonly query: readonly (readonly [string, string])[];
  readonly authorization: string;
}

describe('the signatures to compare with', () => {
  const text = readFileSync(VECTORS, 'utf8');

  it.skipIf(!python)("are what the cloud's own SDK core gives today", () => {
    const script = path.join(import.meta.dirname, 'vectors.py');
    const { status, stdout, stderr } = spawnSync(python as string, [script], { encoding: 'utf8', timeout: 60_000 });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('Traceback') });
    expect(stdout).toBe(text);
  });

  it('are many, all different, and have what is easily signed wrongly', () => {
    const vectors = JSON.parse(text) as Vector[];
    expect(vectors.length).toBe(200);
    expect(new Set(vectors.map(({ authorization }) => authorization)).size).toBe(200);
    const repeated = vectors.filter(({ query }) => new Set(query.map(([name]) => name)).size < query.length);
    expect(repeated.length).toBeGreaterThan(10);
    for (const odd of ['%2F', '%25', '%F0%9F%98%80', '%2B'])
      expect(vectors.some(({ url }) => url.includes(odd))).toBe(true);
  });
});
