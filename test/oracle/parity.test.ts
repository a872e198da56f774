import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { type Block, type Document, type PageText, squeeze, type Table, textOfBlocks } from '../../scripts/ir/index.ts';
import { readPage } from '../../scripts/read/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { corpusPages, NO_CORPUS } from '../corpus.ts';
import { ContractFacts } from './contract-facts.ts';
import { sample } from '../support/form.ts';

const config = defaultServiceConfig('parity');

interface Side {
  readonly page: PageText;
  readonly document: Document;
}

const sidesOf = (folder: string): Map<string, Side> =>
  new Map(
    corpusPages(folder).map((page) => {
      const document = readPage(page.text, page.file, HOUSE_DIALECT);
      return [document.name.toLowerCase(), { page, document }];
    }),
  );

const tablesOf = (blocks: readonly Block[]): Table[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'table') return [block];
    if (block.kind === 'list') return block.items.flatMap(tablesOf);
    return block.kind === 'note' ? tablesOf(block.blocks) : [];
  });

const DESCRIPTION = /^(?:description|remarks?|meaning)$/i;

/** Every row of the page without its description, as text. */
const rowsOf = ({ document }: Side): string[] =>
  tablesOf(document.blocks)
    .flatMap(({ header, rows }) => {
      const names = header?.cells.map((cell) => squeeze(textOfBlocks(cell.blocks))) ?? [];
      return rows.map((row) =>
        row.cells
          .map(
            (cell, at) =>
              `${names[at]}: ${DESCRIPTION.test(names[at] ?? '') ? '' : squeeze(textOfBlocks(cell.blocks))}`,
          )
          .join(' | '),
      );
    })
    .sort();

const factsOf = ({ page }: Side): ContractFacts =>
  new ContractFacts(contractOf({ pages: [page], config, configFile: 'service.yaml' }).document);

/** Words of a description: marks, links, punctuation and blanks state no fact. */
const wordsOf = (description: string | undefined): string | undefined =>
  description
    ?.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

interface Comparison {
  readonly name: string;
  readonly fields: number;
  readonly differences: readonly string[];
}

/** The facts of both pages where their descriptions say the same; a field that one side lacks differs, too. */
function compare(name: string, html: Side, rst: Side): Comparison | undefined {
  const [left, right] = [factsOf(html), factsOf(rst)];
  const operations = (side: ContractFacts): string[] =>
    Object.keys(side.facts).filter((key) => key.split(' ').length === 2);
  const same = operations(left).length > 0 && `${operations(left)}` === `${operations(right)}`;
  if (!same || `${rowsOf(html)}` !== `${rowsOf(rst)}`) return undefined;
  const keys = [...new Set([...Object.keys(left.facts), ...Object.keys(right.facts)])].filter((key) => {
    const row = key.replace(/(?:\[\]|\{\})+$/, '');
    return wordsOf(left.descriptions[row]) === wordsOf(right.descriptions[row]);
  });
  const differences = keys
    .filter((key) => left.facts[key] !== right.facts[key])
    .map((key) => `${name}: ${key}: ${left.facts[key]} | ${right.facts[key]}`);
  return { name, fields: keys.length, differences };
}

describe.skipIf(NO_CORPUS !== '')(`HTML against RST of the same page ${NO_CORPUS}`, () => {
  it.each(
    sample(
      [
        { html: 'html/modelarts', rst: 'rst/modelarts', leastPages: 78, leastFields: 1690 },
        { html: 'html/ecs', rst: 'rst/elastic-cloud-server', leastPages: 110, leastFields: 2200 },
      ],
      2,
      1,
    ),
  )('$html and $rst give the same facts', ({ html, rst, leastPages, leastFields }) => {
    const others = sidesOf(rst);
    const compared = [...sidesOf(html)].flatMap(([name, side]) => {
      const other = others.get(name);
      return (other && compare(name, side, other)) ?? [];
    });
    const fieldCount = compared.reduce((sum, { fields }) => sum + fields, 0);
    expect(compared.length).toBeGreaterThanOrEqual(leastPages);
    expect(fieldCount).toBeGreaterThanOrEqual(leastFields);
    expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
  });
});
