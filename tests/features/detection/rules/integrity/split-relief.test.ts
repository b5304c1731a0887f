import { splitRelief } from '../../../../../src/features/detection/rules/integrity/split-relief.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'
import type { LinePart } from '../../../../support/story-payments.ts'

async function granted(story: Story, grants: readonly (readonly [day: string, yuan: number])[]) {
  for (const [executedOn, yuan] of grants) {
    const line: LinePart = { amountFen: BigInt(yuan) * 100n, result: 'settled', executedOn }
    const month = executedOn.slice(0, 7)
    await story.batch({ number: executedOn, month, category: 'temporary', lines: [line] })
  }
}

ruleTable(splitRelief, {
  flags: [
    {
      name: 'one yuan over the limit within 30 days',
      edge: 'limitYuan',
      story: (story) =>
        granted(story, [
          ['2023-07-05', 1_000],
          ['2023-08-04', 1_001],
        ]),
      expect: [
        {
          amountFen: 200_100n,
          evidence: ['line 2023-07-05/1', 'line 2023-08-04/1'],
          message:
            '户主身份证430699********0001在2023-07-05至2023-08-04领取临时救助2笔、共2,001.00元,' +
            '每笔不超过1,001.00元,合计超过乡镇审批限额2,000.00元',
        },
      ],
    },
    {
      name: 'the last day that is near enough',
      edge: 'days',
      story: (story) =>
        granted(story, [
          ['2023-07-05', 2_000],
          ['2023-08-04', 2_000],
        ]),
      expect: [{ amountFen: 400_000n }],
    },
    {
      name: 'two members of one household on one day',
      story: (story) =>
        story.batch({
          category: 'temporary',
          lines: [
            { amountFen: 150_000n, head: '李四' },
            { person: '李四', amountFen: 150_000n },
          ],
        }),
      expect: [{ amountFen: 300_000n }],
    },
    {
      name: 'two cases of one family, told apart; what lies between is in neither',
      story: (story) =>
        granted(story, [
          ['2023-01-05', 1_500],
          ['2023-01-10', 1_500],
          ['2023-04-05', 1_500],
          ['2023-07-05', 1_500],
          ['2023-07-10', 1_500],
        ]),
      expect: [{ amountFen: 300_000n }, { amountFen: 300_000n }],
    },
  ],
  passes: [
    {
      name: 'exactly the limit',
      edge: 'limitYuan',
      story: (story) =>
        granted(story, [
          ['2023-07-05', 1_000],
          ['2023-08-04', 1_000],
        ]),
    },
    {
      name: '31 days apart',
      edge: 'days',
      story: (story) =>
        granted(story, [
          ['2023-07-05', 2_000],
          ['2023-08-05', 2_000],
        ]),
    },
    {
      name: 'one that the county approved beside a small one',
      story: (story) =>
        granted(story, [
          ['2023-07-05', 2_500],
          ['2023-07-10', 1_500],
        ]),
    },
    {
      name: 'two households',
      story: (story) =>
        story.batch({
          category: 'temporary',
          lines: [{ amountFen: 150_000n }, { person: '李四', amountFen: 150_000n }],
        }),
    },
    {
      name: 'a category that is paid by the month',
      story: (story) => story.batch({ lines: [{ amountFen: 150_000n }, { amountFen: 150_000n }] }),
    },
  ],
})
