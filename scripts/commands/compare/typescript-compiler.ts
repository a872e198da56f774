import path from 'node:path';
import ts from 'typescript';
import type { CompilerMessage, Program } from '../../drift/index.ts';
import type { FileTexts } from '../machine/files.ts';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  // Bodies of a client may be what the browser's types name.
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
};

/** A folder that isn't there: nothing is read below it and nothing written. */
const FOLDER = '/specscribe-proof';

/** Sources of the language's own types: read once, compiled against twice. */
const LIBRARIES = new Map<string, ts.SourceFile>();

/** What the compiler says of a program beside the sources of a client; all in memory. */
export function typescriptMessages(client: FileTexts, { text }: Program): readonly CompilerMessage[] {
  const file = `${FOLDER}/src/uses.ts`;
  const files = new Map([...client].map(([name, content]) => [`${FOLDER}/${name}`, content]));
  files.set(file, text);
  const standard = ts.createCompilerHost(OPTIONS);
  const libraries = path.dirname(standard.getDefaultLibFileName(OPTIONS));
  const isLibrary = (name: string): boolean => path.dirname(path.resolve(name)) === path.resolve(libraries);
  const host: ts.CompilerHost = {
    ...standard,
    getCurrentDirectory: () => FOLDER,
    fileExists: (name) => files.has(name) || (isLibrary(name) && standard.fileExists(name)),
    readFile: (name) => files.get(name) ?? (isLibrary(name) ? standard.readFile(name) : undefined),
    directoryExists: () => true,
    getDirectories: () => [],
    getSourceFile: (name, version) => {
      const own = files.get(name);
      if (own !== undefined) return ts.createSourceFile(name, own, version);
      if (!isLibrary(name)) return undefined;
      const library = LIBRARIES.get(name) ?? standard.getSourceFile(name, version);
      if (library) LIBRARIES.set(name, library);
      return library;
    },
    writeFile: () => {},
  };
  const program = ts.createProgram([file], OPTIONS, host);
  const source = program.getSourceFile(file);
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map(({ start = 0, messageText }) => ({
    line: (source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
    text: firstLines(ts.flattenDiagnosticMessageText(messageText, '\n')),
  }));
}

const MOST_LETTERS = 300;
const firstLines = (text: string): string => text.replace(/\s+/g, ' ').slice(0, MOST_LETTERS);
