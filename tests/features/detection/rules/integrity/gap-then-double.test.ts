import { gapThenDouble } from '../../../../../src/features/detection/rules/integrity/gap-then-double.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'
import type { LinePart } from '../../../../support/story-payments.ts'

/** A batch a month, each with the lines of 张三. */
async function paid(story: Story, months: Readonly<Record<string, readonly LinePart[]>>) {
  for (const [month, lines] of Object.entries(months)) {
    await story.batch({ number: month, month, lines })
  }
}

ruleTable(gapThenDouble, {
  flags: [
    {
      name: 'a month missed and then exactly double',
      story: (story) => paid(story, { '2023-05': [{}], '2023-07': [{ amountFen: 90_000n }] }),
      expect: [
        {
          amountFen: 45_000n,
          evidence: ['line 2023-07/1'],
          message:
            '身份证430699********0001的农村低保,此前漏发1个月,2023-07发放900.00元(上次450.00元),' +
            '其中补发450.00元',
        },
      ],
    },
    {
      name: 'made up for in a line of its own',
      story: (story) =>
        paid(story, {
          '2023-05': [{}],
          '2023-07': [{}, { note: '补发6月', amountFen: 44_000n }],
        }),
      expect: [{ amountFen: 44_000n, evidence: ['line 2023-07/1', 'line 2023-07/2'] }],
    },
    {
      name: 'said to be made up for, though no month was missed',
      story: (story) =>
        paid(story, { '2023-05': [{}], '2023-06': [{}], '2023-07': [{}, { note: '补发6月' }] }),
      expect: [
        {
          amountFen: 45_000n,
          message:
            '身份证430699********0001的农村低保,此前没有漏发的月份,备注却是补发,' +
            '2023-07发放900.00元(上次450.00元),其中补发450.00元',
        },
      ],
    },
    {
      name: 'the bank sent a month back, and the next roster has it twice',
      story: (story) =>
        paid(story, {
          '2023-05': [{}],
          '2023-06': [{ result: 'returned' }],
          '2023-07': [{ amountFen: 90_000n }],
        }),
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'one fen less than double',
      story: (story) =>
        paid(story, {
          '2023-04': [{ amountFen: 20_000n }],
          '2023-05': [{}],
          '2023-07': [{ amountFen: 89_999n }],
        }),
    },
    {
      name: 'the usual amount after a gap',
      story: (story) => paid(story, { '2023-05': [{}], '2023-07': [{}] }),
    },
    {
      name: 'double without a gap',
      story: (story) => paid(story, { '2023-06': [{}], '2023-07': [{ amountFen: 90_000n }] }),
    },
    {
      name: 'the first payment with the months since the approval',
      story: (story) => paid(story, { '2023-07': [{ amountFen: 90_000n, note: '补发6月' }] }),
    },
    {
      name: 'sent back and paid again',
      story: async (story) => {
        await paid(story, { '2023-05': [{}], '2023-06': [{ result: 'returned' }] })
        await story.batch({
          month: '2023-06',
          isReissue: true,
          lines: [{ note: '补发 2023-06/1', reissueOf: ['2023-06', 1] }],
        })
        await paid(story, { '2023-07': [{}] })
      },
    },
    {
      name: 'sent back and paid again, where the batch’s number names a month',
      story: async (story) => {
        const number = '2023年6月农村低保'
        await paid(story, { '2023-05': [{}] })
        await story.batch({ number, month: '2023-06', lines: [{ result: 'returned' }] })
        await story.batch({
          month: '2023-06',
          isReissue: true,
          lines: [{ note: `补发 ${number}/1`, reissueOf: [number, 1] }],
        })
        await paid(story, { '2023-07': [{}] })
      },
    },
    {
      name: 'temporary relief',
      story: async (story) => {
        await story.batch({ month: '2023-05', category: 'temporary' })
        await story.batch({ category: 'temporary', lines: [{ amountFen: 90_000n }] })
      },
    },
  ],
})
