/**
 * Entry `wirecopy/queue`: records that many machines work on, through BullMQ on Redis or PostgreSQL.
 */
export { UnreachableQueue } from './connection.js';
export {
  openQueue,
  type DeadLetter,
  type NewsQueue,
  type QueueOptions,
  type QueueStatus,
  type QueueWorker,
  type RecordToQueue,
  type WorkOptions,
} from './queue.js';
export type { QueuedRecord, RecordDone } from './queued-record.js';
