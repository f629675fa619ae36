export * from './draft.js';
export * from './plan.js';
export * from './reference.js';
export * from './slots.js';
export * from './story.js';
export type * from './syntax.js';
