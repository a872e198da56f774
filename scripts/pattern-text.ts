/** A text as the pattern that matches it and nothing else; for a pattern without flags `u` and `v`, or with them. */
export const patternText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
