import type { OpenApiDocument } from '../emit/index.ts';

/** A file of a target, not yet written. */
export interface GeneratedFile {
  /** Path relative to the target's folder, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

export interface TargetInput {
  /** Name of the service, as its folder is called. */
  readonly service: string;
  readonly contract: OpenApiDocument;
  /** The contract as it is written to disk. */
  readonly contractText: string;
  readonly specscribeVersion: string;
  /** Name of the package to generate; the target's own choice where absent. */
  readonly packageName?: string;
  /** What the package says of itself; nothing where absent. */
  readonly packages?: PackageMetadata;
  /** Text of a template by its path below `templates/`, such as `typescript/src/client.ts`. */
  readonly templates: (name: string) => string;
}

/** What generated packages say of themselves, as `packages` of `service.yaml` has it. */
export interface PackageMetadata {
  /** npm scope, with its `@`. */
  readonly scope?: string | undefined;
  /** Maven group. */
  readonly group?: string | undefined;
  readonly access?: 'public' | 'restricted' | undefined;
  /** SPDX name; the contract's licence where absent. */
  readonly license?: string | undefined;
  /** Address of a repository. */
  readonly repository?: string | undefined;
  readonly author?: string | undefined;
  /** A sentence. */
  readonly description?: string | undefined;
}

/** `packages` of `service.yaml`: what all packages say of themselves, and names of packages by target. */
export type Packages = PackageMetadata & { readonly [target: string]: string | undefined };

/** What the names of a package and of all that is in it are made of. */
export type NamingInput = Pick<TargetInput, 'service' | 'contract' | 'packageName' | 'packages'>;

/** What `packages` gives a target. */
export function packageOf(packages: Packages, target: string): Pick<TargetInput, 'packageName' | 'packages'> {
  const packageName = packages[target];
  return { packages, ...(packageName === undefined ? {} : { packageName }) };
}

/** Thrown for a contract that can't be generated from; the message names the place and what to change. */
export class GenerateError extends Error {}
