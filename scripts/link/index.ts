/** Linking: the facts of all pages of a service to one model of it. Pure. */
export { type LinkOptions, linkService } from './link.ts';
export { type BodyView, checkExample, type CheckedExample, type StructureView } from './example-check.ts';
export { checkXml } from './example-xml.ts';
export { type Rename, renamesBetween } from './former-names.ts';
export { singularWord } from './id-nouns.ts';
export { suggestId } from './operation-ids.ts';
export { linkPage } from './linked-page.ts';
export { spotsOf } from './spots.ts';
