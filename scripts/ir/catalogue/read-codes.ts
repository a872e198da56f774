import { type Catalogue, detail, says } from './wording.ts';

/** Findings of reading: markup that is damaged or not understood. */
export const READ_CODES = {
  'read/rst-construct-unknown': {
    kind: 'contract',
    severity: 'warning',
    title: 'RST construct not understood',
    why: 'The reader kept the lines as raw text. If they hold facts, the reader needs to learn the construct.',
    says: {
      role: says`Role "${'role'}" is not understood; its text is kept`,
      directive: says`Directive "${'directive'}" is not understood; its text is kept`,
      footnote: says`Footnotes are not read as facts; the text is kept`,
      field: says`Fields such as ":name:" are read at the top of a page only; the lines are kept as text`,
      options: says`Lists of command options are not read as facts; the lines are kept as text`,
      line: says`A line of punctuation has no meaning inside a table or list; it is kept as text`,
      overline: says`The lines above and below the title differ, so it is not read as a title`,
      title: says`A title inside a table or list is not read as a title`,
    },
  },
  'read/table-lost': {
    kind: 'docs',
    severity: 'error',
    title: 'Rows of a table are lost',
    why: 'Borders or columns do not line up. The lines are kept as raw text and no row is taken from them: what they describe is missing in the contract. Mend the table.',
    says: {
      columns: says`The columns of the table do not line up, so none of its rows is read`,
      open: says`The table has no last border, so none of its rows is read`,
      file: says`The rows of the table are in a file of their own, which is not read`,
    },
  },
  'read/table-malformed': {
    kind: 'docs',
    severity: 'warning',
    title: 'Table cannot be read as a table',
    why: 'A part of the table is missing or out of place. Its lines are kept as text.',
    says: {
      row: says`The last row of the table has no border below it`,
      caption: says`There is no table below the caption, or more than one`,
    },
  },
  'read/html-element-unknown': {
    kind: 'contract',
    severity: 'info',
    title: 'HTML element not understood',
    why: 'The text of the element is kept as a raw block. If it holds facts, the reader needs to learn the element.',
    says: says`Element <${'element'}> is not understood; its text is kept`,
  },
  'read/page-cut': {
    kind: 'docs',
    severity: 'error',
    title: 'Page is read to a place only',
    why: 'An element is opened again and again and never closed, so what comes behind is kept as text, and no table of it is read. Close the elements.',
    says: says`More than ${'count'} elements are open; from here on the page is kept as text`,
  },
  'read/page-failed': {
    kind: 'contract',
    severity: 'error',
    title: 'Page cannot be read',
    why: 'Reading the page ended in a fault of specscribe. The contract is made of all other pages. Please report it together with the page.',
    says: says`The page could not be ${'stage'}, so it gives nothing to the contract (${detail('reason')})`,
  },
  'read/page-link': {
    kind: 'docs',
    severity: 'warning',
    title: 'Page is a symbolic link',
    why: 'A link may lead out of the folder of the pages, so nothing is read through it. Put the page itself, or the folder with its pages, in the place of the link.',
    says: says`A symbolic link is not followed; it gives nothing to the contract`,
  },
  'read/page-too-large': {
    kind: 'docs',
    severity: 'error',
    title: 'Page is too large',
    why: 'No reference page has this size, so it is not read. Split the page, or move it out of the folder.',
    says: {
      page: says`The page has ${detail('bytes')} bytes, and at most ${'limit'} are read; it gives nothing to the contract`,
      included: says`The files that the page includes have more than ${'limit'} characters together; further ones are left out`,
    },
  },
  'read/table-cut': {
    kind: 'docs',
    severity: 'error',
    title: 'Spans of a table are left out',
    why: 'The rowspan and colspan of the cells stand for more cells than any page has. Values behind them may be in the wrong column.',
    says: says`The spans of the page's cells come to more than ${'limit'} cells; further ones count as one cell`,
  },
  'read/paragraph-too-long': {
    kind: 'docs',
    severity: 'warning',
    title: 'Paragraph is read in pieces',
    why: 'The text is kept. A statement that begins in one piece and ends in the next is not understood.',
    says: says`A paragraph of ${detail('length')} characters is read in pieces of at most ${'limit'}`,
  },
  'read/nesting-too-deep': {
    kind: 'docs',
    severity: 'warning',
    title: 'Elements nested too deep',
    why: 'No page of the family nests this deep. The text below is kept, its structure is not.',
    says: says`What is nested more than ${'depth'} levels deep is kept as text`,
  },
} as const satisfies Catalogue;
