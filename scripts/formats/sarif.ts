import type { Place, Severity } from '../ir/index.ts';
import type { Item, RuleText } from './item.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Items as SARIF 2.1.0. What somebody has accepted is a suppressed result. */
export function sarifOf(items: readonly Item[], ruleText: (id: string) => RuleText | undefined): string {
  const rules = [...new Set(items.map(({ id }) => id))].sort().map((id) => {
    const { title = id, why = id } = ruleText(id) ?? {};
    return { id, shortDescription: { text: title }, fullDescription: { text: why } };
  });
  const run = { tool: { driver: { name: 'specscribe', rules } }, results: items.map(resultOf) };
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function resultOf(item: Item): object {
  const { id, severity, message, place, related = [], pointer, fingerprint, accepted, properties } = item;
  const logical = pointer === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] };
  const physical = place ? location(place) : {};
  return {
    ruleId: id,
    level: LEVELS[severity],
    message: { text: message },
    ...(place || pointer !== undefined ? { locations: [{ ...physical, ...logical }] } : {}),
    ...(related.length > 0 ? { relatedLocations: related.map(relatedLocation) } : {}),
    ...(fingerprint === undefined ? {} : { partialFingerprints: { 'specscribe/v1': fingerprint } }),
    ...(accepted === undefined ? {} : { suppressions: [{ kind: 'external', justification: accepted }] }),
    ...(properties ? { properties } : {}),
  };
}

const location = ({ file, line }: Place): object => ({
  physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: Math.max(1, line) } },
});

const relatedLocation = (place: Place & { readonly message?: string }): object => ({
  ...location(place),
  ...(place.message === undefined ? {} : { message: { text: place.message } }),
});
