import { pointer } from '../emit/index.ts';
import { isNode, type Node, textOf } from '../nodes.ts';
import { isSame } from './contract.ts';
import { gainedDuties, type OtherQuantity, otherNumbers, otherUnits } from './duties.ts';
import type { Finding } from './pairs.ts';
import type { SchemaUse } from './schemas/schema-view.ts';
import { cutAtWord, headingOf, wordingOf } from './text.ts';
import { statedSentences } from './wording.ts';

/** What a place says of itself. */
export interface Described {
  readonly at: string;
  readonly node: Node;
  readonly description?: string | undefined;
}

/** The words of a place that uses a schema: its own, and those of the schema where it is no shared one. */
export const describedUse = ({ at, own }: SchemaUse): Described => ({
  at,
  node: own,
  description: textOf(own.description),
});

interface TextRule {
  readonly keyword: string;
  readonly id: string;
  readonly name: string;
  readonly plain: (text: string) => string;
}

const TEXTS: readonly TextRule[] = [
  { keyword: 'title', id: 'docs-title-changed', name: 'title', plain: headingOf },
  { keyword: 'summary', id: 'docs-summary-changed', name: 'summary', plain: headingOf },
  { keyword: 'description', id: 'docs-description-changed', name: 'description', plain: wordingOf },
  { keyword: 'x-type-text', id: 'docs-type-text-changed', name: 'type, in the words of the page,', plain: wordingOf },
  { keyword: 'x-required-when', id: 'required-condition-changed', name: 'condition', plain: wordingOf },
];

/** Differences in words, typography aside, and of what marks a thing as on its way out. */
export function textFindings(
  old: Described,
  now: Described,
  deprecation: 'property' | 'request-parameter' = 'property',
): Finding[] {
  const out: Finding[] = [];
  for (const rule of TEXTS) {
    const change = wordChange(rule, old, now);
    if (change) out.push(change);
  }
  out.push(...statementFindings(old, now));
  const [before, after] = [old.node.deprecated === true, now.node.deprecated === true];
  if (before !== after)
    out.push({
      id: `${deprecation}-${after ? 'deprecated' : 'reactivated'}`,
      kind: 'changed',
      ...keywordAt(old, now, 'deprecated'),
      where: '',
      says: after ? 'is deprecated' : 'is no longer deprecated',
    });
  if (!isSame(old.node.example, now.node.example))
    out.push({
      id: 'docs-example-changed',
      kind: 'changed',
      ...keywordAt(old, now, 'example'),
      where: '',
      old: old.node.example,
      new: now.node.example,
      says: 'has another example',
    });
  return out;
}

/** What a description says now that callers should know, and that no keyword holds. */
function statementFindings(old: Described, now: Described): Finding[] {
  const [before, after] = [textOf(old.node.description) ?? '', textOf(now.node.description) ?? ''];
  if (before === after || before === '' || after === '') return [];
  const place = { kind: 'changed', ...keywordAt(old, now, 'description'), where: '' } as const;
  const { description: oldText, ...oldKeywords } = old.node;
  const { description: newText, ...newKeywords } = now.node;
  const keywords = [leavesOf(oldKeywords), leavesOf(newKeywords)];
  const [olds, news] = [statedSentences(before), statedSentences(after)];
  const hasOtherDigits = news.some((sentence) => /\d/.test(sentence) && !olds.includes(sentence));
  const quantityFinding =
    (id: 'docs-number-changed' | 'docs-unit-changed') =>
    (quantity: OtherQuantity): Finding => ({
      ...place,
      id,
      old: quantity.before,
      new: quantity.after,
      says: `says “${cut(quantity.after)}” and said “${cut(quantity.before)}”`,
    });
  return [
    ...gainedDuties(olds, news, keywords[0]).map(
      ({ kind, sentence }): Finding => ({
        ...place,
        id: 'docs-duty-added',
        ofRequests: true,
        new: sentence,
        says: `says now that it ${kind}: “${cut(sentence)}”`,
      }),
    ),
    ...(hasOtherDigits ? otherNumbers(before, after, keywords) : []).map(quantityFinding('docs-number-changed')),
    ...otherUnits(olds, news, keywords).map(quantityFinding('docs-unit-changed')),
  ];
}

/** The keywords of a node and of its schema or items, without what is further in. */
const leavesOf = ({
  schema,
  items,
  properties,
  content,
  responses,
  requestBody,
  parameters,
  ...node
}: Node): unknown => [node, isNode(schema) ? schema : undefined, isNode(items) ? items : undefined];

const MOST_LETTERS = 160;
const cut = (text: string): string => cutAtWord(text, MOST_LETTERS);

function wordChange({ keyword, id, name, plain }: TextRule, old: Described, now: Described): Finding | undefined {
  const [before, after] = [textOf(old.node[keyword]) ?? '', textOf(now.node[keyword]) ?? ''];
  if (before === after) return undefined;
  const [was, is] = [plain(before), plain(after)];
  if (was === is) return undefined;
  const kind = was === '' ? 'added' : is === '' ? 'removed' : 'changed';
  const says =
    kind === 'added' ? `has a ${name} now` : kind === 'removed' ? `no longer has a ${name}` : `has another ${name}`;
  return { id, kind, ...keywordAt(old, now, keyword), where: '', old: was, new: is, says };
}

/** Pointers of a keyword on both sides; of what would hold it where it is not there. */
export const keywordAt = (old: Described, now: Described, keyword: string): { before: string; after: string } => ({
  before: Object.hasOwn(old.node, keyword) ? pointer(old.at, keyword) : old.at,
  after: Object.hasOwn(now.node, keyword) ? pointer(now.at, keyword) : now.at,
});
