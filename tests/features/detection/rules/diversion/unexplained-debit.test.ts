import { unexplainedDebit } from '../../../../../src/features/detection/rules/diversion/unexplained-debit.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

const bookedOn = '2023-07-05'

ruleTable(unexplainedDebit, {
  flags: [
    {
      name: 'unmatched on day 4',
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
  ],
  passes: [
    {
      name: 'day 3',
      story: (story) => story.statementLine({ bookedOn }),
      asOf: '2023-07-08',
    },
    { name: 'matched', story: (story) => story.statementLine({ matched: true }) },
    { name: 'money that came in', story: (story) => story.statementLine({ creditFen: 5n }) },
  ],
})
