/** On a phone a row of a table is a block, in which each number says what it is; columns as in `tables.ts`. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  services: ['Service', 'Score', 'Pages', 'Rows', 'Stated', 'Errors', 'Warnings', 'Infos'],
  codes: ['Cause', '', 'Findings', 'Pages', 'Points'],
  limits: ['Cause', '', 'Findings', 'Pages', 'Points'],
  pages: ['Page', '', 'Score', 'Rows', 'Stated', 'Errors', 'Warnings', 'Infos'],
};
const PHONE_LABELS = Object.entries(COLUMNS)
  .flatMap(([id, names]) =>
    names.flatMap((name, index) =>
      index === 0 || name === ''
        ? []
        : [`#${id} td:nth-child(${index + 1})::before { content: "${name} "; color: var(--dim); }`],
    ),
  )
  .join(' ');

export const STYLE = `
:root { color-scheme: light dark; --fg: #1b1f24; --bg: #fff; --soft: #f3f5f7; --line: #cfd6dd; --dim: #57606a; --link: #0550ae; --error: #b42318; --warning: #8a4b00; --info: #0b5c8a; --mark: #fff2b8; }
@media (prefers-color-scheme: dark) { :root { --fg: #e6e9ec; --bg: #14171a; --soft: #1e2327; --line: #3d454d; --dim: #a3acb5; --link: #79b8ff; --error: #ff9a8f; --warning: #f0b35a; --info: #7cc7f2; --mark: #4d4214; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 78rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--fg); background: var(--bg); overflow-wrap: break-word; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.15rem; } h4 { font-size: 1rem; margin: 0; }
summary > h2 { display: inline; }
a { color: var(--link); } small, .why, .place { color: var(--dim); } small { font-weight: 400; font-size: .85em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
.total .score { font-size: 2.5rem; font-weight: 700; }
.score { display: inline-block; min-width: 2.2em; text-align: right; margin-right: .4em; font-variant-numeric: tabular-nums; }
meter { width: 4rem; vertical-align: middle; }
.scroll { overflow: auto; max-height: 32rem; border: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { position: sticky; top: 0; background: var(--soft); white-space: nowrap; z-index: 1; }
tbody th { font-weight: 400; } td { overflow-wrap: normal; } .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead button { all: unset; cursor: pointer; font-weight: 700; } thead button:focus-visible { outline: 3px solid var(--link); }
[aria-sort=ascending] button::after { content: " \\2191"; } [aria-sort=descending] button::after { content: " \\2193"; }
b.error { color: var(--error); } b.warning { color: var(--warning); } b.info { color: var(--info); }
#filter { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; padding: .6rem; background: var(--soft); border: 1px solid var(--line); }
#filter label { display: grid; font-size: .85rem; } select, input, #filter button { font: inherit; min-height: 2rem; max-width: 18rem; color: inherit; background: var(--bg); border: 1px solid var(--dim); border-radius: 3px; }
details.page { border: 1px solid var(--line); margin: .4rem 0; content-visibility: auto; contain-intrinsic-size: auto 2.6rem; } details.page > summary { padding: .4rem .6rem; background: var(--soft); cursor: pointer; }
article { padding: .6rem 1rem; border-top: 1px solid var(--line); scroll-margin-top: 8rem; } article p { margin: .2rem 0; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 1rem; } .sides > div { min-width: 0; } .other { color: var(--dim); }
b.new { color: var(--bg); background: var(--info); padding: 0 .4em; border-radius: 3px; font-size: .8em; } .fine { margin-top: .4rem; font-size: .9rem; } .fine summary { cursor: pointer; color: var(--link); } .cause { font-weight: 600; } .copy { font: inherit; }
@media (max-width: 40rem) { thead { position: absolute; left: -99rem; } tbody tr { display: flex; flex-wrap: wrap; gap: .1rem .9rem; padding: .35rem .3rem; border-bottom: 1px solid var(--line); } tbody th { flex: 0 0 100%; } tbody td, tbody th { padding: 0; border: 0; } .n { white-space: normal; }
  ${PHONE_LABELS} }
@media (max-width: 40rem) { body { padding: .6rem; } article { padding: .6rem; } #filter { position: static; } #filter label, #filter select, #filter input { width: 100%; max-width: none; } .scroll { max-height: none; } meter { display: none; } .score { min-width: 0; } .place, .other, small { overflow-wrap: anywhere; } }
.message { font-weight: 600; white-space: pre-line; }
pre { margin: .4rem 0; padding: .5rem; overflow-x: auto; font: .82rem/1.45 ui-monospace, monospace; background: var(--soft); border-left: 3px solid var(--line); tab-size: 4; }
pre span { color: var(--dim); } mark { display: inline-block; min-width: 100%; color: inherit; background: var(--mark); }
@media print { body { max-width: none; font-size: 9pt; } #filter, .skip { display: none !important; } .scroll { max-height: none; overflow: visible; border: 0; } thead th { position: static; } details.page { content-visibility: visible; } details::details-content { content-visibility: visible; block-size: auto; } pre { white-space: pre-wrap; } article { break-inside: avoid; } }
`;

/** Enhances what can be read without it: filters findings and pages, sorts tables, opens groups. */
export const SCRIPT = `
'use strict';
(() => {
  const findings = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const groups = [...document.querySelectorAll('details.page')];
  const field = (name) => byId('f-' + name);

  function filter() {
    const [service, severity, code, fresh] = ['service', 'severity', 'code', 'new'].map((name) => field(name)?.value ?? '');
    const words = field('text').value.toLowerCase().split(/\\s+/).filter(Boolean);
    const active = service !== '' || severity !== '' || code !== '' || fresh !== '' || words.length > 0;
    const pages = new Set();
    let shown = 0;
    findings.forEach(([page, itsService, itsSeverity, itsCode, text, isNew], id) => {
      const fits = (service === '' || service === String(itsService)) && (severity === '' || severity === itsSeverity) &&
        (code === '' || code === itsCode) && (fresh === '' || isNew === 1) && words.every((word) => text.includes(word) || itsCode.includes(word));
      byId('f' + id).hidden = !fits;
      if (!fits) return;
      shown++;
      pages.add(page);
    });
    for (const group of groups) group.hidden = !pages.has(Number(group.id.slice(1)));
    for (const section of document.querySelectorAll('section.service')) section.hidden = active && !section.querySelector('details.page:not([hidden])');
    for (const row of byId('pages').tBodies[0].rows) row.hidden = active && !pages.has(Number(row.id.slice(1)));
    byId('status').textContent = active ? shown + ' of ' + findings.length + ' findings on ' + pages.size + (pages.size === 1 ? ' page' : ' pages') : findings.length + (findings.length === 1 ? ' finding' : ' findings');
  }

  const valueOf = (cell) => cell.dataset.v ?? cell.textContent.trim();
  function sort(table, head) {
    const column = head.cellIndex;
    const numeric = head.classList.contains('n');
    const down = head.hasAttribute('aria-sort') ? head.getAttribute('aria-sort') === 'ascending' : numeric && head.textContent !== 'Score';
    const compare = numeric ? (a, b) => Number(a) - Number(b) : (a, b) => a.localeCompare(b, 'en');
    const rows = [...table.tBodies[0].rows].map((row) => [valueOf(row.cells[column]), row]);
    rows.sort(([a], [b]) => (down ? compare(b, a) : compare(a, b)));
    table.tBodies[0].append(...rows.map(([, row]) => row));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  }

  for (const table of document.querySelectorAll('table')) {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.addEventListener('click', () => sort(table, head));
      head.replaceChildren(button);
    }
  }

  const setOpen = (open) => { for (const group of groups) if (!group.hidden) group.open = open; };
  for (const name of ['service', 'severity', 'code', 'new', 'text']) field(name)?.addEventListener('input', filter);
  for (const link of document.querySelectorAll('a.cause')) link.addEventListener('click', () => { field('code').value = link.dataset.code; filter(); setOpen(true); });
  for (const button of document.querySelectorAll('button.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const entry = button.previousElementSibling;
      try { await navigator.clipboard.writeText(entry.textContent); button.textContent = 'Copied'; } catch { getSelection().selectAllChildren(entry); button.textContent = 'Selected'; }
    });
  }
  field('clear').addEventListener('click', () => {
    for (const name of ['service', 'severity', 'code', 'new', 'text']) if (field(name)) field(name).value = '';
    filter();
    field('text').focus();
  });
  field('open').addEventListener('click', () => setOpen(true));
  field('close').addEventListener('click', () => setOpen(false));

  function reveal() {
    const group = location.hash.length > 1 && byId(location.hash.slice(1))?.closest('details.page');
    if (group) { group.open = true; group.scrollIntoView(); }
  }
  addEventListener('hashchange', reveal);
  let opened = [];
  addEventListener('beforeprint', () => { opened = groups.filter((group) => !group.open && !group.hidden); for (const group of opened) group.open = true; });
  addEventListener('afterprint', () => { for (const group of opened) group.open = false; });
  byId('filter').hidden = false;
  filter();
  reveal();
})();
`;
