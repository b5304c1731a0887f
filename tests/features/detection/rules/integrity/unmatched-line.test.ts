import { unmatchedLine } from '../../../../../src/features/detection/rules/integrity/unmatched-line.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

const credit = { bookedOn: '2023-07-05', creditFen: 100_000n }

ruleTable(unmatchedLine, {
  flags: [
    {
      name: 'day 31',
      edge: 'days',
      story: (story) => story.statementLine({ serial: 'S1', ...credit, summary: '来账' }),
      asOf: '2023-08-05',
      expect: [
        {
          amountFen: 100_000n,
          evidence: ['bank S1'],
          message: '账户****0000于2023-07-05收入1,000.00元(流水S1,摘要“来账”),31天仍未与账务对上',
        },
      ],
    },
    {
      name: 'one serial in two accounts',
      story: async (story) => {
        await story.statementLine({ serial: 'S1', account: '430001', ...credit })
        await story.statementLine({ serial: 'S1', account: '430002', ...credit })
      },
      expect: [{ amountFen: 100_000n }, { amountFen: 100_000n }],
    },
  ],
  passes: [
    {
      name: 'day 30',
      edge: 'days',
      story: (story) => story.statementLine(credit),
      asOf: '2023-08-04',
    },
    { name: 'matched', story: (story) => story.statementLine({ ...credit, matched: true }) },
    { name: 'interest', story: (story) => story.statementLine({ ...credit, summary: '结息' }) },
    { name: 'money that went out', story: (story) => story.statementLine({ debitFen: 5n }) },
  ],
})
