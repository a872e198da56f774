/** Whom a change touches, from worst to least. */
export const CLASSES = ['breaking', 'warning', 'additive', 'docs-only'] as const;
export type ChangeClass = (typeof CLASSES)[number];
