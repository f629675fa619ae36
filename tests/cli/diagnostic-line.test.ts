import { describe, expect, it } from 'vitest';
import { diagnosticLine, paintOn } from '../../src/cli/diagnostic-line.js';
import { diagnose } from '../../src/diagnostic.js';

const plain = paintOn({});

describe('diagnosticLine', () => {
  it('tells status, record, code, place, what was found and expected, and what to do', () => {
    const diagnostic = diagnose('guard/range', {
      message: 'The sum is beyond the bound.',
      place: { record: 'a', pointer: '/amount' },
      actual: '5 USD',
      expected: 'at most 4 USD',
      hint: 'check the unit',
    });
    expect(diagnosticLine('held', diagnostic, plain, 'a')).toBe(
      'held  a  guard/range  /amount: The sum is beyond the bound (found 5 USD; expected at most 4 USD). Check the unit.',
    );
  });

  it('tells the place in a file, and nothing twice', () => {
    const diagnostic = diagnose('file/ragged-row', {
      message: 'The row has 3 cells, the header 2.',
      place: { file: 'a.csv', line: 4, column: 1 },
      actual: '3',
      expected: '2',
    });
    expect(diagnosticLine('rejected', diagnostic, plain)).toBe(
      'rejected  a.csv:4:1  file/ragged-row  The row has 3 cells, the header 2.',
    );
  });

  it('tells neither pointer nor advice twice that the message holds', () => {
    const diagnostic = diagnose('record/ambiguous-currency', {
      message: 'Found "$" at `/price`, expected a currency; write a code.',
      place: { record: 'a', pointer: '/price' },
      actual: '"$"',
      expected: 'a currency',
      hint: 'write a code',
    });
    expect(diagnosticLine('held', diagnostic, plain, 'a')).toBe(
      'held  a  record/ambiguous-currency  Found "$" at `/price`, expected a currency; write a code.',
    );
  });

  it('lets no record write to the terminal', () => {
    const diagnostic = diagnose('record/unsafe-text', {
      message: 'Bad \u001b[2J\u202e text.',
      place: { record: 'a\n', pointer: '/name\u0007' },
    });
    expect(diagnosticLine('rejected', diagnostic, plain, 'a\n')).toBe(
      'rejected  a\\u000a  record/unsafe-text  /name\\u0007: Bad \\u001b[2J\\u202e text.',
    );
  });

  it('colours the status where the stream shows colours', () => {
    const stream = { isTTY: true, hasColors: () => true } as const;
    const line = diagnosticLine(
      'held',
      diagnose('digest/empty', { message: 'None.' }),
      paintOn(stream),
    );
    expect(line).toBe('\u001b[33mheld\u001b[39m  \u001b[1m-\u001b[22m  digest/empty  None.');
    expect(paintOn({ ...stream, hasColors: () => false })('red', 'a')).toBe('a');
  });
});
