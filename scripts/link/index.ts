/** Linking: the facts of all pages of a service to one model of it. Pure. */
export { type LinkOptions, linkService } from './link.ts';
export { spotsOf } from './spots.ts';
