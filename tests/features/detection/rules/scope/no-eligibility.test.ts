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
            '从未列入在保名单',
        },
      ],
    },
    {
      name: 'never on the list, said to be made up for',
      story: (story) => story.batch({ lines: [{ note: '补发6月' }] }),
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'ended before it began, made up for or not',
      story: async (story) => {
        await story.eligibility({ from: '2023-05', to: '2023-04' })
        await story.batch({ number: 'B5', month: '2023-05' })
        await story.batch({ number: 'B7', lines: [{ note: '补发6月' }] })
      },
      expect: [{ amountFen: 90_000n, evidence: ['line B5/1', 'line B7/1'] }],
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
      name: 'on the list of another category, which paid for that month as well',
      story: async (story) => {
        await story.eligibility({ category: 'orphan' })
        await story.batch({ category: 'orphan' })
        await story.batch()
      },
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'on the list before or after, which is a matter of its decisions',
      story: async (story) => {
        await story.eligibility({ from: '2023-06', to: '2023-06' })
        await story.batch({ month: '2023-05' })
        await story.batch({ month: '2023-07' })
      },
    },
    {
      name: 'on the list of another category, which has not paid',
      story: async (story) => {
        await story.eligibility({ category: 'tekun' })
        await story.batch()
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
