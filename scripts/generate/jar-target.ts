import type { ClientSamples } from './samples.ts';
import type { GeneratedFile, TargetInput } from './target.ts';

/** OpenAPI Generator's JAR: the one version that targets are made and tested with. */
export const GENERATOR_VERSION = '7.25.0';
/** SHA-256 of that JAR, the same at Maven Central and in PyPI's package. Any other file is never run. */
export const GENERATOR_SHA256 = '41ce4f6b07f196676439d710759fa1ced7a08066d06ff1bf314681470289efae';

/** What OpenAPI Generator is given for one target. */
export interface GeneratorJob {
  /** Contract in a form that the generator carries: see `prepare`. */
  readonly contract: unknown;
  /** Members of the generator's configuration file, such as `additionalProperties`; no paths. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** A kind of artefact that OpenAPI Generator makes, and that we finish. */
export interface JarTarget {
  /** Name on the command line, of the folder below `generated/<service>/` and of that below `templates/`. */
  readonly name: string;
  readonly title: string;
  /** What calls of it look like. */
  readonly samples?: ClientSamples;
  /** The name of a package in a folder of a repository, where the one follows from the other. */
  readonly packageIn?: (repository: string, folder: string) => string;
  /** Name of the generator in the JAR. */
  readonly generator: string;
  /**
   * Templates of the JAR that `templates/<name>/overrides/` replaces: name to the SHA-256 of the original, so that a
   * test notices when a new JAR brings another original.
   */
  readonly overrides: Readonly<Record<string, string>>;
  /**
   * What the generator is given; equal input gives an equal job.
   *
   * @throws GenerateError where the contract holds something that the target can't carry
   */
  job(input: TargetInput): GeneratorJob;
  /** Files of our own that stand beside those that the generator makes, or in their place. */
  files(input: TargetInput): readonly GeneratedFile[];
  /**
   * What becomes of a file that the generator made.
   *
   * @param path relative to the target's folder, with forward slashes
   * @returns the files to write; undefined where it is left out
   */
  keep(path: string, content: string, input: TargetInput): GeneratedFile | readonly GeneratedFile[] | undefined;
}

/**
 * The files of a target: those kept of the generator's and our own, which win, sorted by path.
 *
 * @param made texts of the generator's files by path
 */
export function finishedFiles(
  target: JarTarget,
  input: TargetInput,
  made: ReadonlyMap<string, string>,
): readonly GeneratedFile[] {
  const kept = [...made].flatMap(([path, content]) => target.keep(path, content, input) ?? []);
  const files = new Map([...kept, ...target.files(input)].map((file) => [file.path, file]));
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
