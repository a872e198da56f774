import { FIELD_MUTATIONS } from './field-mutations.ts';
import { OPERATION_MUTATIONS } from './operation-mutations.ts';
import { PARAMETER_MUTATIONS } from './parameter-mutations.ts';
import type { Mutation } from './sites.ts';

export type { Mutation, Random, Sample } from './sites.ts';

/** Every way in which these tests change a contract. */
export const MUTATIONS: readonly Mutation[] = [...FIELD_MUTATIONS, ...PARAMETER_MUTATIONS, ...OPERATION_MUTATIONS];
