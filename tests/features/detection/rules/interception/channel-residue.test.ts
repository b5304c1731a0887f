import { channelResidue } from '../../../../../src/features/detection/rules/interception/channel-residue.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

import type { Story } from '../../../../support/story.ts'

const township = { category: 'temporary', channel: 'township_account' } as const

async function sentOn(story: Story, days: Record<string, string>) {
  await story.appropriation()
  await story.allocation({ category: 'temporary' })
  for (const [number, disbursedOn] of Object.entries(days)) {
    await story.disbursement({ ...township, number, disbursedOn, amountFen: 100_000n })
  }
}

ruleTable(channelResidue, {
  flags: [
    {
      name: 'nothing has left the account on day 31',
      edge: 'days',
      story: (story) => sentOn(story, { D1: '2023-03-01' }),
      asOf: '2023-04-01',
      expect: [
        {
          amountFen: 100_000n,
          evidence: ['disbursement D1'],
          message: '2023-03-01拨到陆城镇账户的临时救助资金(D1),31天后仍有1,000.00元未发放或使用',
        },
      ],
    },
    {
      name: 'one fen is left',
      story: async (story) => {
        await sentOn(story, { D1: '2023-03-01' })
        await story.expenditure({ ...township, amountFen: 99_999n, spentOn: '2023-03-05' })
      },
      expect: [{ amountFen: 1n }],
    },
    {
      name: 'what was spent covers the older disbursement',
      story: async (story) => {
        await sentOn(story, { D1: '2023-03-01', D2: '2023-03-20' })
        await story.expenditure({ ...township, amountFen: 130_000n, spentOn: '2023-04-01' })
      },
      expect: [{ amountFen: 70_000n, evidence: ['disbursement D2'] }],
    },
    {
      name: 'spent only after that day',
      story: async (story) => {
        await sentOn(story, { D1: '2023-03-01' })
        await story.expenditure({ ...township, amountFen: 100_000n, spentOn: '2023-05-02' })
      },
      asOf: '2023-05-01',
      expect: [{ amountFen: 100_000n }],
    },
    {
      name: 'a stricter number of days',
      story: (story) => sentOn(story, { D1: '2023-03-01' }),
      params: { days: 10 },
      asOf: '2023-03-12',
      expect: [{ amountFen: 100_000n }],
    },
  ],
  passes: [
    {
      name: 'day 30',
      edge: 'days',
      story: (story) => sentOn(story, { D1: '2023-03-01' }),
      asOf: '2023-03-31',
    },
    {
      name: 'all of it spent',
      story: async (story) => {
        await sentOn(story, { D1: '2023-03-01' })
        await story.expenditure({ ...township, amountFen: 100_000n, spentOn: '2023-03-05' })
      },
    },
    {
      name: 'money that waits at the paying bank',
      story: (story) => story.batch(),
    },
  ],
})
