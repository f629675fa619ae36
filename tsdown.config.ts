import { defineConfig } from 'tsdown';
import { shippedData } from './shipped-data.plugin.js';

// One build for all entries, so that they share their chunks. A chunk holds only what its entries reach; that the
// core's reach no node:* module is checked on the packed package (tests/package).
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    node: 'src/node/index.ts',
    publish: 'src/publish/index.ts',
    templates: 'src/templates/parse.ts',
    cli: 'src/cli/main.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  dts: true,
  clean: true,
  plugins: [shippedData()],
});
