export * from './realize.js';
export { aggregate } from './aggregate.js';
export type { AggregateContext } from './joinable.js';
export * from './monotony.js';
