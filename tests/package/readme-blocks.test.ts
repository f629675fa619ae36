import { describe, expect, it } from 'vitest';
import { readmeBlocks } from './readme-blocks.js';

const fence = (info: string, ...lines: string[]) => ['```' + info, ...lines, '```', ''].join('\n');

describe('readmeBlocks', () => {
  it('gives files and runnable blocks in their order, with the output shown after them', () => {
    const markdown = [
      '# Title\n\n',
      fence('json file=deal.json', '{}'),
      fence('sh', 'not run'),
      fence('sh run', 'wirecopy write deal.json'),
      'It prints:\n\n',
      fence('text output', 'One.', '', 'Two.'),
      fence('ts run exit=1', 'process.exit(1);'),
    ].join('');
    expect(readmeBlocks(markdown)).toEqual([
      { type: 'file', line: 3, name: 'deal.json', text: '{}\n' },
      {
        type: 'run',
        line: 9,
        language: 'sh',
        text: 'wirecopy write deal.json\n',
        exit: 0,
        output: 'One.\n\nTwo.\n',
      },
      { type: 'run', line: 19, language: 'ts', text: 'process.exit(1);\n', exit: 1 },
    ]);
  });

  it.each([
    ['a mark that means nothing', fence('ts runs', '')],
    ['a language that cannot be run', fence('json run', '{}')],
    ['a status that is no number', fence('sh run exit=x', '')],
    ['output of nothing', fence('text output', '')],
    [
      'two outputs of one block',
      fence('sh run', '') + fence('text output', '') + fence('text output', ''),
    ],
    ['a file outside the folder', fence('json file=../x.json', '{}')],
    ['a block that is not closed', '```sh run\n'],
  ])('throws on %s', (_, markdown) => {
    expect(() => readmeBlocks(markdown)).toThrow(/README\.md:\d+/);
  });
});
