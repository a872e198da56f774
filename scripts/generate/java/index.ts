import { withShortComments } from '../comment-text.ts';
import { argumentNames, fieldNames } from '../field-names.ts';
import type { GeneratorJob, JarTarget } from '../jar-target.ts';
import { operationsOf } from '../operations.ts';
import { withOpenAnswers } from '../open-answers.ts';
import { licenseText } from '../package-license.ts';
import { PROJECT_SEGMENT, prepareForClients } from '../prepare.ts';
import { ALL_PARTS, runtimeParts } from '../runtime-parts.ts';
import type { GeneratedFile, TargetInput } from '../target.ts';
import { hasIdentityTokens } from '../token-header.ts';
import {
  clientFile,
  contractFile,
  errorCodeFile,
  examplesFile,
  fakeFile,
  regionsFile,
  valuesFile,
} from './contract-files.ts';
import { coreCoordinates, corePackage, coreSources, SOURCES } from './core.ts';
import { operationHints, withHints } from './hints.ts';
import { callClass, camelCase, clientClass, javaPackage, modelClasses, safeNames } from './names.ts';
import { withOwnNames } from './own-names.ts';
import { samples } from './sample.ts';
import { pomFile, readmeFile } from './package-files.ts';
import { resourcePlaces, withResources } from './resources.ts';
import { withUnions } from './unions.ts';

/** All operations are methods of one class, `OperationsApi`. */
const TAG = 'Operations';

/**
 * A Maven package: models, and a call for each operation, by templates of our own in the place of the generator's,
 * which bring a way to the network, enumerations that throw and 200 lines for an operation.
 */
export const javaTarget: JarTarget = {
  name: 'java',
  title: 'Typed client for Java 17 (Maven package)',
  generator: 'java',
  overrides: {
    'libraries/native/api.mustache': '30118acd788fa16dceed76783b4c2030cb5d24037eafc569242dc17a22e8beec',
    'libraries/native/model.mustache': '580d69d9b6ad8c414ecb824baa74f2b01a49f090998cc997bb0b3eca400315c7',
  },
  job,
  files,
  keep,
  samples,
};

function job(input: TargetInput): GeneratorJob {
  const operations = operationsOf(input.contract);
  const classes = modelClasses(input.contract, operations);
  const [folder, core] = [javaPackage(input), corePackage(input)];
  const models = new Map([...classes].map(([component, name]) => [component, `${folder}.model.${name}`]));
  const places = resourcePlaces(operations);
  const hints = new Map(
    operations.map((each) => [each.id, operationHints(each, models, operations, core, places.get(each.id))]),
  );
  const prepared = withOpenAnswers(
    prepareForClients(input.contract, { filled: { project_id: PROJECT_SEGMENT }, tag: TAG, typeNames: classes }),
  );
  const safe = safeNames(prepared);
  const named = withUnions(prepared, [...classes.values(), ...operations.map(({ id }) => callClass(id))]);
  return {
    contract: withHints(named.contract, hints),
    config: {
      library: 'native',
      additionalProperties: {
        apiPackage: folder,
        invokerPackage: folder,
        corePackage: core,
        modelPackage: `${folder}.model`,
        hideGenerationTimestamp: true,
        openApiNullable: false,
        disallowAdditionalPropertiesIfNotPresent: false,
        hasModels: classes.size > 0,
      },
      modelNameMappings: Object.fromEntries([...classes.values(), ...named.classes].map((name) => [name, name])),
      nameMappings: { ...safe, ...fieldNames(input.contract, camelCase) },
      parameterNameMappings: { ...safe, ...argumentNames(input.contract, camelCase) },
      // Integers of the documentation name no size, and a float loses digits; bodies of other kinds than JSON are bytes in
      // memory.
      typeMappings: { integer: 'Long', float: 'Double', file: 'byte[]', binary: 'byte[]', File: 'byte[]' },
    },
  };
}

function files(input: TargetInput): GeneratedFile[] {
  const { contract } = input;
  const [folder, core] = [javaPackage(input), corePackage(input)];
  const name = clientClass(input);
  const operations = operationsOf(contract);
  const license = licenseText(input);
  const parts = coreCoordinates(input) === undefined ? runtimeParts(contract, operations) : ALL_PARTS;
  const classes: [string, string][] = [
    [name, clientFile(name, { title: contract.info.title, operations }, folder, core)],
    ['Contract', contractFile(contract, operations, folder, core, parts)],
    ['ErrorCode', errorCodeFile(contract, folder)],
    ['Fake', fakeFile(name, folder, core)],
    ...(parts.regions ? [['Regions', regionsFile(contract, folder)] as [string, string]] : []),
    ['Values', valuesFile(contract, folder)],
  ];
  return [
    { path: 'pom.xml', content: pomFile(input) },
    { path: 'README.md', content: readmeFile(input, operations) },
    ...(license === undefined ? [] : [{ path: 'LICENSE', content: license }]),
    { path: `${RESOURCES}${folder.replaceAll('.', '/')}/examples.json`, content: examplesFile(contract, operations) },
    ...classes.map(([each, content]) => ({ path: `${SOURCES}${folder.replaceAll('.', '/')}/${each}.java`, content })),
    ...(coreCoordinates(input) === undefined
      ? coreSources(input, folder, { hasLogin: hasIdentityTokens(contract), parts })
      : []),
  ];
}

const RESOURCES = 'src/main/resources/';
const KEPT = /^src\/main\/java\/(?:\w+\/)+(?:OperationsApi|model\/\w+)\.java$/;

/** The base of the generator's own models, which ours do without. */
const DROPPED = /\/AbstractOpenApiSchema\.java$/;

function keep(path: string, content: string): GeneratedFile | readonly GeneratedFile[] | undefined {
  if (!KEPT.test(path) || DROPPED.test(path)) return undefined;
  const text = withShortComments(
    withOwnNames(tidy(withResources(withTexts(content)))).replace(
      /^(?=(.*?\{@code ))\1(.*)__project_id__/gm,
      '$1$2{project_id}',
    ),
  );
  if (!path.endsWith('/OperationsApi.java')) return { path, content: text };
  return [
    {
      path,
      content: text.replace(
        'public abstract class OperationsApi {',
        'public abstract class OperationsApi implements Operations {',
      ),
    },
    { path: path.replace('OperationsApi', 'Operations'), content: tidy(operationsInterface(text)) },
  ];
}

/** Templates mark where a text of the contract begins a line: an `@` there is no tag. */
const withTexts = (content: string): string => content.replaceAll('<text>@', '&#64;').replaceAll('<text>', '');

const METHOD = '  public final ';

/** The methods of all operations as an interface, for what is to work with a client and with another of its kind. */
function operationsInterface(api: string): string {
  const methods: string[] = [];
  let comment: string[] = [];
  for (const line of api.split('\n')) {
    if (line.startsWith('  /**')) comment = [line];
    else if (line.startsWith('   *') || line === '  @Deprecated') comment.push(line);
    else {
      const method = line.startsWith(METHOD) && line.endsWith(') {') ? line.slice(METHOD.length, -' {'.length) : '';
      if (/^\w+Call \w/.test(method)) methods.push(`${[...comment, `  OperationsApi.${method};`].join('\n')}\n`);
      comment = [];
    }
  }
  return `${api.slice(0, api.indexOf('/**'))}
/** A method for each operation, which gives a call; the client is one. */
public interface Operations {
${methods.join('\n')}}
`;
}

/** What templates leave: imports twice or of nothing that is used, blank lines in rows or before a brace. */
function tidy(content: string): string {
  const imports = new Set(content.match(IMPORT));
  const rest = content.replace(IMPORT, '');
  const words = new Set(rest.match(/\w+/g));
  const used = [...imports]
    .filter((line) => /\*/.test(line) || words.has(/(?<!\w)(\w+);/.exec(line)?.[1] ?? ''))
    .sort();
  return `${rest
    .replace(/^package .*\n/m, (line) => `${line}\n${used.join('')}`)
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n\n( *\})/g, '\n$1')
    .trim()}\n`;
}

const IMPORT = /^import .*;\n/gm;
