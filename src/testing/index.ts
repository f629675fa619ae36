/**
 * The entry for those who test templates: no test runner is needed.
 */
export { boundaryRecords, type BoundaryRecord } from './boundary-records.js';
export * from './cases.js';
export * from './check-templates.js';
export * from './code-frame.js';
export * from './coverage-page.js';
export * from './coverage.js';
export * from './item-checks.js';
export * from './variants.js';
export * from './word-difference.js';
