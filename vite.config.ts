/** Builds the page of the template preview into the package; tests have vitest.config.ts. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('src/preview/page/', import.meta.url)),
  base: './',
  // The server puts the nonce of each answer here.
  html: { cspNonce: '{{nonce}}' },
  build: {
    outDir: fileURLToPath(new URL('dist/preview/', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // The page holds the code of others: their terms go with it.
    license: { fileName: 'licenses.md' },
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
});
