// Requests a second of the sandbox beside Prism's on the same contract: `node test/bench/sandbox.mjs [PRISM]`, where
// PRISM is the program of @stoplight/prism-cli, installed by npm in a folder of its own.
import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SPEC = path.join(ROOT, 'spec/modelarts.yaml');
const CLI = path.join(ROOT, 'dist/cli.js');
const [prism] = process.argv.slice(2);
const SECONDS = 5;
const CLIENTS = 8;

/** Starts a server, and gives its address when it has said it; Prism also names each operation's, before it listens. */
async function start(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /(?:listening on|operations at) (http:\/\/[^\s,/]+)/i.exec(said);
      if (found) resolve(found[1]);
    });
  });
  return { url, child };
}

/** Requests a second that get a success. */
async function rate(url, ask) {
  const end = performance.now() + SECONDS * 1000;
  let count = 0;
  const work = async (client) => {
    for (let each = 0; performance.now() < end; each++) {
      const answer = await fetch(...ask(url, `${client}-${each}`));
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${answer.status} of ${url}`);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)));
  return count / SECONDS;
}

const headers = { 'content-type': 'application/json', 'x-auth-token': 't' };
const asks = {
  list: (url) => [`${url}/v1/p/images?limit=10`, { headers }],
  create: (url, name) => [
    `${url}/v1/p/images`,
    { method: 'POST', headers, body: JSON.stringify({ swr_path: `swr.example.com/a/${name}` }) },
  ],
};

const sides = { sandbox: [CLI, 'sandbox', SPEC, '--port', '0', '--quiet'] };
if (prism) sides.prism = [prism, 'mock', '-p', '4599', SPEC];
const rates = {};
for (const [side, args] of Object.entries(sides)) {
  const { url, child } = await start(args);
  try {
    for (const [name, ask] of Object.entries(asks)) {
      rates[`${side} ${name}`] = await rate(url, ask);
      console.log(`${side} ${name}: ${Math.round(rates[`${side} ${name}`])} requests a second`);
    }
  } finally {
    child.kill();
  }
}
for (const name of Object.keys(asks))
  if (prism) console.log(`${name}: ${(rates[`sandbox ${name}`] / rates[`prism ${name}`]).toFixed(1)} × Prism's`);
