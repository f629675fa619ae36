/**
 * Entry `wirecopy/untrusted`: templates of strangers, read and worded in a worker under limits.
 */
export { checkUntrustedTemplates, previewUntrusted, untrustedCases } from './check-untrusted.js';
export {
  untrustedWorker,
  withWorker,
  type Ended,
  type RunJob,
  type UntrustedWorker,
} from './confined-worker.js';
export type { PlainOptions, PreviewedWith, WrittenCase } from './jobs.js';
export { readUntrustedTexts } from './read-untrusted-texts.js';
export { untrustedLimits, type UntrustedLimits } from './limits.js';
export {
  createUntrustedNewsbot,
  type UntrustedNewsbot,
  type UntrustedOptions,
  type UntrustedRun,
} from './untrusted-newsbot.js';
