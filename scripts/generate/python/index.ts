import { withShortDocstrings } from '../comment-text.ts';
import { coreModule, coreSources, fromPackage } from './core.ts';
import { ASYNCIO, asyncOperations } from './async-client.ts';
import { shortCalls } from './call-texts.ts';
import { argumentNames, fieldNames } from '../field-names.ts';
import type { GeneratorJob, JarTarget } from '../jar-target.ts';
import { operationsOf } from '../operations.ts';
import { licenseText } from '../package-license.ts';
import { PROJECT_SEGMENT, prepareForClients } from '../prepare.ts';
import { ALL_PARTS, runtimeParts } from '../runtime-parts.ts';
import type { GeneratedFile, TargetInput } from '../target.ts';
import { BLOCKING, clientFile, initFile } from './client-file.ts';
import { asyncFakeFile, contractFile, fakeFile, valuesFile } from './contract-file.ts';
import { formerModels, hasFormerNames } from './former-names.ts';
import { hasIdentityTokens } from '../token-header.ts';
import { distributionName, fieldName, importName, renamedTypes } from './names.ts';
import { documentedFields } from './model-fields.ts';
import { projectFile, readmeFile } from './package-files.ts';
import { protocolFiles } from './protocols-file.ts';
import { samples } from './sample.ts';
import { withUsedImports } from './used-imports.ts';

/** Calls that differ from the others in nothing but what they do after the answer; one class has them all. */
const TAG = 'Operations';

/** A Python package: models by pydantic, a method for each operation, and our runtime around the generator's code. */
export const pythonTarget: JarTarget = {
  name: 'python',
  title: 'Typed client for Python (package with py.typed)',
  generator: 'python',
  // They have what a class differs in; all that classes do is in `_runtime/model.py`. Its classes are imported with an
  // underscore in front, so that no structure has their name.
  overrides: {
    'model_generic.mustache': '7bdd8b95cd0931c0e47ff53d9e905eef20f7ad79f5794aca449695e657ad9b7b',
    'model_oneof.mustache': '2d6fa7b88da47b5cc64817ae392664b218b2b5b934b4d3700fdf6f53c322e14a',
    'model_anyof.mustache': '411bbf84d732edeaf71ce2b3758fc243448aeace4cf9671662fccc72cc23dbc4',
  },
  job,
  files,
  keep,
  samples,
};

/** What fields are named that would hide what all models have of pydantic and of `Model`. */
const OF_MODELS = Object.fromEntries(
  [
    ...['construct', 'copy', 'dict', 'validate'],
    ...['additional_properties', 'additionalProperties', 'from_dict', 'from_json', 'to_dict', 'to_json', 'to_str'],
  ].map((name) => [name, `var_${fieldName(name)}`]),
);

function job(input: TargetInput): GeneratorJob {
  return {
    contract: prepareForClients(input.contract, {
      filled: { project_id: PROJECT_SEGMENT },
      tag: TAG,
      typeNames: typeNamesOf(input),
    }),
    config: {
      additionalProperties: {
        packageName: importName(input),
        projectName: distributionName(input),
        hideGenerationTimestamp: true,
        // A program that uses a few of hundreds of models loads those.
        lazyImports: true,
      },
      nameMappings: { ...fieldNames(input.contract, fieldName), ...OF_MODELS },
      parameterNameMappings: argumentNames(input.contract, fieldName),
    },
  };
}

const typeNamesOf = ({ contract }: TargetInput): ReadonlyMap<string, string> =>
  renamedTypes(Object.keys(contract.components?.schemas ?? {}));

function files(input: TargetInput): GeneratedFile[] {
  const { contract } = input;
  const operations = operationsOf(contract);
  const folder = importName(input);
  const license = licenseText(input);
  const core = coreModule(input);
  const parts = core === undefined ? runtimeParts(contract, operations) : ALL_PARTS;
  const typeNames = typeNamesOf(input);
  const own: [string, string][] = [
    ['__init__.py', initFile(input, parts)],
    ['_contract.py', contractFile(contract, operations, parts)],
    ['aio.py', clientFile(operations, typeNames, ASYNCIO)],
    ['client.py', clientFile(operations, typeNames, BLOCKING)],
    ['fake.py', fakeFile(contract, operations, parts)],
    ['fake_aio.py', asyncFakeFile(parts)],
    ['values.py', valuesFile(contract)],
    ['py.typed', ''],
  ];
  const hasFormer = hasFormerNames(operations);
  const runtime = coreSources(input, { hasFormer, hasLogin: hasIdentityTokens(contract), parts });
  return [
    { path: 'pyproject.toml', content: projectFile(input) },
    { path: 'README.md', content: readmeFile(input, operations) },
    ...(license === undefined ? [] : [{ path: 'LICENSE', content: license }]),
    ...own.map(([name, content]) => ({ path: `${folder}/${name}`, content: fromPackage(content, core) })),
    ...(core === undefined ? runtime : []).map(([name, content]) => ({ path: `${folder}/_runtime/${name}`, content })),
  ];
}

const KEPT = /^\w+\/(?:api|models)(?:\/\w+)?\.py$/;

function keep(path: string, content: string, input: TargetInput): readonly GeneratedFile[] | undefined {
  if (!KEPT.test(path)) return undefined;
  const kept = { path, content: fromPackage(finished(path, content, input), coreModule(input)) };
  const all = path.endsWith('/operations_api.py')
    ? [kept, ...asyncOperations(path), ...protocolFiles(path, kept.content)]
    : [kept];
  return all.map((each) => ({ ...each, content: withShortDocstrings(each.content) }));
}

function finished(path: string, content: string, { contract }: TargetInput): string {
  if (path.endsWith('/models/__init__.py'))
    return withBody(withOwnHead(content).replace(/ import (\w+)$/gm, '$& as $1')) + formerModels(contract);
  if (path.includes('/models/')) return withUsedImports(documentedFields(lenient(withOwnHead(content))));
  const calls = shortCalls(checkedCalls(withoutRawCalls(withOwnHead(content))));
  return typedCalls(calls).replace(CLASS_DOC, METHODS_DOC);
}

/** What the generator says of the class with all methods, and what that is. */
const CLASS_DOC = /^ {4}"""NOTE: This class is auto generated .*\n {4}Ref: .*\n\n.*\n {4}"""$/m;
const METHODS_DOC = '    """The methods of all operations."""';

/** What the generator's words on each module end with. */
const HEAD_END = '"""  # noqa: E501\n';

/** A module that says of itself what all others do. */
function withOwnHead(module: string): string {
  const end = module.indexOf(HEAD_END);
  const own = '"""Generated by specscribe and OpenAPI Generator, do not edit."""\n\n';
  return end < 0 ? module : own + module.slice(end + HEAD_END.length).trimStart();
}

/** A contract without structures leaves the block of their imports without a line. */
const withBody = (content: string): string =>
  content.replace(/^( {4}# import models into model package\n)[ \n]*(?=else:)/m, '$1    pass\n');

/** What the generator's client gives is of any type; the methods say which one it is. */
const RETURNS_ANY = '# mypy: disable-error-code="no-any-return, no-untyped-call"\n# pyright: basic\n';

/** Begin of the constructor of the generator's class, which would make a client of its own. */
const CONSTRUCTOR = `def __init__(self, api_client=None) -> None:
        if api_client is None:
            api_client = ApiClient.get_default()
`;

/** Methods that strict checkers take, where somebody has the package beside their own code. */
function typedCalls(api: string): string {
  if (!api.includes('class ')) return api;
  let inside = false;
  const lines = api.split('\n').map((line) => {
    inside = /^ {4}def _\w+_serialize\($/.test(line) || (inside && !line.startsWith('    )'));
    return inside ? line.replace(/^( {8})(?!self,)(\w+),$/, '$1$2: Any,') : line;
  });
  return `${RETURNS_ANY}${lines.join('\n').replace(CONSTRUCTOR, 'def __init__(self, api_client: Any) -> None:\n')}`;
}

const STRICT: Readonly<Record<string, string>> = {
  StrictStr: 'str',
  StrictInt: 'int',
  StrictFloat: 'float',
  StrictBool: 'bool',
};

/**
 * Models that read a number where the documentation says text, and text where it says number: services do send such.
 * What is sent has the documented type all the same, since the value is turned when it is set.
 */
function lenient(model: string): string {
  return model
    .replace(/^from pydantic import .+$/gm, (line) => {
      const names = line.slice('from pydantic import '.length).split(', ');
      const left = names.filter((name) => !Object.hasOwn(STRICT, name));
      return left.length === 0 ? '' : `from pydantic import ${left.join(', ')}`;
    })
    .replace(/\bStrict(?:Str|Int|Float|Bool)\b/g, (name) => STRICT[name] ?? name);
}

const CALL = '    @validate_call\n';

/** What each call says of the settings that all have. */
const SETTINGS_DOC =
  /^ +:param _request_timeout:(?:(?!:param _request_timeout:)[\s\S])*?:type _host_index: int, optional\n/gm;

/** Begin and end of what a parameter's type says beside the type: its description, which the docstring has. */
const [ANNOTATED, DESCRIBED, END] = ['Annotated[', ', Field(description="', '")]'];

/** A line of parameters, which has one, without its description. */
function undescribed(line: string): string {
  const [start, described, end] = [line.indexOf(ANNOTATED), line.indexOf(DESCRIBED), line.lastIndexOf(END)];
  if (start < 0 || described < start || end < described) return line;
  const type = line.slice(start + ANNOTATED.length, described);
  return `${line.slice(0, start)}${type}${line.slice(end + END.length)}`;
}

/** Calls that refuse wrong arguments without showing them, with times in whole seconds and files that are read. */
const checkedCalls = (api: string): string =>
  api
    .replaceAll('Annotated[StrictFloat, Field(gt=0)]', 'Annotated[float, Field(ge=0)]')
    .replaceAll('Union[StrictBytes, StrictStr, Tuple[StrictStr, StrictBytes]]', 'Content')
    .replaceAll(CALL, '    @checked_call\n')
    .replace(SETTINGS_DOC, '')
    .split('\n')
    .map(undescribed)
    .join('\n')
    .replace(/^import warnings$/m, 'from __future__ import annotations\n\n$&')
    .replace(
      /^(?:from \w+\.models\.\w+ import \w+\n)+/m,
      (lines) => `if TYPE_CHECKING:\n${lines.replace(/^/gm, '    ').trimEnd()}\n`,
    )
    .replace(/^from typing import (?=Any)/m, 'from typing import TYPE_CHECKING, ')
    .replace(GENERATED_RUNTIME, (_, name: string) => {
      const from = `from ${name}._runtime`;
      return `${from}.model import Content, checked_call\n${from}.requests import ApiResponse, RequestSerialized, RequestTimeout\n`;
    });

/** What the generator's methods have of it: its parts have those of our own in their place. */
const GENERATED_RUNTIME =
  /^from (\w+)\.api_client import ApiClient, RequestSerialized\nfrom \w+\.api_response import ApiResponse\nfrom \w+\.rest import RESTResponseType\n/m;

/** Leaves out the third form of each call, which gives an answer whose status nobody has looked at. */
function withoutRawCalls(api: string): string {
  return api
    .split(CALL)
    .map((part) => {
      if (!/^ +def \w+_without_preload_content\(/.test(part)) return CALL + part;
      const next = part.indexOf('\n    def _');
      return next < 0 ? '' : part.slice(next + 1);
    })
    .join('')
    .slice(CALL.length);
}
