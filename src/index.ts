export * from './newsbot.js';
export type * from './model.js';
export * from './diagnostic.js';
export * from './kinds/index.js';
