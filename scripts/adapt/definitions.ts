import { type Block, DEFINITIONS, type Document, textOfRuns } from '../ir/index.ts';
import { rowsOfTerms } from './field-blocks.ts';

/** The document with each term of RST's definitions as a paragraph in front of what defines it, as the house reads them. */
export const withoutDefinitions = (document: Document): Document => ({ ...document, blocks: flat(document.blocks) });

/** @param keeps the lists of definitions that stay lists of terms */
function flat(blocks: readonly Block[], keeps: (block: Block) => boolean = () => false): readonly Block[] {
  if (!blocks.some((block) => block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'code'))
    return blocks;
  return blocks.flatMap((block): readonly Block[] => {
    switch (block.kind) {
      case 'terms': {
        const items = block.items.map((item) => ({ ...item, blocks: flat(item.blocks, keeps) }));
        if (block.classes !== DEFINITIONS || keeps(block)) return [{ ...block, items }];
        return items.flatMap(({ terms, blocks: inner }): Block[] => [
          ...terms.flatMap(({ runs, line }): Block[] => (runs.length > 0 ? [{ kind: 'paragraph', runs, line }] : [])),
          ...inner,
        ]);
      }
      case 'list':
        return [{ ...block, items: block.items.map((item) => flat(item, keeps)) }];
      case 'note':
      case 'directive':
        return [{ ...block, blocks: flat(block.blocks, keeps) }];
      default:
        return [block];
    }
  });
}

/** Blocks whose definitions are of fields alone: an indented text below a line is otherwise no definition. */
export const withDefinedFields = (blocks: readonly Block[]): readonly Block[] =>
  flat(blocks, (block) => block.kind === 'terms' && isOfFields(block));

const isOfFields = (block: Extract<Block, { kind: 'terms' }>): boolean =>
  !block.items.some(({ terms }) => terms.some(({ runs }) => /[:：.]$/.test(textOfRuns(runs).trim()))) &&
  rowsOfTerms(block) !== undefined;
