import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { parse as parseYaml } from 'yaml';

/** A language's own parser. */
export interface Parser {
  readonly language: string;
  readonly file: RegExp;
  /** Of a file of the language. */
  readonly extension: string;
  /** A program that it needs, with arguments with which it does nothing; absent where it runs in this process. */
  readonly tool?: readonly [string, readonly string[]];
  /** What is wrong with files: a line for each fault, and for each use of the name `pwned` as code where it can be told. */
  readonly faults: (files: readonly string[]) => string[];
  /** A file that is none of the language, and one that has a text of pages as code. */
  readonly broken: string;
  readonly pasted?: string;
}

/** Parsers by the names of files; a target of another language joins by a line. */
export const PARSERS: readonly Parser[] = [
  {
    language: 'TypeScript',
    file: /\.[cm]?[jt]s$/,
    extension: 'ts',
    faults: typescriptFaults,
    broken: 'const a = "b;',
    pasted: 'pwned();',
  },
  {
    language: 'Python',
    file: /\.pyi?$/,
    extension: 'py',
    tool: ['python3', ['--version']],
    faults: (files) => pythonFaults(PYTHON, files),
    broken: 'a = "b',
    pasted: 'pwned()',
  },
  {
    language: 'TOML',
    file: /\.toml$/,
    extension: 'toml',
    tool: ['python3', ['--version']],
    faults: (files) => pythonFaults(TOML, files),
    broken: 'a = "b',
  },
  {
    language: 'XML',
    file: /\.xml$/,
    extension: 'xml',
    tool: ['python3', ['--version']],
    faults: (files) => pythonFaults(XML, files),
    broken: '<a><b></a>',
  },
  {
    language: 'Go',
    file: /\.go$/,
    extension: 'go',
    tool: ['gofmt', ['-h']],
    faults: (files) => output('gofmt', ['-e', '-l', ...files], ({ stderr }) => stderr),
    broken: 'package a\nvar b = "c\n',
  },
  {
    language: 'Java',
    file: /\.java$/,
    extension: 'java',
    tool: ['javac', ['-version']],
    faults: javaFaults,
    broken: 'class A { String a = "b; }',
  },
  {
    language: 'JSON',
    file: /\.json$/,
    extension: 'json',
    faults: (files) => thrown(files, (text) => JSON.parse(text)),
    broken: '{"a": "b}',
  },
  {
    language: 'YAML',
    file: /\.ya?ml$/,
    extension: 'yaml',
    faults: (files) => thrown(files, (text) => parseYaml(text)),
    broken: 'a: "b',
  },
  {
    language: 'Markdown',
    file: /\.md$/,
    extension: 'md',
    faults: markdownFaults,
    broken: 'Text <script>a()</script>',
    pasted: '[a](javascript:b())',
  },
];

/** Files that no parser reads: markers, and lists that hold nothing of a contract. */
export const PLAIN_FILES = /(?:^|\/)(?:LICENSE|py\.typed|go\.mod|go\.sum|\.gitignore)$/;

const TIMEOUT = 120_000;

/** Lines that a program has to say; `''` where it is content. */
function output(
  command: string,
  args: readonly string[],
  said: (run: { stdout: string; stderr: string }) => string,
): string[] {
  const run = spawnSync(command, args, { encoding: 'utf8', timeout: TIMEOUT, maxBuffer: 64 * 1024 * 1024 });
  if (run.error) throw run.error;
  return said(run)
    .split('\n')
    .filter((line) => line !== '');
}

function thrown(files: readonly string[], parse: (text: string) => unknown): string[] {
  return files.flatMap((file) => {
    try {
      parse(readFileSync(file, 'utf8'));
      return [];
    } catch (error) {
      return [`${file}: ${String(error).slice(0, 300)}`];
    }
  });
}

function typescriptFaults(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const found = (source as unknown as { parseDiagnostics: ts.Diagnostic[] }).parseDiagnostics.map(
      ({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && node.text === 'pwned') found.push(`${file}: text became code`);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** Reads names of files, prints a line for each fault. */
const PYTHON = `
import ast, sys
for file in sys.stdin.read().splitlines():
    try:
        tree = ast.parse(open(file, encoding="utf-8").read(), file)
    except (SyntaxError, ValueError) as error:
        print(f"{file}: {error}")
        continue
    for node in ast.walk(tree):
        if getattr(node, "id", None) == "pwned" or getattr(node, "attr", None) == "pwned":
            print(f"{file}: text became code")
        if isinstance(node, ast.Call) and any(getattr(arg, "value", None) == "pwned" for arg in node.args):
            print(f"{file}: text became an argument")
`;
const TOML = `
import sys, tomllib
for file in sys.stdin.read().splitlines():
    try:
        tomllib.load(open(file, "rb"))
    except tomllib.TOMLDecodeError as error:
        print(f"{file}: {error}")
`;
const XML = `
import sys, xml.parsers.expat
for file in sys.stdin.read().splitlines():
    try:
        xml.parsers.expat.ParserCreate().ParseFile(open(file, "rb"))
    except xml.parsers.expat.ExpatError as error:
        print(f"{file}: {error}")
`;

function pythonFaults(script: string, files: readonly string[]): string[] {
  const run = spawnSync('python3', ['-I', '-c', script], {
    input: files.join('\n'),
    encoding: 'utf8',
    timeout: TIMEOUT,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(run.stderr || String(run.error));
  return run.stdout.split('\n').filter((line) => line !== '');
}

/** Parses without looking for what is imported, and without processing annotations. */
function javaFaults(files: readonly string[]): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-javac-'));
  try {
    const args = [
      '-proc:none',
      '-encoding',
      'UTF-8',
      '--should-stop=ifNoError=PARSE',
      '--should-stop=ifError=PARSE',
      '-d',
      folder,
    ];
    return output('javac', [...args, ...files], ({ stderr }) => stderr);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** HTML and links that run, outside of code and not escaped. */
function markdownFaults(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const prose = readFileSync(file, 'utf8')
      .replace(/^```[^\n]*\n[\s\S]*?^```/gm, '')
      .replace(/`[^`\n]*`/g, '');
    const html = prose.match(/(?<!\\)<(?:[a-z!/])[^\n]{0,40}/gi) ?? [];
    const links = prose.match(/(?<!\\)\]\(\s*(?:javascript|data|vbscript|file):/gi) ?? [];
    return [...html, ...links].map((text) => `${file}: ${text}`);
  });
}
