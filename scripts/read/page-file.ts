/** Extensions that a page may have. */
export const PAGE_FILE = /\.(?:html?|rst|inc)$/i;
