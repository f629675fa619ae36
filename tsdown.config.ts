import { defineConfig } from 'tsdown';
import { jsonSchemaFiles } from './json-schemas.plugin.js';
import { shippedData } from './shipped-data.plugin.js';

// One build for all entries, so that they share their chunks. A chunk holds only what its entries reach; that the
// core's reach no node:* module is checked on the packed package (tests/package).
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    node: 'src/node/index.ts',
    publish: 'src/publish/index.ts',
    queue: 'src/queue/index.ts',
    read: 'src/read/index.ts',
    templates: 'src/templates/parse.ts',
    testing: 'src/testing/index.ts',
    vitest: 'src/vitest/index.ts',
    untrusted: 'src/untrusted/index.ts',
    'untrusted-worker': 'src/untrusted/worker.ts',
    cli: 'src/cli/main.ts',
    'batch-worker': 'src/node/batch/worker.ts',
    'coverage-worker': 'src/cli/templates/coverage-worker.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  dts: true,
  clean: true,
  plugins: [shippedData(), jsonSchemaFiles()],
  // The syntax of templates is ASCII: in a chunk of its own its source takes one byte a letter.
  outputOptions: {
    codeSplitting: { groups: [{ name: 'shipped-templates', test: /shipped-templates/ }] },
  },
});
