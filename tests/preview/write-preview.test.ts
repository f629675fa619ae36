import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createNewsbot } from '../../src/index.js';
import type { PreviewedItem, PreviewRequest } from '../../src/preview/protocol.js';
import { openWorkspace } from '../../src/preview/workspace.js';
import { outcomeText } from '../../src/testing/item-checks.js';
import { writePreview } from '../../src/preview/write-preview.js';
import { fixtureRecord } from '../fixtures.js';

function templateOf(kind: string): string {
  return readFileSync(
    fileURLToPath(new URL(`../../templates/en/${kind}.hbs`, import.meta.url)),
    'utf8',
  );
}

const template = templateOf('acquisition');
const record = fixtureRecord('acquisition', 'full');

const request: PreviewRequest = {
  language: 'en',
  kind: 'acquisition',
  text: template,
  records: [{ name: 'full', text: JSON.stringify(record) }],
  styles: ['agency'],
  seed: 0,
  told: 'fixture',
};

function textOf({ headline, paragraphs = [] }: PreviewedItem): string {
  return [headline, ...paragraphs.flat()].map((sentence) => sentence?.text ?? '').join(' ');
}

describe('writePreview', () => {
  it('gives the findings of a template with errors, from its first line to its last, and no items', () => {
    const broken = template
      .replace('{{acquirer}}', '{{aquirer}}')
      .replace('{{introduce acquirer}}', '{{introduse acquirer}}');
    const { findings, items } = writePreview({ ...request, text: broken }, {});
    expect(items).toEqual([]);
    expect(findings.map(({ diagnostic }) => diagnostic.code)).toEqual(
      expect.arrayContaining(['template/unknown-slot', 'template/unknown-helper']),
    );
    const lines = findings.map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((one, other) => one - other));
    const slot = findings.find(({ diagnostic }) => diagnostic.code === 'template/unknown-slot');
    expect(broken.split('\n')[(slot?.line ?? 0) - 1]?.slice((slot?.column ?? 0) - 1)).toMatch(
      /^\{\{aquirer\}\}/u,
    );
  });

  it('rejects a record that is no JSON, and writes the others', () => {
    const records = [{ name: 'typed', text: '{"kind": ' }, ...request.records];
    const { items } = writePreview({ ...request, records }, {});
    expect(items).toMatchObject([
      {
        record: 'typed',
        status: 'rejected',
        diagnostics: [{ code: 'file/invalid-json', message: expect.stringMatching(/JSON/u) }],
      },
      { record: 'full', status: 'written' },
    ]);
  });

  it('tells a record on its own day, whatever the clock says, or from the archive', () => {
    const date = '2010-03-04';
    const old = { ...record, date, source: { name: 'Reuters', published: date } };
    const records = [{ name: 'old', text: JSON.stringify(old) }];
    const texts = (told: PreviewRequest['told']): string =>
      [0, 1, 2]
        .flatMap((seed) => writePreview({ ...request, records, told, seed }, {}).items)
        .map((item) => `${item.status}: ${textOf(item)}`)
        .join('\n');
    const fresh = texts('day');
    expect(fresh).toMatch(/^(?:written: .+\n?){3}$/u);
    expect(fresh).not.toContain('2010');
    expect(texts('archive')).toContain('March 4, 2010');
  });

  it('tells a fixture as its settings say, and what differs from its accepted text', () => {
    const terms = { now: '2021-06-02', archive: true, seed: 3 };
    const accepted = outcomeText(createNewsbot(terms).write(record));
    const told = (
      text: string,
      seed = 0,
      how: PreviewRequest['told'] = 'fixture',
    ): PreviewedItem => {
      const fixtures = new Map([
        [
          'full',
          {
            settings: terms,
            history: [],
            expected: [{ language: 'en', style: 'agency', file: 'x', text }],
          },
        ],
      ]);
      return writePreview({ ...request, seed, told: how }, {}, { fixtures }).items[0]!;
    };
    const [headline = ''] = accepted.split('\n');
    expect(told(accepted).difference).toEqual([]);
    const other = told(accepted.replace(headline, 'Another headline')).difference ?? [];
    expect(
      other.map(({ text, in: where }) => (where === 'expected' ? '' : text)).join(''),
    ).toContain(told(accepted).headline?.text);
    expect(other.some(({ in: where }) => where === 'expected')).toBe(true);
    // With another seed or telling it was never meant to read the same.
    expect(told(accepted, 5)).not.toHaveProperty('difference');
    expect(told(accepted, 0, 'archive')).not.toHaveProperty('difference');
  });

  it('words otherwise by another seed', () => {
    const texts = [0, 1, 2, 3, 4].map((seed) =>
      textOf(writePreview({ ...request, seed }, {}).items[0]!),
    );
    expect(new Set(texts).size).toBeGreaterThan(1);
  });

  it('previews the notes of changes from the fixtures of all kinds', async () => {
    const workspace = await openWorkspace({
      styles: ['agency'],
      fixtures: fileURLToPath(new URL('../../fixtures/', import.meta.url)),
    });
    const { records } = await workspace.records('correction');
    const chosen = records.filter(({ name }) => name.startsWith('acquisition: '));
    expect(chosen.map(({ name }) => name)).toEqual([
      'acquisition: full withdrawn',
      'acquisition: full changed to odd',
    ]);
    const { findings, items } = writePreview(
      { ...request, kind: 'correction', text: templateOf('correction'), records: chosen },
      {},
    );
    expect(findings.filter(({ diagnostic }) => diagnostic.severity === 'error')).toEqual([]);
    expect(items[0]).toMatchObject({ status: 'written' });
    expect(items[0]?.headline?.template.file).toMatch(/en\/correction\.hbs$/u);
    expect(items[1]?.diagnostics).toEqual([]);
    expect(items[1]?.headline?.text).toMatch(/^(?:Correction|Update): /u);
  });
});
