import { z } from 'zod';
import type { Change, Decimal, Group, Mention, NewsRecord, Period, Remembered } from '../model.js';
import {
  entityKey,
  compareDecimals,
  decimalPlaces,
  isZero,
  type FieldTypes,
} from '../values/index.js';
import { defineKind, type InputOf, type Recalled, type RecordOf } from './define-kind.js';
import { flag, known, withoutStop } from './facts.js';
import { comparable, directionOf, figureOf, multipleFacts, directionFacts } from './figures.js';
import {
  ahead,
  changeStated,
  changes,
  consistent,
  happened,
  impliedBase,
  percentOfPositive,
  pointsOfPercent,
  signKept,
  spansBasis,
  type StatedFigure,
} from './guards.js';
import { scaleReason } from './newsworthiness.js';
import { earlier, recalledFrom } from './recall.js';

const fields = (t: FieldTypes) => ({
  forecaster: t.organisation,
  indicator: t.indicator,
  period: t.period,
  value: t.quantity,
  change: t.change.optional(),
  base: z
    .strictObject({
      period: t.period.optional(),
      value: t.quantity.optional(),
      change: t.change.optional(),
    })
    .optional(),
  drivers: t.nounPhrases.optional(),
  details: t.sentences.optional(),
});

/** A forecast record as its author writes it. */
export type ForecastRecord = InputOf<typeof fields, 'forecast'>;

type Forecast = RecordOf<typeof fields>;

/** What a forecaster expects of an indicator, against the figure that it starts from. */
export const forecast = defineKind({
  name: 'forecast',
  describes: 'A forecaster says what figure an indicator will reach in a period.',
  fields,
  fieldNotes: {
    forecaster: 'Whose forecast it is.',
    indicator: 'What is forecast.',
    period: 'The period that it is for.',
    value: 'The figure that is forecast.',
    change: 'How much more or less than in the base.',
    base: 'What it is compared with: an earlier period and its figure.',
    drivers: 'What brings it about.',
    details: 'More of the forecast, in sentences.',
  },
  aliases: {
    forecaster: [
      'forecaster_name',
      'analyst_firm',
      'research_firm',
      'forecast_by',
      'predicted_by',
      'projected_by',
    ],
    indicator: ['indicator_name', 'forecast_of', 'metric', 'series_name'],
    period: ['forecast_period', 'forecast_year', 'target_year', 'horizon'],
    value: ['forecast', 'forecast_value', 'projection', 'projected_value', 'expected_value'],
    change: ['forecast_change', 'projected_growth', 'expected_growth', 'growth_forecast', 'cagr'],
    base: ['baseline', 'base_figure'],
    drivers: ['growth_drivers', 'driven_by', 'factors'],
    details: ['remarks', 'notes'],
  },
  topics: ['20000283'],
  cues: {
    fields: ['forecaster', 'base', 'drivers', 'indicator', 'value', 'change', 'details'],
    words: [
      'forecast',
      'forecasts',
      'expected',
      'expects',
      'projected',
      'projects',
      'predicts',
      'outlook',
      'market research',
    ],
  },
  facts: {
    forecaster: {
      type: 'organisation',
      from: ['forecaster'],
      anchor: true,
      role: 'forecaster',
      must: true,
      attribution: true,
      value: (r) => r.forecaster,
    },
    indicator: { type: 'nounPhrase', from: ['indicator'], anchor: true, value: (r) => r.indicator },
    period: {
      type: 'period',
      from: ['period'],
      weight: 1,
      must: true,
      material: true,
      value: (r) => r.period,
    },
    value: {
      type: ['money', 'count'],
      from: ['value'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => r.value,
    },
    change: { type: 'change', from: ['change'], weight: 2, material: true, value: (r) => r.change },
    ...directionFacts('change', (r: Forecast) => r.change, '', { weight: 1 }),
    ...multipleFacts('change', (r: Forecast) => [r.change, figureOf(r.value), comparedFigure(r)]),
    compound: {
      type: 'flag',
      from: ['change/basis'],
      weight: 0,
      value: (r) => flag(r.change?.basis === 'compound-annual'),
    },
    flow: {
      type: 'flag',
      from: ['indicator/measure'],
      weight: 0,
      value: (r) => flag(r.indicator.measure === 'flow'),
    },
    // what the change is measured against, so that "from a year earlier" need not be said
    fromBase: {
      type: 'flag',
      from: ['change', 'base'],
      weight: 0,
      value: (r) => flag(r.base?.period !== undefined && comparedFigure(r) !== undefined),
    },
    basePeriod: {
      type: 'period',
      from: ['base/period'],
      weight: 0.4,
      value: (r) => r.base?.period,
    },
    baseValue: {
      type: ['money', 'count'],
      from: ['base/value'],
      weight: 1,
      material: true,
      value: (r) => r.base?.value,
    },
    baseChange: {
      type: 'change',
      from: ['base/change'],
      weight: 1,
      material: true,
      value: (r) => r.base?.change,
    },
    baseRise: {
      type: 'flag',
      from: ['base/change'],
      weight: 0,
      value: (r) => flag(directionOf(r.base?.change) > 0),
    },
    baseFall: {
      type: 'flag',
      from: ['base/change'],
      weight: 0,
      value: (r) => flag(directionOf(r.base?.change) < 0),
    },
    baseFlat: {
      type: 'flag',
      from: ['base/change'],
      weight: 0,
      value: (r) => flag(isFlat(r.base?.change)),
    },
    slower: {
      type: 'flag',
      from: ['change', 'base/change'],
      weight: 0.5,
      angle: true,
      value: (r) => flag(paceAgainst(r) < 0),
    },
    faster: {
      type: 'flag',
      from: ['change', 'base/change'],
      weight: 0.5,
      angle: true,
      value: (r) => flag(paceAgainst(r) > 0),
    },
    turn: {
      type: 'flag',
      from: ['change', 'base/change'],
      weight: 0.5,
      angle: true,
      value: (r) => flag(isTurn(r)),
    },
    drivers: {
      type: 'list',
      from: ['drivers'],
      weight: 1.5,
      material: true,
      value: (r) => known(r.drivers),
    },
    details: {
      type: 'list',
      from: ['details'],
      material: true,
      value: (r) =>
        known(
          r.details?.map(({ text }): Group => ({
            type: 'group',
            facts: { text: { type: 'quotation', text: withoutStop(text) } },
          })),
        ),
      elements: { text: { type: 'quotation', from: '', material: true } },
    },
  },
  mentions: (r) => forecastMentions(r),
  recall: {
    facts: {
      earlierValue: { type: ['money', 'count'], weight: 2 },
      earlierDate: { type: 'date', weight: 0.5 },
      raised: { type: 'flag', weight: 0, angle: true },
      lowered: { type: 'flag', weight: 0, angle: true },
      kept: { type: 'flag', weight: 0, angle: true },
      rival: { type: 'organisation', weight: 0.5 },
      rivalValue: { type: ['money', 'count'], weight: 1 },
      rivalDate: { type: 'date', weight: 0.4 },
    },
    of: (r, history) =>
      r.value.approx === undefined
        ? {
            ...revisionOf(r, earlier(history, keyOfForecaster(r), r, 1)[0]),
            ...rivalOf(r, earlier(history, keyOfForecast(r), r, MOST_RIVALS)),
          }
        : {},
    reasons: ({ raised, lowered }) => [
      {
        score: raised === undefined && lowered === undefined ? 0 : 0.2,
        reason: 'The forecaster expects another figure than before.',
      },
    ],
  },
  newsworthiness: (r, { usd }) => [
    { score: 0.2, reason: 'Somebody says what is to come.' },
    { score: r.change === undefined ? 0 : 0.05, reason: 'It comes with its change.' },
    { score: isTurn(r) ? 0.15 : 0, reason: 'The direction is expected to turn.' },
    { score: paceAgainst(r) === 0 ? 0 : 0.1, reason: 'Growth is expected to change its pace.' },
    scaleReason(
      r.value.type === 'money' ? usd(r.value) / 100 : undefined,
      'figure (a hundredth of it)',
      1e6,
      1e12,
    ),
  ],
  // what somebody expects has not happened
  bears: () => ['planned'],
  guards: [
    happened,
    ahead((r: Forecast) => [['/period', r.period]]),
    changes((r: Forecast) => [
      ['/change', r.change],
      ['/base/change', r.base?.change],
    ]),
    pointsOfPercent((r: Forecast) => [['/change', r.change, r.value]]),
    percentOfPositive((r: Forecast) => [
      ['/change', r.change, baseFigure(r) ?? impliedBase(r.change, figureOf(r.value))],
    ]),
    signKept((r: Forecast) => [['/value', figureOf(r.value), baseFigure(r)]]),
    consistent((r: Forecast) => [
      changeStated('/change', r.change, comparedFigure(r), figureOf(r.value)),
      compounded(r),
    ]),
  ],
  bounds: { stale: { days: 60 } },
  // A forecaster may expect another figure on another day: only on one day two figures contradict each other.
  // a revision tells the growth after it, and the pace where it changes
  exampleRecords: [
    ...[120, 80].map((value) => ({
      record: {
        period: '2022',
        value,
        change: { value: value - 100, unit: 'percent', basis: 'year-on-year' },
        base: { period: '2021', value: 100 },
      },
    })),
    ...[
      [10, 20],
      [10, 5],
      [10, -5],
      [-10, 5],
      [-10, -5],
    ].flatMap(([value, before]) =>
      [{ period: '2021' }, {}].map((base) => ({
        record: {
          period: '2022',
          change: { value, unit: 'percent', basis: 'year-on-year' },
          base: { ...base, change: { value: before, unit: 'percent', basis: 'year-on-year' } },
        },
      })),
    ),
    // raised or lowered, with what it would mean
    ...(
      [
        [5, 'compound-annual'],
        [-5, 'compound-annual'],
        [100, 'year-on-year'],
        [200, 'year-on-year'],
        [-50, 'year-on-year'],
      ] as const
    ).flatMap(([change, basis]) =>
      [100, 140].map((before) => ({
        record: { period: '2022', value: 120, change: { value: change, unit: 'percent', basis } },
        before: { value: before },
      })),
    ),
  ],
  happening: (r) => [
    entityKey(r.forecaster.name),
    r.indicator.text,
    `${r.period.from} ${r.period.to}`,
    r.date.iso,
  ],
  identity: (r) => [
    entityKey(r.forecaster.name),
    r.indicator.text,
    `${r.period.from} ${r.period.to}`,
    figureOf(r.value),
  ],
});

/** How many forecasts of the same figure are looked at for one by somebody else. */
const MOST_RIVALS = 4;

/** The keys of forecasts lead to records of this kind only. */
function forecastOf(record: NewsRecord): Forecast {
  return record as unknown as Forecast;
}

function keyOfForecast({ indicator, period, value }: Forecast): string {
  const unit = value.type === 'money' ? value.currency : (value.unit ?? '');
  return `forecast/${indicator.text}/${unit}/${period.from}/${period.to}`.toLowerCase();
}

function keyOfForecaster(r: Forecast): string {
  return `${keyOfForecast(r)}/${entityKey(r.forecaster.name)}`;
}

/** A hedged figure is kept as well: whether one was raised cannot be told of it, and it ends the memory of those before. */
function forecastMentions(r: Forecast): Mention[] {
  const mention = { at: r.date.iso, figure: Number(figureOf(r.value)) };
  return [keyOfForecaster(r), keyOfForecast(r)].map((key) => ({ key, ...mention }));
}

/** How the forecast stands to the last one of the same forecaster. */
function revisionOf(
  { value }: Forecast,
  last: Remembered | undefined,
): Readonly<Record<string, Recalled | undefined>> {
  const before = last === undefined ? undefined : forecastOf(last.record);
  if (last === undefined || before === undefined || before.value.approx !== undefined) return {};
  const order = compareDecimals(figureOf(value), figureOf(before.value));
  const flagged = { value: { type: 'flag' }, from: ['/value', `${last.id}#/value`] } as const;
  return {
    earlierDate: recalledFrom(last, before.date, 'date'),
    ...(order === 0
      ? { kept: flagged }
      : {
          earlierValue: recalledFrom(last, before.value, 'value'),
          ...(order > 0 ? { raised: flagged } : { lowered: flagged }),
        }),
  };
}

/** The last forecast of the same figure by somebody else. */
function rivalOf(
  { forecaster }: Forecast,
  found: readonly Remembered[],
): Readonly<Record<string, Recalled | undefined>> {
  const own = entityKey(forecaster.name);
  const last = found.find(({ record }) => entityKey(forecastOf(record).forecaster.name) !== own);
  if (last === undefined) return {};
  const { forecaster: rival, value, date } = forecastOf(last.record);
  return {
    rival: recalledFrom(last, rival, 'forecaster'),
    rivalValue: recalledFrom(last, value, 'value'),
    rivalDate: recalledFrom(last, date, 'date'),
  };
}

/** The figure that the forecast starts from, where the change is measured against its period. */
function comparedFigure(r: Forecast): Decimal | undefined {
  return r.change !== undefined && spansBasis(r.change.basis, r.base?.period, r.period)
    ? baseFigure(r)
    : undefined;
}

/** The figure that the forecast starts from, when it is in the same currency or unit. */
function baseFigure({ base, value }: Forecast): Decimal | undefined {
  return comparable(base?.value, value);
}

function isFlat(change: Change | undefined): boolean {
  return change !== undefined && isZero(change.value);
}

/** Whether growth is to be slower (-1) or faster (1) than the base's: both must grow, measured the same way. */
function paceAgainst({ change, base }: Forecast): -1 | 0 | 1 {
  const before = base?.change;
  if (
    change === undefined ||
    before === undefined ||
    directionOf(change) < 1 ||
    directionOf(before) < 1
  )
    return 0;
  if (change.unit !== 'percent' || before.unit !== 'percent' || change.basis !== before.basis)
    return 0;
  return compareDecimals(change.value, before.value);
}

function isTurn({ change, base }: Forecast): boolean {
  return directionOf(change) * directionOf(base?.change) < 0;
}

/** Whole years from the base to the period; nothing where they are not the same part of a year. */
function yearsBetween(base: Period, period: Period): number | undefined {
  if (base.to.slice(5, 7) !== period.to.slice(5, 7)) return undefined;
  const years = Number(period.to.slice(0, 4)) - Number(base.to.slice(0, 4));
  return years > 0 ? years : undefined;
}

/** A compound rate is checked by what it makes of the base; by products alone, so that every machine says the same. */
function compounded(record: Forecast): StatedFigure | undefined {
  const { change, base, period, value } = record;
  const from = baseFigure(record);
  if (
    change?.basis !== 'compound-annual' ||
    change.unit !== 'percent' ||
    base?.period === undefined ||
    from === undefined
  )
    return undefined;
  const years = yearsBetween(base.period, period);
  if (years === undefined || compareDecimals(from, '0') <= 0) return undefined;
  const after = (rate: number): number => {
    let grown = Number(from);
    for (let year = 0; year < years; year += 1) grown *= 1 + rate / 100;
    return grown;
  };
  const rate = Number(change.value);
  const recomputed = after(rate);
  const half = 0.5 * 10 ** -decimalPlaces(change.value);
  // a hundredth more for the rounding of the two figures
  const rounding = after(rate + half) - recomputed + recomputed / 100;
  return {
    pointer: '/change',
    what: 'figure after this growth',
    stated: figureOf(value),
    recomputed: String(recomputed),
    rounding: String(rounding),
  };
}
