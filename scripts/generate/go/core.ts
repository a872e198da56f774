import { CORE_VERSION, coreNameOf, givenCoreName } from '../core.ts';
import type { Target } from '../own-target.ts';
import { licenseText } from '../package-license.ts';
import { fillTemplate } from '../quote.ts';
import { ALL_PARTS, type RuntimeParts, withRuntimeParts } from '../runtime-parts.ts';
import type { GeneratedFile, NamingInput, TargetInput } from '../target.ts';
import { GENERATED } from './literal.ts';
import { checkedModule, withMajor } from './names.ts';
import { defaultConstants } from './package-files.ts';

/** Sources of the core, the same for every contract. */
const SOURCES = [
  'client',
  'errors',
  'fake',
  'form',
  'objects',
  'paging',
  'request',
  'retry',
  'secret',
  'shown',
  'split',
  'streaming',
  'tokens',
  'transport',
  'union',
];

/** Path of the module that a client has its core from; undefined where the client holds that itself. */
export function coreModule(input: NamingInput): string | undefined {
  const name = coreNameOf(input, 'go');
  return name === undefined ? undefined : modulePath(name);
}

const modulePath = (name: string): string => checkedModule(withMajor(name, CORE_VERSION, 'the core'));

/** Path that a client imports its core by, which is a package of its own where none is given. */
export const corePath = (input: NamingInput, module: string): string => coreModule(input) ?? `${module}/core`;

/** What stands in an import for a core: its package is called so, wherever it is. */
export const coreImport = (path: string): string => `${path.endsWith('/core') ? '' : 'core '}"${path}"`;

/** The files of a core, as far as a client needs them. */
export function coreSources(
  input: TargetInput,
  { hasXml, hasLogin, parts }: { readonly hasXml: boolean; readonly hasLogin: boolean; readonly parts: RuntimeParts },
): [name: string, text: string][] {
  const names = [
    ...SOURCES,
    ...(hasXml ? ['xml'] : []),
    ...(hasLogin ? ['identity'] : []),
    ...(parts.signed ? ['signature'] : []),
    ...(parts.waits ? ['jobs', 'waiting'] : []),
  ];
  return [
    ['doc.go', DOC],
    ['defaults.go', defaultsFile(input, parts)],
    ...names.map((name): [string, string] => [
      `${name}.go`,
      withRuntimeParts(input.templates(`go/core/${name}.go`), parts),
    ]),
  ];
}

const DOC = `${GENERATED}
// Package core is what the clients of all services have in common: options, credentials, errors, and how calls are sent,
// tried again, paged and waited for. What only clients use says so by taking a [Client] or a [Service].
package core
`;

/** Writes `defaults.go`: the numbers that all clients share. */
function defaultsFile(input: TargetInput, parts: RuntimeParts): string {
  const constants = defaultConstants(input, parts);
  const width = Math.max(...constants.map(([constant]) => constant.length));
  const lines = constants.map(([constant, value]) => `\t${constant.padEnd(width)} = ${value}\n`);
  return `${GENERATED}\npackage core\n\nimport "time"\n\n// Defaults of [Options] and of how calls are tried again.\nconst (\n${lines.join('')})\n`;
}

/** The module that clients of several services have in common: errors, credentials, options, retries, paging. */
export const goCore: Target = {
  name: 'core-go',
  title: 'What Go clients have in common, as a module of its own',
  generate: async (input) => coreFiles(input),
};

function coreFiles(input: TargetInput): GeneratedFile[] {
  const module = modulePath(givenCoreName(input, 'go', 'github.com/example/core'));
  const license = licenseText(input);
  return [
    { path: 'go.mod', content: `module ${module}\n\ngo 1.24\n` },
    {
      path: 'README.md',
      content: fillTemplate(input.templates('go/CORE.md'), {
        module,
        import: coreImport(module),
        version: CORE_VERSION,
      }),
    },
    ...(license === undefined ? [] : [{ path: 'LICENSE', content: license }]),
    ...coreSources(input, { hasXml: true, hasLogin: true, parts: ALL_PARTS }).map(([path, content]) => ({
      path,
      content,
    })),
  ];
}
