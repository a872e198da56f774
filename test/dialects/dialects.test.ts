import { describe, expect, it } from 'vitest';
import { HOUSE } from '../../scripts/adapt/index.ts';
import { type Dialect, dialectOf, HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { readPage } from '../../scripts/index.ts';
import { lookup } from '../../scripts/lookup.ts';
import { type Contract, contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { onlyOperation, type SmallPage, smallPage, tableHtml } from '../support/small-page.ts';

const { markup, sections, tables, rows, prose, errors, access } = HOUSE_DIALECT;

const read = (page: SmallPage, dialect: Dialect): Contract =>
  contractOf({
    pages: [{ file: 'kites.html', text: smallPage({ requestExample: '', responseExample: '', ...page }) }],
    config: defaultServiceConfig('kites'),
    configFile: 'service.yaml',
    dialectOf: () => dialect,
  });

const COLUMNS = ['Parameter', 'Mandatory', 'Type', 'Description'];
const table = (columns: readonly string[], row: readonly string[], caption = ''): string =>
  tableHtml(columns, [row], caption);

const description = (contract: Contract): unknown => onlyOperation(contract)?.description;
const schemas = ({ document }: Contract) => Object.values(document.components.schemas);
const parameters = (contract: Contract): unknown =>
  (onlyOperation(contract)?.parameters ?? []).map((each) => `${each.in} ${each.name}`);
const required = (contract: Contract): unknown => schemas(contract).flatMap((schema) => schema.required ?? []);
const colour = (contract: Contract): unknown =>
  schemas(contract).flatMap(({ properties }) => (properties?.colour ? [properties.colour] : []))[0];

interface Word {
  readonly what: string;
  /** What the page shows, in a word of a dialect. */
  readonly page: (word: string) => SmallPage;
  readonly house: string;
  readonly other: string;
  /** The house's dialect with the other word, and without the house's own. */
  readonly dialect: Partial<Dialect>;
  readonly fact: (contract: Contract) => unknown;
  readonly read: unknown;
}

const WORDS: readonly Word[] = [
  {
    what: 'a heading',
    page: (word) => ({ headings: { request: word }, request: table(COLUMNS, ['colour', 'Yes', 'String', 'Colour.']) }),
    house: 'Request',
    other: 'What You Send',
    dialect: {
      sections: { ...sections, headings: [{ pattern: /^what you send$/i, role: 'request' }, ...noRequest()] },
    },
    fact: (contract) => onlyOperation(contract)?.requestBody !== undefined,
    read: true,
  },
  {
    what: 'an outcome',
    page: (word) => ({ response: `<p>${word}</p>${table(['Parameter', 'Type'], ['fault', 'String'])}` }),
    house: 'Abnormal response',
    other: 'All went wrong',
    dialect: { sections: { ...sections, outcomes: [{ pattern: /^all went wrong$/i, outcome: 'abnormal' }] } },
    fact: (contract) => onlyOperation(contract)?.responses['200']?.content,
    read: undefined,
  },
  {
    what: 'a box',
    page: (word) => ({
      purpose: `<div class="${word}"><span class="notetitle">NB</span><p>Beware of trees.</p></div>`,
    }),
    house: 'note',
    other: 'callout',
    dialect: { markup: { ...markup, note: /(?:^|\s)(callout)(?:\s|$)/ } },
    fact: description,
    read: 'Beware of trees.',
  },
  {
    what: 'a column',
    page: (word) => ({ request: table(['Parameter', word, 'Description'], ['colour', 'String', 'Colour.']) }),
    house: 'Type',
    other: 'Made of',
    dialect: { tables: { ...tables, columns: [{ pattern: /^made of$/i, role: 'type' }, ...noType()] } },
    fact: colour,
    read: { type: 'string', description: 'Colour.' },
  },
  {
    what: 'a caption',
    page: (word) => ({ request: table(COLUMNS, ['limit', 'No', 'String', 'Most.'], word) }),
    house: 'Parameters in the header',
    other: 'On the envelope',
    dialect: { tables: { ...tables, captions: [{ pattern: /^on the envelope$/i, usage: 'header' }] } },
    fact: parameters,
    read: ['header limit'],
  },
  {
    what: 'a caption of what is mandatory',
    page: (word) => ({ request: table(['Parameter', 'Type'], ['colour', 'String'], word) }),
    house: 'Mandatory parameters',
    other: 'Never left out',
    dialect: { tables: { ...tables, requiredCaptions: [{ pattern: /^never left out$/i, required: true }] } },
    fact: required,
    read: ['colour'],
  },
  {
    what: 'a Mandatory cell',
    page: (word) => ({ request: table(COLUMNS, ['colour', word, 'String', 'Colour.']) }),
    house: 'Yes',
    other: 'Always',
    dialect: { rows: { ...rows, required: lookup({ always: true }) } },
    fact: required,
    read: ['colour'],
  },
  {
    what: 'a label of a line',
    page: (word) => ({ request: table(['Parameter', 'Description'], ['colour', `<p>C.</p><p>${word}: integer</p>`]) }),
    house: 'Type',
    other: 'Kind',
    dialect: { rows: { ...rows, typeLabel: /^kind\s*:\s*(\S.*)$/i } },
    fact: (contract) => /"type":"integer"/.test(JSON.stringify(colour(contract))),
    read: true,
  },
  {
    what: 'a labelled part of a description',
    page: (word) => ({
      request: table(['Parameter', 'Type', 'Description'], ['colour', 'String', `<p>C.</p><p>${word}: red, blue</p>`]),
    }),
    house: 'Range',
    other: 'Reach',
    dialect: { rows: { ...rows, parts: [{ pattern: /^Reach$/, part: 'range' }] } },
    fact: (contract) => /"enum":\["red","blue"\]/.test(JSON.stringify(colour(contract))),
    read: true,
  },
  {
    what: 'nothing',
    page: (word) => ({ request: `<p>${word}</p>` }),
    house: 'N/A',
    other: 'Nothing at all',
    dialect: { prose: { ...prose, nothing: /^nothing at all$/i } },
    fact: description,
    read: 'Makes a kite.',
  },
  {
    what: 'keys of an error',
    page: (word) => ({
      responseExample: `<pre>{"error": {"${word}_code": "K1", "${word}_msg": "no wind"}}</pre>`,
    }),
    house: 'error',
    other: 'fault',
    dialect: { errors: { ...errors, codeKeys: ['fault_code'], messageKeys: ['fault_msg'] } },
    fact: (contract) => JSON.stringify(onlyOperation(contract)?.responses['200']).includes('no wind'),
    read: false,
  },
  {
    what: 'the header of a credential',
    page: (word) => ({ request: table(COLUMNS, [word, 'Yes', 'String', 'It.'], 'Request header parameters') }),
    house: 'X-Security-Token',
    other: 'X-Gust',
    dialect: { access: { ...access, credentialHeaders: ['x-gust'] } },
    fact: parameters,
    read: [],
  },
];

function noRequest() {
  return sections.headings.filter(({ role }) => role !== 'request');
}

function noType() {
  return tables.columns.filter(({ role }) => role !== 'type');
}

describe('the word of a dialect for', () => {
  it.each(WORDS)('$what', ({ page, house, other, dialect, fact, read: expected }) => {
    const another = { ...HOUSE_DIALECT, ...dialect };
    expect(fact(read(page(house), HOUSE_DIALECT))).toEqual(expected);
    expect(fact(read(page(other), another))).toEqual(expected);
    expect(fact(read(page(other), HOUSE_DIALECT))).not.toEqual(expected);
    expect(fact(read(page(house), another))).not.toEqual(expected);
  });
});

describe('ways to authenticate where nothing else is said', () => {
  it.each<readonly [string, Dialect, readonly string[]]>([
    ['the house', HOUSE_DIALECT, ['token', 'signature']],
    ['a family without any', dialectOf('slate'), []],
    [
      'another',
      { ...HOUSE_DIALECT, access: { ...access, security: { wind: { header: 'X-Wind', description: '' } } } },
      ['wind'],
    ],
  ])('%s', (_, dialect, names) => {
    expect(Object.keys(read({}, dialect).document.components.securitySchemes)).toEqual(names);
  });
});

describe('the library', () => {
  const page = '<h1>Kites</h1><div class="callout"><p>Beware of trees.</p></div>';
  it.each<readonly [string, Dialect | undefined, string]>([
    ['the house', undefined, 'paragraph'],
    ['its caller', { ...HOUSE_DIALECT, markup: { ...markup, note: /^(callout)$/ } }, 'note'],
  ])('reads a page in the dialect of %s', (_, dialect, kind) => {
    expect(readPage(page, 'kites.html', dialect).blocks.map((block) => block.kind)).toEqual(['heading', kind]);
  });
});

describe('dialectOf', () => {
  it.each([
    [HOUSE, true],
    ['slate', false],
    [undefined, false],
    ['constructor', false],
  ])('%s', (family, isHouse) => {
    expect(dialectOf(family) === HOUSE_DIALECT).toBe(isHouse);
  });
});
