import { contractOf } from '../../scripts/pipeline/index.ts';
import type { DatedContract } from '../../scripts/drift/index.ts';
import { sourceEntry } from '../../scripts/emit/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

/** The contract of pages, by file, with the places of its facts as they are stored. */
export function contractOfPages(pages: Readonly<Record<string, string>>): DatedContract {
  const texts = Object.entries(pages).map(([file, text]) => ({ file, text }));
  const { document, sources, pageHashes } = contractOf({
    pages: texts,
    config: defaultServiceConfig('kites'),
    configFile: 'service.yaml',
  });
  return {
    document,
    placeAt: (at) => {
      const node = sources.get(at);
      return node && sourceEntry(node);
    },
    pageHash: (file) => pageHashes[file],
  };
}
