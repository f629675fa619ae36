import { describe, expect, it } from 'vitest';
import {
  createNewsbot,
  type DiagnosticCode,
  type Item,
  type Newsbot,
  type NewsbotOptions,
  type Outcome,
} from '../../src/index.js';

export const now = '2021-06-02';

/** Sound records, each written as it stands; a case spoils one of them in one place. */
export const deal = {
  kind: 'acquisition',
  id: 'deal',
  date: '2021-06-01',
  acquirer: 'Cisco',
  target: 'Splunk',
  status: 'agreed',
  price: { amount: '28000000000', currency: 'USD' },
};
export const round = {
  kind: 'funding-round',
  id: 'round',
  date: '2021-06-01',
  company: 'Acme',
  round: 'Series B',
  amount: { amount: 5_000_000, currency: 'USD' },
  leads: ['Sequoia'],
};
export const statistic = {
  kind: 'statistic',
  id: 'statistic',
  date: '2021-06-01',
  indicator: 'exports',
  place: 'Shanghai',
  period: '2020',
  value: 92,
};
export const forecast = {
  kind: 'forecast',
  id: 'forecast',
  date: '2021-06-01',
  forecaster: 'Gartner',
  indicator: 'shipments of personal computers',
  period: '2022',
  value: { value: 92, unit: 'unit' },
};
export const sale = {
  kind: 'patent-sale',
  id: 'sale',
  date: '2021-06-01',
  seller: 'BlackBerry',
  buyer: 'Huawei',
  count: 90,
};
export const buildout = {
  kind: 'buildout',
  id: 'buildout',
  date: '2021-06-01',
  place: 'Yunnan',
  asset: 'charging pile',
  count: 36_000,
};
export const launch = {
  kind: 'production-launch',
  id: 'launch',
  date: '2021-06-01',
  company: 'Geely',
  facility: 'a satellite plant',
};
export const opening = {
  kind: 'expansion',
  id: 'opening',
  date: '2021-06-01',
  company: 'Acme',
  what: 'a research center',
  place: 'Shanghai',
  stage: 'opened',
};
export const alliance = {
  kind: 'partnership',
  id: 'alliance',
  date: '2021-06-01',
  parties: ['Globex', 'Initech'],
  form: 'joint-venture',
};
export const fund = {
  kind: 'fund-close',
  id: 'fund',
  date: '2021-06-01',
  manager: 'Globex Capital',
  fund: 'Harbour Fund II',
  close: 'final',
  amount: { amount: 500_000_000, currency: 'USD' },
};
export const debut = {
  kind: 'listing',
  id: 'debut',
  date: '2021-06-01',
  company: 'Initech',
  exchange: 'Nasdaq',
  stage: 'debuted',
};
export const policy = {
  kind: 'policy',
  id: 'policy',
  date: '2021-06-01',
  issuer: 'European Commission',
  document: 'a guideline on ports',
};
export const remark = {
  kind: 'official-statement',
  id: 'remark',
  date: '2021-06-01',
  speaker: 'Ann Lee',
  about: 'Tesla',
  statement: 'Tesla has stopped the sale of cars',
};
export const move = {
  kind: 'market-move',
  id: 'move',
  date: '2021-06-01',
  security: 'Nikkei 225',
  close: 28_814,
  change: { value: '-0.2', unit: 'percent', basis: 'day-on-day' },
};
export const results = {
  kind: 'earnings',
  id: 'results',
  date: '2021-06-01',
  company: 'Acme',
  period: '2021-Q1',
  revenue: { amount: 92_000_000, currency: 'USD' },
  netIncome: { amount: 5_000_000, currency: 'USD' },
};
export const sound = [
  deal,
  round,
  statistic,
  forecast,
  sale,
  buildout,
  launch,
  opening,
  alliance,
  fund,
  debut,
  policy,
  remark,
  move,
  results,
] as const;

export const usd = (amount: unknown) => ({ amount, currency: 'USD' });
export const change = (value: unknown, unit = 'percent') => ({
  value,
  unit,
  basis: 'year-on-year',
});

/** Half a record and what must become of it. */
export interface Case {
  /** What is wrong, as a reader of guards.md would name it. */
  readonly what: string;
  readonly record: unknown;
  readonly code: DiagnosticCode;
  readonly pointer: string;
  /** The guard that finds it; without it the same record goes through, or is found by `others` alone. */
  readonly guard?: string;
  readonly others?: readonly DiagnosticCode[];
  readonly options?: NewsbotOptions;
}

const bots = new Map<string, Newsbot>();

/** What a newsbot of these options, made once, writes of a record. */
export function write(record: unknown, options: NewsbotOptions = {}): Outcome<Item> {
  const key = JSON.stringify(options);
  const bot = bots.get(key) ?? createNewsbot({ now, ...options });
  bots.set(key, bot);
  return bot.write(record);
}

export function codesOf(outcome: Outcome<unknown>): readonly string[] {
  return outcome.diagnostics.map(({ code }) => code);
}

/** All that an item says: headline and sentences. */
export function textOf(outcome: Outcome<Item>): string {
  if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
  const { headline, paragraphs } = outcome.value;
  return [headline, ...paragraphs.flat()].map(({ text }) => text).join('\n');
}

/** A table of cases as tests: the input gives the status, the code and the pointer; with the guard off it does not. */
export function section(title: string, status: 'held' | 'rejected', cases: readonly Case[]): void {
  describe(`${title}: ${status}`, () => {
    it.each(cases.map((each) => [each.what, each] as const))(
      '%s',
      (_what, { record, code, pointer, guard, others = [], options }) => {
        const outcome = write(record, options);
        const places = outcome.diagnostics.map((found) => [
          found.code,
          found.place !== undefined && 'pointer' in found.place ? found.place.pointer : undefined,
        ]);
        expect([outcome.status, ...places]).toEqual([status, [code, pointer]]);
        expect(outcome, 'nothing is given away').not.toHaveProperty('value');
        if (guard === undefined) return;
        const without = write(record, { ...options, guards: { ...options?.guards, off: [guard] } });
        expect([without.status, ...new Set(codesOf(without))]).toEqual([
          others.length === 0 ? 'written' : 'held',
          ...others,
        ]);
      },
    );
  });
}
