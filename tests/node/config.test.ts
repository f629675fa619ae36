import { describe, expect, it } from 'vitest';
import { parseConfig, readConfig, UnreadableFile } from '../../src/node/index.js';
import { agency } from '../../src/styles/index.js';
import { testFile } from './folder.js';

describe('readConfig', () => {
  const full = {
    language: 'en',
    style: 'house',
    archive: true,
    seed: 3,
    styles: [{ ...agency, name: 'house' }],
    guards: {
      stale: { days: 60 },
      range: { amount: 5e9, byRound: { seed: 1e8 } },
      change: { fall: 50 },
      valuation: { ratio: 5 },
      tolerance: 0.05,
      sources: ['example.org'],
      off: ['outlier'],
      byKind: { statistic: { stale: { days: 90 } } },
    },
    sources: { 'Example News': { currency: 'USD', dateOrder: 'dmy', rounding: 0 } },
    usdRates: { EUR: 1.1 },
    publication: { name: 'The Wire', url: 'https://example.org/', language: 'en' },
  };

  it('reads YAML and JSON, indented with tabs as well', async () => {
    const yaml = await testFile(
      'wirecopy.config.yaml',
      'style: digest\nguards:\n  stale: { days: 60 }\n',
    );
    expect(await readConfig(yaml)).toEqual({
      config: { style: 'digest', guards: { stale: { days: 60 } } },
    });
    const json = await testFile('wirecopy.config.json', JSON.stringify(full, undefined, '\t'));
    expect(await readConfig(json)).toEqual({ config: full });
  });

  it.each([
    ['styl: agency', 1, 1, 'Unknown property `styl`.'],
    ['style: 5', 1, 1, '`style`: Invalid input: expected string, received number.'],
    ['guards:\n  stale: { day: 60 }', 2, 12, 'Unknown property `day`.'],
    ['usdRates:\n  EUX: 2', 2, 3, ''],
    [
      'publication:\n  name: A\n  url: javascript:alert(1)',
      3,
      3,
      '`publication.url`: Invalid URL.',
    ],
    ['styles:\n  - name: a', 2, 5, ''],
    ['a: [', 1, 5, ''],
    ['', 1, 1, 'The configuration: Invalid input: expected object, received null.'],
    ['style: a\nstyle: b', 2, 1, ''],
  ])('refuses %j at its place', (text, line, column, message) => {
    const found = parseConfig(text, 'c.yaml');
    const [first] = 'diagnostics' in found ? found.diagnostics : [];
    expect(first).toMatchObject({
      code: 'config/invalid',
      place: { file: 'c.yaml', line, column },
    });
    expect(first?.message).toContain(message);
  });

  it('tells all problems at once', () => {
    const found = parseConfig('style: 5\narchive: maybe\nguards: { of: [] }', 'c.yaml');
    expect('diagnostics' in found && found.diagnostics).toHaveLength(3);
  });

  it('throws for a file that is not there', async () => {
    await expect(readConfig('/nonexistent/c.yaml')).rejects.toThrow(UnreadableFile);
  });
});
