import { serverPythonTarget } from './server-python/index.ts';
import { serverTypescriptTarget } from './server-typescript/index.ts';
import type { Target } from './target.ts';
import { typescriptTarget } from './typescript/index.ts';

export { type GeneratedFile, GenerateError, type Target, type TargetInput } from './target.ts';

/** All targets, by the order in which they are listed. */
export const TARGETS: readonly Target[] = [typescriptTarget, serverTypescriptTarget, serverPythonTarget];
