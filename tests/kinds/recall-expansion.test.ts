import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const opening = {
  kind: 'expansion',
  date: '2021-05-28',
  company: 'Acme Inc.',
  what: 'a research center',
  place: 'Turin',
  stage: 'opened',
  jobs: 300,
  investment: { amount: 60_000_000, currency: 'EUR' },
};
const plan = {
  ...opening,
  id: 'plan',
  date: '2019-10-01',
  what: 'research center in Turin',
  stage: 'planned',
  jobs: 450,
  investment: { amount: 50_000_000, currency: 'EUR' },
  opens: '2020-H2',
};
const other = {
  kind: 'expansion',
  id: 'other',
  date: '2021-02-10',
  company: 'Acme',
  what: 'an office',
  place: 'Milan',
  stage: 'opened',
};

describe('an expansion after what was known of the company', () => {
  it('tells what was planned where it came otherwise', () => {
    for (const item of told(opening, plan)) {
      expect(textOf(item)).toMatch(/Oct\. 1, 2019/);
      expect(textOf(item)).toMatch(/planned 450 jobs|for 450 jobs/);
      expect(textOf(item)).toMatch(/€50 million/);
      expect(textOf(item)).toMatch(/second half of 2020/);
      expect(originOf(item, 'promisedJobs')).toEqual(['plan#/jobs']);
      expect(originOf(item, 'promisedInvestment')).toEqual(['plan#/investment']);
      expect(originOf(item, 'promisedOpening')).toEqual(['plan#/opens']);
    }
  });

  it('tells no more than the day of a plan that was kept', () => {
    const kept = {
      ...plan,
      jobs: opening.jobs,
      investment: opening.investment,
      opens: '2021-Q2',
    };
    for (const item of told(opening, kept)) {
      expect(textOf(item)).toMatch(/Oct\. 1, 2019/);
      expect(textOf(item)).not.toMatch(/had been planned|due to open|second quarter/);
      expect(originOf(item, 'plannedOn')).toEqual(['plan#/date']);
    }
  });

  it('counts the known sites of the year and names the last', () => {
    for (const item of told(opening, other)) {
      expect(textOf(item)).toMatch(/second/);
      expect(textOf(item)).toMatch(/opened an office in Milan/);
      expect(originOf(item, 'siteNumber')).toEqual(['/what', 'other#/what']);
    }
    for (const item of told(opening, { ...other, place: 'Turin', stage: undefined }))
      expect(textOf(item)).toMatch(/was also adding an office there/);
  });

  it('counts a site that was planned and opened once, and no site of another year', () => {
    for (const item of told(opening, { ...other, date: '2020-02-10' }))
      expect(textOf(item)).not.toMatch(/second|known expansion/);
    for (const item of told(opening, { ...plan, date: '2021-01-11', opens: '2021-Q2' }))
      expect(textOf(item)).not.toMatch(/second|known expansion/);
  });

  it('tells nothing of other companies or later days, and gives a plan no plan', () => {
    const alone = told(opening).map(({ paragraphs }) => paragraphs.length);
    for (const before of [
      { ...plan, company: 'Other Corp.' },
      { ...other, date: '2021-05-29' },
    ])
      expect(told(opening, before).map(({ paragraphs }) => paragraphs.length)).toEqual(alone);
    const again = { ...plan, date: '2021-05-28', jobs: 500, opens: 2022 };
    for (const item of told(again, plan)) expect(originOf(item, 'plannedOn')).toBeUndefined();
  });
});
