export * from './realize.js';
export * from './aggregate.js';
