/**
 * JSON Schemas of records, made of what the kinds declare.
 */
import { z } from 'zod';
import type { Kind } from '../kinds/index.js';
import type { JsonSchema } from '../values/index.js';

/** VS Code knows no later draft in full. */
const DRAFT = 'http://json-schema.org/draft-07/schema#';

/**
 * The JSON Schema (draft-07) of what a record of a kind may write, with what each field holds. What guards look at is
 * not in it.
 *
 * @example
 * typeof recordSchema // => 'function'
 */
export function recordSchema(kind: Kind): JsonSchema {
  return { $schema: DRAFT, ...typeOf(kind) };
}

/** The schema as it stands within another. */
function typeOf({ name, describes, schema, fieldNotes }: Kind): JsonSchema {
  const { properties, required, additionalProperties } = z.toJSONSchema(schema({}), {
    target: 'draft-7',
    io: 'input',
  });
  return {
    type: 'object',
    title: `Record of kind ${name}`,
    description: describes,
    properties: Object.fromEntries(
      Object.entries(properties ?? {}).map(([field, of]) => {
        const { description, ...type } = of as { readonly description?: string };
        const said = [fieldNotes.get(field), description].filter((text) => text !== undefined);
        return [field, said.length === 0 ? type : { description: said.join(' '), ...type }];
      }),
    ),
    required,
    additionalProperties,
  };
}

/**
 * The JSON Schema of a file of records of any of these kinds: one record, or an array of them.
 *
 * @example
 * recordsSchema([]).definitions // => { record: { anyOf: [] } }
 */
export function recordsSchema(kinds: readonly Kind[]): JsonSchema {
  const record = { $ref: '#/definitions/record' };
  return {
    $schema: DRAFT,
    title: 'Records',
    description:
      'A record of any kind, or an array of records. Its `kind` says which fields it has.',
    anyOf: [record, { type: 'array', items: record }],
    definitions: {
      record: { anyOf: kinds.map(({ name }) => ({ $ref: `#/definitions/${name}` })) },
      ...Object.fromEntries(kinds.map((kind) => [kind.name, typeOf(kind)])),
    },
  };
}
