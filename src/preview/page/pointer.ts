/**
 * JSON pointers (RFC 6901) into the text of a record.
 */
import { findNodeAtLocation, getNodeValue, parseTree, type Node } from 'jsonc-parser';

/** What a pointer leads to: the value, and where it stands in the text. */
export interface PointedValue {
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

/**
 * What a pointer leads to in the text of a record; `undefined` where there is nothing.
 *
 * @example
 * pointedIn('{"a": [{"b": 5}]}', '/a/0/b') // => { value: 5, start: 13, end: 14 }
 * pointedIn('{}', '/a') // => undefined
 */
export function pointedIn(text: string, pointer: string): PointedValue | undefined {
  const root = parseTree(text);
  const node: Node | undefined =
    root === undefined ? undefined : findNodeAtLocation(root, stepsOf(pointer));
  return node === undefined
    ? undefined
    : { value: getNodeValue(node) as unknown, start: node.offset, end: node.offset + node.length };
}

/** The steps of a pointer; numbers for the places of a list, as far as they look like them. */
function stepsOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^(?:0|[1-9]\d*)$/u.test(step) ? Number(step) : step));
}

/** A pointer with what it leads to. */
export interface Field {
  readonly pointer: string;
  /** The value as JSON, cut at a length that a line holds. */
  readonly value: string | undefined;
  readonly isEarlier: boolean;
}

const LONGEST = 160;

/**
 * What a pointer of a span leads to: in the record, or in the one before where it names that record.
 *
 * @example
 * fieldOf('/amount', '{"amount": {"amount": 5}}', undefined) // => { pointer: '/amount', value: '{"amount":5}', isEarlier: false }
 * fieldOf('a@1#/amount', '{}', '{"amount": 5}') // => { pointer: '/amount', value: '5', isEarlier: true }
 */
export function fieldOf(pointer: string, record: string, before: string | undefined): Field {
  const hash = pointer.indexOf('#');
  const isEarlier = hash >= 0 && !pointer.startsWith('/');
  const within = isEarlier ? pointer.slice(hash + 1) : pointer;
  const found = pointedIn(isEarlier ? (before ?? '') : record, within);
  const json = found === undefined ? undefined : JSON.stringify(found.value);
  return {
    pointer: within,
    isEarlier,
    value: json === undefined || json.length <= LONGEST ? json : `${json.slice(0, LONGEST - 1)}…`,
  };
}
