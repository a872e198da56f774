import { createHash } from 'node:crypto';
import { counted } from '../../counted.ts';
import { CODES } from '../../ir/index.ts';
import { html, Markup, scriptJson } from '../markup.ts';
import { SCRIPT, STYLE } from './assets.ts';
import { countsOf, entriesOf, meanScore, type ReportService, SEVERITIES, type ServiceEntry } from './entries.ts';
import { findingsSection } from './findings.ts';
import { countPages, score } from './parts.ts';
import { COSTS, WEIGHT_OF_PAGE } from './score.ts';
import { causeTables, pageTable, serviceTable } from './tables.ts';

/** Services with their pages and findings to one HTML file that needs nothing else. The same input gives the same bytes. */
export function reportHtml(services: readonly ReportService[]): string {
  const entries = entriesOf(services);
  const data = scriptJson(filterData(entries));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Quality of the documentation</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">To the findings</a>
<header>
<h1>Quality of the documentation</h1>
${summary(entries)}
</header>
<main>
${serviceTable(entries)}
${causeTables(entries)}
${findingsSection(entries)}
${pageTable(entries)}
${definition()}
</main>
<script type="application/json" id="data">${new Markup(data)}</script>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.text;
}

const hashOf = (text: string): Markup => new Markup(`sha256-${createHash('sha256').update(text).digest('base64')}`);

/** What the script filters by: page, service, severity, code and words of every finding, in the order of their ids. */
function filterData(services: readonly ServiceEntry[]): unknown {
  return services.flatMap((service) =>
    service.pages.flatMap(({ id, page, findings }) =>
      findings.map(({ finding: { severity, code, message, fingerprint = '' } }) => [
        id,
        service.id,
        severity,
        code,
        `${page.file} ${page.title} ${CODES[code].title} ${message}`.toLowerCase(),
        service.before !== undefined && !service.before.has(fingerprint) ? 1 : 0,
      ]),
    ),
  );
}

function summary(services: readonly ServiceEntry[]): Markup {
  const pages = services.flatMap((service) => service.pages);
  const counts = countsOf(pages.flatMap(({ findings }) => findings.map(({ finding }) => finding)));
  const rows = pages.reduce((sum, { page }) => sum + page.rows, 0);
  return html`<p class="total">${score(meanScore(pages))} <span>${counted(services.length, 'service')}, ${counted(countPages(pages), 'page')}, ${counted(rows, 'table row')};
${SEVERITIES.map((severity, i) => [i > 0 ? ', ' : '', counted(counts[severity], severity)])}</span></p>`;
}

function definition(): Markup {
  return html`<details class="definition"><summary><h2>How the score is made</h2></summary>
<p>A page starts at 100. Each finding takes points: an error ${COSTS.error}, a warning ${COSTS.warning}, an info ${COSTS.info}.
The sum is divided by the page's size, which is its table rows plus ${WEIGHT_OF_PAGE}, and multiplied by 100:</p>
<p><code>score = 100 − 100 × points ÷ (rows + ${WEIGHT_OF_PAGE})</code>, rounded down, never below 0. 100 means that nothing was found that counts.</p>
<ul>
<li>Findings of the kind <i>contract</i> are limits of the reader, not faults of the page. They are listed and take nothing. Neither does a page for having no operation.</li>
<li>A page with neither an operation nor a table row nor a finding that counts has no score (–).</li>
<li>A service's score is the mean of its pages' scores, each weighed by rows + ${WEIGHT_OF_PAGE}, rounded down.</li>
<li><i>Stated</i> is the share of the contract's facts from a page that the page says itself; the others were inferred by a rule or filled by a default. It is shown beside the score and is not part of it: a silence that matters has a finding.</li>
</ul>
</details>`;
}
