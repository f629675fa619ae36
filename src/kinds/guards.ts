/**
 * Guards that kinds share: each checks a record against itself, the clock and the bounds of the run.
 */
import type {
  Basis,
  Change,
  CommonFields,
  Decimal,
  IsoDate,
  Money,
  Organisation,
  Period,
  Pointer,
} from '../model.js';
import {
  addDays,
  addDecimals,
  compareDecimals,
  divideDecimals,
  entityKey,
  isNegative,
  isZero,
  momentOf,
  multiplyDecimals,
} from '../values/index.js';
import type {
  Guard,
  GuardBounds,
  GuardBoundsPart,
  GuardContext,
  GuardFinding,
} from './define-kind.js';

const CLEAN: readonly GuardFinding[] = [];

/**
 * The bounds where neither kind nor run sets others (guards.md, "Defaults of the bounds"): news is stale after 30 days;
 * a fall of 70% is more often a split or a slip than news; nothing that is bought costs 300 billion dollars; a stated
 * figure may differ by rounding from its parts.
 */
export const defaultBounds: GuardBounds = {
  stale: { days: 30 },
  change: { fall: 70, rise: 500, points: 50 },
  range: { amount: 300_000_000_000, byRound: {} },
  valuation: { ratio: 10 },
  tolerance: 0.02,
  sources: [],
};

/**
 * Bounds with a part of them set anew.
 *
 * @example
 * withBounds(defaultBounds, { stale: { days: 60 } }).stale.days // => 60
 */
export function withBounds(bounds: GuardBounds, part: GuardBoundsPart): GuardBounds {
  return {
    stale: { ...bounds.stale, ...part.stale },
    change: { ...bounds.change, ...part.change },
    range: { ...bounds.range, ...part.range },
    valuation: { ...bounds.valuation, ...part.valuation },
    tolerance: part.tolerance ?? bounds.tolerance,
    sources: part.sources ?? bounds.sources,
  };
}

/** Before this year a date is a slip in any run: no deal and no series of the kinds is older. */
const FIRST_DAY: IsoDate = '1900-01-01';

/** Seconds taken for milliseconds put any day of our time into January 1970. */
const SECONDS_SLIP = '1970-01';

const dateFuture: Guard<CommonFields> = {
  name: 'date-future',
  code: 'guard/date-future',
  describes: 'Holds an event that lies after the day of the run.',
  check: ({ date, source }, { clock }) => {
    if (date.iso > clock.today) return [future('/date', date.iso, clock.today)];
    const published = source?.published;
    return published !== undefined && published.iso > clock.today
      ? [future('/source/published', published.iso, clock.today)]
      : CLEAN;
  },
};

function future(pointer: Pointer, iso: IsoDate, today: IsoDate): GuardFinding {
  return {
    pointer,
    message: `The date ${iso} lies after the day of the run, ${today}.`,
    actual: iso,
    expected: `${today} or earlier`,
    hint: 'Check the year; plans belong into the fields for them.',
  };
}

const dateStale: Guard<CommonFields> = {
  name: 'date-stale',
  code: 'guard/date-stale',
  describes:
    'Holds old events, but for those before 1900 and in January 1970 only outside archive runs.',
  check: ({ date }, { clock, bounds }) => {
    const { iso } = date;
    if (iso < FIRST_DAY) {
      return [
        {
          pointer: '/date',
          message: `The date ${iso} lies before 1900.`,
          actual: iso,
          expected: `${FIRST_DAY} or later`,
          hint: 'Check the year.',
        },
      ];
    }
    if (iso.startsWith(SECONDS_SLIP)) {
      return [
        {
          pointer: '/date',
          message: `The date ${iso} looks like seconds taken for milliseconds.`,
          actual: iso,
          hint: 'Check how the time stamp was read.',
        },
      ];
    }
    if (clock.archive) return CLEAN;
    const oldest = addDays(clock.today, -bounds.stale.days);
    return iso < oldest
      ? [
          {
            pointer: '/date',
            message: `The event of ${iso} is more than ${bounds.stale.days} days old.`,
            actual: iso,
            expected: `${oldest} or later`,
            hint: 'Use --archive for records of the past.',
          },
        ]
      : CLEAN;
  },
};

const embargo: Guard<CommonFields> = {
  name: 'embargo',
  code: 'guard/embargo',
  describes: 'Holds a record until its embargo is lifted.',
  check: ({ embargo: until }, { clock }) =>
    until !== undefined && momentOf(until) > clock.instant
      ? [
          {
            pointer: '/embargo',
            message: `The record is under embargo until ${until}.`,
            actual: until,
            hint: 'Write it again after that moment.',
          },
        ]
      : CLEAN,
};

const testRecord: Guard<CommonFields> = {
  name: 'test-record',
  code: 'guard/test-record',
  describes: 'Rejects a record that says it is a test.',
  check: ({ test }) =>
    test === true
      ? [{ pointer: '/test', message: 'The record says that it is a test.', actual: 'true' }]
      : CLEAN,
};

const allowedSource: Guard<CommonFields> = {
  name: 'source',
  code: 'guard/source',
  describes:
    'Holds reports of hosts that are not on the list of allowed sources, where there is one.',
  check: ({ source }, { bounds }) => {
    if (bounds.sources.length === 0) return CLEAN;
    const host = source?.url === undefined ? undefined : new URL(source.url).hostname;
    if (host !== undefined && bounds.sources.includes(host)) return CLEAN;
    return [
      {
        pointer: host === undefined ? '/source' : '/source/url',
        message:
          host === undefined
            ? 'The record names no source that could be on the list.'
            : `The source ${host} is not on the list.`,
        ...(host === undefined ? {} : { actual: host }),
        expected: bounds.sources.join(', '),
        hint: 'Hosts are compared exactly, subdomains too.',
      },
    ];
  },
};

const UNREAL = new Set(['planned', 'rumoured', 'denied']);

/** A kind that has a status or stage of its own words what is planned or rumoured there. */
const modality: Guard<CommonFields> = {
  name: 'modality',
  code: 'guard/modality',
  describes:
    "Holds what is only planned, rumoured or denied where the record's status does not say so itself.",
  check: (record) => {
    const {
      modality: claimed,
      status,
      stage,
    } = record as CommonFields & { readonly status?: string; readonly stage?: string };
    if (claimed === undefined || !UNREAL.has(claimed) || claimed === status || claimed === stage)
      return CLEAN;
    return [
      {
        pointer: '/modality',
        message: `The record is only ${claimed}, and would be worded as done.`,
        actual: claimed,
        hint: 'Give it the status that says so, where its kind has one.',
      },
    ];
  },
};

/** The guards of every kind. */
export const commonGuards: readonly Guard<CommonFields>[] = [
  dateFuture,
  dateStale,
  embargo,
  testRecord,
  allowedSource,
  modality,
];

/**
 * Holds an event that has not happened, of a kind whose templates word only what has.
 *
 * @example
 * happened.check({ status: 'rumoured' } as unknown as CommonFields, {} as GuardContext).length // => 1
 */
export const happened: Guard<CommonFields> = {
  name: 'status',
  code: 'guard/modality',
  describes: 'Holds what is only planned, rumoured or denied: this kind words what has happened.',
  check: (record) => {
    const { status } = record as CommonFields & { readonly status?: string };
    return status !== undefined && UNREAL.has(status)
      ? [
          {
            pointer: '/status',
            message: `The event is only ${status}, and would be worded as done.`,
            actual: status,
            expected: 'announced or completed',
          },
        ]
      : CLEAN;
  },
};

/** The sums of a record with their pointers. */
export type Sums<R> = (record: R) => readonly (readonly [Pointer, Money | undefined])[];

/**
 * Holds a sum of zero or less, which is a slip for "unknown", and a sum beyond the bound.
 *
 * @example
 * amounts((record: { price?: Money }) => [['/price', record.price]]).map(({ name }) => name) // => ['zero-amount', 'range', 'currency-mismatch']
 */
export function amounts<R>(
  sums: Sums<R>,
  bound?: (record: R, bounds: GuardBounds) => number,
): Guard<R>[] {
  return [
    {
      name: 'zero-amount',
      code: 'guard/zero-amount',
      describes: 'Holds a sum of zero: nothing is paid or raised, or it is not known.',
      check: (record) =>
        found(sums(record), (money) =>
          isZero(money.amount)
            ? {
                message: 'A sum of zero is stated.',
                actual: '0',
                hint: 'Leave it out, or say "undisclosed".',
              }
            : undefined,
        ),
    },
    {
      name: 'range',
      code: 'guard/range',
      describes: 'Holds a sum below zero or beyond what the kind has seen.',
      check: (record, { bounds, usd }) =>
        found(sums(record), (money) => {
          if (isNegative(money.amount))
            return {
              message: 'A sum below zero is stated.',
              actual: money.amount,
              expected: 'more than 0',
            };
          const most = bound?.(record, bounds) ?? bounds.range.amount;
          const dollars = usd(money);
          return dollars > most
            ? {
                message: `The sum is beyond the bound of about ${most} US dollars.`,
                actual: `${money.amount} ${money.currency}`,
                expected: `at most about ${most} USD`,
                hint: 'Check the unit (thousands, millions); the bound can be set.',
              }
            : undefined;
        }),
    },
    {
      name: 'currency-mismatch',
      code: 'guard/currency-mismatch',
      describes:
        'Holds a sum whose conversion does not fit: by its own rate, by the scale of the currencies, or as one currency with two amounts.',
      check: (record, { bounds, usd }) =>
        found(sums(record), (money) => {
          const { converted } = money;
          if (converted === undefined) return undefined;
          const actual = `${money.amount} ${money.currency} as ${converted.amount} ${converted.currency}`;
          if (converted.rate !== undefined) {
            const expected = multiplyDecimals(money.amount, converted.rate);
            return differs(converted.amount, expected, bounds.tolerance)
              ? {
                  message: 'The converted amount does not fit the rate.',
                  actual,
                  expected: `${expected} ${converted.currency}`,
                  hint: 'The rate is how much of the converted currency one of the original buys.',
                }
              : undefined;
          }
          const one = usd(money);
          const other = usd({
            type: 'money',
            amount: converted.amount,
            currency: converted.currency,
          });
          const apart =
            one === 0 || other === 0
              ? Number.POSITIVE_INFINITY
              : Math.max(one / other, other / one);
          return apart > ROUGHLY
            ? {
                message: 'The converted amount is of another size than the original.',
                actual,
                hint: 'Check the currency and the unit of both.',
              }
            : undefined;
        }),
    },
  ];
}

/** Scales of currencies are orders of magnitude: within this factor two sums may be the same. */
const ROUGHLY = 3;

function found(
  sums: readonly (readonly [Pointer, Money | undefined])[],
  check: (money: Money) => Omit<GuardFinding, 'pointer'> | undefined,
): readonly GuardFinding[] {
  let findings: GuardFinding[] | undefined;
  for (const [pointer, money] of sums) {
    const finding = money === undefined ? undefined : check(money);
    if (finding !== undefined) (findings ??= []).push({ pointer, ...finding });
  }
  return findings ?? CLEAN;
}

/**
 * Whether two figures differ by more than a share of the second.
 *
 * @example
 * differs('92', '91.84', 0.02) // => false
 */
export function differs(stated: Decimal, recomputed: Decimal, tolerance: number): boolean {
  if (isZero(recomputed)) return !isZero(stated);
  return Math.abs(Number(stated) - Number(recomputed)) > Math.abs(Number(recomputed)) * tolerance;
}

/**
 * Holds a deal that names one entity on two sides, by name without case, punctuation and legal form.
 *
 * @example
 * differentParties(() => [['/acquirer', { type: 'organisation', name: 'Acme Inc.' }], ['/target', { type: 'organisation', name: 'ACME' }]]).check({}, {} as GuardContext)[0].pointer // => '/target'
 */
export function differentParties<R>(
  sides: (record: R) => readonly (readonly [Pointer, Organisation | undefined])[],
): Guard<R> {
  return {
    name: 'same-party',
    code: 'guard/same-party',
    describes: 'Holds a deal that names one entity on two sides.',
    check: (record) => {
      const seen = new Map<string, Pointer>();
      const findings: GuardFinding[] = [];
      for (const [pointer, party] of sides(record)) {
        if (party === undefined) continue;
        const key = entityKey(party.name);
        const first = seen.get(key);
        if (first === undefined) seen.set(key, pointer);
        else
          findings.push({
            pointer,
            message: `${party.name} stands on two sides of the deal (also at ${first}).`,
            actual: party.name,
            expected: 'another entity',
          });
      }
      return findings.length === 0 ? CLEAN : findings;
    },
  };
}

/**
 * Holds a change beyond the bounds: more often a split, a new basis or a slip than news.
 *
 * @example
 * changes(() => [['/change', { type: 'change', value: '-71', unit: 'percent', basis: 'year-on-year' }]]).check({}, { bounds: defaultBounds } as GuardContext).length // => 1
 */
export function changes<R>(
  of: (record: R) => readonly (readonly [Pointer, Change | undefined])[],
): Guard<R> {
  return {
    name: 'outlier',
    code: 'guard/outlier',
    describes: 'Holds a change beyond the bounds of the kind.',
    check: (record, { bounds }) => {
      const findings: GuardFinding[] = [];
      for (const [pointer, change] of of(record)) {
        if (change === undefined) continue;
        const value = Number(change.value);
        const { fall, rise, points } = bounds.change;
        const outside =
          change.unit === 'points' ? Math.abs(value) > points : value <= -fall || value > rise;
        if (outside) {
          findings.push({
            pointer,
            message: `A change of ${change.value} ${change.unit === 'points' ? 'points' : 'percent'} is beyond the bounds.`,
            actual: change.value,
            expected:
              change.unit === 'points'
                ? `within ${points} points`
                : `a fall below ${fall}%, a rise up to ${rise}%`,
            hint: 'Check for a split, a new basis or a slip; the bounds can be set.',
          });
        }
      }
      return findings.length === 0 ? CLEAN : findings;
    },
  };
}

/**
 * Holds a stake that is no share of a whole.
 *
 * @example
 * stakes(() => [['/stake', '101']]).check({}, {} as GuardContext).length // => 1
 */
export function stakes<R>(
  of: (record: R) => readonly (readonly [Pointer, Decimal | undefined])[],
): Guard<R> {
  return {
    name: 'stake',
    code: 'guard/range',
    describes: 'Holds a stake that is not above 0 and at most 100 percent.',
    check: (record) =>
      of(record).flatMap(([pointer, stake]) =>
        stake !== undefined &&
        (compareDecimals(stake, '0') <= 0 || compareDecimals(stake, '100') > 0)
          ? [
              {
                pointer,
                message: `A stake of ${stake} percent is no share of a whole.`,
                actual: stake,
                expected: 'above 0 and at most 100',
              },
            ]
          : [],
      ),
  };
}

/** A figure that the record states and that its own other figures give as well. */
export interface StatedFigure {
  readonly pointer: Pointer;
  /** What it is, for the message: "change", "total". */
  readonly what: string;
  readonly stated: Decimal;
  /** What the parts give. */
  readonly recomputed: Decimal;
  /** How far off rounding of the parts can put it, in the figure's own unit. */
  readonly rounding: Decimal;
}

/**
 * Rejects a stated figure that the record's own figures contradict; rounding of either is allowed for.
 *
 * @example
 * consistent(() => [{ pointer: '/change', what: 'change', stated: '21', recomputed: '12.2', rounding: '1.5' }]).check({}, { bounds: defaultBounds } as GuardContext).length // => 1
 */
export function consistent<R>(
  figures: (record: R, context: GuardContext) => readonly (StatedFigure | undefined)[],
): Guard<R> {
  return {
    name: 'inconsistent',
    code: 'guard/inconsistent',
    describes: "Rejects a figure that the record's own figures contradict.",
    check: (record, context) =>
      figures(record, context).flatMap((figure) => {
        if (figure === undefined) return [];
        const apart = Math.abs(Number(figure.stated) - Number(figure.recomputed));
        const allowed = Math.max(
          Number(figure.rounding),
          Math.abs(Number(figure.recomputed)) * context.bounds.tolerance,
        );
        return apart <= allowed
          ? []
          : [
              {
                pointer: figure.pointer,
                message: `The ${figure.what} is stated as ${figure.stated}, but the record's own figures give ${figure.recomputed}.`,
                actual: figure.stated,
                expected: figure.recomputed,
                hint: 'One of the figures is wrong; find out which.',
              },
            ];
      }),
  };
}

/**
 * A change in percent as the two figures give it, with what rounding of either (half a unit of its last digit) can do.
 * Nothing from zero or from a negative base: there is no percentage of it.
 *
 * @example
 * changeStated('/change', { type: 'change', value: '12', unit: 'percent', basis: 'year-on-year' }, '82', '92')?.recomputed // => '12.2'
 */
export function changeStated(
  pointer: Pointer,
  change: Change | undefined,
  base: Decimal | undefined,
  value: Decimal | undefined,
): StatedFigure | undefined {
  if (change === undefined || base === undefined || value === undefined) return undefined;
  if (change.unit === 'points') {
    const recomputed = addDecimals(value, negated(base));
    return {
      pointer,
      what: 'change in points',
      stated: change.value,
      recomputed,
      rounding: String(half(value) + half(base) + half(change.value)),
    };
  }
  if (compareDecimals(base, '0') <= 0) return undefined;
  const recomputed = divideDecimals(
    multiplyDecimals(addDecimals(value, negated(base)), '100'),
    base,
    1,
  );
  if (recomputed === undefined) return undefined;
  const [b, v] = [Number(base), Number(value)];
  const slack = (100 * (half(value) + (v / b) * half(base))) / b;
  return {
    pointer,
    what: 'change',
    stated: change.value,
    recomputed,
    rounding: String(slack + half(change.value) + 0.05),
  };
}

/**
 * Whether a change's basis reaches from one period to the other, so that it can be recomputed from their figures: the
 * same days a year before, or the days just before. Where the period before is not stated, it is taken to be that one.
 *
 * @example
 * spansBasis('year-on-year', { type: 'period', precision: 'quarter', from: '2020-07-01', to: '2020-09-30' }, { type: 'period', precision: 'quarter', from: '2020-10-01', to: '2020-12-31' }) // => false
 */
export function spansBasis(basis: Basis, before: Period | undefined, period: Period): boolean {
  if (basis === 'compound-annual' || basis === 'first-day') return false;
  if (before === undefined) return true;
  if (basis !== 'year-on-year') return addDays(before.to, 1) === period.from;
  const later = (iso: IsoDate): string => `${Number(iso.slice(0, 4)) + 1}${iso.slice(4)}`;
  // February ends a day later in some years
  return (
    later(before.from) === period.from && later(before.to).slice(0, 7) === period.to.slice(0, 7)
  );
}

function negated(value: Decimal): Decimal {
  return value === '0' ? value : value.startsWith('-') ? value.slice(1) : `-${value}`;
}

/** Half a unit of the last digit that is stated; zeros at the end of a whole number may be rounding too, up to a hundredth. */
function half(value: Decimal): number {
  const point = value.indexOf('.');
  if (point >= 0) return 0.5 * 10 ** -(value.length - point - 1);
  const zeros = /0*$/.exec(value)?.[0].length ?? 0;
  return zeros === 0
    ? 0.5
    : Math.min(0.5 * 10 ** zeros, Math.max(0.5, Math.abs(Number(value)) / 100));
}

/**
 * Holds a percentage of a base that has none: growth from zero or from a loss; rejects nothing.
 *
 * @example
 * percentOfPositive(() => [['/change', { type: 'change', value: '5', unit: 'percent', basis: 'year-on-year' }, '-3']]).check({}, {} as GuardContext).length // => 1
 */
export function percentOfPositive<R>(
  of: (record: R) => readonly (readonly [Pointer, Change | undefined, Decimal | undefined])[],
): Guard<R> {
  return {
    name: 'percent-base',
    code: 'guard/inconsistent',
    describes:
      'Rejects a percentage of change from zero or from a negative figure, of which there is none.',
    check: (record) =>
      of(record).flatMap(([pointer, change, base]) =>
        change?.unit === 'percent' && base !== undefined && compareDecimals(base, '0') <= 0
          ? [
              {
                pointer,
                message: `A change in percent is stated from a base of ${base}.`,
                actual: change.value,
                expected: 'a base above 0',
              },
            ]
          : [],
      ),
  };
}

/**
 * Holds a figure whose sign differs from that of the figure before it.
 *
 * @example
 * signKept(() => [['/value', '-5', '7']]).check({}, {} as GuardContext).length // => 1
 */
export function signKept<R>(
  of: (record: R) => readonly (readonly [Pointer, Decimal | undefined, Decimal | undefined])[],
): Guard<R> {
  return {
    name: 'sign-flip',
    code: 'guard/sign-flip',
    describes: 'Holds a figure below zero after one above zero.',
    check: (record) =>
      of(record).flatMap(([pointer, value, before]) =>
        value !== undefined &&
        before !== undefined &&
        isNegative(value) &&
        !isNegative(before) &&
        !isZero(before)
          ? [
              {
                pointer,
                message: `The figure ${value} is below zero; the one before, ${before}, was above.`,
                actual: value,
                hint: 'Check the sign.',
              },
            ]
          : [],
      ),
  };
}

/**
 * Holds a price that is out of all proportion to the target's known valuation, by currency and stake.
 *
 * @example
 * valuationKept(() => [['/price', { type: 'money', amount: '9000000000', currency: 'USD' }, { type: 'money', amount: '600000000000', currency: 'USD' }, undefined]]).check({}, { bounds: defaultBounds, usd: (money: Money) => Number(money.amount) } as GuardContext).length // => 1
 */
export function valuationKept<R>(
  of: (
    record: R,
  ) => readonly (readonly [Pointer, Money | undefined, Money | undefined, Decimal | undefined])[],
): Guard<R> {
  return {
    name: 'valuation',
    code: 'guard/outlier',
    describes: 'Holds a price out of proportion to the known valuation of what is bought.',
    check: (record, { bounds, usd }) =>
      of(record).flatMap(([pointer, price, valuation, stake]) => {
        if (price === undefined || valuation === undefined) return [];
        const whole = usd(price) / (Number(stake ?? '100') / 100);
        const apart = Math.max(whole / usd(valuation), usd(valuation) / whole);
        return apart > bounds.valuation.ratio
          ? [
              {
                pointer,
                message: `The price is out of proportion to the target's valuation of ${valuation.amount} ${valuation.currency}.`,
                actual: `${price.amount} ${price.currency}`,
                expected: `within ${bounds.valuation.ratio} times of it`,
                hint: 'Check whether this is a test or a slip of the unit; the bound can be set.',
              },
            ]
          : [];
      }),
  };
}
