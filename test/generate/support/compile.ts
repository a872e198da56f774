import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { GeneratedFile } from '../../../scripts/generate/index.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A folder below `node_modules`, so that packages of this repository resolve from it. */
export function scratchFolder(name: string): string {
  const cache = path.join(ROOT, 'node_modules/.cache/specscribe-test');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(path.join(cache, `${name}-`));
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export function writeFiles(folder: string, files: readonly GeneratedFile[]): void {
  for (const { path: name, content } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

export const readTemplate = (name: string): string => readFileSync(path.join(ROOT, 'templates', name), 'utf8');

/** Compiles a generated package by its own `tsconfig.json`. Returns what the compiler has to say. */
export function compile(folder: string): string[] {
  const file = path.join(folder, 'tsconfig.json');
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, folder);
  // What the compiler itself brings is no part of a package, and takes as long to check as one.
  const options = { ...config.options, skipDefaultLibCheck: true };
  const program = ts.createProgram(config.fileNames, options, hostFor(options));
  const { diagnostics } = program.emit();
  return [...config.errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics].map(describeDiagnostic);
}

/**
 * The folder of a package that is compiled once for what is in it, whichever file of tests asks first; callers copy it.
 *
 * @throws Error with what the compiler says, where it says anything
 */
export function compiledOnce(files: readonly GeneratedFile[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([ts.version, files]))
    .digest('hex')
    .slice(0, 24);
  const own = scratchFolder('compiled');
  const store = path.join(path.dirname(own), `package-${digest}`);
  if (!existsSync(store)) {
    writeFiles(own, files);
    const problems = compile(own);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    try {
      renameSync(own, store);
    } catch (error) {
      // Another file of tests has made it meanwhile.
      if (!existsSync(store)) throw error;
    }
  }
  removeFolder(own);
  return store;
}

/** The files of a folder, as a target gives them. */
export const filesIn = (folder: string): readonly GeneratedFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ path: path.relative(folder, file), content: readFileSync(file, 'utf8') }));

/** Declarations of libraries as they were parsed for a program before, by how that was done. */
const libraries = new Map<string, ts.SourceFile>();

/** The usual host, which parses no library twice: that takes as long as a small package takes to compile. */
function hostFor(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  const { target, module, moduleResolution, lib, strict, jsx } = options;
  const settings = JSON.stringify([target, module, moduleResolution, lib, strict, jsx]);
  host.getSourceFile = (name, how, ...more) => {
    if (!/\/node_modules\/(?:typescript\/lib|@types\/node|undici-types)\//.test(name)) return read(name, how, ...more);
    const key = `${name} ${JSON.stringify(how)} ${settings}`;
    const known = libraries.get(key);
    if (known !== undefined) return known;
    const file = read(name, how, ...more);
    if (file !== undefined) libraries.set(key, file);
    return file;
  };
  return host;
}

function describeDiagnostic({ file, start, messageText }: ts.Diagnostic): string {
  const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  return `${file ? path.basename(file.fileName) : ''}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}

/** Loads a module of a compiled package; the caller says what it exports. */
export const load = <Module>(folder: string, file: string): Promise<Module> =>
  import(pathToFileURL(path.join(folder, 'dist', file)).href) as Promise<Module>;
