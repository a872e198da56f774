import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { explainCode } from '../../scripts/commands/explain.ts';
import { compareContracts, RULE_EXAMPLES, RULE_IDS, type RuleExample } from '../../scripts/drift/index.ts';
import { FIELD_COLUMNS, smallPage, tableHtml } from '../support/small-page.ts';
import { contractOfPages } from './dated-pages.ts';

const CAPTIONS = {
  request: 'Request body parameters',
  response: 'Response body parameters',
  query: 'Query parameters',
};

function pageOf(part: RuleExample['part'], text: string): string {
  if (part === 'uri') return smallPage({ uri: `<p>${text}</p>`, requestExample: '', responseExample: '' });
  const rows = text
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .split('\n')
    .map((line) => line.split(' | '));
  const columns = part === 'response' ? ['Parameter', 'Type', 'Description'] : FIELD_COLUMNS;
  const table = tableHtml(columns, rows, CAPTIONS[part]);
  const side = part === 'response' ? { response: table } : { request: table };
  return smallPage({ ...side, requestExample: '', responseExample: '' });
}

it.each(Object.entries(RULE_EXAMPLES))('%s is what its example gives', (id, { part, before, after }) => {
  const [old, now] = [before, after].map((text) => contractOfPages({ 'kites.html': pageOf(part, text) }));
  const found = old && now ? compareContracts(old, now).map((change) => change.id) : [];
  expect(found).toContain(id);
});

it('are of rules that there are, and are shown by explain', () => {
  expect(Object.keys(RULE_EXAMPLES).filter((id) => !RULE_IDS.includes(id))).toEqual([]);
  const shown = stripVTControlCharacters(explainCode('request-property-removed') ?? '');
  expect(shown).toContain('Before:\n  hue | No | String | Colour.');
  expect(shown).toContain('After:\n  bow | No | String | Bow.\n');
});
