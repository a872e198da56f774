// The sandbox beside Prism on the same contract, with things in its state: `node test/bench/sandbox.mjs [PRISM]`, where
// PRISM is the program of @stoplight/prism-cli, installed by npm in a folder of its own. It prints requests a second,
// and the processor's time that a server takes for one, which other work on the machine changes little.
// `node test/bench/sandbox.mjs --minutes 5` prints the sandbox's memory by the minute while things come and go.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SPEC = path.join(ROOT, 'spec/modelarts.yaml');
const CLI = path.join(ROOT, 'dist/cli.js');
/** Requests of each kind, and a third of that before them, until the code is compiled. */
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 6000);
const CLIENTS = 8;
/** Things that a list has before it is asked for. */
const THINGS = 500;
/** Of the kernel's clock, in which the processor's time is counted (proc(5)). */
const TICK_MS = 10;

const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });
const headers = { 'content-type': 'application/json', 'x-auth-token': 't' };

function ask(url, method, way, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}/v1/p${way}`, { agent, method, headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (answer.statusCode < 300) resolve(text);
        else reject(new Error(`${answer.statusCode} of ${method} ${url}${way}: ${text}`));
      });
    });
    request.on('error', (error) => {
      // A server may close a connection in the moment in which it is used once more.
      if (request.reusedSocket && error.code === 'ECONNRESET') resolve(ask(url, method, way, body));
      else reject(error);
    });
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

let made = 0;
const image = () => ({ swr_path: `swr.example.com/a/b:${made++}`, name: 'bench', arch: 'X86_64' });
const ASKS = {
  list: (url) => ask(url, 'GET', '/images?limit=10'),
  create: (url) => ask(url, 'POST', '/images', image()),
};

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

/** Milliseconds of the processor that a process has taken. */
function cpuOf({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function work(isOver, each) {
  let count = 0;
  const client = async () => {
    while (!isOver(count)) {
      count++;
      await each();
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return count;
}

const times = (wanted) => (count) => count >= wanted;

function aMinute() {
  const end = performance.now() + 60_000;
  return () => performance.now() > end;
}

async function rates(side, args) {
  const { url, child } = await start(args);
  try {
    for (let count = 0; count < THINGS; count++) await ASKS.create(url);
    const found = {};
    for (const [name, each] of Object.entries(ASKS)) {
      await work(times(REQUESTS / 3), () => each(url));
      const before = { cpu: cpuOf(child), at: performance.now() };
      const count = await work(times(REQUESTS), () => each(url));
      const rate = count / ((performance.now() - before.at) / 1000);
      const cpu = (cpuOf(child) - before.cpu) / count;
      found[name] = { rate, cpu };
      console.log(`${side} ${name}: ${rate.toFixed(0)} requests a second, ${cpu.toFixed(2)} ms of the processor each`);
    }
    return found;
  } finally {
    child.kill();
  }
}

async function memory(minutes) {
  const { url, child } = await start([CLI, 'sandbox', SPEC, '--port', '0', '--quiet']);
  const rss = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
  try {
    for (let count = 0; count < THINGS; count++) await ASKS.create(url);
    for (let minute = 0; minute <= minutes; minute++) {
      console.log(`minute ${minute}: ${rss().toFixed(0)} MB`);
      if (minute === minutes) return;
      const count = await work(aMinute(), async () => {
        const { id } = JSON.parse(await ASKS.create(url));
        await ASKS.list(url);
        await ask(url, 'GET', `/images/${id}`);
        await ask(url, 'DELETE', `/images/${id}`);
      });
      console.log(`  ${count * 4} requests`);
      await wait(100);
    }
  } finally {
    child.kill();
  }
}

const [first, second] = process.argv.slice(2);
if (first === '--minutes') await memory(Number(second));
else {
  const sandbox = await rates('sandbox', [CLI, 'sandbox', SPEC, '--port', '0', '--quiet']);
  if (first !== undefined) {
    const prism = await rates('prism', [first, 'mock', '-p', '4599', SPEC]);
    for (const name of Object.keys(ASKS)) {
      const rate = sandbox[name].rate / prism[name].rate;
      const cpu = prism[name].cpu / sandbox[name].cpu;
      console.log(
        `${name}: ${rate.toFixed(1)} × Prism's requests a second, ${cpu.toFixed(1)} × by the processor's time`,
      );
    }
  }
}
