/**
 * Entry `wirecopy/node`: files of records and of texts, column mappings, configurations, templates and files of outcomes.
 */
export type { ByteSource, Encoding } from './bytes.js';
export type { Publication } from '../publish/index.js';
export { parseConfig, readConfig, type Config, type ReadConfig } from './config.js';
export { appendJsonLines, type JsonLinesWriter, type OutcomeLine } from './outcome-files.js';
export { openHistory } from './open-history.js';
export { readKinds } from './read-kinds.js';
export { parseMapping, readMapping, type ReadMapping } from './read-mapping.js';
export {
  formatOfName,
  readRecordBatches,
  readRecords,
  type ReadOptions,
  type RecordFormat,
  type SourceRecord,
} from './read-records.js';
export {
  readTexts,
  textFormatOfName,
  type ReadTextsOptions,
  type SourceText,
  type TextFormat,
} from './read-texts.js';
export { shippedFolder } from './shipped-folder.js';
export { followFile, type FollowFileOptions } from './sources/follow-file.js';
export { readFeeds, type NamedText, type ReadFeedsOptions } from './sources/read-feeds.js';
export { openSourceState, type SourceState } from './sources/source-state.js';
export type { Clock, VisitorOptions } from './sources/visitor.js';
export { watchTexts, type WatchTextsOptions } from './sources/watch-texts.js';
export { loadTemplates, readTemplateTexts } from './templates.js';
export { jsonSchemas } from './schemas.js';
export { UnreadableFile } from './unreadable-file.js';
