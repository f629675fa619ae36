/**
 * Entry `wirecopy/read`: running text to records of events and relations of parties, by rule.
 */
export {
  graphToDot,
  graphToMermaid,
  relationGraph,
  type GraphEdge,
  type GraphNode,
  type GraphOptions,
  type RelationGraph,
} from './graph.js';
export type { NameClass, Stretch } from './chunks.js';
export type {
  Detail,
  Draft,
  Fields,
  KindFrames,
  Looking,
  NounFrame,
  ReadField,
  Roles,
  RoleType,
  Telling,
  VerbFrame,
} from './frame.js';
export { builtinFrames } from './frames/index.js';
export {
  readText,
  type Reading,
  type ReadOptions,
  type TextInput,
  type TextRecord,
} from './read-text.js';
export type { Relation, RelationName } from './relations.js';
