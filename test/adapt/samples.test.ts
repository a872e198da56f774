import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectedShape, type Expected, shownShape } from '../support/expected-contract.ts';
import { sampleContract } from '../support/sample-contract.ts';

const FOLDER = path.join(import.meta.dirname, 'samples');

/** Pages of our own, one folder a kind of reference, with what the contract must say. */
describe.each(readdirSync(FOLDER).sort())('the pages of %s', (name) => {
  const folder = path.join(FOLDER, name);
  const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Expected;
  const contract = sampleContract(folder);

  it('give all operations and no other', () => {
    const found = Object.entries(contract.document.paths).flatMap(([at, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${at}`),
    );
    expect(found.sort()).toEqual(expected.operations.map((each) => `${each.method} ${each.path}`).sort());
  });

  it.each(
    expected.operations.map((each) => [`${each.method} ${each.path}`, each] as const),
  )('give %s', (_, operation) => {
    expect(shownShape(contract, operation)).toEqual(expectedShape(operation));
  });

  it('give their schemas and servers', () => {
    const { document } = contract;
    if (expected.servers) expect(document.servers.map(({ url }) => url)).toEqual(expected.servers);
    for (const [schema, fields] of Object.entries(expected.schemas ?? {})) {
      const { properties = {}, required = [] } = document.components.schemas[schema] ?? {};
      expect(Object.fromEntries(Object.keys(properties).map((field) => [field, required.includes(field)]))).toEqual(
        Object.fromEntries(Object.entries(fields).map(([field, facts]) => [field, facts.required])),
      );
    }
  });

  it('give nothing that is only an example, and nothing of the cloud', () => {
    const text = JSON.stringify(contract.document);
    for (const words of [...(expected.mustNotContain ?? []), 'X-Auth-Token', 'AK/SK'])
      expect(text).not.toContain(words);
  });

  it.each(
    typeof expected.diagnostics === 'string' ? [] : (expected.diagnostics ?? []),
  )('report what is wrong on $file:$line', ({ file, line, about }) => {
    expect(
      contract.diagnostics.some((each) => each.file === file && each.line === line && each.message.includes(about)),
    ).toBe(true);
  });
});
