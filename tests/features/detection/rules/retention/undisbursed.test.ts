import { undisbursed } from '../../../../../src/features/detection/rules/retention/undisbursed.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

const decision = '云民分〔2023〕1号'
const key = `allocation ${decision}/湘财社指〔2023〕12号/dibao_rural/430603101`

async function allocatedOn(story: Story, decidedOn: string) {
  await story.appropriation({ receivedOn: '2023-01-05' })
  await story.allocation({ decision, decidedOn, amountFen: 500_000n })
}

ruleTable(undisbursed, {
  flags: [
    {
      name: 'a part not disbursed on day 91',
      edge: 'days',
      story: async (story) => {
        await allocatedOn(story, '2023-03-01')
        await story.disbursement({ amountFen: 499_999n, disbursedOn: '2023-03-05' })
      },
      asOf: '2023-05-31',
      expect: [
        {
          amountFen: 1n,
          evidence: [key],
          message:
            '陆城镇 农村低保 2023-03-01按云民分〔2023〕1号从湘财社指〔2023〕12号分配的资金,' +
            '91天后仍有0.01元未拨付',
        },
      ],
    },
    {
      name: 'what was sent covers the older decision',
      story: async (story) => {
        await allocatedOn(story, '2023-03-01')
        await story.allocation({ decidedOn: '2023-03-20', amountFen: 300_000n })
        await story.disbursement({ amountFen: 600_000n, disbursedOn: '2023-03-25' })
      },
      expect: [{ amountFen: 200_000n }],
    },
    {
      name: 'adjusted to where nothing was allocated, from the day of the adjustment',
      story: async (story) => {
        await allocatedOn(story, '2023-03-01')
        await story.disbursement({ amountFen: 499_900n, disbursedOn: '2023-03-05' })
        await story.adjustment({ decision: '调1', decidedOn: '2023-07-01', amountFen: 100n })
      },
      asOf: '2023-10-01',
      expect: [
        {
          amountFen: 100n,
          evidence: ['document 湘财社指〔2023〕12号'],
          message:
            '陆城镇 特困供养 2023-07-01按调1从湘财社指〔2023〕12号调剂来的资金,92天后仍有1.00元未拨付',
        },
      ],
    },
    {
      name: 'adjusted from two categories to one by one decision',
      story: async (story) => {
        await allocatedOn(story, '2023-03-01')
        await story.allocation({ category: 'temporary', decidedOn: '2023-03-01', amountFen: 200n })
        await story.disbursement({ amountFen: 499_900n, disbursedOn: '2023-03-05' })
        const moved = { decision: '调1', decidedOn: '2023-07-01', to: 'tekun' }
        await story.adjustment({ ...moved, amountFen: 100n })
        await story.adjustment({ ...moved, from: 'temporary', amountFen: 200n })
      },
      asOf: '2023-10-01',
      expect: [
        {
          amountFen: 300n,
          evidence: ['document 湘财社指〔2023〕12号'],
          message:
            '陆城镇 特困供养 2023-07-01按调1从湘财社指〔2023〕12号调剂来的资金,92天后仍有3.00元未拨付',
        },
      ],
    },
    {
      name: 'another township’s disbursement is none of this one’s',
      story: async (story) => {
        await allocatedOn(story, '2023-03-01')
        const township = '430603102'
        await story.allocation({ township, decidedOn: '2023-03-01', amountFen: 5n })
        await story.disbursement({ township, amountFen: 5n, disbursedOn: '2023-03-02' })
      },
      expect: [{ amountFen: 500_000n, evidence: [key] }],
    },
  ],
  passes: [
    {
      name: 'day 90',
      edge: 'days',
      story: (story) => allocatedOn(story, '2023-03-01'),
      asOf: '2023-05-30',
    },
    {
      name: 'adjusted a short while ago, beside an older allocation that was all disbursed',
      story: async (story) => {
        await allocatedOn(story, '2023-03-01')
        await story.allocation({ category: 'tekun', decidedOn: '2023-03-01', amountFen: 200n })
        await story.disbursement({ category: 'tekun', amountFen: 200n, disbursedOn: '2023-03-05' })
        await story.disbursement({ amountFen: 499_900n, disbursedOn: '2023-03-05' })
        await story.adjustment({ decidedOn: '2023-07-01', amountFen: 100n })
      },
      asOf: '2023-09-01',
    },
    {
      name: 'all of it disbursed',
      story: async (story) => {
        await allocatedOn(story, '2023-03-01')
        await story.disbursement({ amountFen: 500_000n, disbursedOn: '2023-03-02' })
      },
    },
    {
      name: 'received and not even allocated, which is another rule’s',
      story: (story) => story.appropriation(),
    },
  ],
})
