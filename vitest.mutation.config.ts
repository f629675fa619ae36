/**
 * The tests that judge mutants: those of the mutated folder. Left out are those that take seconds for each
 * mutant: whole items, records and sentences by the ten thousand, all that ships of templates.
 */
import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { shippedData } from './shipped-data.plugin.js';

const judges: Readonly<Record<string, readonly string[]>> = {
  verify: ['tests/verify/*.test.ts'],
  plan: ['tests/plan/*.test.ts'],
  templates: ['tests/templates/*.test.ts', 'tests/plan/plan.test.ts'],
};

const folder = process.env['MUTATE'];
const files = folder === undefined ? Object.values(judges).flat() : (judges[folder] ?? []);

/** They take longest, so they judge what the others let live. */
const slowest = [
  'tests/plan/every-pattern.test.ts',
  'tests/plan/kept-plans.test.ts',
  'tests/templates/story.test.ts',
  'tests/templates/limits.test.ts',
];

class SlowestLast {
  sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number =>
      slowest.findIndex((file) => moduleId.endsWith(file));
    return Promise.resolve([...specifications].sort((one, other) => place(one) - place(other)));
  }

  shard(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(specifications);
  }
}

export default defineConfig({
  plugins: [shippedData()],
  test: {
    include: [...new Set(files)],
    exclude: [
      'tests/plan/attribution.test.ts',
      'tests/plan/openings.test.ts',
      'tests/verify/any-text.test.ts',
      'tests/verify/plain.test.ts',
      'tests/templates/oracle.test.ts',
      'tests/templates/shipped.test.ts',
    ],
    sequence: { sequencer: SlowestLast },
    testTimeout: 30_000,
    // A process of its own for each mutant is enough; its test files share their modules.
    isolate: false,
  },
});
