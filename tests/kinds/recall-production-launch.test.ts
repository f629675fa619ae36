import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const launch = {
  kind: 'production-launch',
  date: '2021-05-28',
  company: 'Acme Inc.',
  facility: 'a battery plant',
  place: 'Lisbon',
  stage: 'launched',
  capacity: { value: 40_000, unit: 'battery', per: 'year' },
  investment: { amount: 500_000_000, currency: 'EUR' },
};
const begun = {
  ...launch,
  id: 'begun',
  date: '2019-03-04',
  facility: 'battery plant in Lisbon',
  stage: 'groundbreaking',
  capacity: { value: 60_000, unit: 'battery', per: 'per year' },
  investment: { amount: 400_000_000, currency: 'EUR' },
};
const trial = { ...launch, id: 'trial', date: '2021-02-01', stage: 'trial' };
const other = {
  kind: 'production-launch',
  id: 'other',
  date: '2018-05-07',
  company: 'Acme',
  facility: 'a paint shop',
  place: 'Porto',
  stage: 'launched',
};

describe('a production launch after what was known of the company', () => {
  it('tells when the facility was begun and tried out', () => {
    for (const item of told(launch, begun, trial)) {
      expect(textOf(item)).toMatch(/March 4, 2019.*Feb\. 1/);
      expect(originOf(item, 'begunOn')).toEqual(['begun#/date']);
      expect(originOf(item, 'triedOn')).toEqual(['trial#/date']);
    }
  });

  it('tells what was planned where it came otherwise, of one sort and currency only', () => {
    for (const item of told(launch, begun)) {
      expect(textOf(item)).toMatch(/60,000 batteries a year/);
      expect(textOf(item)).toMatch(/€400 million/);
      expect(originOf(item, 'plannedCapacity')).toEqual(['begun#/capacity']);
      expect(originOf(item, 'plannedInvestment')).toEqual(['begun#/investment']);
    }
    const otherwise = {
      ...begun,
      capacity: { value: 60_000, unit: 'battery', per: 'month' },
      investment: { amount: 400_000_000, currency: 'USD' },
    };
    for (const item of told(launch, otherwise))
      expect(textOf(item)).not.toMatch(/60,000|400 million/);
  });

  it('tells since when a facility had run that closes, and what it made before it was enlarged', () => {
    const started = { ...launch, id: 'started', date: '2020-01-15' };
    for (const item of told({ ...launch, stage: 'closed' }, started)) {
      expect(textOf(item)).toMatch(/Jan\. 15, 2020/);
      expect(originOf(item, 'startedOn')).toEqual(['started#/date']);
    }
    const grown = {
      ...launch,
      stage: 'expanded',
      capacity: { value: 90_000, unit: 'battery', per: 'year' },
    };
    for (const item of told(grown, started)) {
      expect(textOf(item)).toMatch(/had been 40,000 batteries a year/);
      expect(originOf(item, 'earlierCapacity')).toEqual(['started#/capacity']);
    }
  });

  it('names the facility that the company started before', () => {
    for (const item of told(launch, other)) {
      expect(textOf(item)).toMatch(/a paint shop into operation in Porto/);
      expect(originOf(item, 'otherDate')).toEqual(['other#/date']);
    }
  });

  it('tells nothing of other companies, later days, or a facility that was only begun', () => {
    const alone = told(launch).map(({ paragraphs }) => paragraphs.length);
    for (const before of [
      { ...begun, company: 'Other Corp.' },
      { ...other, date: '2021-05-29' },
      { ...other, stage: 'groundbreaking' },
      // may be the same facility in other words
      { ...other, date: '2021-05-20' },
    ])
      expect(told(launch, before).map(({ paragraphs }) => paragraphs.length)).toEqual(alone);
  });
});
