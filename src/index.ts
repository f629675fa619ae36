export {
  builtinTemplates,
  createNewsbot,
  type Classification,
  type Newsbot,
  type NewsbotOptions,
  type Rate,
  type RecordDigestOptions,
  type Release,
  type Run,
  type Weights,
} from './newsbot.js';
export type { GuardSettings } from './guard-settings.js';
export { InvalidOptions } from './invalid-options.js';
export type * from './model.js';
export * from './diagnostic.js';
export { memoryHistory } from './history/index.js';
export * from './kinds/index.js';
export type { ParsedTemplate, TemplateSet } from './templates/index.js';
