import { describe, expect, it } from 'vitest';
import { pythonTarget } from '../../scripts/generate/python/index.ts';

/** What the generator writes of a contract's structures, each imported by a line. */
const models = (lines: string): string =>
  `import typing as _typing\n\nif _typing.TYPE_CHECKING:\n    # import models into model package\n${lines}\nelse:\n    pass\n`;

const input = {
  contract: { openapi: '3.0.3', info: { title: 'Kites', version: '1' }, paths: {} },
  service: 'kites',
  packages: {},
} as unknown as Parameters<typeof pythonTarget.keep>[2];

describe('the models of a Python client', () => {
  it.each([
    ['no structure', '    ', '    pass\nelse:'],
    ['a structure', '    from kites.models.kite import Kite', '    from kites.models.kite import Kite as Kite\nelse:'],
  ])('are a module that Python reads with %s', (_, lines, expected) => {
    const [file] = [pythonTarget.keep('kites/models/__init__.py', models(lines), input) ?? []].flat();
    expect(file?.content).toContain(expected);
    expect(file?.content.match(/^ {4}pass$/gm)).toHaveLength(lines.trim() === '' ? 2 : 1);
  });
});
