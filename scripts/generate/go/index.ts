import { withShortComments } from '../comment-text.ts';
import type { GeneratorJob, JarTarget } from '../jar-target.ts';
import { operationsOf } from '../operations.ts';
import { licenseText } from '../package-license.ts';
import { PROJECT_SEGMENT } from '../prepare.ts';
import { ALL_PARTS, runtimeParts, withRuntimeParts } from '../runtime-parts.ts';
import type { GeneratedFile, TargetInput } from '../target.ts';
import { coreImport, coreModule, corePath, coreSources } from './core.ts';
import { contractFile, fakeExamplesFile, valuesFile } from './contract-file.ts';
import { formerNamesFile } from './former-names.ts';
import { furtherMethods, resourcesFile } from './methods-file.ts';
import {
  checkTagName,
  type GoNames,
  goNames,
  nameGiver,
  ownFields,
  ownParameters,
  parameterFields,
  parameterNames,
  propertyNames,
  structFields,
} from './names.ts';
import { defaultsFile, moduleFile, readmeFile } from './package-files.ts';
import { prepareForGo, preparedContract, withValueTypes } from './prepare.ts';
import { samples } from './sample.ts';
import { hasIdentityTokens } from '../token-header.ts';
import { xmlTableText } from '../xml-shapes.ts';
import { GENERATED, goLiteral } from './literal.ts';
import { plainUnions, unionsFile, withUnions } from './unions.ts';

/** A Go module: structs, a method for each operation, and a runtime that needs nothing but the standard library. */
export const goTarget: JarTarget = {
  name: 'go',
  title: 'Typed client for Go (module)',
  generator: 'go',
  // A module in a folder of a repository has the path of that folder (https://go.dev/ref/mod#vcs-dir).
  packageIn: (repository, folder) => `${repository.replace('https://', '')}/${folder}`,
  overrides: {
    'api.mustache': '728c0a71fbc0aa4f9701cf02d9a8f1975b523668227abacd4160045d14b2ea61',
    'model.mustache': '0f199ac3355b6dd51c2efc5fba921df072b5350626db164f20c51ce3783503e3',
  },
  job,
  files,
  keep,
  samples,
};

/** Types that lose nothing: whole numbers of any size that JSON has here, and bytes as bytes. */
const TYPES = { integer: 'int64', number: 'float64', float: 'float64', file: '[]byte', binary: '[]byte' };

function job(input: TargetInput): GeneratorJob {
  const names = goNames(input, operationsOf(input.contract));
  const prepared = preparedContract(input.contract, names);
  const { contract, schemas } = withUnions(prepared, names);
  const properties = propertyNames(contract).sort();
  const parameters = parameterNames(contract).sort();
  for (const name of [...properties, ...parameters]) checkTagName(name);
  return {
    contract: withValueTypes(prepareForGo(contract, names), names),
    config: {
      additionalProperties: {
        packageName: names.package,
        coreImport: coreImport(corePath(input, names.module)),
        hideGenerationTimestamp: true,
      },
      nameMappings: structFields(prepared),
      parameterNameMappings: parameterFields(contract),
      typeMappings: TYPES,
      schemaMappings: schemas,
    },
  };
}

function files(input: TargetInput): GeneratedFile[] {
  const operations = operationsOf(input.contract);
  const names = goNames(input, operations);
  const { unions } = withUnions(preparedContract(input.contract, names), names);
  const core = coreImport(corePath(input, names.module));
  const further = furtherMethods(input.contract, operations, names, core);
  const values = { path: 'values.go', content: valuesFile(input.contract, operations, names) };
  const license = licenseText(input);
  const xml = xmlTableText(input.contract, operations);
  const module = coreModule(input);
  const parts = module === undefined ? runtimeParts(input.contract, operations) : ALL_PARTS;
  const has = { hasXml: xml !== undefined, hasLogin: hasIdentityTokens(input.contract), parts };
  const own = ['client', 'shared', ...(has.hasLogin ? ['identity'] : [])].map((name) => ({
    path: `${name}.go`,
    content: withRuntimeParts(input.templates(`go/client/${name}.go`), parts)
      .replace(/^package client$/m, `package ${names.package}`)
      .replace('"example.com/core"', core),
  }));
  const vendored = module === undefined ? coreSources(input, has) : [];
  return [
    { path: 'go.mod', content: moduleFile(names, module) },
    { path: 'README.md', content: readmeFile(input, names, operations, further, module) },
    ...(license === undefined ? [] : [{ path: 'LICENSE', content: license }]),
    { path: 'contract.go', content: contractFile(input.contract, names, core, has) },
    { path: 'defaults.go', content: defaultsFile(input, names, core, parts) },
    { path: 'fake_examples.go', content: fakeExamplesFile(input.contract, operations, names, core) },
    ...[...further.files, ...resourcesFile(names)].map(withShortLines),
    ...(unions.length === 0 ? [] : [{ path: 'unions.go', content: unionsFile(unions, names.package, core) }]),
    ...(xml === undefined ? [] : [{ path: 'xml_table.go', content: xmlTableFile(xml, names) }]),
    withShortLines(values),
    ...formerNamesFile(operations, names, [values, ...further.files]),
    ...own,
    ...vendored.map(([name, content]) => ({ path: `core/${name}`, content })),
  ];
}

const withShortLines = ({ path, content }: GeneratedFile): GeneratedFile => ({
  path,
  content: withShortComments(content),
});

/** Writes `xml_table.go`: how bodies are written in XML. */
const xmlTableFile = (table: string, names: GoNames): string =>
  `${GENERATED}\npackage ${names.package}\n\nconst xmlTable = ${goLiteral(table)}\n`;

/**
 * The generator names files by what is in them first; last, it can't be read as a test or a system to build for. A
 * comment shows a path as the documentation does.
 */
function keep(path: string, content: string): GeneratedFile | undefined {
  const [, kind, name] = /^(api|model)_(\w+)\.go$/.exec(path) ?? [];
  if (kind === undefined) return undefined;
  const text = withShortComments(
    content.replace(/^\/\/ .*$/gm, (line) =>
      line.replaceAll(PROJECT_SEGMENT, '{project_id}').replace(LINK_TARGET, '// $1 :'),
    ),
  );
  return {
    path: `${name}_${kind}.go`,
    content: plainUnions(
      kind === 'model' ? withOwnNames(withNulls(text)) : withInterface(withOwnParameters(withImports(text))),
    ),
  };
}

const METHOD = 'func (c *Client) ';

/** A paragraph that gofmt would take for the target of a link, and put last. */
const LINK_TARGET = /^\/\/ (\[[^[\]]{1,500}\]):/;

/** The methods of all operations as an interface, for what is to work with a client and with another of its kind. */
function withInterface(api: string): string {
  const lines: string[] = [];
  let comment: string[] = [];
  for (const line of api.split('\n')) {
    if (line.startsWith('//')) comment.push(line);
    else {
      if (line.startsWith(METHOD)) lines.push(...shortComment(comment), line.slice(METHOD.length, -' {'.length));
      comment = [];
    }
  }
  return `${api.trimEnd()}

// API has the methods of all operations; [Client] is one.
type API interface {
${lines.map((line) => `\t${line}\n`).join('')}}

var _ API = (*Client)(nil)
`;
}

/** The first paragraph of a comment, and the one that says that something is deprecated. */
const shortComment = (lines: readonly string[]): string[] =>
  lines
    .join('\n')
    .split('\n//\n')
    .filter((paragraph, at) => at === 0 || paragraph.startsWith('// Deprecated: '))
    .join('\n//\n')
    .split('\n');

/** Items of lists and members of maps may be null, so those of simple types are pointers in models. */
const withNulls = (content: string): string =>
  content.replace(/^(\t\w+ (?:\[\]|map\[string\])+)(string|bool|u?int\d*|float\d+)(?= `json:)/gm, '$1*$2');

/** In front of each struct. */
const STRUCT = /^(?=type \w+ struct \{$)/m;

/** A line of a struct that is a field. */
const FIELD = /^\t(\w+)( [^`]+`json:"([^",`]+),omitzero")/;

/** The generator knows one name for all fields of a name; a struct's depend on that struct alone. */
const withOwnNames = (content: string): string => content.split(STRUCT).map(withOwnFields).join('');

function withOwnFields(struct: string): string {
  const lines = struct.split('\n');
  const own = ownFields(lines.flatMap((line) => FIELD.exec(line)?.[3] ?? []));
  const renamed = (_: string, name: string, rest: string, wire: string): string => `\t${own[wire] ?? name}${rest}`;
  return lines.map((line) => line.replace(FIELD, renamed)).join('\n');
}

/** A line of a struct that is a parameter, or a field of a form. */
const PARAMETER = /^\t(\w+)( [^`]+`(path|query|header|form):"([^",`]+))/;

/** The generator knows one name for all parameters of a name; an operation's depend on that operation alone. */
const withOwnParameters = (content: string): string =>
  content
    .split(STRUCT)
    .map((struct) => {
      const lines = struct.split('\n');
      const found = lines.flatMap((line) => {
        const [, , , place, wire = ''] = PARAMETER.exec(line) ?? [];
        return place === undefined ? [] : [{ isOfForm: place === 'form', wire }];
      });
      const wires = (ofForm: boolean): string[] =>
        found.flatMap(({ isOfForm, wire }) => (isOfForm === ofForm ? [wire] : []));
      const own = ownParameters(wires(false), wires(true));
      // A name may be in the query and in a header.
      const give = nameGiver(Object.values(own));
      const seen = new Set<string>();
      const renamed = (_: string, name: string, rest: string, __: string, wire: string): string => {
        const field = seen.has(wire) ? give(own[wire] ?? name) : (own[wire] ?? name);
        seen.add(wire);
        return `\t${field}${rest}`;
      };
      return lines.map((line) => line.replace(PARAMETER, renamed)).join('\n');
    })
    .join('');

/** Without the package of readers, where no parameter is one. */
const withImports = (content: string): string =>
  /\bio\.Reader\b/.test(content) ? content : content.replace(/^\t"io"\n/m, '');
