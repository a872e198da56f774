import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { CORPORA, NO_CORPUS, pagesIn, ROOT } from '../corpus.ts';
import { corpusContract } from '../support/corpus-contract.ts';
import { shownExamples } from '../support/example-counts.ts';
import { contractOfSmall, tableHtml } from '../support/small-page.ts';

type Contract = Parameters<typeof shownExamples>[0];

/** Places of examples that stand beside a contract's own, and of which no finding says why. */
const untold = (contract: Contract): string[] =>
  shownExamples(contract).flatMap(({ file, line, reason }) => (reason === 'untold' ? [`${file}:${line}`] : []));

describe('an example beside those of a contract', () => {
  it.each([
    ['a placeholder for a number', '"..."', ['placeholder']],
    ['another type', '"7"', ['type']],
    ['no JSON', 'seven', ['unreadable']],
    ['one that fits', '7', [undefined]],
  ])('is told: %s', (_, size, reasons) => {
    const contract = contractOfSmall({
      request: tableHtml(
        ['Parameter', 'Mandatory', 'Type', 'Description'],
        [['size', 'Yes', 'Integer', 'Size.']],
        'Request body parameters',
      ),
      requestExample: `<pre>{"size": ${size}}</pre>`,
      responseExample: '',
    });
    expect(shownExamples(contract).map(({ reason }) => reason)).toEqual(reasons);
    expect(untold({ ...contract, diagnostics: [] })).toHaveLength(reasons[0] === undefined ? 0 : 1);
  });

  it('is told on our own pages', () => {
    const pages = pagesIn(path.join(ROOT, 'docs-source/modelarts'));
    expect(
      untold(contractOf({ pages, config: defaultServiceConfig('modelarts'), configFile: 'service.yaml' })),
    ).toEqual([]);
  });

  it.skipIf(NO_CORPUS !== '').each(CORPORA)(`is told on the pages of %s ${NO_CORPUS}`, (folder) => {
    expect(untold(corpusContract(folder))).toEqual([]);
  });
});
