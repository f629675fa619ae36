// Prints `N passed, N failed` from the JSON report of vitest, alone on a line, for whoever reads the run.
// A file that could not be loaded has no tests to count and is one failure; so is a missing report.
import { readFileSync } from 'node:fs';

function countTests(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(`No test report: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
  const unloaded = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
  };
}

const { passed, failed } = countTests(process.argv[2]);
console.log(`${passed} passed, ${failed} failed`);
