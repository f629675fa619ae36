import { builtinKinds, commonGuards, type Guard, type Kind } from '../kinds/index.js';
import { recordSchema, recordsSchema } from '../records/record-schema.js';
import type { JsonSchema } from '../values/index.js';
import { kindsOf } from './desk.js';
import { meant, Misuse } from './misuse.js';
import type { KindsOptions } from './options.js';
import { openOutput } from './output.js';

/** `wirecopy kinds`: the kinds of records, or one of them. */
export async function kinds(name: string | undefined, options: KindsOptions): Promise<number> {
  if (options.json === true && options.schema === true) {
    throw new Misuse('--json and --schema exclude each other.');
  }
  const { kinds: all = builtinKinds } = await kindsOf(options.kinds);
  const text = name === undefined ? allKinds(all, options) : oneKind(kindOf(name, all), options);
  const output = await openOutput(options.output);
  output.write(`${text}\n`);
  await output.close();
  return 0;
}

function kindOf(name: string, all: readonly Kind[]): Kind {
  const kind = all.find((each) => each.name === name);
  if (kind !== undefined) return kind;
  const names = all.map((each) => each.name);
  throw new Misuse(`there is no kind ${name}${meant(name, names)}`);
}

function allKinds(all: readonly Kind[], { json, schema }: KindsOptions): string {
  if (schema === true) return pretty(recordsSchema(all));
  if (json === true) return pretty(all.map(described));
  return columns(all.map(({ name, describes }) => [name, describes])).join('\n');
}

function oneKind(kind: Kind, { json, schema }: KindsOptions): string {
  if (schema === true) return pretty(recordSchema(kind));
  const { name, describes, topics, fields, facts, guards } = described(kind);
  if (json === true) return pretty(described(kind));
  return [
    name,
    describes,
    `IPTC Media Topics: ${topics.join(', ')}`,
    '',
    'Fields (* required)',
    ...columns(fields.map((field) => [`${field.name}${field.required ? '*' : ''}`, field.takes])),
    '',
    'Facts (for templates)',
    ...columns(facts.map((fact) => [fact.name, fact.types.join(' or '), fact.notes.join(', ')])),
    '',
    'Guards',
    ...columns(guards.map((guard) => [guard.name, guard.describes])),
  ].join('\n');
}

function described(kind: Kind) {
  const { properties = {} } = typesOf(kind);
  return {
    name: kind.name,
    describes: kind.describes,
    topics: kind.topics,
    fields: kind.fieldNames.map((name) => ({
      name,
      required: kind.requiredFields.includes(name),
      takes: summary(properties[name] ?? {}),
      alsoNamed: kind.aliases[name] ?? [],
      describes: kind.fieldNotes.get(name),
    })),
    facts: kind.facts.map(({ name, types, from, must, material, angle, elements }) => ({
      name,
      types,
      from,
      notes: [
        ...(must ? ['in every headline and lead'] : []),
        ...(material ? ['material'] : []),
        ...(angle ? ['angle'] : []),
        ...(elements.length > 0
          ? [`each: ${elements.map((element) => element.name).join(', ')}`]
          : []),
      ],
    })),
    guards: guardsOf(kind).map(({ name, code, describes }) => ({ name, code, describes })),
  };
}

/** A guard that a kind has for several of its fields is one to those who switch it off. */
function guardsOf(kind: Kind): readonly Guard[] {
  const all = [...(commonGuards as readonly Guard[]), ...kind.guards];
  return all.filter(
    ({ name, describes }, index) =>
      all.findIndex((other) => other.name === name && other.describes === describes) === index,
  );
}

/** The types of a kind's fields, without what its notes say of them. */
function typesOf(kind: Kind): { readonly properties?: Readonly<Record<string, JsonSchema>> } {
  return recordSchema({ ...kind, fieldNotes: new Map() });
}

/** What a schema takes, in a few words. */
function summary(schema: JsonSchema): string {
  const { description, anyOf, type, items, properties, required } = schema;
  const choices = schema['enum'] ?? (schema['const'] === undefined ? undefined : [schema['const']]);
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  if (typeof description === 'string') return description;
  if (Array.isArray(anyOf)) {
    return [...new Set((anyOf as readonly JsonSchema[]).map(summary))].join(' | ');
  }
  if (type === 'array') return `[${summary((items ?? {}) as JsonSchema)}, …]`;
  if (type === 'object' && properties !== undefined) {
    const names = Object.keys(properties as object).map((name) =>
      Array.isArray(required) && required.includes(name) ? name : `${name}?`,
    );
    return `{${names.join(', ')}}`;
  }
  if (Array.isArray(type)) return type.join(' | ');
  return typeof type === 'string' ? type : 'any value';
}

function pretty(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  }
  return rows.map((row) =>
    `  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd(),
  );
}
