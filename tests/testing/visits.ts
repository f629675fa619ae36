import { z } from 'zod';
import { defineKind, type Kind } from '../../src/index.js';
import type { TemplateSet } from '../../src/index.js';
import type { RecordOf, RecallDeclaration } from '../../src/kinds/index.js';
import { parseTemplates } from '../../src/templates/parse.js';
import type { FieldTypes } from '../../src/values/index.js';

/** A kind as a user defines it: own types of zod beside those of the library, a guard, a recall. */
const fields = (t: FieldTypes) => ({
  guest: t.person,
  host: t.organisation.optional(),
  stage: z.enum(['planned', 'done']).optional(),
  guests: t.count.optional(),
  gifts: t.nounPhrases.optional(),
  stars: z.int().min(1).max(5).optional(),
  stops: z.array(z.strictObject({ place: t.place, day: t.date.optional() })).optional(),
});

type Visit = RecordOf<typeof fields>;

const flag = { type: 'flag' } as const;

export const visit: Kind = defineKind({
  name: 'visit',
  describes: 'Somebody visits somebody.',
  fields,
  topics: [],
  cues: { fields: ['guest', 'host'], words: ['visit'] },
  facts: {
    guest: { type: 'person', from: ['guest'], anchor: true, must: true, value: (r) => r.guest },
    host: { type: 'organisation', from: ['host'], material: true, value: (r) => r.host },
    planned: {
      type: 'flag',
      from: ['stage'],
      weight: 0,
      must: true,
      value: (r) => (r.stage === 'planned' ? flag : undefined),
    },
    guests: { type: 'count', from: ['guests'], material: true, value: (r) => r.guests },
    gifts: {
      type: 'list',
      from: ['gifts'],
      material: true,
      value: (r) => (r.gifts === undefined ? undefined : { type: 'list', items: r.gifts }),
    },
  },
  mentions: (r) => [{ key: `visit/${r.guest.name}`, at: r.date.iso }],
  recall: {
    facts: { visitedOn: { type: 'date', weight: 1 } },
    of: (r, history) => {
      const [last] = history.latest(`visit/${r.guest.name}`, r.date.iso, 1);
      return last === undefined
        ? {}
        : { visitedOn: { value: last.record.date, from: [`${last.id}#/date`] } };
    },
  } satisfies RecallDeclaration<Visit>,
  newsworthiness: () => [],
  guards: [
    {
      name: 'gifts',
      code: 'guard/range',
      describes: 'Holds gifts without a host.',
      check: ({ gifts, host }) =>
        gifts !== undefined && host === undefined
          ? [{ pointer: '/gifts', message: 'Nobody gives these gifts.' }]
          : [],
    },
  ],
  identity: (r) => [r.guest.name, r.date.iso],
});

const COMMON = `{{#quoted each="quotes"}}
- {{speaker}} said: {{quote text}}.
{{/quoted}}

{{#background each="background"}}
- {{text}}.
{{/background}}
`;

/** Templates of the kind, with the blocks between its front matter and those of all kinds. */
export function visits(blocks: string, order = '[lead, guests, gifts, before]'): TemplateSet {
  return parseTemplates({
    'en/visit.hbs': `---\nkind: visit\nparagraphs:\n  - ${order}\n  - [quoted]\n  - [background]\n---\n${blocks}\n${COMMON}`,
  });
}

/** Every record is told, and every bullet is needed. */
export const sound = `{{#headline when="planned"}}
- {{guest}} to pay a visit
{{/headline}}
{{#headline unless="planned"}}
- {{guest}} pays a visit
{{/headline}}
{{#lead when="planned"}}
- {{guest}} plans to visit{{#opt}} {{host}}{{/opt}}.
{{/lead}}
{{#lead unless="planned"}}
- {{guest}} visited{{#opt}} {{host}}{{/opt}}.
{{/lead}}
{{#guests}}
- Guests were {{guests}}.
{{/guests}}
{{#gifts}}
- There were gifts: {{gifts}}.
{{/gifts}}
{{#before}}
- The last known visit was {{on visitedOn}}.
{{/before}}
`;
