import type { OpenApiDocument } from '../emit/index.ts';
import { regionsOf } from './regions.ts';
import { runtimeParts } from './runtime-parts.ts';
import { sampleEnvironment } from './sample-environment.ts';

/** Parts of a README that only some contracts have: a signature, a project in paths, known regions, credentials. */
export function readmeParts(contract: OpenApiDocument): Readonly<Record<string, boolean>> {
  const { signed, waits } = runtimeParts(contract);
  return {
    signed,
    waits,
    project: Object.keys(contract.paths).some((path) => path.includes('{project_id}')),
    regions: regionsOf(contract).size > 0,
    token: sampleEnvironment(contract).token !== undefined,
  };
}

/** Variables of the environment that an example reads, by the names that templates have for them. */
export function exampleVariables(contract: OpenApiDocument): {
  readonly tokenVariable: string;
  readonly projectVariable: string;
} {
  const { token, project } = sampleEnvironment(contract);
  return { tokenVariable: token?.variable ?? '', projectVariable: project };
}
