import { unpaid } from '../../../../../src/features/detection/rules/retention/unpaid.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

async function sentOn(story: Story, disbursedOn: string, channel: 'bank' | 'institution' = 'bank') {
  await story.appropriation()
  await story.allocation()
  await story.disbursement({ number: 'D1', channel, disbursedOn, amountFen: 100_000n })
}

ruleTable(unpaid, {
  flags: [
    {
      name: 'nothing has reached anybody on day 16',
      edge: 'days',
      story: (story) => sentOn(story, '2023-03-01'),
      asOf: '2023-03-17',
      expect: [
        {
          amountFen: 100_000n,
          evidence: ['disbursement D1'],
          message:
            '陆城镇 农村低保 2023-03-01拨到代发银行的资金(D1),16天后仍有1,000.00元未发放到人',
        },
      ],
    },
    {
      name: 'with a home as well',
      story: (story) => sentOn(story, '2023-03-01', 'institution'),
      expect: [{ amountFen: 100_000n }],
    },
    {
      name: 'a roster to which the bank has not answered',
      story: (story) => story.batch({ month: '2023-07', lines: [{}, { result: 'settled' }] }),
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'day 15',
      edge: 'days',
      story: (story) => sentOn(story, '2023-03-01'),
      asOf: '2023-03-16',
    },
    {
      name: 'paid to the last fen, or sent back',
      story: (story) =>
        story.batch({
          lines: [
            { person: '张三', result: 'settled' },
            { person: '李四', result: 'returned' },
          ],
        }),
    },
    {
      name: 'credited short, which is another rule’s',
      story: (story) =>
        story.batch({ lines: [{ result: 'settled', amountFen: 45_000n, settledFen: 40_000n }] }),
    },
    {
      name: 'money for vouchers, and on a township’s account',
      story: async (story) => {
        await story.appropriation()
        await story.allocation()
        await story.disbursement({ channel: 'direct', amountFen: 1n })
        await story.disbursement({ channel: 'township_account', amountFen: 1n })
      },
    },
  ],
})
