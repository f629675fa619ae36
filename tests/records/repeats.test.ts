import { describe, expect, it } from 'vitest';
import { repeats } from '../../src/records/index.js';
import type { NewsRecord } from '../../src/model.js';

const record = (id: string, more: object = {}): NewsRecord => ({
  kind: 'visit',
  id,
  date: { type: 'date', iso: '2021-06-01' },
  ...more,
});

describe('what a run has seen', () => {
  it('finds each of many records again, and nothing else', () => {
    const run = repeats();
    const ids = Array.from({ length: 50_000 }, (_, index) => `record-${index}`);
    for (const id of ids) expect(run.check(record(id), [id])).toBeUndefined();
    for (const id of ids) expect(run.check(record(id), [id])?.code).toBe('guard/duplicate-record');
  });

  it('names the record that told the event first', () => {
    const run = repeats();
    run.check(record('a'), ['Ann']);
    run.check(record('b'), ['Bob']);
    expect(run.check(record('c'), ['Bob'])?.message).toContain('Record 2');
  });

  it('takes another version, and what replaces another, for no repeat', () => {
    const run = repeats();
    run.check(record('a'), ['Ann']);
    expect(run.check(record('a', { version: '2' }), ['Ann'])).toBeUndefined();
    expect(run.check(record('b', { replaces: 'a' }), ['Ann'])).toBeUndefined();
  });

  it('does not compare events that lack a part of what tells them apart', () => {
    const run = repeats();
    run.check(record('a'), ['Ann', undefined]);
    expect(run.check(record('b'), ['Ann', undefined])).toBeUndefined();
  });
});
