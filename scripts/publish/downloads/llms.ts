import { addTo } from '../../append.ts';
import { counted } from '../../counted.ts';
import { textOf } from '../../nodes.ts';
import type { SiteOperation, SiteService } from '../site/model.ts';
import { valueText } from '../site/types.ts';
import { cellCode, cellText } from './markdown.ts';

/** A file that `llms.txt` lists, by its path from there. */
interface ListedFile {
  readonly path: string;
  readonly title: string;
}

/**
 * The index of a service for agents, in the shape of https://llmstxt.org: a heading, a quote that says what it is, and
 * lists of links.
 *
 * @param fileOf the Markdown file of an operation
 */
export function llmsText(
  { contract, name }: SiteService,
  operations: readonly SiteOperation[],
  fileOf: (operation: SiteOperation) => string,
  contracts: readonly ListedFile[],
): string {
  const info = contract.info as {
    readonly title?: unknown;
    readonly description?: unknown;
    readonly version?: unknown;
  };
  const title = textOf(info?.title) ?? name;
  const description = textOf(info?.description);
  const tags = new Map<string, SiteOperation[]>();
  for (const each of operations) addTo(tags, each.tag, each);
  const sections = [...tags].map(([tag, tagged]) =>
    section(
      tag,
      tagged.map((each) => [
        each.summary,
        fileOf(each),
        `${cellCode(`${each.method.toUpperCase()} ${each.path}`)}${each.deprecated ? ', deprecated' : ''}`,
      ]),
    ),
  );
  return `# ${cellText(title)}

> ${cellText(description ?? `Reference of ${title}.`)}

Each file below is one operation: its request, answers, errors and code, with the page and line that each fact comes from. A fact is stated by a page, or inferred by a rule that is named.

${sections.join('\n')}
${section(
  'Contract',
  contracts.map(({ path, title: text }) => [text, path, `version ${cellText(valueText(info?.version ?? ''))}`]),
)}`;
}

/** The index of a site for agents: the index of each service. */
export const siteLlmsText = (
  title: string,
  services: readonly (readonly [title: string, folder: string, operations: number])[],
): string =>
  `# ${cellText(title)}

> References of ${counted(services.length, 'service')}, from their pages, with the page and line of each fact.

${section(
  'Services',
  services.map(([text, folder, count]) => [text, `${folder}/llms.txt`, counted(count, 'operation')]),
)}`;

const section = (title: string, links: readonly (readonly [string, string, string])[]): string =>
  `## ${cellText(title)}\n\n${links.map(([text, path, note]) => `- [${cellText(text)}](${path}): ${note}\n`).join('')}`;
