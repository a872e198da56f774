import type { OpenApiDocument } from '../emit/index.ts';
import { markdownText, oneLine } from './quote.ts';
import type { TargetInput } from './target.ts';

type LicenseInput = Pick<TargetInput, 'contract' | 'packages'>;

/** Licence of a package: its own, else the contract's; undefined where nobody has given one. */
export function licenseOf({ contract, packages }: LicenseInput): OpenApiDocument['info']['license'] {
  return packages?.license === undefined ? contract.info.license : { name: packages.license };
}

/** The licence in the words of a README. */
export function licenseLine(input: LicenseInput): string {
  const license = licenseOf(input);
  return license ? `${markdownText(license.name)}, see [LICENSE](LICENSE).` : 'None is given.';
}

/** The text of `LICENSE`; undefined where nobody has given a licence. */
export function licenseText(input: LicenseInput): string | undefined {
  const license = licenseOf(input);
  if (license === undefined) return undefined;
  return `${[`Licensed under ${oneLine(license.name)}.`, ...(license.url ? [oneLine(license.url)] : [])].join('\n')}\n`;
}
