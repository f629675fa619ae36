/**
 * Mutation tests: the code of these folders is changed in one place at a time, and some test must fail of it.
 * `npm run mutation` goes over all of it, for hours; `MUTATE=verify npm run mutation` over one folder, and
 * `MUTATE=verify npm run mutation -- -m src/verify/plain.ts` over one file of it. What is known of a mutant is kept in
 * reports/mutation, so that a second run tries only what has changed. No sort of mutant is left out.
 */
const folder = process.env.MUTATE ?? '{plan,templates,verify}';

export default {
  mutate: [`src/${folder}/**/*.ts`],
  testRunner: 'vitest',
  // Which tests concern a mutant, the coverage says; to follow the imports as well takes time for each.
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Loops without end are stopped by their count; what is slow because the machine is busy is not killed.
  timeoutMS: 15_000,
  incremental: true,
  incrementalFile: `reports/mutation/${process.env.MUTATE ?? 'all'}.incremental.json`,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `reports/mutation/${process.env.MUTATE ?? 'all'}.html` },
  jsonReporter: { fileName: `reports/mutation/${process.env.MUTATE ?? 'all'}.json` },
  tempDirName: '.stryker-tmp',
  thresholds: { high: 90, low: 80, break: 80 },
  ignorePatterns: ['coverage', 'dist', 'reports'],
};
