/**
 * The JSON Schemas that editors check and complete files by.
 */
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { builtinKinds, type Kind } from '../kinds/index.js';
import { columnMappingSchema } from '../records/mapping.js';
import { recordSchema, recordsSchema } from '../records/record-schema.js';
import { frontMatterSchema } from '../templates/parse.js';
import type { JsonSchema } from '../values/index.js';
import { configSchema } from './config.js';

/**
 * The schemas (draft-07) by the names of their files in `wirecopy/schemas/`: one a kind, and those of records of any
 * kind, of the front matter of templates, of column mappings and of the configuration. With kinds of one's own they are
 * written into files of one's own. An `$id` tells the version; it is no address.
 *
 * @example
 * jsonSchemas([]).map(([file]) => file) // => ['record.json', 'front-matter.json', 'column-mapping.json', 'config.json']
 */
export function jsonSchemas(
  kinds: readonly Kind[] = builtinKinds,
): readonly (readonly [file: string, schema: JsonSchema])[] {
  const examples = kinds.map(({ name }) => name);
  const schemas: readonly (readonly [string, JsonSchema])[] = [
    ...kinds.map((kind) => [kind.name, recordSchema(kind)] as const),
    ['record', recordsSchema(kinds)],
    [
      'front-matter',
      withKinds(schemaOf('Front matter of a template', frontMatterSchema), examples),
    ],
    [
      'column-mapping',
      withKinds(
        schemaOf(
          'Column mapping',
          columnMappingSchema.describe('How the cells of a table become records.'),
        ),
        examples,
      ),
    ],
    [
      'config',
      schemaOf(
        'Configuration',
        configSchema.describe('What a newsroom sets once for all its runs.'),
      ),
    ],
  ];
  return schemas.map(([name, { $schema, ...schema }]) => [
    `${name}.json`,
    { $schema, $id: `${manifest.name}@${manifest.version}/schemas/${name}.json`, ...schema },
  ]);
}

function schemaOf(title: string, schema: z.ZodType): JsonSchema {
  return { ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }), title };
}

/** A kind may be one of the user's own, so the names are offered and not demanded. */
function withKinds(schema: JsonSchema, examples: readonly string[]): JsonSchema {
  const properties = schema['properties'] as Readonly<Record<string, JsonSchema>>;
  return { ...schema, properties: { ...properties, kind: { ...properties['kind'], examples } } };
}
