import { stat } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { addTo } from '../append.ts';
import { pointer } from '../emit/index.ts';
import type { Contract } from '../pipeline/index.ts';
import { visibleLine } from '../visible.ts';
import { serviceOf } from './contract/contract-names.ts';
import { readPages, readService } from './contract/service.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import type { Terminal } from './machine/terminal.ts';

/**
 * Prints the names of a service's operations, resources, types and groups as a `names.yaml`, each with the reason for it: what is
 * edited and saved beside `service.yaml` is what the next run uses.
 *
 * @param target a service of `docs-source`, or a folder of pages
 * @throws UsageError where there is neither
 */
export async function names(target: string, terminal: Terminal): Promise<number> {
  const isService = await stat(path.join('docs-source', target)).catch(() => undefined);
  const isFolder = await stat(target).catch(() => undefined);
  if (!isService && !isFolder)
    throw new UsageError(`${target}: no service of docs-source and no folder of pages; give one of them`);
  const input = isService ? await readService(target) : await readPages([target], undefined, serviceOf(target));
  const { contractOf } = await import('../pipeline/index.ts');
  terminal.data(namesText(contractOf(input)));
  return EXIT.fine;
}

/** Names with their reasons, as YAML. */
export function namesText(contract: Contract): string {
  const { document, sources, lock } = contract;
  const operations = Object.entries(document.paths).flatMap(([at, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const rule = sources.get(pointer('/paths', at, method, 'operationId'))?.rule ?? 'page';
      return line(
        `${method.toUpperCase()} ${at}`,
        operation?.operationId ?? '',
        `${operation?.summary ?? ''} (${rule})`,
      );
    }),
  );
  const placesOf = new Map<string, string[]>();
  for (const [place, name] of Object.entries(lock.schemas)) addTo(placesOf, name, place);
  const schemas = Object.keys(document.components.schemas).map((name) => {
    const [first = 'made by a rule', ...more] = placesOf.get(name) ?? [];
    return line(name, name, more.length > 0 ? `${first}, and ${more.length} more` : first);
  });
  const resources = Object.entries(document.paths).flatMap(([at, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      const place = operation?.['x-resource'];
      return typeof place === 'string'
        ? [line(`${method.toUpperCase()} ${at}`, place, operation?.operationId ?? '')]
        : [];
    }),
  );
  const tags = (document.tags ?? []).map(({ name }) => line(name, name, ''));
  const placed = resources.length === 0 ? '' : `resources:\n${resources.join('')}`;
  return `operations:\n${operations.join('')}${placed}schemas:\n${schemas.join('')}tags:\n${tags.join('')}`;
}

/** One entry with its reason as a comment. */
function line(key: string, value: string, reason: string): string {
  const entry = stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
  return `  ${entry}${reason === '' ? '' : ` # ${visibleLine(reason)}`}\n`;
}
