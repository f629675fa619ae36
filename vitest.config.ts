import { defineConfig } from 'vitest/config';
import { shippedData } from './shipped-data.plugin.js';

export default defineConfig({
  plugins: [shippedData()],
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // The page of the preview runs in a browser, where its test does not count.
      exclude: ['src/**/*.d.ts', 'src/preview/page/**'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { statements: 90, branches: 85 },
    },
  },
});
