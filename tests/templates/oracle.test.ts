import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { eventOf } from '../../src/classify/index.js';
import { builtinKinds, correction } from '../../src/kinds/index.js';
import { english } from '../../src/languages/index.js';
import type { NewsEvent, Value } from '../../src/model.js';
import { builtinTemplates } from '../../src/newsbot.js';
import { validate } from '../../src/records/index.js';
import { agency } from '../../src/styles/index.js';
import {
  loadStory,
  newDraft,
  plainSlot,
  slotHelpers,
  slotWriter,
  type Draft,
  type Story,
  type Variant,
} from '../../src/templates/index.js';
import { defaultBounds } from '../../src/kinds/index.js';
import { fixtureRecord, fixtureCases } from '../fixtures.js';

/** Handlebars' own runtime says what the writers say, to the byte: commas, full stops and capitals settled by pattern. */
const clock = { today: '2021-06-02', instant: Date.parse('2021-06-02'), archive: true };
const kinds = new Map(builtinKinds.map((kind) => [kind.name, kind]));

function draftOf(event: NewsEvent, element: readonly (Value | undefined)[]): Draft {
  const draft = newDraft(english, agency, clock);
  draft.facts = event.values;
  draft.element = element;
  draft.headline = true;
  return draft;
}

const COMMA = '\uE000';
/** A value that has no words takes the space before it back. */
const TAKEN_BACK = '\uE001';

/** Runs one slot alone, in the middle of a sentence or at its beginning. */
function slotText(
  event: NewsEvent,
  element: readonly (Value | undefined)[],
  helper: string | undefined,
  slot: number,
  options: { word?: string; max?: number; tense?: string; before?: number },
  opens: boolean,
  referents: Draft['referents'],
): string {
  const draft = draftOf(event, element);
  draft.referents = referents;
  const before = opens ? '' : 'x ';
  draft.text = before;
  slotWriter(helper === undefined ? plainSlot : (slotHelpers[helper] ?? plainSlot), slot, {
    word: options.word,
    max: options.max ?? Number.POSITIVE_INFINITY,
    tense: options.tense === 'past' ? 'past' : 'present',
    before: options.before,
  })(draft);
  if (draft.failed) throw new Error('cannot be said');
  if (draft.text.length < before.length) return TAKEN_BACK;
  return draft.text.slice(before.length) + (draft.comma ? COMMA : '');
}

function byHandlebars(
  variant: Variant,
  story: Story,
  event: NewsEvent,
  element: readonly (Value | undefined)[],
  elementNames: readonly string[],
): string {
  const runtime = Handlebars.create();
  // Two that bear one name are one to the reader: what is known of the one goes for the other.
  const referents: Draft['referents'] = [];
  let first = true;
  const slotOf = (name: string): number => {
    const index = elementNames.indexOf(name);
    return index >= 0 ? -1 - index : (story.kind.factsByName.get(name)?.index ?? -1);
  };
  const say = (
    helper: string | undefined,
    args: unknown[],
  ): InstanceType<typeof Handlebars.SafeString> => {
    const options = args.at(-1) as { hash: { max?: number; tense?: string; before?: string } };
    const given = args.slice(0, -1) as string[];
    const name = given.at(-1) ?? '';
    const { before, ...hash } = options.hash;
    const text = slotText(
      event,
      element,
      helper,
      slotOf(name),
      {
        ...hash,
        ...(before === undefined ? {} : { before: slotOf(before) }),
        ...(given.length > 1 ? { word: given[0] ?? '' } : {}),
      },
      first && variant.source.startsWith('{{'),
      referents,
    );
    first = false;
    return new Handlebars.SafeString(text);
  };
  for (const helper of Object.keys(slotHelpers))
    runtime.registerHelper(helper, (...args: unknown[]) => say(helper, args));
  const names = [...elementNames, ...story.kind.factsByName.keys()];
  const data: Record<string, unknown> = {};
  for (const name of names) data[name] = name;
  // A bare slot renders its name through a helper of that name where none is in the way.
  const source = variant.source.replaceAll(/\{\{(\w+)\}\}/g, '{{plain $1}}');
  runtime.registerHelper('plain', (...args: unknown[]) => say(undefined, args));
  const rendered = runtime.compile(source, {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(
      [...Object.keys(slotHelpers), 'plain'].map((name) => [name, true]),
    ),
  })(data);
  return rendered
    .replaceAll(` ${TAKEN_BACK}`, '')
    .replaceAll(new RegExp(`${COMMA}(?=[,.;:!?)—])`, 'g'), '')
    .replaceAll(new RegExp(`${COMMA}$`, 'g'), '')
    .replaceAll(COMMA, ',')
    .replace(/([.!?…]["”’]?)\.$/, '$1')
    .replace(/(["”])\.$/, '.$1')
    .replace(/^\p{Ll}/u, (letter) =>
      variant.source.startsWith('{{') ? letter : letter.toUpperCase(),
    );
}

describe('every shipped wording', () => {
  for (const [file, parsed] of Object.entries(builtinTemplates)) {
    // No record is a correction; what its few bullets say is in tests/history/versions.
    if (parsed.syntax?.frontMatter.kind === correction.name) continue;
    it(`${file} says under Handlebars what its writers say`, () => {
      const { story } = loadStory(parsed, kinds, english);
      if (story === undefined) throw new Error(`${file} does not load`);
      const { kind } = story;
      let compared = 0;
      for (const name of fixtureCases(kind.name)) {
        const outcome = validate(fixtureRecord(kind.name, name), kind, {
          clock,
          recentFrom: '2021-05-03',
          usd: () => 0,
          bounds: defaultBounds,
          guards: [],
          schema: kind.schema({}),
        });
        if (outcome.status === 'rejected' || outcome.value === undefined)
          throw new Error(`${kind.name}/${name} does not validate`);
        const event = eventOf(outcome.value, {}, kind, {
          clock,
          recentFrom: '2021-05-03',
          usd: () => 0,
        });
        const messages = [story.headline, ...story.paragraphs.flat().map(({ message }) => message)];
        for (const message of messages) {
          const list = message.each === undefined ? undefined : event.values[message.each.index];
          const group = list?.type === 'list' ? list.items[0] : undefined;
          const elementNames = message.each?.elements.map((element) => element.name) ?? [];
          const element =
            group?.type === 'group'
              ? elementNames.map((elementName) => group.facts[elementName])
              : [];
          for (const variant of message.choices.flatMap(({ variants }) => variants())) {
            const draft = draftOf(event, element);
            for (const write of variant.writers) write(draft);
            if (draft.failed) continue;
            // What the second says short, the first said in full, only in the body; a headline says all names short.
            expect(byHandlebars(variant, story, event, element, elementNames)).toBe(draft.text);
            compared += 1;
          }
        }
      }
      expect(compared).toBeGreaterThan(0);
    });
  }
});
