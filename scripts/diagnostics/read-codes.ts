import { type Catalogue, says } from './wording.ts';

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
  'read/table-malformed': {
    kind: 'docs',
    severity: 'warning',
    title: 'Table cannot be read as a table',
    why: 'Borders or columns do not line up. The lines are kept as raw text and no row is taken from them.',
    says: {
      columns: says`The columns of the table do not line up; its lines are kept as text`,
      open: says`The table has no last border; its lines are kept as text`,
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
  'read/nesting-too-deep': {
    kind: 'docs',
    severity: 'warning',
    title: 'Elements nested too deep',
    why: 'No page of the family nests this deep. The text below is kept, its structure is not.',
    says: says`What is nested more than ${'depth'} levels deep is kept as text`,
  },
} as const satisfies Catalogue;
