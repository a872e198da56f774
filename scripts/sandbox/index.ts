/** A stateful server of any contract: what its operations do to which things is found in the contract. */
export { type Behaviour, BEHAVIOUR_RULES, behavioursOf, type Ground } from './explain.ts';
export { type Sandbox, type SandboxInput, sandboxOf } from './sandbox.ts';
export { type Change, type Dump, type Keep, newState, type State, type Thing } from './state.ts';
