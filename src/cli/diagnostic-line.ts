/**
 * A diagnostic as a line for a person.
 */
import { styleText } from 'node:util';
import type { WriteStream } from 'node:tty';
import type { Diagnostic } from '../diagnostic.js';

type Colour = Parameters<typeof styleText>[0];

/** Colours text where the stream is a terminal that shows colours. */
export type Paint = (colour: Colour, text: string) => string;

/** How text is coloured on a stream; NO_COLOR and FORCE_COLOR are heeded. */
export function paintOn(stream: Partial<WriteStream>): Paint {
  return stream.isTTY === true && stream.hasColors?.() === true
    ? (colour, text) => styleText(colour, text, { validateStream: false })
    : (_colour, text) => text;
}

const colours = { written: 'green', held: 'yellow', rejected: 'red' } as const;

/** Control characters, and those that turn or hide text: a record must not write to the terminal. */
const unseen = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Cs}]/gu;

function visible(text: string): string {
  return text.replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * The line: `held  ID  guard/range  /amount: What is wrong (found X; expected Y). Hint.` `record` names the record
 * where the place does not.
 */
export function diagnosticLine(
  status: keyof typeof colours,
  diagnostic: Diagnostic,
  paint: Paint,
  record = '-',
): string {
  const { code, message, place, actual, expected, hint } = diagnostic;
  const parts: string[] = [];
  // What the message says already need not be told twice.
  if (actual !== undefined && !message.includes(actual)) parts.push(`found ${actual}`);
  if (expected !== undefined && !message.includes(expected)) parts.push(`expected ${expected}`);
  const sentence =
    parts.length === 0 ? message : `${message.replace(/\.$/u, '')} (${parts.join('; ')}).`;
  const advice =
    hint === undefined || message.includes(hint.replace(/\.$/u, '')) ? '' : ` ${asSentence(hint)}`;
  const where = place !== undefined && 'file' in place ? placeInFile(place) : record;
  const pointer =
    place !== undefined &&
    'pointer' in place &&
    place.pointer !== '' &&
    !message.includes(` at \`${place.pointer}\``)
      ? `${place.pointer}: `
      : '';
  const columns = [paint(colours[status], status), paint('bold', visible(where)), code];
  return `${columns.join('  ')}  ${visible(`${pointer}${sentence}${advice}`)}`;
}

function placeInFile({
  file,
  line,
  column,
}: {
  file: string;
  line: number;
  column: number;
}): string {
  return `${file}:${line}:${column}`;
}

function asSentence(hint: string): string {
  const capital = hint.charAt(0).toUpperCase() + hint.slice(1);
  return /[.!?]$/u.test(capital) ? capital : `${capital}.`;
}
