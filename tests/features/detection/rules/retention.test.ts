import { lateMonth } from '../../../../src/features/detection/rules/retention/late-month.ts'
import { unallocated } from '../../../../src/features/detection/rules/retention/unallocated.ts'
import { ruleTable } from '../../../support/rule-table.ts'

const document = '湘财社指〔2023〕12号'

ruleTable(unallocated, {
  flags: [
    {
      name: 'a part not allocated on day 31',
      story: async (story) => {
        await story.appropriation({ document, receivedOn: '2023-03-01', amountFen: 10_000_000n })
        await story.allocation({ document, amountFen: 9_999_999n, decidedOn: '2023-03-02' })
      },
      asOf: '2023-04-01',
      expect: [
        {
          amountFen: 1n,
          evidence: [`document ${document}`],
          message: '湘财社指〔2023〕12号于2023-03-01到位,至今31天,仍有0.01元未分配',
        },
      ],
    },
    {
      name: 'the balance of the day, although allocated since',
      story: async (story) => {
        await story.appropriation({ document, receivedOn: '2023-03-01' })
        await story.allocation({ document, decidedOn: '2023-04-02' })
      },
      asOf: '2023-04-01',
      expect: [{ amountFen: 10_000_000n }],
    },
    {
      name: 'each category of a document on its own',
      story: async (story) => {
        await story.appropriation({ document, category: 'tekun', amountFen: 5n })
        await story.appropriation({ document, category: 'orphan', amountFen: 3n })
      },
      expect: [{ amountFen: 3n }, { amountFen: 5n }],
    },
    {
      name: 'a stricter number of days',
      story: (story) => story.appropriation({ receivedOn: '2023-03-01' }),
      params: { days: 10 },
      asOf: '2023-03-12',
      expect: [{ amountFen: 10_000_000n }],
    },
  ],
  passes: [
    {
      name: 'day 30',
      story: (story) => story.appropriation({ receivedOn: '2023-03-01' }),
      asOf: '2023-03-31',
    },
    {
      name: 'all of it allocated',
      story: async (story) => {
        await story.appropriation()
        await story.allocation()
      },
    },
    {
      name: 'not received yet on that day',
      story: (story) => story.appropriation({ receivedOn: '2023-06-01' }),
      asOf: '2023-05-01',
    },
  ],
})

ruleTable(lateMonth, {
  flags: [
    {
      name: 'credited on the 11th',
      story: (story) =>
        story.batch({
          number: 'B1',
          lines: [
            { person: '张三', result: 'settled', executedOn: '2023-07-10' },
            { person: '李四', result: 'settled', executedOn: '2023-07-11', amountFen: 30_000n },
          ],
        }),
      expect: [
        {
          amountFen: 30_000n,
          evidence: ['batch B1'],
          message:
            '陆城镇2023-07的农村低保应在2023-07-10前到账,有1笔共300.00元逾期,最晚一笔2023-07-11到账',
        },
      ],
    },
    {
      name: 'credited early in a later month',
      story: (story) => story.batch({ lines: [{ result: 'settled', executedOn: '2023-08-05' }] }),
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'an earlier day that a setting fixes',
      story: (story) => story.batch({ lines: [{ result: 'settled', executedOn: '2023-07-06' }] }),
      params: { dayOfMonth: 5 },
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'credited on the 10th',
      story: (story) => story.batch({ lines: [{ result: 'settled', executedOn: '2023-07-10' }] }),
    },
    {
      name: 'paid before the holiday of the month before',
      story: (story) => story.batch({ lines: [{ result: 'settled', executedOn: '2023-06-28' }] }),
    },
    {
      name: 'sent back late, not credited',
      story: (story) => story.batch({ lines: [{ result: 'returned', executedOn: '2023-07-15' }] }),
    },
    {
      name: 'a re-issue',
      story: async (story) => {
        await story.batch({ number: 'B1', lines: [{ result: 'returned' }] })
        await story.batch({
          isReissue: true,
          lines: [{ reissueOf: ['B1', 1], result: 'settled', executedOn: '2023-07-20' }],
        })
      },
    },
    {
      name: 'temporary relief, which has no month',
      story: (story) =>
        story.batch({
          category: 'temporary',
          lines: [{ result: 'settled', executedOn: '2023-07-20' }],
        }),
    },
    {
      name: 'not yet credited on that day',
      story: (story) => story.batch({ lines: [{ result: 'settled', executedOn: '2023-07-11' }] }),
      asOf: '2023-07-10',
    },
  ],
})
