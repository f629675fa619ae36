import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/read/index.js';

const page = new URL('../../../../shared/reference/digest-2021.md', import.meta.url);

/** The page is not part of the project: it is read where it lies beside it. */
describe.skipIf(!existsSync(page))('the digest of 2021', () => {
  const records = existsSync(page)
    ? readText(readFileSync(page, 'utf8'), { id: 'digest', date: '2021-01-15' }).records
    : [];
  it.each([
    ['official-statement', { speaker: { name: 'Chen Yulu' }, about: 'Ant Group' }],
    ['patent-sale', { seller: 'BlackBerry', buyer: 'Huawei', count: { value: '90' } }],
    ['buildout', { place: 'Guangdong', count: { value: '124000', approx: 'more-than' } }],
    [
      'production-launch',
      { place: 'Wuhan', stage: 'trial', capacity: { value: '240', per: 'year' } },
    ],
    [
      'statistic',
      {
        place: 'Shanghai',
        period: '2020',
        value: { amount: '20233000000', currency: 'USD' },
        change: { value: '6.2', basis: 'year-on-year' },
        extreme: 'record-high',
      },
    ],
    [
      'forecast',
      {
        forecaster: 'Counterpoint Research',
        period: '2021',
        value: { amount: '92000000000', currency: 'USD' },
        change: { value: '12', basis: 'year-on-year' },
        base: { period: '2020', value: { amount: '82000000000' } },
      },
    ],
    ['policy', { stage: 'consultation', targets: [{ by: '2022' }, { by: '2025' }] }],
  ])('tells of its %s', (kind, fields) => {
    const own = records.filter((record) => record.kind === kind);
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject(fields);
  });
});
