import { describe, expect, it } from 'vitest';
import { parseFamilyFile } from '../../scripts/family-config.ts';
import type { Contract } from '../../scripts/pipeline/index.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

const HEAD = '<tr><th>Felt</th><th>Slag</th><th>Må med</th><th>Hva det er</th></tr>';
const row = (...cells: readonly string[]): string => `<tr>${cells.map((each) => `<td>${each}</td>`).join('')}</tr>`;
const table = (...rows: readonly string[]): string => `<table>\n${HEAD}\n${rows.join('\n')}\n</table>`;

/** One operation that answers with the rows. */
const pageOf = (rows: readonly string[], more = ''): string => `<html><body><h1>Båter</h1>
<h2>Hent en båt</h2>
<p>HENT /baater</p>
<h4>Svar</h4>
${table(...rows)}
${more}
</body></html>`;

const SETTINGS = `family: fjord
methods: { HENT: GET }
requests: ['^(?<method>[A-Z]+) (?<path>/\\S*)$']
parts: { Svar: response }
columns: { Felt: name, Slag: type, Må med: required, Hva det er: description }
required: [ja]
structures: { heading: '^(Båt|Eier)$' }
types: { tekst: string, heltall: integer, 'liste av (?<type>.+)': 'array of <type>' }
phrases: ['Fra (?<min>\\S+) til (?<max>\\S+)\\.', 'Ellers (?<default>[^.]+)\\.', 'Enten (?<values>[^.]+)\\.']
`;

const read = (pages: Readonly<Record<string, string>>, settings = SETTINGS): Contract =>
  contractOf({
    pages: Object.entries(pages).map(([file, text]) => ({ file, text })),
    config: defaultServiceConfig('sample'),
    configFile: 'service.yaml',
    familyFile: parseFamilyFile(settings, 'family.yaml'),
  });

const answerOf = ({ document }: Contract) => document.components.schemas.GetBaaterResponse?.properties;

describe('words for methods', () => {
  it('stand for those of HTTP', () => {
    expect(
      Object.keys(read({ 'a.html': pageOf([row('a', 'tekst', 'ja', '')]) }).document.paths['/baater'] ?? {}),
    ).toEqual(['get']);
  });

  it('may be said of a whole line', () => {
    const settings = SETTINGS.replace(
      /requests: .*/,
      () => "requests: [{ line: '^Alt i (?<path>/\\S*)$', method: GET }]",
    );
    const page = pageOf([row('a', 'tekst', 'ja', '')]).replace('HENT /baater', 'Alt i /baater');
    expect(Object.keys(read({ 'a.html': page }, settings).document.paths)).toEqual(['/baater']);
  });

  it('that nobody knows are told with the line', () => {
    const settings = SETTINGS.replace(/methods: .*\n/, '');
    const { diagnostics } = read({ 'a.html': pageOf([row('a', 'tekst', 'ja', '')]) }, settings);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'extract/operations-unread',
        file: 'a.html',
        line: 3,
        message: expect.stringContaining('HENT is no method of HTTP in “HENT /baater”'),
      }),
    );
  });

  it('are told as lines that no pattern fits', () => {
    const settings = SETTINGS.replace(/requests: .*/, () => "requests: ['^Kall: (?<method>[A-Z]+) (?<path>/\\S*)$']");
    const { diagnostics } = read({ 'a.html': pageOf([row('a', 'tekst', 'ja', '')]) }, settings);
    expect(diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('“HENT /baater” looks like a request and fits none of the 1 patterns'),
    );
  });
});

describe('settings', () => {
  it.each([
    ["requests: ['^GET (?<path>/\\S*)$']", 'family.yaml:2:12: requests.0'],
    ["requests: ['^(?<method>[A-Z]+)$']", 'has not both groups'],
    ["requests: [{ line: '^x$', method: GET }]", 'has no group (?<path>…)'],
    ["requests: ['(?<method>[A-Z]+)+ (?<path>(a+)+)']", 'may take for ever'],
    ["phrases: ['Fra (.*) til']", 'has none of the groups'],
    ["phrases: ['(?<min>(\\d+)+)']", 'may take for ever'],
    ["types: { liste: 'array of <type>' }", 'no group (?<type>…)'],
    ["types: { tekst: 'a kind of text' }", '"a kind of text" is no type'],
    ['methods: { HENT: FETCH }', 'methods.HENT'],
  ])('refuse %s', (line, words) => {
    expect(() => parseFamilyFile(`family: x\n${line}\n`, 'family.yaml')).toThrow(words);
  });

  it.each([
    'string',
    'array of Båt',
    'Array<Boat>',
    'Boat[]',
    'map of integer',
    'string or integer',
    'object',
    'date-time',
  ])('take %s for a type', (type) => {
    expect(parseFamilyFile(`family: x\ntypes: { a: '${type}' }\n`, 'family.yaml').types).toEqual({ a: type });
  });
});

describe('types', () => {
  const structures = `<h2>Typer</h2>
<h3>Båt</h3>
${table(row('navn', 'tekst', 'ja', 'Navnet.'))}`;

  it.each([
    ['a pattern', 'liste av Båt', { type: 'array', items: { $ref: '#/components/schemas/Bat' } }],
    ['a pattern around a word', 'liste av tekst', { type: 'array', items: { type: 'string' } }],
    [
      'a pattern around itself',
      'liste av liste av heltall',
      { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    ],
    [
      'a link within it',
      'liste av <a href="#Båt">Båt</a>',
      { type: 'array', items: { $ref: '#/components/schemas/Bat' } },
    ],
    ['brackets behind a name', 'Båt[]', { type: 'array', items: { $ref: '#/components/schemas/Bat' } }],
    ['a name in brackets', 'List&lt;Båt&gt;', { type: 'array', items: { $ref: '#/components/schemas/Bat' } }],
    ['a name alone', 'Båt', { allOf: [{ $ref: '#/components/schemas/Bat' }] }],
  ])('are read by %s', (_, type, schema) => {
    const page = pageOf([row('felt', type, 'ja', 'Noe.')], structures.replace('<h3>', '<h3 id="Båt">'));
    expect(answerOf(read({ 'a.html': page }))?.felt).toMatchObject(schema);
  });

  it('are found on another page', () => {
    const page = pageOf([row('felt', 'liste av Båt', 'ja', 'Noe.')]);
    const contract = read({ 'a.html': page, 'b.html': `<html><body><h1>Typer</h1>${structures}</body></html>` });
    expect(answerOf(contract)?.felt).toMatchObject({ items: { $ref: '#/components/schemas/Bat' } });
    expect(contract.document.components.schemas.Bat?.properties).toMatchObject({ navn: { type: 'string' } });
  });

  it('keep the words of the page for their source', () => {
    const { sources } = read({ 'a.html': pageOf([row('felt', 'heltall', 'nei', 'Noe.')]) });
    const at = '/components/schemas/GetBaaterResponse/properties/felt';
    expect(sources.get(`${at}/type`)?.source).toMatchObject({ words: 'heltall' });
  });
});

describe('phrases', () => {
  it.each([
    ['both bounds', 'heltall', 'Fra 1 til 100.', { minimum: 1, maximum: 100 }],
    ['a decimal comma', 'tall', 'Fra 0,5 til 2.', { minimum: 0.5, maximum: 2 }],
    ['a default', 'heltall', 'Ellers 20.', { default: 20 }],
    ['values in quotes', 'tekst', 'Enten «i havn» eller «ute».', { enum: ['i havn', 'ute'] }],
    ['values between commas', 'tekst', 'Enten a, b, c.', { enum: ['a', 'b', 'c'] }],
    ['several', 'heltall', 'Fra 1 til 9. Ellers 3.', { minimum: 1, maximum: 9, default: 3 }],
  ])('give %s', (_, type, text, facets) => {
    const settings = SETTINGS.replace('heltall: integer', 'heltall: integer, tall: number');
    const contract = read({ 'a.html': pageOf([row('felt', type, 'ja', text)]) }, settings);
    expect(answerOf(contract)?.felt).toMatchObject({ ...facets, description: text });
  });

  it.each([
    ['bounds of a text', 'tekst', 'Fra 1 til 100.'],
    ['a thousand or one', 'heltall', 'Fra 1,000 til 2,000.'],
    ['a default of another type', 'heltall', 'Ellers mange.'],
    ['a sentence that none fits', 'heltall', 'Opp til 100.'],
  ])('give nothing for %s', (_, type, text) => {
    const felt = answerOf(read({ 'a.html': pageOf([row('felt', type, 'ja', text)]) }))?.felt as object;
    expect(Object.keys(felt).sort()).toEqual(['description', 'type']);
  });
});

describe('what the file does not have', () => {
  const found = (settings: string, page: string) =>
    read({ 'a.html': page }, settings)
      .diagnostics.filter(({ code }) => code.startsWith('extract/family-'))
      .map(({ code, file, line, message }) => [code, `${file}:${line}`, message]);
  const whole = pageOf(
    [row('a', 'liste av tekst', 'ja', 'Enten a, b.'), row('b', 'heltall', 'nei', 'Fra 1 til 9. Ellers 3.')],
    `<h2>Typer</h2><h3>Båt</h3>${table(row('c', 'tekst', 'ja', ''))}`,
  );

  it('is nothing where all fits', () => {
    expect(found(SETTINGS, whole)).toEqual([]);
  });

  it.each([
    ['parts: { Svar: response,', 'parts: { Svar: response, Kropp: body,', 4, 'parts “Kropp” fits nothing on the pages'],
    ['columns: {', 'columns: { Navn: name,', 5, 'columns “Navn”'],
    ['required: [ja', 'required: [ja, alltid', 6, 'required “alltid”'],
    ['types: {', 'types: { flyt: number,', 8, 'types “flyt”'],
    ['methods: {', 'methods: { SEND: POST,', 2, 'methods “SEND”'],
    ['phrases: [', "phrases: ['Minst (?<min>\\d+)', ", 9, 'phrases Minst'],
    ['^(Båt|Eier)$', '^(Havn)$', 7, 'structures ^(Havn)$'],
  ])('is told once: %s', (before, after, line, words) => {
    const settings = SETTINGS.replace('Svar: response }', 'Svar: response, }').replace(before, after);
    expect(found(settings, whole)).toContainEqual([
      'extract/family-unused',
      `family.yaml:${line}`,
      expect.stringContaining(words),
    ]);
  });

  it('is told of headings beside parts, with their first line and their number', () => {
    const page = whole.replace('<h2>Typer', `<h4>Feil</h4>\n${table(row('x', 'tekst', 'ja', ''))}<h2>Typer`);
    expect(found(SETTINGS, page)).toEqual([
      [
        'extract/family-word-unknown',
        'a.html:10',
        expect.stringContaining('“Feil” stands where headings of parts stand (1 times)'),
      ],
    ]);
  });

  it('is told of columns beside known ones', () => {
    const settings = SETTINGS.replace('Slag: type, ', '');
    expect(found(settings, whole)).toContainEqual([
      'extract/family-word-unknown',
      'a.html:6',
      expect.stringContaining('“Slag” heads a column of fields (2 times)'),
    ]);
  });
});

describe('names beyond ASCII', () => {
  it('stay as they are, with what is nested in them', () => {
    const contract = read(
      {
        'a.html': pageOf([
          row('mål', 'objekt', 'ja', 'Mål.'),
          row('mål.lengde', 'heltall', 'ja', 'Lengde.'),
          row('名前', 'tekst', 'nei', 'Navn.'),
        ]),
      },
      SETTINGS.replace('types: {', 'types: { objekt: object,'),
    );
    expect(Object.keys(answerOf(contract) ?? {})).toEqual(['mål', '名前']);
    expect(answerOf(contract)?.mål).toMatchObject({ allOf: [{ $ref: expect.stringMatching(/Mal$/) }] });
  });

  it.each([
    'm\u202eål',
    '§a',
    'a"b',
    "a'b",
    'a\u3164',
  ])('are refused with the line where they are unsafe: %j', (name) => {
    const { diagnostics, ...contract } = read({
      'a.html': pageOf([row(name, 'tekst', 'ja', ''), row('b', 'tekst', 'ja', '')]),
    });
    expect(Object.keys(answerOf({ diagnostics, ...contract }) ?? {})).toEqual(['b']);
    expect(diagnostics).toContainEqual(expect.objectContaining({ file: 'a.html', line: 7 }));
  });
});
