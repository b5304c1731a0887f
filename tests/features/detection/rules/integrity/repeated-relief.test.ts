import { repeatedRelief } from '../../../../../src/features/detection/rules/integrity/repeated-relief.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'
import type { LinePart } from '../../../../support/story-payments.ts'

async function granted(story: Story, months: readonly string[], line: LinePart = {}) {
  for (const month of months) {
    const lines = [{ note: '因病', ...line }]
    await story.batch({ number: month, month, category: 'temporary', lines })
  }
}

ruleTable(repeatedRelief, {
  flags: [
    {
      name: 'the same reason twice in twelve months',
      edge: 'times',
      story: (story) => granted(story, ['2023-01', '2023-12']),
      expect: [
        {
          amountFen: 45_000n,
          evidence: ['line 2023-01/1', 'line 2023-12/1'],
          message:
            '户主身份证430699********0001以“因病”为由领取临时救助2次(2023-01至2023-12),' +
            '超出次数的共450.00元',
        },
      ],
    },
    {
      name: 'another member of the same family',
      story: async (story) => {
        await granted(story, ['2023-05'])
        await granted(story, ['2023-07'], { person: '李四', head: '张三', amountFen: 1n })
      },
      expect: [{ amountFen: 1n }],
    },
    {
      name: 'a third time where two are allowed; the first is out of the twelve months',
      story: (story) => granted(story, ['2022-06', '2022-12', '2023-06', '2023-09']),
      params: { times: 2 },
      expect: [
        {
          amountFen: 45_000n,
          evidence: ['line 2022-12/1', 'line 2023-06/1', 'line 2023-09/1'],
        },
      ],
    },
    {
      name: 'sent back, paid again, and then once more',
      story: async (story) => {
        await granted(story, ['2023-05'], { result: 'returned' })
        await story.batch({
          number: '2023-05-B1',
          month: '2023-05',
          category: 'temporary',
          isReissue: true,
          lines: [{ note: '补发 2023-05/1', reissueOf: ['2023-05', 1] }],
        })
        await granted(story, ['2023-07'])
      },
      expect: [{ amountFen: 45_000n, evidence: ['line 2023-05-B1/1', 'line 2023-07/1'] }],
    },
  ],
  passes: [
    {
      name: 'as often as is allowed',
      edge: 'times',
      story: (story) => granted(story, ['2023-01', '2023-12']),
      params: { times: 2 },
    },
    { name: 'a year later', story: (story) => granted(story, ['2022-12', '2023-12']) },
    {
      name: 'another reason',
      story: async (story) => {
        await granted(story, ['2023-05'])
        await granted(story, ['2023-07'], { note: '火灾' })
      },
    },
    {
      name: 'no reason given',
      story: (story) => granted(story, ['2023-05', '2023-07'], { note: '' }),
    },
    {
      name: 'two parts of one month',
      story: async (story) => {
        const line = { note: '因病' }
        await story.batch({ category: 'temporary', lines: [line, line] })
      },
    },
  ],
})
