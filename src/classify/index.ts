export * from './event.js';
export * from './kind-of.js';
