/**
 * Guards that kinds share: each checks a record against itself, the clock and the bounds of the run.
 */
import type {
  Basis,
  CalendarDate,
  Change,
  CommonFields,
  Count,
  Decimal,
  IsoDate,
  Modality,
  Money,
  Organisation,
  Period,
  Pointer,
} from '../model.js';
import {
  addDays,
  addDecimals,
  compareDecimals,
  daysBetween,
  digitsAt,
  divideDecimals,
  entityKey,
  isNegative,
  isSameEntity,
  isZero,
  keyInitial,
  momentOf,
  multiplyDecimals,
  subtractDecimals,
} from '../values/index.js';
import type {
  Guard,
  GuardBounds,
  GuardBoundsPart,
  GuardContext,
  GuardFinding,
  KindContext,
} from './define-kind.js';

const CLEAN: readonly GuardFinding[] = [];

/** A finding whose place is that of what was looked at. */
type Finding = Omit<GuardFinding, 'pointer'>;

/** What of a record a guard looks at: where it stands, the value, and what that is compared with. */
type Case = readonly [pointer: Pointer, value: unknown, ...others: unknown[]];

/** What a check finds wrong with the values that are there. */
function found<Each extends Case>(
  cases: readonly Each[],
  check: (value: NonNullable<Each[1]>, each: Each) => Finding | undefined,
): readonly GuardFinding[] {
  let findings: GuardFinding[] | undefined;
  for (const each of cases) {
    const value = each[1];
    const finding = value === undefined || value === null ? undefined : check(value, each);
    if (finding !== undefined) (findings ??= []).push({ pointer: each[0], ...finding });
  }
  return findings ?? CLEAN;
}

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
  // Rounds grow tenfold now and then; a thousandfold slip of the unit is caught with room to spare.
  past: { ratio: 100 },
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
    past: { ...bounds.past, ...part.past },
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
    if (date.iso > clock.today) return [{ pointer: '/date', ...future(date.iso, clock.today) }];
    const published = source?.published;
    return published !== undefined && published.iso > clock.today
      ? [{ pointer: '/source/published', ...future(published.iso, clock.today) }]
      : CLEAN;
  },
};

function future(iso: IsoDate, today: IsoDate): Finding {
  return {
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
    const { days } = bounds.stale;
    return !clock.archive && daysBetween(iso, clock.today) > days
      ? [
          {
            pointer: '/date',
            message: `The event of ${iso} is more than ${days} days old.`,
            actual: iso,
            expected: `${addDays(clock.today, -days)} or later`,
            hint: 'Use --archive for records of the past.',
          },
        ]
      : CLEAN;
  },
};

/** A report of an event is not older than the event; a day apart they may be by the time zones of the two. */
const dateOrder: Guard<CommonFields> = {
  name: 'date-order',
  code: 'guard/date-order',
  describes: 'Holds an event that its source reported before it happened.',
  check: ({ date, source }) =>
    source?.published !== undefined && daysBetween(source.published.iso, date.iso) > 1
      ? [
          {
            pointer: '/source/published',
            message: `The source is of ${source.published.iso}, before the event of ${date.iso}.`,
            actual: source.published.iso,
            expected: `${date.iso} or later`,
            hint: 'Check which of the two dates is wrong.',
          },
        ]
      : CLEAN,
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

/** The guards of every kind. */
export const commonGuards: readonly Guard<CommonFields>[] = [
  dateFuture,
  dateStale,
  dateOrder,
  embargo,
  testRecord,
  allowedSource,
];

/**
 * Holds a claim that its kind cannot word as what it is: one that is only planned, rumoured or denied where neither the
 * record's own status or stage nor `bears` says so, and a report that nobody is named for. Every kind has it.
 *
 * @example
 * modality(() => [], () => true).check({ modality: 'rumoured' } as CommonFields, {} as GuardContext).length // => 1
 * modality(() => ['planned'], () => true).check({ modality: 'planned' } as CommonFields, {} as GuardContext) // => []
 * modality(() => [], () => false).check({ modality: 'reported' } as CommonFields, {} as GuardContext)[0]?.expected // => 'a source'
 */
export function modality<R extends CommonFields>(
  bears: (record: R) => readonly Modality[],
  hasOwner: (record: R, context: KindContext) => boolean,
): Guard<R> {
  return {
    name: 'modality',
    code: 'guard/modality',
    describes:
      "Holds what is only planned, rumoured or denied where the record's status does not say so itself, and a report of nobody.",
    check: (record, context) => {
      const { modality: claimed, status, stage } = record as WithStages<R>;
      if (claimed === undefined || claimed === 'asserted') return CLEAN;
      if (claimed === 'reported')
        return hasOwner(record, context)
          ? CLEAN
          : [
              {
                pointer: '/modality',
                message: 'The record is somebody’s report, and nobody is named whose it is.',
                actual: claimed,
                expected: 'a source',
                hint: 'Name its `source`, or whoever else of its fields made the claim.',
              },
            ];
      if (claimed === status || claimed === stage || bears(record).includes(claimed)) return CLEAN;
      return [
        {
          pointer: '/modality',
          message: `The record is only ${claimed}, and would be worded as done.`,
          actual: claimed,
          hint: 'Give it the status or stage that says so, where its kind has one.',
        },
      ];
    },
  };
}

type WithStages<R> = R & { readonly status?: string; readonly stage?: string };

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

/**
 * Holds an event whose common status contradicts how its kind words it: what is rumoured or denied, a plan that the
 * record's own stage does not call one, and a plan that is said to be completed.
 *
 * @example
 * happenedOrPlanned((record: { stage: string }) => record.stage === 'planned').check({ status: 'planned', stage: 'planned' } as unknown as { stage: string } & CommonFields, {} as GuardContext) // => []
 * happenedOrPlanned((record: { stage?: string }) => record.stage === 'planned').check({ status: 'planned' } as unknown as CommonFields, {} as GuardContext).length // => 1
 */
export function happenedOrPlanned<R>(isPlanned: (record: R) => boolean): Guard<R & CommonFields> {
  return {
    name: 'status',
    code: 'guard/modality',
    describes:
      'Holds what is only rumoured or denied, and a status that the stage of the record contradicts.',
    check: (record) => {
      const { status } = record as R & { readonly status?: string };
      if (status === undefined || status === 'announced') return CLEAN;
      const planned = isPlanned(record);
      if (status === (planned ? 'planned' : 'completed')) return CLEAN;
      return [
        {
          pointer: '/status',
          message: planned
            ? `The event is ${status}, and would be worded as a plan.`
            : `The event is only ${status}, and would be worded as done.`,
          actual: status,
          expected: planned ? 'announced or planned' : 'announced or completed',
          hint: 'Give it the stage that says so, where its kind has one.',
        },
      ];
    },
  };
}

/** The sums of a record with their pointers, and the most US dollars of one that has a bound of its own. */
export type Sums<R> = (
  record: R,
  bounds: GuardBounds,
) => readonly (readonly [Pointer, Money | undefined, number?])[];

/**
 * Holds a sum of zero or less, which is a slip for "unknown", and a sum beyond its bound, or the kind's.
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
      check: (record, { bounds }) =>
        found(sums(record, bounds), (money) =>
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
        found(sums(record, bounds), (money, { 2: own }) => {
          if (isNegative(money.amount))
            return {
              message: 'A sum below zero is stated.',
              actual: money.amount,
              expected: 'more than 0',
            };
          const most = own ?? bound?.(record, bounds) ?? bounds.range.amount;
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
        found(sums(record, bounds), (money) => {
          const { converted } = money;
          if (converted === undefined) return undefined;
          const actual = `${money.amount} ${money.currency} as ${converted.amount} ${converted.currency}`;
          if (converted.currency === money.currency)
            return { message: 'The amount is converted into its own currency.', actual };
          if (isNegative(converted.amount) !== isNegative(money.amount))
            return { message: 'The converted amount has another sign than the original.', actual };
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
const ROUGHLY = 2;

/** Whether two figures differ by more than a share of the second. */
function differs(stated: Decimal, recomputed: Decimal, tolerance: number): boolean {
  if (isZero(recomputed)) return !isZero(stated);
  return Math.abs(Number(stated) - Number(recomputed)) > Math.abs(Number(recomputed)) * tolerance;
}

/**
 * Holds a deal that names one entity on two sides: by its names without case, punctuation and legal form, by its
 * identifiers.
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
      const parties = sides(record);
      if (haveDistinctInitials(parties)) return CLEAN;
      const seen = new Map<string, Pointer>();
      const findings: GuardFinding[] = [];
      for (const [pointer, party] of parties) {
        if (party === undefined) continue;
        const keys = keysOf(party);
        const known = keys.find((key) => seen.has(key));
        if (known === undefined) {
          for (const key of keys) seen.set(key, pointer);
        } else {
          findings.push({
            pointer,
            message: `${party.name} stands on two sides of the deal (also at ${seen.get(known) ?? ''}).`,
            actual: party.name,
            expected: 'another entity',
          });
        }
      }
      return findings.length === 0 ? CLEAN : findings;
    },
  };
}

/**
 * Holds a party that is named among those who deal with it, who may be named several times themselves.
 *
 * @example
 * notAmong(() => [{ type: 'organisation', name: 'Acme' }, [['/investors', [{ type: 'organisation', name: 'Acme Inc.' }]]]]).check({}, {} as GuardContext)[0].pointer // => '/investors/0'
 */
export function notAmong<R>(
  of: (
    record: R,
  ) => readonly [
    Organisation,
    readonly (readonly [Pointer, readonly Organisation[] | undefined])[],
  ],
): Guard<R> {
  return {
    name: 'same-party',
    code: 'guard/same-party',
    describes: 'Holds a deal that names one entity on two sides.',
    check: (record) => {
      const [party, lists] = of(record);
      let findings: GuardFinding[] | undefined;
      for (const [pointer, others] of lists) {
        others?.forEach((other, index) => {
          if (!areSame(party, other)) return;
          (findings ??= []).push({
            pointer: `${pointer}/${index}`,
            message: `${other.name} deals with itself.`,
            actual: other.name,
            expected: 'another entity',
          });
        });
      }
      return findings ?? CLEAN;
    },
  };
}

function areSame(one: Organisation, other: Organisation): boolean {
  if (hasOneKey(one) && hasOneKey(other)) return isSameEntity(one.name, other.name);
  const keys = keysOf(one);
  return keysOf(other).some((key) => keys.includes(key));
}

/** Parties whose names begin with different letters are different, and their keys need not be made. */
function haveDistinctInitials(
  parties: readonly (readonly [Pointer, Organisation | undefined])[],
): boolean {
  let seen = 0;
  for (const [, party] of parties) {
    if (party === undefined) continue;
    const initial = hasOneKey(party) ? keyInitial(party.name) : undefined;
    if (initial === undefined || (seen & (1 << initial)) !== 0) return false;
    seen |= 1 << initial;
  }
  return true;
}

/** Whether it goes by its name alone. */
function hasOneKey({ shortName, aliases, ids }: Organisation): boolean {
  return shortName === undefined && aliases === undefined && ids === undefined;
}

function keysOf(organisation: Organisation): readonly string[] {
  const { name, shortName, aliases, ids } = organisation;
  const key = entityKey(name);
  if (hasOneKey(organisation)) return [key];
  const others = [...(shortName === undefined ? [] : [shortName]), ...(aliases ?? [])];
  return [key, ...others.map(entityKey), ...Object.entries(ids ?? {}).map((id) => id.join(':'))];
}

/**
 * Holds a plan whose period is over before the day of the record or lies more than a hundred years after it: a slip of
 * the year.
 *
 * @example
 * ahead((record: { close: Period }) => [['/expectedClose', record.close]]).check({ date: { iso: '2021-06-02' }, close: { type: 'period', precision: 'year', from: '2019-01-01', to: '2019-12-31' } } as unknown as { close: Period } & CommonFields, {} as GuardContext).length // => 1
 */
export function ahead<R>(
  of: (record: R) => readonly (readonly [Pointer, Period | undefined])[],
): Guard<R & CommonFields> {
  return {
    name: 'date-order',
    code: 'guard/date-order',
    describes: 'Holds a plan for a time before the day of the record, or for one too far from it.',
    check: (record) => {
      const { iso } = record.date;
      const last = addDays(iso, FARTHEST_PLAN);
      return found(of(record), ({ from, to }) =>
        to < iso || from > last
          ? {
              message: `What is planned for ${from} to ${to} does not fit the day of the record, ${iso}.`,
              actual: to,
              expected: `from ${iso} to ${last}`,
              hint: 'Check the years of both.',
            }
          : undefined,
      );
    },
  };
}

/**
 * Holds what the record dates after itself: an earlier round, the day of another figure.
 *
 * @example
 * notAfter((record: { asOf: CalendarDate }) => [['/asOf', record.asOf]]).check({ date: { type: 'date', iso: '2021-06-02' }, asOf: { type: 'date', iso: '2021-06-03' } } as { asOf: CalendarDate } & CommonFields, {} as GuardContext).length // => 1
 */
export function notAfter<R>(
  of: (record: R) => readonly (readonly [Pointer, CalendarDate | undefined])[],
): Guard<R & CommonFields> {
  return {
    name: 'date-order',
    code: 'guard/date-order',
    describes: 'Holds an earlier event or figure that is dated after the record.',
    check: (record) =>
      found(of(record), ({ iso }) =>
        iso > record.date.iso
          ? {
              message: `The date ${iso} lies after that of the record, ${record.date.iso}.`,
              actual: iso,
              expected: `${record.date.iso} or earlier`,
              hint: 'Check which of the two is wrong.',
            }
          : undefined,
      ),
  };
}

/** Days: the longest plans and forecasts, for climate and population, look some eighty years ahead. */
const FARTHEST_PLAN = 36_525;

/**
 * Holds a figure of a period that had not begun when it was published, lies after the day of the run, or before 1900.
 *
 * @example
 * begun((record: { period: Period }) => [['/period', record.period]]).map(({ name }) => name) // => ['date-future', 'date-order', 'date-stale']
 */
export function begun<R>(
  of: (record: R) => readonly (readonly [Pointer, Period | undefined])[],
): Guard<R & CommonFields>[] {
  return [
    {
      name: 'date-future',
      code: 'guard/date-future',
      describes: 'Holds a figure of a period after the day of the run.',
      check: (record, { clock }) =>
        found(of(record), ({ from }) =>
          from > clock.today ? future(from, clock.today) : undefined,
        ),
    },
    {
      name: 'date-order',
      code: 'guard/date-order',
      describes: 'Holds a figure of a period that had not begun on the day of the record.',
      check: (record, { clock }) =>
        found(of(record), ({ from }) =>
          from > record.date.iso && from <= clock.today
            ? {
                message: `The period begins on ${from}, after the day of the record, ${record.date.iso}.`,
                actual: from,
                expected: `${record.date.iso} or earlier`,
                hint: 'Check which of the two is wrong.',
              }
            : undefined,
        ),
    },
    {
      name: 'date-stale',
      code: 'guard/date-stale',
      describes: 'Holds a figure of a period before 1900.',
      check: (record) =>
        found(of(record), ({ from }) =>
          from < FIRST_DAY
            ? {
                message: `The period begins on ${from}, before 1900.`,
                actual: from,
                expected: `${FIRST_DAY} or later`,
                hint: 'Check the year.',
              }
            : undefined,
        ),
    },
  ];
}

/**
 * Rejects a whole that is worth less than the part that was just paid for.
 *
 * @example
 * worthAtLeast(() => ['/valuation', { type: 'money', amount: '1000000', currency: 'USD' }, { type: 'money', amount: '5000000', currency: 'USD' }]).check({}, {} as GuardContext)[0].pointer // => '/valuation'
 */
export function worthAtLeast<R>(
  of: (record: R) => readonly [Pointer, Money | undefined, Money | undefined],
): Guard<R> {
  return {
    name: 'valuation-below',
    code: 'guard/inconsistent',
    describes: 'Rejects a valuation below the sum that was put in.',
    check: (record) => {
      const [pointer, whole, part] = of(record);
      if (whole === undefined || part === undefined || whole.currency !== part.currency)
        return CLEAN;
      return compareDecimals(whole.amount, part.amount) < 0
        ? [
            {
              pointer,
              message: `The valuation of ${whole.amount} is below the ${part.amount} ${part.currency} put in.`,
              actual: whole.amount,
              expected: `${part.amount} or more`,
              hint: 'Check the units of both.',
            },
          ]
        : CLEAN;
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
    check: (record, { bounds }) =>
      found(of(record), ({ value, unit }) => {
        const size = Number(value);
        const { fall, rise, points } = bounds.change;
        const outside = unit === 'points' ? Math.abs(size) > points : size <= -fall || size > rise;
        return outside
          ? {
              message: `A change of ${value} ${unit === 'points' ? 'points' : 'percent'} is beyond the bounds.`,
              actual: value,
              expected:
                unit === 'points'
                  ? `within ${points} points`
                  : `a fall below ${fall}%, a rise up to ${rise}%`,
              hint: 'Check for a split, a new basis or a slip; the bounds can be set.',
            }
          : undefined;
      }),
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
      found(of(record), (stake) =>
        compareDecimals(stake, '0') <= 0 || compareDecimals(stake, '100') > 0
          ? {
              message: `A stake of ${stake} percent is no share of a whole.`,
              actual: stake,
              expected: 'above 0 and at most 100',
            }
          : undefined,
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
    check: (record, context) => {
      let findings: GuardFinding[] | undefined;
      for (const figure of figures(record, context)) {
        if (figure === undefined) continue;
        const apart = Math.abs(Number(figure.stated) - Number(figure.recomputed));
        const allowed = Math.max(
          Number(figure.rounding),
          Math.abs(Number(figure.recomputed)) * context.bounds.tolerance,
        );
        if (apart <= allowed) continue;
        (findings ??= []).push({
          pointer: figure.pointer,
          message: `The ${figure.what} is stated as ${figure.stated}, but the record's own figures give ${figure.recomputed}.`,
          actual: figure.stated,
          expected: figure.recomputed,
          hint: 'One of the figures is wrong; find out which.',
        });
      }
      return findings ?? CLEAN;
    },
  };
}

/**
 * A change as the two figures give it, with what rounding of either (half a unit of its last digit) can do. Nothing
 * where it is well within rounding, nor from zero or a negative base, of which there is no percentage.
 *
 * @example
 * changeStated('/change', { type: 'change', value: '21', unit: 'percent', basis: 'year-on-year' }, '82', '92')?.recomputed // => '12.2'
 */
export function changeStated(
  pointer: Pointer,
  change: Change | undefined,
  base: Decimal | undefined,
  value: Decimal | undefined,
): StatedFigure | undefined {
  if (change === undefined || base === undefined || value === undefined) return undefined;
  if (change.unit === 'points') {
    const recomputed = subtractDecimals(value, base);
    return {
      pointer,
      what: 'change in points',
      stated: change.value,
      recomputed,
      rounding: String(half(value) + half(base) + half(change.value)),
    };
  }
  const [b, v] = [Number(base), Number(value)];
  if (b <= 0) return undefined;
  const apart = Math.abs((100 * (v - b)) / b - Number(change.value));
  const ofChange = half(change.value);
  // What doubles find well within rounding needs no exact answer; that of the figures only adds to the change's own.
  if (v >= 0 && apart < (ofChange + 0.05) * 0.99) return undefined;
  const slack = (100 * (half(value) + (v / b) * half(base))) / b;
  const rounding = slack + ofChange + 0.05;
  if (apart < rounding * 0.99) return undefined;
  const recomputed = divideDecimals(
    multiplyDecimals(subtractDecimals(value, base), '100'),
    base,
    1,
  );
  return recomputed === undefined
    ? undefined
    : { pointer, what: 'change', stated: change.value, recomputed, rounding: String(rounding) };
}

/**
 * Whether a change's basis reaches from one period to the other, so that it can be recomputed from their figures: the
 * same days a year before, or the days just before. Where the period before is not stated, it is taken to be that one.
 *
 * @example
 * spansBasis('year-on-year', { type: 'period', precision: 'quarter', from: '2020-07-01', to: '2020-09-30' }, { type: 'period', precision: 'quarter', from: '2020-10-01', to: '2020-12-31' }) // => false
 */
export function spansBasis(
  basis: Basis | undefined,
  before: Period | undefined,
  period: Period,
): boolean {
  if (basis === 'compound-annual' || basis === 'first-day') return false;
  if (before === undefined) return basis !== undefined;
  // against what nobody said it rose is not recomputed
  if (basis === undefined) return false;
  if (basis !== 'year-on-year') return addDays(before.to, 1) === period.from;
  // February ends a day later in some years
  return isYearBefore(before.from, period.from, 10) && isYearBefore(before.to, period.to, 7);
}

/** Whether two dates are a year apart, as far as so many of their signs tell. */
function isYearBefore(iso: IsoDate, later: IsoDate, signs: number): boolean {
  return (
    digitsAt(iso, 0, 4) + 1 === digitsAt(later, 0, 4) &&
    iso.slice(4, signs) === later.slice(4, signs)
  );
}

/** Half a unit of the last digit that is stated; zeros at the end of a whole number may be rounding too, up to a hundredth. */
function half(value: Decimal): number {
  const point = value.indexOf('.');
  if (point >= 0) return 0.5 * 10 ** -(value.length - point - 1);
  let zeros = 0;
  while (value.charCodeAt(value.length - 1 - zeros) === 48) zeros += 1;
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
      found(of(record), ({ unit, value }, { 2: base }) =>
        unit === 'percent' && base !== undefined && compareDecimals(base, '0') <= 0
          ? {
              message: `A change in percent is stated from a base of ${base}.`,
              actual: value,
              expected: 'a base above 0',
            }
          : undefined,
      ),
  };
}

/**
 * The figure before a change in percent, as the change and the figure after it give it, where it is not above zero; a
 * base above zero is what a percentage has, and is not worked out.
 *
 * @example
 * impliedBase({ type: 'change', value: '25', unit: 'percent', basis: 'year-on-year' }, '-5') // => '-4'
 */
export function impliedBase(change: Change | undefined, value: Decimal): Decimal | undefined {
  if (change?.unit !== 'percent') return undefined;
  const whole = Number(change.value) + 100;
  if (whole <= 0 || Number(value) > 0) return undefined;
  return divideDecimals(multiplyDecimals(value, '100'), addDecimals(change.value, '100'), 1);
}

/**
 * Rejects a change in percentage points of a figure that is no percentage.
 *
 * @example
 * pointsOfPercent(() => [['/change', { type: 'change', value: '2', unit: 'points', basis: 'year-on-year' }, { type: 'count', value: '92' }]]).check({}, {} as GuardContext).length // => 1
 */
export function pointsOfPercent<R>(
  of: (record: R) => readonly (readonly [Pointer, Change | undefined, Money | Count | undefined])[],
): Guard<R> {
  return {
    name: 'points',
    code: 'guard/inconsistent',
    describes: 'Rejects a change in percentage points of a figure that is no percentage.',
    check: (record) =>
      found(of(record), ({ unit, value }, { 2: figure }) =>
        unit === 'points' &&
        figure !== undefined &&
        (figure.type === 'money' || !PERCENT.has(figure.unit ?? ''))
          ? {
              message: 'A change in percentage points is stated of a figure that is no percentage.',
              actual: `${value} points`,
              expected: 'a figure with the unit "percent", or a change in percent',
            }
          : undefined,
      ),
  };
}

const PERCENT: ReadonlySet<string> = new Set(['percent', '%', 'per cent']);

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
      found(of(record), (value, { 2: before }) =>
        before !== undefined && isNegative(value) && !isNegative(before) && !isZero(before)
          ? {
              message: `The figure ${value} is below zero; the one before, ${before}, was above.`,
              actual: value,
              hint: 'Check the sign.',
            }
          : undefined,
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
      found(of(record), (price, { 2: valuation, 3: stake }) => {
        if (valuation === undefined) return undefined;
        const whole = usd(price) / (Number(stake ?? '100') / 100);
        const apart = Math.max(whole / usd(valuation), usd(valuation) / whole);
        return apart > bounds.valuation.ratio
          ? {
              message: `The price is out of proportion to the target's valuation of ${valuation.amount} ${valuation.currency}.`,
              actual: `${price.amount} ${price.currency}`,
              expected: `within ${bounds.valuation.ratio} times of it`,
              hint: 'Check whether this is a test or a slip of the unit; the bound can be set.',
            }
          : undefined;
      }),
  };
}
