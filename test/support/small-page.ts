import { type Contract, contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

/** Texts of one operation's page: HTML below each heading. What is not given is the plainest that the family writes. */
export interface SmallPage {
  readonly headings?: Partial<
    Record<'uri' | 'request' | 'response' | 'requestExample' | 'responseExample' | 'status', string>
  >;
  readonly purpose?: string;
  readonly uri?: string;
  readonly request?: string;
  readonly response?: string;
  readonly requestExample?: string;
  readonly responseExample?: string;
  readonly status?: string;
  /** Further sections, headings included. */
  readonly rest?: string;
}

const cell = (tag: string, html: string): string =>
  `<${tag}>${html.startsWith('<') ? html : `<p>${html}</p>`}</${tag}>`;

/** A table as the exports write it. */
export function tableHtml(header: readonly string[], rows: readonly (readonly string[])[], caption = ''): string {
  const title = caption === '' ? '' : `<caption>${caption}</caption>`;
  const line = (tag: string, cells: readonly string[]): string =>
    `<tr>${cells.map((each) => cell(tag, each)).join('')}</tr>\n`;
  return `<table>${title}<thead>${line('th', header)}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table>\n`;
}

export const FIELD_COLUMNS = ['Parameter', 'Mandatory', 'Type', 'Description'] as const;

const PLAIN: Required<Omit<SmallPage, 'headings' | 'rest'>> = {
  purpose: '<p>Makes a kite.</p>',
  uri: '<p>POST /v1/kites</p>',
  request: tableHtml(FIELD_COLUMNS, [['colour', 'Yes', 'String', 'Colour of the kite.']], 'Request body parameters'),
  response: tableHtml(
    ['Parameter', 'Type', 'Description'],
    [['id', 'String', 'ID of the kite.']],
    'Response body parameters',
  ),
  requestExample: '<pre>{"colour": "red"}</pre>',
  responseExample: '<pre>{"id": "k1"}</pre>',
  status: tableHtml(
    ['Status Code', 'Description'],
    [
      ['200', 'Made.'],
      ['400', 'Refused.'],
    ],
  ),
};

const HEADINGS = {
  uri: 'URI',
  request: 'Request Parameters',
  response: 'Response Parameters',
  requestExample: 'Example Requests',
  responseExample: 'Example Responses',
  status: 'Status Codes',
} as const;

/** The page's text; `''` leaves a section out. */
export function smallPage(page: SmallPage = {}): string {
  const parts = { ...PLAIN, ...page };
  const sections = (Object.keys(HEADINGS) as (keyof typeof HEADINGS)[]).map((key) =>
    parts[key] === '' ? '' : `<h4>${page.headings?.[key] ?? HEADINGS[key]}</h4>${parts[key]}\n`,
  );
  return `<html><body><h1>Making a Kite</h1>\n${parts.purpose}\n${sections.join('')}${page.rest ?? ''}</body></html>`;
}

/** What a page's own text comes to; RST by its file's name. */
export const contractOfText = (text: string, file = 'kites.html'): Contract =>
  contractOf({ pages: [{ file, text }], config: defaultServiceConfig('kites'), configFile: 'service.yaml' });

export const contractOfSmall = (page: SmallPage = {}): Contract => contractOfText(smallPage(page));

type Operation = Contract['document']['paths'][string][string];

/** The only operation of a contract. */
export function onlyOperation({ document }: Contract): Operation | undefined {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  return operations.length === 1 ? operations[0] : undefined;
}

/** Codes of the diagnostics, each once, in order. */
export const codesOf = ({ diagnostics }: Contract): string[] =>
  [...new Set(diagnostics.map(({ code }) => code))].sort();
