import ts from 'typescript';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';

const HEAD = `
import type { SchemaObject, ParameterObject } from './openapi.ts';
import { derived } from './derived-sources.ts';
import type { SourceMapBuilder } from './source-map.ts';
import { type Emitted, partOfFact } from './traced.ts';
declare const sources: SourceMapBuilder;
const source = { file: 'kites.html', line: 1, words: '' };
`;

const SOUND = [
  ['recorded', "const s: Emitted<SchemaObject> = { type: sources.from('/type', 'string', source, 'stated') };"],
  ['derived', "const s: Emitted<SchemaObject> = derived({ title: 'Kite', format: 'uuid' });"],
  [
    'that of the fact around it',
    "const s: Emitted<SchemaObject> = { oneOf: [{ type: partOfFact('string' as const) }] };",
  ],
  ['that of its list', "const s: Emitted<SchemaObject> = { enum: sources.from('/enum', ['a'], source, 'stated') };"],
] as const;

const UNSOUND = [
  ['a text', "const s: Emitted<SchemaObject> = { type: 'string' };"],
  ['a list', "const s: Emitted<SchemaObject> = { enum: ['a'] };"],
  ['an entry of a list', "const s: Emitted<SchemaObject> = { required: ['a'] };"],
  ['a nested one', 'const s: Emitted<SchemaObject> = { properties: { a: { minimum: 1 } } };'],
  ['an extension', "const s: Emitted<SchemaObject> = { 'x-odd': 1 };"],
  ['a place', "const s: Pick<Emitted<ParameterObject>, 'name' | 'in'> = { ...derived({ name: 'a' }), in: 'path' };"],
  ['a keyword that follows from nothing', 'const s: Emitted<SchemaObject> = derived({ minimum: 1 });'],
] as const;

/** What the compiler says of each statement, in a file of the emitting folder. */
function messagesOf(statements: readonly string[]): readonly (readonly string[])[] {
  const file = path.join(ROOT, 'scripts/emit/written-here.ts');
  const text = HEAD + statements.map((each) => `{ ${each} }`).join('\n');
  const config = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile).config as object;
  const options = {
    ...ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options,
    noEmit: true,
    noUnusedLocals: false,
    rootDir: ROOT,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, target) =>
    name === file ? ts.createSourceFile(name, text, target) : getSourceFile(name, target);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  const found = program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => ({
    line: (source?.getLineAndCharacterOfPosition(start).line ?? 0) - HEAD.split('\n').length + 1,
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
  return statements.map((_, index) => found.filter(({ line }) => line === index).map(({ text: said }) => said));
}

describe('a leaf of the contract', () => {
  const statements = [...SOUND, ...UNSOUND].map(([, statement]) => statement);
  const messages = new Map<string, readonly string[]>();
  beforeAll(() => {
    for (const [index, said] of messagesOf(statements).entries()) messages.set(statements[index] ?? '', said);
  }, 240_000);

  it.each(SOUND)('compiles where its source is %s', (_, statement) => {
    expect(messages.get(statement)).toEqual([]);
  });

  it.each(UNSOUND)('does not compile without a source: %s', (_, statement) => {
    expect(messages.get(statement)).toHaveLength(1);
  });
});
