export * from './memory-history.js';
export * from './publication.js';
export * from './quantiles.js';
export * from './revision.js';
export * from './standing.js';
