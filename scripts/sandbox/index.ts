/** A stateful server of any contract: what its operations do to which things is found in the contract. */
export { assumedContract } from './assumed.ts';
export type { Clock, ClockReading } from './clock.ts';
export { parseSandboxConfig, type ReadSandboxConfig, type SandboxConfig, sandboxSchema } from './cycle-config.ts';
export { type Behaviour, BEHAVIOUR_RULES, behavioursOf, type Ground } from './explain.ts';
export { type AskedFault, FAULT_HEADER, type Fault, type Faults, faultsSchema, readFault } from './faults.ts';
export { type Asked, type Sandbox, type SandboxInput, sandboxOf } from './sandbox.ts';
export { isSigned, type SignedRequest } from './signature.ts';
export { newState, type State } from './state.ts';
export { type Change, type Dump, dumpSchema, type Keep, type Thing } from './thing.ts';
