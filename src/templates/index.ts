export * from './draft.js';
export * from './plan.js';
export * from './reference.js';
export * from './slots.js';
export * from './story.js';
export * from './slips.js';
export * from './syntax.js';
export type { Choice, Variant } from './variants.js';
