/** Publishing: what was read and found, as pages for people. Pure. */
export { serviceDownloads } from './downloads/index.ts';
export { siteLlmsText } from './downloads/llms.ts';
export { escapeHtml, scriptJson } from './markup.ts';
export type { ReportPage, ReportService } from './report/entries.ts';
export { reportHtml } from './report/index.ts';
export { COSTS, costOf, scoreOf, WEIGHT_OF_PAGE } from './report/score.ts';
export {
  type OperationSamples,
  SAMPLE_LANGUAGES,
  type SampleLanguage,
  type SamplesInput,
  type ServiceSamples,
  samplesNote,
  serviceSamples,
} from './samples/index.ts';
export * from './site/index.ts';
export { OWN_MACHINE, tryItForm } from './try-it/index.ts';
