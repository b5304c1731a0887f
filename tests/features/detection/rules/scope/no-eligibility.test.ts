import { noEligibility } from '../../../../../src/features/detection/rules/scope/no-eligibility.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(noEligibility, {
  flags: [
    {
      name: 'never on the list',
      story: async (story) => {
        await story.batch({ number: 'B6', month: '2023-06' })
        await story.batch({ number: 'B7', month: '2023-07' })
      },
      expect: [
        {
          amountFen: 90_000n,
          evidence: ['line B6/1', 'line B7/1'],
          message:
            '陆城镇向身份证430699********0001发放农村低保2个月(2023-06至2023-07)共900.00元,' +
            '这些月份没有在保记录',
        },
      ],
    },
    {
      name: 'the month before it begins and the month after it ends',
      story: async (story) => {
        await story.eligibility({ from: '2023-06', to: '2023-07' })
        for (const month of ['2023-05', '2023-06', '2023-07', '2023-08']) {
          await story.batch({ number: month, month })
        }
      },
      expect: [{ amountFen: 90_000n, evidence: ['line 2023-05/1', 'line 2023-08/1'] }],
    },
    {
      name: 'on the list of another township',
      story: async (story) => {
        await story.eligibility({ township: '430603102' })
        await story.batch()
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'on the list of another category',
      story: async (story) => {
        await story.eligibility({ category: 'tekun' })
        await story.batch()
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'the month after the grace',
      edge: 'graceMonths',
      story: async (story) => {
        await story.eligibility({ to: '2023-04' })
        await story.batch({ month: '2023-07' })
      },
      params: { graceMonths: 2 },
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'the last month of grace after the entitlement',
      edge: 'graceMonths',
      story: async (story) => {
        await story.eligibility({ to: '2023-05' })
        await story.batch({ month: '2023-07' })
      },
      params: { graceMonths: 2 },
    },
    {
      name: 'its first and its last month',
      story: async (story) => {
        await story.eligibility({ from: '2023-06', to: '2023-07' })
        await story.batch({ month: '2023-06' })
        await story.batch({ month: '2023-07' })
      },
    },
    {
      name: 'without an end',
      story: async (story) => {
        await story.eligibility({ from: '2023-06' })
        await story.batch({ month: '2023-12' })
      },
    },
    {
      name: 'temporary relief, which has no list',
      story: (story) => story.batch({ category: 'temporary' }),
    },
    {
      name: 'sent back',
      story: (story) => story.batch({ lines: [{ result: 'returned' }] }),
    },
  ],
})
