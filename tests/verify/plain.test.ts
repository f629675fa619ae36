import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinKinds, createNewsbot, type Kind } from '../../src/index.js';
import { english } from '../../src/languages/index.js';
import type { Sentence, Span } from '../../src/model.js';
import { verifyRules, verifySentence, type VerifyContext } from '../../src/verify/index.js';
import { isPlain } from '../../src/verify/plain.js';
import { arbitraryRecord } from '../arbitrary-record.js';
import { context, passage } from './passage.js';

/** Rules in a list of their own are all asked, whatever the quick way says. */
const everyRule = [...verifyRules];

const plainWords = [
  'it',
  'The',
  'the',
  'a',
  'an',
  'A',
  'An',
  'idea',
  'firm',
  'Firm',
  'In',
  'in',
  'India',
  'said',
  'half',
];
const oddWords = [
  ...['null', 'NaN', 'undefined', 'Infinity', 'full', 'before', 'inform', 'IBM', 'US', 'RMB'],
  ...[
    '5',
    '10',
    '0',
    '0.6',
    '0.0',
    '1,000',
    '-5',
    '-0',
    '$5',
    '$0',
    'US$5',
    '€5',
    '5%',
    '5th',
    '10:30',
  ],
  ...['Jan.', 'Inc.', 'U.S.', 'Yahoo!', 'AT&T', 'R&AB', 'JD.com', 'year’s', 'firms’', "'s", '“so”'],
  ...[
    '(so)',
    'né',
    'Éa',
    'ban\u212a',
    'bank',
    '½',
    '中',
    'x\u2003Hut',
    'x\u00a0y',
    'x\ty',
    '.NET',
    '{{x}}',
  ],
];
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...plainWords) },
  { weight: 1, arbitrary: fc.constantFrom(...oddWords) },
);
const joint = fc.oneof(
  { weight: 6, arbitrary: fc.constant(' ') },
  { weight: 1, arbitrary: fc.constantFrom(', ', '. ', '; ', ': ', '-', '', ',', '.', '  ', ' - ') },
);

/** Words that are strung together, some of them in spans, as a sentence is that was written and then damaged. */
const strung = fc
  .tuple(
    fc.array(
      fc.record({
        word,
        joint,
        within: fc.constantFrom('', 'name', 'figure'),
        goesOn: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    fc.constantFrom('.', '.', '', '.”', '!', '?'),
    fc.boolean(),
  )
  .map(([parts, ending, isGated]): Sentence => {
    const spans: Span[] = [];
    let text = '';
    for (const { word, joint, within, goesOn } of parts) {
      const last = spans.at(-1);
      const start = text.length;
      text += word;
      if (within !== '') {
        // a span may go on from the one before, over the joint between them
        if (goesOn && last?.fact === within)
          spans[spans.length - 1] = { ...last, end: text.length };
        else spans.push({ start, end: text.length, fact: within, from: [`/${within}`] });
      }
      text += joint;
    }
    text = text.trimEnd() + ending;
    if (isGated) spans.unshift({ start: 0, end: text.length, fact: 'status', from: ['/status'] });
    return { ...passage(''), text, spans };
  });

const kindOfSentence = fc.constantFrom('headline' as const, 'sentence' as const);

/** An edit by which a text is damaged: some characters are taken out, others put in. */
const edit = fc.record({
  at: fc.nat(),
  takes: fc.integer({ min: 0, max: 2 }),
  puts: fc.constantFrom(
    '',
    ' ',
    ',',
    '.',
    '-',
    '5',
    '0',
    '$',
    'a ',
    'an ',
    '“',
    '(',
    'é',
    '\u00a0',
    'the the ',
  ),
});

/** The sentence with the edit in its text; spans behind it move along. */
function damaged(
  sentence: Sentence,
  { at, takes, puts }: { at: number; takes: number; puts: string },
): Sentence {
  const from = at % (sentence.text.length + 1);
  const to = Math.min(sentence.text.length, from + takes);
  const moved = (index: number): number =>
    index <= from ? index : Math.max(from, index - (to - from)) + puts.length;
  return {
    ...sentence,
    text: sentence.text.slice(0, from) + puts + sentence.text.slice(to),
    spans: sentence.spans.map((span) => ({
      ...span,
      start: moved(span.start),
      end: moved(span.end),
    })),
  };
}

const figures = new Set(['money', 'percent', 'change', 'count', 'date', 'period', 'label', 'flag']);

function contextOf(kind: Kind): VerifyContext {
  const opaque = new Set(
    kind.facts
      .flatMap(({ name, types, elements }) => [{ name, types }, ...elements])
      .filter(({ types }) => types.some((type) => !figures.has(type)))
      .map(({ name }) => name),
  );
  return { language: english, opaque: (name) => opaque.has(name) };
}

describe('isPlain', () => {
  it('says yes only where no rule finds anything', () => {
    let yes = 0;
    fc.assert(
      fc.property(strung, kindOfSentence, (sentence, kind) => {
        if (!isPlain(sentence, kind, context)) return;
        yes += 1;
        expect(verifySentence(sentence, kind, context, everyRule)).toEqual([]);
      }),
      { numRuns: 100_000 },
    );
    expect(yes).toBeGreaterThan(2_000);
  });

  it.each(builtinKinds.map((kind) => [kind.name, kind] as const))(
    'knows most sentences of %s, and leaves the damaged ones to the rules',
    (_name, kind) => {
      const bot = createNewsbot({ now: '2021-06-02' });
      const kindContext = contextOf(kind);
      let told = 0;
      let yes = 0;
      fc.assert(
        fc.property(arbitraryRecord(kind), edit, (record, change) => {
          const outcome = bot.write(record);
          if (outcome.status !== 'written') return;
          const { headline, paragraphs } = outcome.value;
          for (const sentence of [headline, ...paragraphs.flat()]) {
            const at = sentence === headline ? 'headline' : 'sentence';
            told += 1;
            if (isPlain(sentence, at, kindContext)) yes += 1;
            for (const one of [sentence, damaged(sentence, change)])
              expect(verifySentence(one, at, kindContext)).toEqual(
                verifySentence(one, at, kindContext, everyRule),
              );
          }
        }),
        { numRuns: 500 },
      );
      expect(told).toBeGreaterThan(100);
      expect(yes / told).toBeGreaterThan(0.5);
    },
  );
});
