import { goCore } from './go/core.ts';
import { goTarget } from './go/index.ts';
import type { JarTarget } from './jar-target.ts';
import { javaCore } from './java/core.ts';
import { javaTarget } from './java/index.ts';
import { pythonCore } from './python/core.ts';
import { pythonTarget } from './python/index.ts';
import { coreTarget } from './core.ts';
import { serverPythonTarget } from './server-python/index.ts';
import { serverTypescriptTarget } from './server-typescript/index.ts';
import type { Target } from './own-target.ts';
import { typescriptCore } from './typescript/core.ts';
import { typescriptTarget } from './typescript/index.ts';

export { type GoClientNames, goClientNames } from './go/client-names.ts';
export { finishedFiles, GENERATOR_SHA256, GENERATOR_VERSION, type GeneratorJob, type JarTarget } from './jar-target.ts';
export { type OperationFacts, operationsOf } from './operations.ts';
export type { ParameterFacts } from './parameters.ts';
export { ownHeaders } from './prepare.ts';
export { markdownCode, markdownText, oneLine } from './quote.ts';
export { componentOf, nodeAt, propertiesOf, resolve } from './resolve.ts';
export { type GoFieldRename, goFieldRenames } from './go/wire-names.ts';
export {
  type GeneratedFile,
  GenerateError,
  type NamingInput,
  type PackageMetadata,
  type Packages,
  packageOf,
  type TargetInput,
} from './target.ts';
export { visibleJson } from './sample-literal.ts';
export {
  environmentNote,
  needsProject,
  PROJECT,
  type SampleEnvironment,
  sampleEnvironment,
} from './sample-environment.ts';
export {
  type SampleArgument,
  type SampleBody,
  type SampleRequest,
  type Scalar,
  sampleRequest,
} from './sample-request.ts';
export type { ClientSamples, WriteSample } from './samples.ts';
export type { Target } from './own-target.ts';
export { keyInQuery, tokenHeader, tokenScheme } from './token-header.ts';

/** Targets that our own code makes, by the order in which they are listed. */
export const TARGETS: readonly Target[] = [typescriptTarget, serverTypescriptTarget, serverPythonTarget];

/** Targets that OpenAPI Generator makes and that we finish; they need Java. */
export const JAR_TARGETS: readonly JarTarget[] = [pythonTarget, goTarget, javaTarget];

/** Targets that make what the clients of one language have in common, as a package of its own. */
export const CORE_TARGETS: readonly Target[] = [typescriptCore, pythonCore, goCore, javaCore];

/** The target of a new service whose owner names none. */
export const DEFAULT_TARGET = typescriptTarget.name;

/** Targets whose compilers say what breaks code. */
export const GO_TARGET = goTarget.name;
export const TYPESCRIPT_TARGET = typescriptTarget.name;

/** Names of all targets of services. */
export const TARGET_NAMES: readonly string[] = [...TARGETS, ...JAR_TARGETS].map(({ name }) => name);

/** Names of packages that follow from the repository that they are in, by target. */
export const packagesIn = (repository: string, folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    JAR_TARGETS.flatMap(({ name, packageIn }) =>
      packageIn ? [[name, packageIn(repository, `${folder}/${name}`)]] : [],
    ),
  );

/** Names of `packages` that a target reads beside its own: that of its core. */
export const namesBeside = (target: string): readonly string[] => [coreTarget(target)];
