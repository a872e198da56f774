// Measures a bundled client: file, address. Prints milliseconds and bytes.
import { pathToFileURL } from 'node:url';

const [file, url, rounds] = process.argv.slice(2);
const before = process.memoryUsage().rss;
const start = performance.now();
const { connect, call } = await import(pathToFileURL(file).href);
const client = connect(url);
const importMs = performance.now() - start;
const memory = process.memoryUsage().rss - before;
const median = async (limit) => {
  const times = [];
  for (let round = 0; round < Number(rounds); round++) {
    const begun = performance.now();
    if ((await call(client, limit)) !== limit) throw new Error('items are missing');
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
};
console.log(JSON.stringify({ importMs, memory, oneMs: await median(1), manyMs: await median(1000) }));
