/**
 * Configuration files: what a newsroom sets once for all its runs.
 */
import { z } from 'zod';
import type { Diagnostic } from '../diagnostic.js';
import type { Style } from '../model.js';
import type { NewsbotOptions } from '../newsbot.js';
import type { Publication } from '../publish/index.js';
import { columnMappingSchema } from '../records/mapping.js';
import { isCurrency } from '../values/index.js';
import { parseYaml, readText } from './yaml-file.js';

/** What keeps the items of large runs from going out unseen. */
export interface DeskRules {
  /** What is held until a person approves it: sources, and templates that do not ship. */
  readonly review?: readonly ('sources' | 'templates')[];
  /** A run stops where more than `most` of `of` records in a row are held. */
  readonly holds?: { readonly of: number; readonly most: number };
}

/** A configuration: options of the newsbot that are plain data, and the publication. */
export interface Config extends Pick<
  NewsbotOptions,
  | 'language'
  | 'archive'
  | 'styles'
  | 'guards'
  | 'sources'
  | 'usdRates'
  | 'rates'
  | 'seed'
  | 'weights'
> {
  /** The name of a style, shipped or of `styles`. */
  readonly style?: string;
  readonly publication?: Publication;
  readonly desk?: DeskRules;
}

/** A configuration, or all that is wrong with its file. */
export type ReadConfig =
  { readonly config: Config } | { readonly diagnostics: readonly Diagnostic[] };

const currency = z.string().refine(isCurrency, 'is not an ISO 4217 code');

const style: z.ZodType<Style> = z.strictObject({
  name: z.string().min(1),
  money: z.strictObject({
    signs: z.record(currency, z.string().min(1)),
    named: z.array(currency),
    scale: z.enum(['words', 'letters']),
  }),
  counts: z.strictObject({ scale: z.enum(['words', 'letters', 'none']) }),
  precision: z.union([
    z.literal('full'),
    z.strictObject({ digits: z.int().min(1).max(15), decimals: z.int().min(0).max(15) }),
  ]),
  approximation: z.strictObject({
    digits: z.int().min(1).max(15),
    nearly: z.number().min(0).max(0.2),
  }),
  percent: z.enum(['%', 'percent', 'per cent']),
  comparison: z.enum(['plain', 'technical']),
  wordsUpTo: z.int().min(0).max(100),
  date: z.strictObject({
    order: z.enum(['mdy', 'dmy']),
    months: z.enum(['abbreviated', 'full']),
  }),
  headline: z.enum(['sentence', 'title']),
  quotes: z.enum(['curly', 'straight']),
  serialComma: z.boolean(),
});

const positive = z.number().positive();

const weight = z.number().min(0).exactOptional();

const bounds = {
  stale: z
    .strictObject({ days: z.int().min(0).exactOptional() })
    .describe('After how many days an event is no news.')
    .exactOptional(),
  change: z
    .strictObject({
      fall: positive.exactOptional(),
      rise: positive.exactOptional(),
      points: positive.exactOptional(),
    })
    .describe('Percent: a fall of so much or more, a rise above so much; percentage points.')
    .exactOptional(),
  range: z
    .strictObject({
      amount: positive.exactOptional(),
      byRound: z.record(z.string(), positive).exactOptional(),
    })
    .describe('The largest amount, roughly in US dollars; of a round its own.')
    .exactOptional(),
  valuation: z
    .strictObject({ ratio: positive.exactOptional() })
    .describe('How many times its known valuation a target may cost.')
    .exactOptional(),
  past: z
    .strictObject({ ratio: positive.exactOptional() })
    .describe('How many times the largest sum that a history knows another may be.')
    .exactOptional(),
  tolerance: z
    .number()
    .min(0)
    .max(1)
    .describe('Share by which a stated figure may differ from the recomputed one.')
    .exactOptional(),
  sources: z
    .array(z.string().min(1))
    .describe('Hosts whose reports are taken; all where none is named.')
    .exactOptional(),
};

/**
 * The schema of a configuration file.
 *
 * @example
 * configSchema.safeParse({ style: 'financial' }).success // => true
 */
export const configSchema: z.ZodType<Config & { readonly $schema?: string }> = z.strictObject({
  $schema: z.string().describe('Where an editor finds this schema.').exactOptional(),
  language: z
    .string()
    .min(2)
    .meta({ description: 'Language of the items.', examples: ['en'] })
    .exactOptional(),
  style: z
    .string()
    .min(1)
    .meta({
      description: 'House style: a shipped one, or one of `styles` by its name.',
      examples: ['agency', 'financial', 'digest'],
    })
    .exactOptional(),
  archive: z
    .boolean()
    .describe('Records of the past are wanted: nothing is stale, dates are worded in full.')
    .exactOptional(),
  seed: z.int().describe('Varies the choice among equal wordings.').exactOptional(),
  styles: z
    .array(style)
    .describe('Your own house styles; one with the name of a shipped one takes its place.')
    .exactOptional(),
  guards: z
    .strictObject({
      ...bounds,
      off: z
        .array(z.string().min(1))
        .meta({ description: 'Guards that are switched off.', examples: [['date-stale']] })
        .exactOptional(),
      byKind: z
        .record(z.string(), z.strictObject(bounds))
        .describe('Bounds of one kind.')
        .exactOptional(),
    })
    .describe('The bounds that guards compare with, and guards that are off.')
    .exactOptional(),
  sources: z
    .record(z.string(), columnMappingSchema.shape.defaults.unwrap())
    .describe('What bare notations mean in the records of a source, by its name.')
    .exactOptional(),
  usdRates: z
    .record(currency, positive)
    .meta({
      description: 'How many US dollars one unit of a currency is: for bounds and ranking only.',
      examples: [{ CNY: 0.14 }],
    })
    .exactOptional(),
  rates: z
    .array(
      z.strictObject({
        from: currency,
        to: currency,
        rate: z.string().regex(/^\d+(?:\.\d+)?$/u),
        date: z.iso.date(),
      }),
    )
    .meta({
      description: 'Rates of a day, by which sums are told in another currency as well.',
      examples: [[{ from: 'CNY', to: 'USD', rate: '0.1567', date: '2021-06-01' }]],
    })
    .exactOptional(),
  weights: z
    .strictObject({
      event: weight,
      amount: weight,
      prominence: weight,
      extremity: weight,
      timeliness: weight,
      reversal: weight,
    })
    .describe('How much each factor of newsworthiness counts: 1 where none is given.')
    .exactOptional(),
  publication: z
    .strictObject({
      name: z.string().min(1),
      url: z.url({ protocol: /^https?$/u }).exactOptional(),
      language: z.string().min(2).exactOptional(),
    })
    .describe('Who publishes the items.')
    .exactOptional(),
  desk: z
    .strictObject({
      review: z
        .array(z.enum(['sources', 'templates']))
        .describe('What is held until a person approves it: sources, templates of your own.')
        .exactOptional(),
      holds: z
        .strictObject({ of: z.int().min(1).max(1_000_000), most: z.int().min(0) })
        .meta({
          description: 'A batch stops where more than `most` of `of` records in a row are held.',
          examples: [{ of: 1000, most: 900 }],
        })
        .exactOptional(),
    })
    .describe('What keeps the items of large runs from going out unseen.')
    .exactOptional(),
});

/**
 * Reads `wirecopy.config.yaml` or `.json`. What does not follow the schema is reported as `config/invalid` with its
 * line and column, all of it at once.
 *
 * It throws `UnreadableFile` when the file cannot be read.
 *
 * @example
 * (await readConfig('/dev/null')).diagnostics[0].code // => 'config/invalid'
 */
export async function readConfig(path: string): Promise<ReadConfig> {
  return parseConfig(await readText(path), path);
}

/**
 * Reads a configuration from YAML text; `file` is for the places of diagnostics.
 *
 * @example
 * parseConfig('{"style": "financial", "guards": {"stale": {"days": 60}}}', 'c.json') // => { config: { style: 'financial', guards: { stale: { days: 60 } } } }
 * parseConfig('guards:\n  stale: {day: 60}', 'c.yaml').diagnostics[0].place // => { file: 'c.yaml', line: 2, column: 11 }
 */
export function parseConfig(text: string, file: string): ReadConfig {
  const checked = parseYaml(text, file, {
    schema: configSchema,
    code: 'config/invalid',
    subject: 'The configuration',
  });
  return 'value' in checked ? { config: withoutSchema(checked.value) } : checked;
}

/** The word to editors is not the newsbot's. */
function withoutSchema({ $schema: _schema, ...config }: z.output<typeof configSchema>): Config {
  return config;
}
