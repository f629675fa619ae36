/**
 * Loaded into the program before it: writing that fails (`FAULT_AT`, the number of the operation in each thread), and
 * records that hang or kill their thread when their items are written.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const at = Number(process.env.FAULT_AT ?? 0);
let operations = 0;

function fail(syscall) {
  operations += 1;
  if (operations !== at) return;
  throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall });
}

if (at > 0) {
  for (const name of ['writeFileSync', 'renameSync', 'fsyncSync', 'rmSync']) {
    const original = fs[name];
    fs[name] = (...args) => {
      // Half of what was to be written arrives, as on a disk that is full.
      if (name === 'writeFileSync' && operations + 1 === at)
        original(args[0], args[1].slice(0, args[1].length >> 1));
      fail(name);
      return original(...args);
    };
  }
  const { open } = fs.promises;
  fs.promises.open = async (...args) => {
    fail('open');
    const handle = await open(...args);
    const sync = handle.sync.bind(handle);
    handle.sync = () => {
      fail('fsync');
      return sync();
    };
    return handle;
  };
  syncBuiltinESMExports();
}

if (process.env.POISON !== undefined) {
  const { stringify } = JSON;
  JSON.stringify = (value, ...rest) => {
    if (value?.headline !== undefined && value.id === 'hang') for (;;);
    if (value?.headline !== undefined && value.id === 'die') process.exit(1);
    return stringify(value, ...rest);
  };
}
