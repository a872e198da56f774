/** The pipeline: pages to contract, by reading, extracting, linking, emitting and correcting. Pure. */
export { type AccountedBlock, type BlockFate, countBlocks } from './block-count.ts';
export { type Contract, type ContractInput, contractOf, originOf, upstreamUrl } from './contract-of.ts';
export {
  claimedPage,
  type FirstReading,
  firstReading,
  freshReader,
  type PageReader,
  type PageSummary,
  rememberingReader,
  type Understood,
  understood,
} from './page-reader.ts';
