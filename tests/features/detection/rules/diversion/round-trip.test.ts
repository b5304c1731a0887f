import { roundTrip } from '../../../../../src/features/detection/rules/diversion/round-trip.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { StatementPart, Story } from '../../../../support/story.ts'

const firm = { counterparty: '示例商贸公司', counterpartyAccount: '99990001' }

async function lent(story: Story, back: StatementPart, out: StatementPart = {}) {
  await story.statementLine({
    serial: 'S1',
    bookedOn: '2023-07-05',
    debitFen: 100_000n,
    ...firm,
    ...out,
  })
  await story.statementLine({ serial: 'S2', bookedOn: '2023-07-12', ...firm, ...back })
}

ruleTable(roundTrip, {
  flags: [
    {
      name: 'the same amount back on day 7',
      edge: 'days',
      story: (story) => lent(story, { creditFen: 100_000n }),
      expect: [
        {
          amountFen: 100_000n,
          evidence: ['bank S1', 'bank S2'],
          message:
            '2023-07-05转给示例商贸公司 ****00011,000.00元,7天后(2023-07-12)又转回1,000.00元',
        },
      ],
    },
    {
      name: 'with five percent of interest',
      edge: 'percent',
      story: (story) => lent(story, { creditFen: 105_000n }),
      expect: [{ amountFen: 100_000n }],
    },
    {
      name: 'five percent less',
      story: (story) => lent(story, { creditFen: 95_000n }),
      expect: [{ amountFen: 100_000n }],
    },
    {
      name: 'the same name where the bank gives no account',
      story: async (story) => {
        await story.statementLine({ serial: 'S1', counterparty: '王五' })
        await story.statementLine({ serial: 'S2', creditFen: 100_000n, counterparty: '王五' })
      },
      expect: [{ amountFen: 100_000n }],
    },
    {
      name: 'two loans and one return: the one of the amount',
      story: async (story) => {
        await lent(story, { creditFen: 100_000n })
        await story.statementLine({ serial: 'S0', debitFen: 99_000n, ...firm })
      },
      expect: [{ amountFen: 100_000n, evidence: ['bank S1', 'bank S2'] }],
    },
  ],
  passes: [
    {
      name: 'on day 8',
      edge: 'days',
      story: (story) => lent(story, { creditFen: 100_000n, bookedOn: '2023-07-13' }),
    },
    {
      name: 'six percent more',
      edge: 'percent',
      story: (story) => lent(story, { creditFen: 106_000n }),
    },
    {
      name: 'from somebody else',
      story: (story) => lent(story, { creditFen: 100_000n, counterpartyAccount: '99990002' }),
    },
    {
      name: 'first in, then out',
      story: (story) =>
        lent(story, { creditFen: 100_000n, bookedOn: '2023-07-05', bookedTime: '08:59:59' }),
    },
    {
      name: 'a refund that is in the books',
      story: (story) => lent(story, { creditFen: 100_000n, matched: true }),
    },
    {
      name: 'what the bank sent back',
      story: (story) => lent(story, { creditFen: 100_000n, summary: '退汇' }),
    },
  ],
})
