import { entriesOf, isNode, listOf, type Node, textOf } from '../../nodes.ts';
import { pointer } from '../../emit/index.ts';
import { highlight } from '../highlight.ts';
import { html, type Markup } from '../markup.ts';
import { mediaOf, type Place, settle } from './contract.ts';
import type { SiteOperation } from './model.ts';
import { anchorOf } from './paths.ts';
import { sourceLine } from './places.ts';
import type { ServiceView } from './view.ts';

interface Example extends Place {
  readonly title: string | undefined;
  readonly value: unknown;
  /** It contradicts the table of its page. */
  readonly contradicts: boolean;
}

/** Examples of an operation: those of the request, and those of each status. */
export function examplesOf(view: ServiceView, { node, at }: SiteOperation): Markup | undefined {
  const { contract } = view.service;
  const bodies = [
    ...(isNode(node.requestBody) ? [{ title: 'Request', node: node.requestBody, at: pointer(at, 'requestBody') }] : []),
    ...entriesOf(node.responses).map(([status, response]) => ({
      title: `Answer ${status}`,
      node: response,
      at: pointer(at, 'responses', status),
    })),
  ];
  const groups = bodies.flatMap(({ title, ...place }) => {
    const examples = mediaOf(settle(contract, place)).flatMap(mediaExamples);
    return examples.length === 0 ? [] : [group(view, title, examples)];
  });
  if (groups.length === 0) return undefined;
  return html`<section class="examples" aria-labelledby="examples"><h2 id="examples">Examples</h2>
${groups}</section>
`;
}

function mediaExamples({ node, at }: Place): Example[] {
  const named = entriesOf(node.examples).map(
    ([name, example]): Example => ({
      node: example,
      at: pointer(at, 'examples', name),
      title: textOf(example.summary),
      value: example.value,
      contradicts: false,
    }),
  );
  const single: Example[] =
    node.example === undefined
      ? []
      : [{ node: {}, at: pointer(at, 'example'), title: undefined, value: node.example, contradicts: false }];
  const contradicting = listOf(node['x-contradicting-examples'])
    .filter(isNode)
    .map(
      (example: Node, index): Example => ({
        node: example,
        at: pointer(at, 'x-contradicting-examples', index),
        title: textOf(example.summary),
        value: example.value,
        contradicts: true,
      }),
    );
  return [...named, ...single, ...contradicting];
}

function group(view: ServiceView, title: string, examples: readonly Example[]): Markup {
  const items = examples.map(({ title: summary, value, contradicts, at }) => {
    const entry = view.sources.at(at);
    const text = typeof value === 'string' ? html`${value}` : highlight(JSON.stringify(value, null, 2), 'json');
    return html`${summary === undefined ? undefined : html`<p>${summary}</p>`}${contradicts ? html`<p class="finding warning"><b class="severity">Contradiction</b> This example says other than the table of its page.</p>` : undefined}<pre tabindex="0"><code>${text}</code></pre>${entry ? sourceLine(view.service, [{ key: 'example', entry }]) : undefined}
`;
  });
  return html`<details open id="${anchorOf('example', title)}"><summary>${title}</summary>
${items}</details>
`;
}
