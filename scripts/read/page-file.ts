/** The bytes that a page may have: more than ten times what the largest page of the family has. */
export const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/** Extensions that a page may have. */
export const PAGE_FILE = /\.(?:html?|rst|inc|md|markdown)$/i;

/** Pages whose lines a server of code shows only where it is asked for the plain text. */
export const PLAIN_MARKUP = /\.(?:rst|inc|md|markdown)$/i;
