/** Publishing: what was read and found, as pages for people. Pure. */
export {
  COSTS,
  costOf,
  escapeHtml,
  type ReportPage,
  type ReportService,
  reportHtml,
  scoreOf,
  scriptJson,
  WEIGHT_OF_PAGE,
} from './report.ts';
