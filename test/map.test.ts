import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './corpus.ts';

const MAP = readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8');
const inCode = [...MAP.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] as string);

describe('ARCHITECTURE.md', () => {
  it('names only paths that exist', () => {
    const paths = inCode.filter((text) => /^(?:scripts|test|docs-source|templates)\/[\w./-]+$/.test(text));
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  });

  it('names only functions and types that the code exports', () => {
    const code = readdirSync(path.join(ROOT, 'scripts'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(path.join(ROOT, 'scripts', name), 'utf8'))
      .join('\n');
    const names = inCode.filter((text) => /^[a-z]+[A-Z]\w*$|^(?:[A-Z][a-z]+){1,3}$/.test(text));
    const known = new Set(
      [...code.matchAll(/^export (?:const|function|class|interface|type) (\w+)/gm)].map((match) => match[1]),
    );
    // A schema of the example.
    const unknown = names.filter((name) => !known.has(name) && name !== 'AttachObsResponse');
    expect(names.length).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
  });

  it('has a row for every folder of scripts/', () => {
    const folders = readdirSync(path.join(ROOT, 'scripts'), { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    expect(folders.map(({ name }) => name).filter((name) => !MAP.includes(`| \`scripts/${name}\` |`))).toEqual([]);
  });

  it('shows facts that the contract has', () => {
    const sources = readFileSync(path.join(ROOT, 'spec/modelarts.sources.json'), 'utf8');
    expect(sources).toMatch(
      /"\/components\/schemas\/AttachObsResponse\/properties\/status\/enum": \{[^\n]*"line":66,"row":4,"table":3[^\n]*"phrase":"lead\/label"/,
    );
  });
});
