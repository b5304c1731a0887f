import { unexplainedDebit } from '../../../../../src/features/detection/rules/diversion/unexplained-debit.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

const bookedOn = '2023-07-05'

ruleTable(unexplainedDebit, {
  flags: [
    {
      name: 'unmatched on day 4',
      edge: 'days',
      story: (story) => story.statementLine({ serial: 'S1', bookedOn }),
      asOf: '2023-07-09',
      expect: [
        {
          amountFen: 100_000n,
          evidence: ['bank S1'],
          message: '账户****0000于2023-07-05支出1,000.00元(流水S1),4天仍无对应凭据',
        },
      ],
    },
    {
      name: 'one serial in two accounts',
      story: async (story) => {
        await story.statementLine({ serial: 'S1', account: '430001' })
        await story.statementLine({ serial: 'S1', account: '430002' })
      },
      expect: [{ amountFen: 100_000n }, { amountFen: 100_000n }],
    },
    {
      name: 'no patience at all',
      story: (story) => story.statementLine({ bookedOn }),
      params: { days: 0 },
      asOf: '2023-07-06',
      expect: [{ amountFen: 100_000n }],
    },
    {
      name: 'a charge of the bank above its limit',
      edge: 'chargeYuan',
      story: (story) => story.statementLine({ debitFen: 20_001n, summary: '手续费' }),
      expect: [{ amountFen: 20_001n }],
    },
  ],
  passes: [
    {
      name: 'a charge of the bank at its limit',
      edge: 'chargeYuan',
      story: (story) => story.statementLine({ debitFen: 20_000n, summary: '账户管理费' }),
    },
    {
      name: 'day 3',
      edge: 'days',
      story: (story) => story.statementLine({ bookedOn }),
      asOf: '2023-07-08',
    },
    { name: 'matched', story: (story) => story.statementLine({ matched: true }) },
    { name: 'money that came in', story: (story) => story.statementLine({ creditFen: 5n }) },
  ],
})
