/** Linking: the facts of all pages of a service to one model of it. Pure. */
export { type LinkOptions, linkService } from './link.ts';
export { idsByShape, suggestId } from './operation-ids.ts';
export { spotsOf } from './spots.ts';
