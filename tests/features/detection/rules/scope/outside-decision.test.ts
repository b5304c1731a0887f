import { outsideDecision } from '../../../../../src/features/detection/rules/scope/outside-decision.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(outsideDecision, {
  flags: [
    {
      name: 'the month before it begins and the month after it ends',
      story: async (story) => {
        await story.eligibility({ from: '2023-06', to: '2023-07' })
        for (const month of ['2023-05', '2023-06', '2023-07', '2023-08']) {
          await story.batch({ number: month, month })
        }
      },
      expect: [
        {
          amountFen: 90_000n,
          evidence: ['line 2023-05/1', 'line 2023-08/1'],
          message:
            '陆城镇身份证430699********0001的农村低保2023-07后停保、2023-06才批准,' +
            '却发放了决定之外的2个月(2023-05至2023-08)共900.00元',
        },
      ],
    },
    {
      name: 'between two entitlements: after the stop of the first',
      story: async (story) => {
        await story.eligibility({ from: '2023-01', to: '2023-03' })
        await story.eligibility({ from: '2023-06' })
        await story.batch({ number: 'B4', month: '2023-04' })
      },
      expect: [
        {
          amountFen: 45_000n,
          message:
            '陆城镇身份证430699********0001的农村低保2023-03后停保,' +
            '却发放了决定之外的1个月(2023-04至2023-04)共450.00元',
        },
      ],
    },
    {
      name: 'made up for before it begins',
      story: async (story) => {
        await story.eligibility({ from: '2023-08' })
        await story.batch({ lines: [{ note: '补发6月' }] })
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'a funeral every month',
      story: async (story) => {
        await story.eligibility({ category: 'tekun', to: '2023-05' })
        const funeral = { category: 'tekun', lines: [{ note: '丧葬费' }] }
        await story.batch({ ...funeral, month: '2023-06' })
        await story.batch({ ...funeral, month: '2023-07' })
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
      name: 'never on the list, or on that of another township',
      story: async (story) => {
        await story.batch()
        await story.eligibility({ person: '李四', township: '430603102', to: '2023-05' })
        await story.batch({ lines: [{ person: '李四' }] })
      },
    },
    {
      name: 'on the list of another category since, which has not paid',
      story: async (story) => {
        await story.eligibility({ to: '2023-06' })
        await story.eligibility({ category: 'tekun', from: '2023-07' })
        await story.batch()
      },
    },
    {
      name: 'the funeral of somebody in tekun',
      story: async (story) => {
        await story.eligibility({ category: 'tekun', to: '2023-06' })
        await story.batch({ category: 'tekun', lines: [{ note: '丧葬费' }] })
      },
    },
    {
      name: 'ended before it began, which is as never on the list',
      story: async (story) => {
        await story.eligibility({ from: '2023-05', to: '2023-04' })
        await story.batch()
      },
    },
    {
      name: 'a month that is made up for',
      story: async (story) => {
        await story.eligibility({ to: '2023-06' })
        await story.batch({ lines: [{ note: '补发6月' }] })
      },
    },
    {
      name: 'sent back',
      story: async (story) => {
        await story.eligibility({ to: '2023-06' })
        await story.batch({ lines: [{ result: 'returned' }] })
      },
    },
  ],
})
