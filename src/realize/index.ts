export * from './realize.js';
