import type { OpenApiDocument } from '../emit/index.ts';
import { oneLine } from './quote.ts';

/** The text of `LICENSE`, undefined where the contract names none. */
export function licenseText({ info }: OpenApiDocument): string | undefined {
  const { license } = info;
  if (license === undefined) return undefined;
  return `${[`Licensed under ${oneLine(license.name)}.`, ...(license.url ? [oneLine(license.url)] : [])].join('\n')}\n`;
}
