import type { Sandbox } from '../../sandbox/index.ts';

const escaped = (value: unknown): string => String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const table = (head: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  `<table><thead><tr>${head.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((each) => `<td>${escaped(each)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1c2333;background:#fff}' +
  'table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #d5dae3;' +
  'vertical-align:top;overflow-wrap:anywhere}pre{white-space:pre-wrap;overflow-wrap:anywhere}' +
  '@media(prefers-color-scheme:dark){body{color:#e4e8f0;background:#151a24}th,td{border-color:#394257}}';

/** Requests that the page shows, the newest first. */
const MOST_REQUESTS = 100;
/** Things of a collection that it shows, the newest. */
const MOST_THINGS = 200;

/** A page that shows what a sandbox has, and what it was asked. */
export function sandboxPage(sandbox: Sandbox): string {
  sandbox.settle();
  const { state, clock } = sandbox;
  const collections = state.collections().map((collection) => {
    const all = state.things(collection).filter(({ isGone }) => !isGone);
    const things = all.slice(-MOST_THINGS);
    const rows = things.map(({ id, state: at, fields }) => [id, fields.name ?? '', at ?? fields.status ?? '']);
    const bodies = things
      .map(
        ({ id, fields }) =>
          `<details><summary>${escaped(id)}</summary><pre>${escaped(JSON.stringify(fields, null, 2))}</pre></details>`,
      )
      .join('');
    const note = all.length > things.length ? `<p>The last ${things.length} of ${all.length}.</p>` : '';
    return `<h2>${escaped(collection)}</h2>${note}${table(['ID', 'Name', 'State'], rows)}${bodies}`;
  });
  const asked = sandbox.requests().slice(-MOST_REQUESTS).toReversed();
  const requests = asked.map(({ at, method, path, operation = '', status, ms }) => [
    new Date(at).toISOString(),
    method,
    path,
    operation,
    status === 0 ? 'broken off' : status,
    `${ms} ms`,
  ]);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(sandbox.title)}: sandbox</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body><main>
<h1>${escaped(sandbox.title)}: sandbox</h1>
<p>The time here is ${new Date(clock.now()).toISOString()}.</p>
${collections.length > 0 ? collections.join('\n') : '<p>Nothing has been created yet.</p>'}
<h2>Requests</h2>${table(['Time', 'Method', 'Path', 'Operation', 'Status', 'Took'], requests)}
</main></body></html>`;
}
