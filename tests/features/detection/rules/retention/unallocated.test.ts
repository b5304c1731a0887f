import { unallocated } from '../../../../../src/features/detection/rules/retention/unallocated.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

const document = '湘财社指〔2023〕12号'

ruleTable(unallocated, {
  flags: [
    {
      name: 'a part not allocated on day 31',
      edge: 'days',
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
      edge: 'days',
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
