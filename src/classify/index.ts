export * from './conversion.js';
export * from './event.js';
export * from './newsworthiness.js';
export * from './kind-of.js';
