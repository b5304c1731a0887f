import { staleCarryover } from '../../../../../src/features/detection/rules/retention/stale-carryover.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

const document = '湘财社指〔2021〕8号'

async function of2021(story: Story) {
  await story.appropriation({ document, receivedOn: '2021-03-01', amountFen: 700n })
  await story.allocation({ document, decidedOn: '2021-03-05', amountFen: 500n })
}

ruleTable(staleCarryover, {
  flags: [
    {
      name: 'on the first day after the next year, wherever it waits',
      edge: 'years',
      story: of2021,
      asOf: '2023-01-01',
      expect: [
        {
          amountFen: 700n,
          evidence: [`document ${document}`],
          message: '2021年度文件湘财社指〔2021〕8号的资金仍有7.00元未使用,应作为结余收回',
        },
      ],
    },
    {
      name: 'on a township’s account',
      story: async (story) => {
        await of2021(story)
        const channel = 'township_account'
        await story.disbursement({
          document,
          number: 'D1',
          channel,
          amountFen: 500n,
          disbursedOn: '2021-06-01',
        })
      },
      asOf: '2023-06-30',
      expect: [
        { amountFen: 500n, evidence: ['disbursement D1'] },
        { amountFen: 200n, evidence: [`document ${document}`] },
      ],
    },
  ],
  passes: [
    {
      name: 'on the last day of the next year',
      edge: 'years',
      story: of2021,
      asOf: '2022-12-31',
    },
    {
      name: 'used up',
      story: async (story) => {
        await story.appropriation({ document, receivedOn: '2021-03-01', amountFen: 500n })
        await story.allocation({ document, decidedOn: '2021-03-05', amountFen: 500n })
        await story.disbursement({ document, amountFen: 500n, disbursedOn: '2021-03-06' })
      },
    },
  ],
})
