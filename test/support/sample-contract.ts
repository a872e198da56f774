import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Contract, contractOf } from '../../scripts/pipeline/index.ts';
import { parseFamilyFile } from '../../scripts/family-config.ts';
import { PAGE_FILE } from '../../scripts/read/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

/** The contract of a folder of pages, with the files beside them as companions; names as they are in the folder. */
export function sampleContract(folder: string): Contract {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(path.join(folder, file)).isFile(),
  );
  const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const pages = files.filter((file) => PAGE_FILE.test(file)).sort();
  return contractOf({
    pages: pages.map((file) => ({ file, text: textOf(file) })),
    config: defaultServiceConfig('sample'),
    configFile: 'service.yaml',
    ...(files.includes('family.yaml') ? { familyFile: parseFamilyFile(textOf('family.yaml'), 'family.yaml') } : {}),
    companions: (name, from) => {
      const file = path.posix.join(path.posix.dirname(from.file), name);
      return files.includes(file) ? { file, text: textOf(file) } : undefined;
    },
  });
}
