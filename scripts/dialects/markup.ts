import type { Markup } from './dialect.ts';

/** The marks of all generators that are known: a page is read before anything says whose it is. */
export const MARKUP: Markup = {
  // Sphinx and its themes.
  main: 'body',
  typographic: /\bdocumentation_options\.js\b|\bcontent="(?:Docutils|Sphinx) /i,
  breadcrumbs: /breadcrumb/i,
  menu: { entry: /\btoctree-l\d/, current: 'current' },
  toctree: 'toctree-wrapper',
  section: 'section',
  addedLinks: ['headerlink', 'viewcode-link', 'viewcode-back'],
  numberedCode: 'highlighttable',
  lineNumbers: 'linenos',
  // The exporter of the house's pages.
  parentLinkIn: 'parentlink',
  childLinkIn: 'ulchildlink',
  anchors: {
    side: /(?:^|[_-])(request|response)[_-][A-Za-z]/i,
    structure: /(?:^|[_-])(?:request|response)[_-]([A-Za-z][\w.-]{0,200})$/i,
  },
  // Either of them.
  note: /(?:^|\s)(note|notice|caution|warning|danger|important|tip|attention)(?:\s|$)/,
  noteTitle: /notetitle|admonition-title/,
  // os-api-ref, the extension of Sphinx of OpenStack.
  operation: {
    box: 'operation-grp',
    method: 'operation',
    path: 'endpoint-url',
    pathBox: 'endpoint-container',
    pathInBox: 'row',
    title: 'url-subtitle',
  },
};
