import type { Sentence, Span } from '../../src/model.js';

/**
 * A sentence from a notation: `[company|Acme]` is a span of the fact `company` from `/company`, `[holder:1|Acme]` one from
 * `/holder/1`; `!status ` before the text adds a span over the whole sentence, as a gate has.
 */
export function marked(notation: string, message = 'told', line = 1): Sentence {
  const gate = /^!(\w+) /u.exec(notation);
  const spans: Span[] = [];
  let text = '';
  for (const part of notation.slice(gate?.[0].length ?? 0).split(/(\[[^\]]*\])/u)) {
    const slot = /^\[(?<fact>\w+)(?::(?<index>\d+))?\|(?<value>.*)\]$/u.exec(part)?.groups;
    if (slot === undefined) text += part;
    else {
      const { fact = '', index, value = '' } = slot;
      const from = index === undefined ? `/${fact}` : `/${fact}/${index}`;
      spans.push({ start: text.length, end: text.length + value.length, fact, from: [from] });
      text += value;
    }
  }
  if (gate !== null)
    spans.unshift({ start: 0, end: text.length, fact: gate[1] ?? '', from: [`/${gate[1] ?? ''}`] });
  return { text, message, template: { file: 'test.hbs', line }, spans };
}

/** What {@link marked} reads, with the spans in their order. */
export function notationOf({ text, spans }: Sentence): string {
  let notation = '';
  let at = 0;
  const sorted = [...spans].sort((one, other) => one.start - other.start || other.end - one.end);
  for (const { start, end, fact, from } of sorted) {
    if (start < at) return `${text} (spans overlap)`;
    const index = /\/(\d+)$/u.exec(from[0] ?? '')?.[1];
    const name = index === undefined ? fact : `${fact}:${index}`;
    notation += `${text.slice(at, start)}[${name}|${text.slice(start, end)}]`;
    at = end;
  }
  return notation + text.slice(at);
}
