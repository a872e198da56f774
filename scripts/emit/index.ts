/** Emitting: the model of a service to OpenAPI 3.0.3 and its source map. Pure. */
export { allowedService } from './allowed.ts';
export { cleanText } from './clean-text.ts';
export { type ContractOptions, type EmittedContract, emitContract } from './contract.ts';
export { withDerivedSources } from './derived-sources.ts';
export type { ExactDigits } from './exact-digits.ts';
export { withFormerNames } from './former-names.ts';
export { type ConfiguredParts, withHeldContracts } from './held-contracts.ts';
export { pointer, pointerOfReference, valueAt } from '../json-pointer.ts';
export type * from './openapi.ts';
export { applyOverlays, type OverlaidContract } from './overlay.ts';
export { type Overlay, type OverlayAction, overlaySchema, parseOverlay } from './overlay-file.ts';
export { type SourceEntry, type SourceMap, sourceEntry, type TracedNode } from './source-map.ts';
export { withWaiters } from './waiters.ts';
export { readYaml } from './yaml-read.ts';
export { yamlText } from './yaml-text.ts';
