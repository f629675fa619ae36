/**
 * Parsers of values as zod schemas.
 */
import { z } from 'zod';
import { report, type Parse, type Problems } from './problem.js';

/** A JSON Schema (draft-7) as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

interface FieldDefinition extends z.core.$ZodTypeDef {
  readonly type: 'custom';
  readonly parse: Parse<unknown>;
  readonly jsonSchema: JsonSchema;
}

/** A zod schema of one field; it takes part in objects, arrays, unions and JSON Schema as any other. */
export type Field<Output, Input> = z.ZodType<Output, Input>;

// A schema of its own: `z.custom` cannot change the value, and `z.transform` makes a closure at every call.
const FieldSchema = z.core.$constructor<z.ZodType, FieldDefinition>(
  'WirecopyField',
  (schema, definition) => {
    z.ZodType.init(schema, definition);
    const parse = definition.parse;
    schema._zod.parse = (payload: z.core.ParsePayload) => {
      const raw = payload.value;
      const problems: Problems = payload.issues;
      if (raw === undefined) {
        report(problems, 'record/missing-field', raw, 'a value');
      } else if (raw === null) {
        report(
          problems,
          'record/wrong-type',
          raw,
          'a value',
          'leave the field out if nothing is known',
        );
      } else {
        payload.value = parse(raw, problems);
      }
      return payload;
    };
    // a copy each time: zod writes "description" and the like into it
    schema._zod.processJSONSchema = (_context, json) => {
      Object.assign(json, structuredClone(definition.jsonSchema));
    };
  },
);

/**
 * A zod schema from a parser. A required value that is missing is `record/missing-field`, null is
 * `record/wrong-type`; other problems are the parser's. The JSON Schema describes what goes in.
 *
 * @example
 * field((raw) => String(raw), { type: 'string' }).safeParse(5).data // => '5'
 */
export function field<Output, Input>(
  parse: Parse<Output>,
  jsonSchema: JsonSchema,
): Field<Output, Input> {
  return new FieldSchema({ type: 'custom', parse, jsonSchema }) as Field<Output, Input>;
}
