import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas } from '../scripts/commands/config-schemas.ts';
import { nearest } from '../scripts/config-faults.ts';
import { parseAcknowledgements } from '../scripts/drift/index.ts';
import { parseOverlay } from '../scripts/emit/index.ts';
import { parseServiceConfig } from '../scripts/service-config.ts';
import { ROOT } from './corpus.ts';

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('a fault of service.yaml says where it is, what is wrong and how it is right', () => {
  const start = 'title: Depot\nversion: "1"\n';

  it.each<[string, string, string]>([
    ['a missing setting', 'version: "1"\n', '1:1: title: is missing; for example: title: Depot'],
    [
      'a number for text',
      'title: Depot\nversion: 1\n',
      '2:10: version: is 1, but must be text; for example: version: 1.0.0',
    ],
    ['text for a map', `${start}server: here\n`, '3:9: server: is text, but must be a map; for example: server: {url:'],
    ['an empty value', `${start}server: { url: "" }\n`, '3:16: server.url: must not be empty'],
    ['nothing behind a key', `${start}server:\n`, '3:8: server: is empty, but must be a map'],
    [
      'a misspelt setting',
      `titel: Depot\nversion: "1"\ntitle: x\n`,
      '1:1: "titel" is not known here; did you mean title?',
    ],
    ['an unknown setting', `${start}colour: red\n`, '3:1: "colour" is not known here; known are title, version'],
    [
      'one within a list',
      `${start}waiters:\n  - operaton: a\n`,
      '4:5: waiters.0: "operaton" is not known here; did you mean operation?',
    ],
    ['a name that is none', `${start}security: { "a b": { header: X } }\n`, 'security.a b: is no name of letters'],
    [
      'an address of another kind',
      `${start}upstream: { rst: { repository: "ftp://x", path: a } }\n`,
      'upstream.rst.repository: is no address that begins with https:// or file://',
    ],
    [
      'a wrong choice',
      `${start}packages: { access: publik }\n`,
      'packages.access: must be one of public, restricted; did you mean public?',
    ],
    [
      'a misspelt setting of packages',
      `${start}packages: { licence: MIT }\n`,
      'packages.licence: is not known here; did you mean license?',
    ],
    ['a scope that is none', `${start}packages: { scope: acme }\n`, 'packages.scope: is no npm scope'],
    [
      'a status that is no failure',
      `${start}waiters: [{ operation: a, gone: { status: 200 } }]\n`,
      'waiters.0.gone.status: must be at least 400; for example: status: 404',
    ],
    ['a file that is no YAML', 'title: [\n', '2:1: not YAML: '],
  ])('%s', (_, text, expected) => {
    const lines = messageOf(() => parseServiceConfig(text, 'service.yaml')).split('\n');
    expect(
      lines.find((line) => line.includes(expected)),
      lines.join('\n'),
    ).toMatch(/^service\.yaml:/);
  });

  it('and names all of them at once', () => {
    expect(messageOf(() => parseServiceConfig('{}', 'service.yaml')).split('\n')).toHaveLength(2);
  });

  it('needs title and version alone', () => {
    expect(parseServiceConfig(start, 'service.yaml')).toMatchObject({ title: 'Depot', targets: [] });
  });
});

describe('a fault of another file is told in the same way', () => {
  it('of an overlay', () => {
    expect(messageOf(() => parseOverlay('overlay: 1.0.0\naction: []\n', 'a.yaml')).split('\n')).toEqual([
      'a.yaml:1:1: info: is missing; for example: info: {title: Corrections, version: 1.0.0}',
      expect.stringMatching(/^a\.yaml:1:1: actions: is missing; for example: actions: \[\{target: /),
      'a.yaml:2:1: "action" is not known here; did you mean actions?',
    ]);
  });

  it('of acknowledgements', () => {
    const text = '- fingerprint: x\n  reson: Fine.\n';
    expect(messageOf(() => parseAcknowledgements(text, 'ack.yaml')).split('\n')).toEqual([
      'ack.yaml:1:16: 0.fingerprint: must have 16 hexadecimal digits, in quotes; diff prints it; for example: fingerprint: 0123456789abcdef',
      'ack.yaml:1:3: 0.reason: is missing; for example: reason: All clients were updated in May.',
      'ack.yaml:2:3: 0: "reson" is not known here; did you mean reason?',
    ]);
    expect(parseAcknowledgements('', 'ack.yaml')).toEqual([]);
  });
});

describe('nearest', () => {
  it.each([
    ['titel', 'title'],
    ['Title', 'title'],
    ['servers', 'server'],
    ['colour', undefined],
    ['x', undefined],
  ])('%s: %s', (word, expected) => {
    expect(nearest(word, ['title', 'server', 'version'])).toBe(expected);
  });
});

describe('the JSON Schemas for editors', () => {
  const schemas = jsonSchemas();
  const schema = (name: string): Record<string, unknown> => JSON.parse(schemas.get(name) ?? '');

  it('are shipped as the code gives them', () => {
    for (const [name, text] of schemas) expect(readFileSync(path.join(ROOT, 'dist/schemas', name), 'utf8')).toBe(text);
  });

  it('describe each setting', () => {
    const { properties } = schema('service.json') as { properties: Record<string, { description?: string }> };
    expect(Object.entries(properties).filter(([, { description }]) => !description)).toEqual([]);
  });

  it('take what the validator takes, and refuse a setting that it does not know', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const config = parse(readFileSync(path.join(ROOT, 'docs-source/modelarts/service.yaml'), 'utf8'));
    const isValid = ajv.compile(schema('service.json'));
    expect(isValid(config), JSON.stringify(isValid.errors)).toBe(true);
    expect(isValid({ ...config, titel: 'x' })).toBe(false);
    expect(ajv.compile(schema('overlay.json'))({ overlay: '1.0.0', info: { title: 'a', version: '1' } })).toBe(false);
    expect(ajv.compile(schema('acknowledgements.json'))([{ fingerprint: '0123456789abcdef', reason: 'Fine.' }])).toBe(
      true,
    );
  });
});
