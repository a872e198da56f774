import path from 'node:path';
import ts from 'typescript';

/** What an editor shows at places of some code. A place is named by a comment right before it. */
export interface Editor {
  /** Type and documentation. */
  hover(mark: string): string;
  /** Names that complete what is being written, sorted; the mark stands inside of it. */
  offers(mark: string): string[];
  /** What is struck out as deprecated, in order. */
  struckOut(): string[];
}

/** Opens code as a file of a generated package. */
export function openEditor(folder: string, code: string): Editor {
  const file = path.join(folder, 'src/open-in-editor.ts');
  const config = ts.readConfigFile(path.join(folder, 'tsconfig.json'), ts.sys.readFile).config;
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const readFile = (name: string) => (name === file ? code : ts.sys.readFile(name));
  const service = ts.createLanguageService({
    readFile,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    readDirectory: ts.sys.readDirectory,
    getScriptFileNames: () => [...fileNames, file],
    getScriptVersion: () => '1',
    getScriptSnapshot(name) {
      const text = readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
  return {
    hover(mark) {
      const info = service.getQuickInfoAtPosition(file, code.indexOf(mark) + mark.length);
      const tags = (info?.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`);
      return [ts.displayPartsToString(info?.displayParts), ts.displayPartsToString(info?.documentation), ...tags].join(
        '\n',
      );
    },
    offers(mark) {
      const found = service.getCompletionsAtPosition(file, code.indexOf(mark), undefined);
      return (found?.entries ?? []).map(({ name }) => name).sort();
    },
    struckOut() {
      const all = service.getSuggestionDiagnostics(file).filter(({ reportsDeprecated }) => reportsDeprecated);
      return all.map(({ start, length }) => code.slice(start, start + length));
    },
  };
}
