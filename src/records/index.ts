export * from './json-line.js';
export * from './mapping.js';
export * from './plain.js';
export * from './repeats.js';
export * from './shipped-mappings.js';
export * from './validate.js';
