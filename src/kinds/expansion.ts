import { z } from 'zod';
import type { Count, HistoryView, Money, NewsRecord, NounPhrase, Remembered } from '../model.js';
import { compareDecimals, daysBetween, entityKey, type FieldTypes } from '../values/index.js';
import {
  defineKind,
  type Guard,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { flag, isNamed } from './facts.js';
import { eachOf } from './figures.js';
import { ahead, amounts, happenedOrPlanned } from './guards.js';
import { scaleReason } from './newsworthiness.js';
import { earlier, keyOf, recalledFrom, yearOf } from './recall.js';
import { companyIn, isDetermined, siteKey, siteNoun, sitePhrase } from './site.js';

const fields = (t: FieldTypes) => ({
  company: t.organisation,
  what: t.nounPhrase,
  place: t.place,
  stage: z.enum(['planned', 'opened']).optional(),
  jobs: t.count.optional(),
  investment: t.disclosedMoney.optional(),
  opens: t.period.optional(),
});

/** An expansion record as its author writes it. */
export type ExpansionRecord = InputOf<typeof fields, 'expansion'>;

type Expansion = RecordOf<typeof fields>;

/** Jobs: the largest employer of the world, outside armies, has some two million. */
const MOST_JOBS = '1000000';

const wholeJobs: Guard<Expansion> = {
  name: 'jobs',
  code: 'guard/range',
  describes: 'Holds a number of jobs that is not whole, not above 0, or above a million.',
  check: ({ jobs }) =>
    jobs !== undefined &&
    (jobs.value.includes('.') ||
      compareDecimals(jobs.value, '0') <= 0 ||
      compareDecimals(jobs.value, MOST_JOBS) > 0)
      ? [
          {
            pointer: '/jobs',
            message: `${jobs.value} is no number of jobs.`,
            actual: jobs.value,
            expected: `a whole number from 1 to ${MOST_JOBS}`,
            hint: 'Leave it out where it is not known.',
          },
        ]
      : [],
};

const JOB = /\b(?:job|position|post|role)$/i;

/** What is created are jobs; "500 engineers" are not. */
const countedInJobs: Guard<Expansion> = {
  name: 'jobs-unit',
  code: 'record/phrase-type',
  describes: 'Holds a number of jobs whose unit is something else.',
  check: ({ jobs }) =>
    jobs?.unit !== undefined && !JOB.test(jobs.unit)
      ? [
          {
            pointer: '/jobs/unit',
            message: `Jobs are not counted in the unit ${jobs.unit}.`,
            actual: jobs.unit,
            expected: 'a unit such as "job" or "research job", or none',
          },
        ]
      : [],
};

/** What opened on the day of the record has no other day of opening. */
const oneOpening: Guard<Expansion> = {
  name: 'opening',
  code: 'guard/date-order',
  describes:
    'Holds an opening that has taken place on one day by its stage, at another time by its field.',
  check: ({ stage, opens, date }) =>
    stage === 'opened' && opens !== undefined && (opens.from > date.iso || opens.to < date.iso)
      ? [
          {
            pointer: '/opens',
            message: `What opened on ${date.iso} is said to open from ${opens.from} to ${opens.to}.`,
            actual: opens.from,
            expected: date.iso,
            hint: 'Check the stage and both dates.',
          },
        ]
      : [],
};

/** A company opens, or plans to open, something somewhere. */
export const expansion = defineKind({
  name: 'expansion',
  describes: 'A company opens or plans to open a site in a place.',
  fields,
  fieldNotes: {
    company: 'Who opens or plans to open it.',
    what: 'What is opened, such as a battery plant.',
    place: 'Where.',
    stage: 'Whether it is planned or has opened.',
    jobs: 'How many jobs come with it.',
    investment: 'What it costs, or `undisclosed`.',
    opens: 'When it is to open.',
  },
  aliases: {
    company: ['company_name', 'employer', 'firm', 'investor_company', 'business'],
    what: ['project', 'project_name', 'new_site', 'new_facility', 'expansion_type', 'project_type'],
    place: ['location', 'city', 'destination', 'host_city', 'destination_city', 'project_location'],
    stage: ['project_stage', 'project_status'],
    jobs: ['new_jobs', 'jobs_created', 'job_creation', 'number_of_jobs', 'estimated_jobs'],
    investment: ['capital_investment', 'capex', 'investment_amount', 'project_cost'],
    opens: ['opening', 'opening_date', 'expected_opening', 'opens_on', 'opens_in'],
    date: ['announced_on', 'announced_at', 'opened_on', 'announcement_date'],
  },
  topics: ['20000192'],
  cues: {
    fields: ['what', 'jobs', 'opens', 'place', 'investment'],
    words: [
      'expansion',
      'expands',
      'opens',
      'opening',
      'office',
      'store',
      'campus',
      'headquarters',
      'jobs',
      'research center',
    ],
  },
  facts: {
    company: {
      type: 'organisation',
      from: ['company'],
      anchor: true,
      role: 'company',
      must: true,
      value: (r) => companyIn(r.company, r.place),
    },
    // not owed by every headline: where it is long, "to expand in Shanghai" is the better one
    what: {
      type: 'nounPhrase',
      from: ['what'],
      weight: 2.5,
      material: true,
      value: (r) => siteOf(r),
    },
    /** What a later sentence calls it: "the plant". */
    site: {
      type: 'nounPhrase',
      from: ['what'],
      weight: 0,
      value: (r) => siteNoun(siteOf(r)),
    },
    single: {
      type: 'flag',
      from: ['what'],
      weight: 0,
      value: (r) => flag(bearsSum(siteOf(r))),
    },
    /** Opens with a figure, as no sentence may. */
    figured: {
      type: 'flag',
      from: ['what'],
      weight: 0,
      value: (r) => flag(/^\d/.test(r.what.text) && siteOf(r).article === undefined),
    },
    owned: {
      type: 'flag',
      from: ['what'],
      weight: 0,
      value: (r) => flag(OWNED.test(r.what.text)),
    },
    /** What the company calls its own, for a sentence that opens with it: "Acme’s second factory". */
    ownSite: {
      type: 'nounPhrase',
      from: ['what'],
      weight: 0,
      covers: ['what'],
      value: (r) => ownSiteOf(siteOf(r)),
    },
    determined: {
      type: 'flag',
      from: ['what'],
      weight: 0,
      value: (r) => flag(isDetermined(r.what.text)),
    },
    place: {
      type: 'place',
      from: ['place'],
      weight: 1.5,
      must: true,
      material: true,
      value: (r) => r.place,
    },
    planned: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'planned'),
    },
    // no stage, but an opening that is not over on the day of the record: a plan
    pending: {
      type: 'flag',
      from: ['opens'],
      weight: 0,
      must: true,
      value: (r) => flag(isPending(r)),
    },
    /** Either of the two, so that one block words both. */
    toCome: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      covers: ['planned', 'pending'],
      value: (r) => flag(r.stage === 'planned' || isPending(r)),
    },
    opened: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'opened'),
    },
    unstated: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      value: (r) => flag(r.stage === undefined && !isPending(r)),
    },
    // told in the past tense: the record is old, or the day that was planned is over
    lapsed: {
      type: 'flag',
      from: ['date'],
      weight: 0,
      value: (r, { recentFrom, clock }) =>
        flag(r.date.iso < recentFrom || (r.opens !== undefined && r.opens.to < clock.today)),
    },
    jobs: {
      type: 'count',
      from: ['jobs'],
      weight: 1.5,
      material: true,
      value: (r) => jobsOf(r.jobs),
    },
    investment: {
      type: 'money',
      from: ['investment'],
      weight: 1.8,
      material: true,
      value: (r) => (r.investment?.type === 'money' ? r.investment : undefined),
    },
    each: {
      type: 'money',
      from: ['investment', 'jobs'],
      weight: 0.6,
      value: (r) =>
        r.investment?.type === 'money' && jobsOf(r.jobs)?.unit === 'job'
          ? eachOf(r.investment, r.jobs)
          : undefined,
    },
    undisclosed: {
      type: 'flag',
      from: ['investment'],
      weight: 1,
      material: true,
      value: (r) => flag(r.investment?.type === 'undisclosed'),
    },
    // what has opened did so on the day of the record
    opens: {
      type: 'period',
      from: ['opens'],
      weight: 1.2,
      material: true,
      value: (r) => (r.stage === 'opened' ? undefined : r.opens),
    },
    ownReport: {
      type: 'flag',
      from: ['source'],
      weight: 0.5,
      attribution: true,
      value: (r) => flag(isNamed(r.company, r.source?.name)),
    },
  },
  mentions: (r) => [
    { key: keyOf(COMPANY, r.company), at: r.date.iso, mark: siteKey(r.what, r.place.name) },
  ],
  recall: {
    facts: {
      plannedOn: { type: 'date', weight: 1 },
      promisedJobs: { type: 'count', weight: 1, angle: true },
      promisedInvestment: { type: 'money', weight: 1, angle: true },
      promisedOpening: { type: 'period', weight: 1.2, angle: true },
      otherSite: { type: 'nounPhrase', weight: 1 },
      otherPlace: { type: 'place', weight: 0.3 },
      otherDate: { type: 'date', weight: 0.4 },
      otherThere: { type: 'flag', weight: 0 },
      otherOpened: { type: 'flag', weight: 0 },
      siteNumber: { type: 'count', weight: 0.8, angle: true },
      siteYear: { type: 'period', weight: 0 },
    },
    of: (r, history) => companySoFar(r, history),
    reasons: ({ promisedOpening, promisedJobs }) => [
      {
        score: promisedOpening === undefined ? 0 : 0.15,
        reason: 'It opens at another time than was planned.',
      },
      {
        score: promisedJobs === undefined ? 0 : 0.1,
        reason: 'It comes with another number of jobs than was planned.',
      },
    ],
  },
  newsworthiness: (r, { usd }) => [
    { score: 0.15, reason: 'A company expands.' },
    scaleReason(
      r.investment?.type === 'money' ? usd(r.investment) : undefined,
      'investment',
      1e7,
      1e10,
    ),
    {
      score: atLeast(r.jobs, '1000') ? 0.2 : 0,
      reason: 'A thousand jobs or more come with it.',
    },
    { score: atLeast(r.jobs, '100') ? 0.1 : 0, reason: 'A hundred jobs or more come with it.' },
    { score: r.stage === 'opened' ? 0.1 : 0, reason: 'It has opened.' },
  ],
  guards: [
    happenedOrPlanned((r: Expansion) => r.stage === 'planned'),
    ...amounts((r: Expansion) => [
      ['/investment', r.investment?.type === 'money' ? r.investment : undefined],
    ]),
    wholeJobs,
    countedInJobs,
    oneOpening,
    ahead((r: Expansion) => (r.stage === 'opened' ? [] : [['/opens', r.opens]])),
  ],
  // The dearest that a company has pledged to one place is a chip complex of some 200 billion dollars.
  bounds: { range: { amount: 250_000_000_000 } },
  examples: { what: ['its research center', 'a second plant', 'offices'] },
  // it may open at another time than was planned
  exampleRecords: [{ record: { stage: 'opened', opens: ({ date }) => String(date).slice(0, 7) } }],
  happening: (r) => [entityKey(r.company.name), siteKey(r.what, r.place.name), r.stage ?? ''],
  identity: (r) => [
    entityKey(r.company.name),
    siteKey(r.what, r.place.name),
    r.stage ?? '',
    r.jobs?.value ?? '',
    r.investment?.type === 'money' ? `${r.investment.amount} ${r.investment.currency}` : '',
  ],
});

const COMPANY = 'expansion/company';

/** How many reports of a company are looked at. */
const MOST_REPORTS = 12;

/** Reports of one site may lie so many days apart. */
const SAME_SITE_DAYS = 30;

/** The keys of this kind lead to records of this kind only. */
function expansionOf(record: NewsRecord): Expansion {
  return record as unknown as Expansion;
}

function moneyOf(investment: Expansion['investment']): Money | undefined {
  return investment?.type === 'money' ? investment : undefined;
}

/** What was known of this site and of the company's others before. */
function companySoFar(
  r: Expansion,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const before = earlier(history, keyOf(COMPANY, r.company), r, MOST_REPORTS);
  const key = siteKey(r.what, r.place.name);
  const planned =
    r.stage === 'opened'
      ? before.find(({ mark, record }) => mark === key && expansionOf(record).stage === 'planned')
      : undefined;
  const other = before.find(
    ({ mark, at }) => mark !== key && daysBetween(at, r.date.iso) > SAME_SITE_DAYS,
  );
  return {
    ...(planned === undefined ? {} : planThen(r, planned)),
    ...(other === undefined ? {} : otherSiteThen(r, other)),
    ...(before.some(({ mark }) => mark === key) ? {} : numberOfYear(r, before)),
  };
}

/** What was promised when it was planned, where it came otherwise. */
function planThen(
  r: Expansion,
  planned: Remembered,
): Readonly<Record<string, Recalled | undefined>> {
  const then = expansionOf(planned.record);
  const promised = moneyOf(then.investment);
  const spent = moneyOf(r.investment);
  const { opens } = then;
  return {
    plannedOn: recalledFrom(planned, then.date, 'date'),
    promisedJobs:
      r.jobs === undefined || then.jobs === undefined || then.jobs.value === r.jobs.value
        ? undefined
        : recalledFrom(planned, jobsOf(then.jobs), 'jobs'),
    promisedInvestment:
      promised === undefined ||
      spent?.currency !== promised.currency ||
      spent.amount === promised.amount
        ? undefined
        : recalledFrom(planned, promised, 'investment'),
    promisedOpening:
      opens === undefined || (opens.from <= r.date.iso && r.date.iso <= opens.to)
        ? undefined
        : recalledFrom(planned, opens, 'opens'),
  };
}

function otherSiteThen(
  r: Expansion,
  other: Remembered,
): Readonly<Record<string, Recalled | undefined>> {
  const then = expansionOf(other.record);
  const isThere = then.place.name === r.place.name;
  return {
    otherSite: recalledFrom(other, siteOf(then), 'what'),
    otherPlace: isThere ? undefined : recalledFrom(other, then.place, 'place'),
    otherDate: recalledFrom(other, then.date, 'date'),
    otherThere: isThere ? recalledFrom(other, { type: 'flag' }, 'place') : undefined,
    otherOpened:
      then.stage === 'opened' ? recalledFrom(other, { type: 'flag' }, 'stage') : undefined,
  };
}

/** The company's sites of the year by number: a site that was planned and opened is one. */
function numberOfYear(
  r: Expansion,
  before: readonly Remembered[],
): Readonly<Record<string, Recalled | undefined>> {
  const year = r.date.iso.slice(0, 4);
  const ofYear = before.filter(({ at }) => at.startsWith(year));
  const isWhole = before.length < MOST_REPORTS || before.at(-1)?.at.startsWith(year) === false;
  if (ofYear.length === 0 || !isWhole) return {};
  const sites = new Set(ofYear.map(({ mark }) => mark));
  return {
    siteNumber: {
      value: { type: 'count', value: String(sites.size + 1) },
      from: ['/what', ...ofYear.map(({ id }) => `${id}#/what`)],
    },
    siteYear: { value: yearOf(r.date.iso), from: ['/date'] },
  };
}

function isPending({ stage, opens, date }: Expansion): boolean {
  return stage === undefined && opens !== undefined && opens.to > date.iso;
}

/** "Its second plant", "their joint plant": no sentence can open with it. */
const OWNED = /^(?:its|their)\b/i;

/** What is opened, as a sentence first names it. */
function siteOf({ what, place }: Expansion): NounPhrase {
  return sitePhrase(what, place.name);
}

/** "A $5 million plant", but "a new $5 million plant", and no sum before two things. */
function bearsSum({ text, article }: NounPhrase): boolean {
  return (
    article === 'a' &&
    !/^(?:new|first|second|third|fourth|fifth|largest|biggest) /i.test(text) &&
    !/ and (?:an?|the|one) /.test(text)
  );
}

function ownSiteOf(site: NounPhrase): NounPhrase | undefined {
  return /^its /i.test(site.text) ? { ...site, text: site.text.slice('its '.length) } : undefined;
}

function jobsOf(jobs: Count | undefined): Count | undefined {
  return jobs === undefined || jobs.unit !== undefined ? jobs : { ...jobs, unit: 'job' };
}

function atLeast(count: Count | undefined, least: string): boolean {
  return count !== undefined && compareDecimals(count.value, least) >= 0;
}
