import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressOn } from '../../src/cli/progress.js';

/** A stream that says it is a terminal, and what was written to it. */
function terminal() {
  let text = '';
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 100,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  stream.on('data', (chunk) => (text += String(chunk)));
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}

describe('progressOn', () => {
  it('shows a bar only for work that lasts, and prints lines beside it', async () => {
    const { stream, text } = terminal();
    let time = 0;
    const progress = progressOn(stream, 1000, true, () => time);
    await progress.tick(100, 10);
    progress.print('one');
    expect(text()).toBe('one\n');
    time = 1500;
    await progress.tick(500, 50);
    progress.print('two');
    time = 3000;
    await progress.tick(700, 70);
    // the bar is drawn by a timer
    await new Promise((resolve) => setTimeout(resolve, 300));
    progress.stop();
    expect(text()).toContain('70% | 70 records');
    expect(text()).toContain('two\n');
    progress.print('three');
    expect(text().endsWith('three\n')).toBe(true);
  });

  it('counts records where the size is not known', async () => {
    const { stream, text } = terminal();
    let time = 0;
    const progress = progressOn(stream, undefined, true, () => time);
    time = 2000;
    await progress.tick(500, 50);
    await new Promise((resolve) => setTimeout(resolve, 300));
    progress.stop();
    expect(text()).toContain('50 records');
    expect(text()).not.toContain('%');
  });

  it('shows nothing where it should not', async () => {
    const { stream, text } = terminal();
    let time = 0;
    const progress = progressOn(stream, 1000, false, () => time);
    time = 5000;
    await progress.tick(500, 50);
    progress.stop();
    expect(text()).toBe('');
  });
});
