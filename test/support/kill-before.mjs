// Preloaded by `node --import`: kills its process before the nth operation that changes the disk. The number is in the
// address that it is imported by, as `kill-before.mjs?7`; without one, all operations are counted and the count is the
// last line on standard error. Of several, as in `?3,5,7&copies=/tmp/here`, the last one kills; before each other one the
// folder of the process is copied, to `/tmp/here/3`: what is on the disk is what a kill would have left there.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [numbers, query] = new URL(import.meta.url).search.slice(1).split('&');
const moments = numbers.split(',').map(Number);
const last = moments.pop();
const copies = new URLSearchParams(query).get('copies');
let count = 0;
let isCopying = false;

function before() {
  if (isCopying) return;
  count++;
  if (count === last) process.kill(process.pid, 'SIGKILL');
  if (!moments.includes(count)) return;
  isCopying = true;
  fs.cpSync('.', `${copies}/${count}`, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  isCopying = false;
}

const CHANGES = /^(?:copyFile|cp|fsync|link|mkdir|mkdtemp|rename|rmdir|rm|symlink|unlink|write|writeFile|appendFile)$/;

for (const [name, real] of Object.entries(fs)) {
  const isSync = name.endsWith('Sync');
  if (isSync && CHANGES.test(name.slice(0, -4)))
    fs[name] = (...args) => {
      before();
      return real(...args);
    };
}
for (const [name, real] of Object.entries(fs.promises))
  if (CHANGES.test(name))
    fs.promises[name] = (...args) => {
      before();
      return real(...args);
    };
const { openSync } = fs;
fs.openSync = (...args) => {
  if (args[1] !== undefined && args[1] !== 'r') before();
  return openSync(...args);
};
syncBuiltinESMExports();
if (!last) process.on('exit', () => fs.writeSync(2, `operations: ${count}\n`));
