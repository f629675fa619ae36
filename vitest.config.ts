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
      exclude: ['src/**/*.d.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { statements: 90, branches: 85 },
    },
  },
});
