import { cashWithdrawal } from '../../../../../src/features/detection/rules/interception/cash-withdrawal.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

const drawn = (story: Story, serial: string, debitFen: bigint, bookedOn = '2023-07-05') =>
  story.statementLine({ serial, debitFen, bookedOn, summary: '现金支取' })

ruleTable(cashWithdrawal, {
  flags: [
    {
      name: 'whatever is drawn, matched or not, month by month',
      story: async (story) => {
        await drawn(story, 'S1', 300n)
        await story.statementLine({
          serial: 'S2',
          bookedOn: '2023-07-31',
          debitFen: 200n,
          summary: '支票',
          remark: '提取现金发放',
          matched: true,
        })
        await drawn(story, 'S3', 7n, '2023-08-01')
      },
      expect: [
        {
          amountFen: 500n,
          evidence: ['bank S1', 'bank S2'],
          message: '账户****0000在2023-07提取现金2次、5.00元,超过备用金限额5.00元',
        },
        { amountFen: 7n, evidence: ['bank S3'] },
      ],
    },
    {
      name: 'one fen above the petty cash of the month',
      edge: 'monthlyYuan',
      story: async (story) => {
        await drawn(story, 'S1', 20_000n)
        await drawn(story, 'S2', 30_001n)
      },
      params: { monthlyYuan: 500 },
      expect: [{ amountFen: 1n, evidence: ['bank S1', 'bank S2'] }],
    },
  ],
  passes: [
    {
      name: 'exactly the petty cash of the month',
      edge: 'monthlyYuan',
      story: async (story) => {
        await drawn(story, 'S1', 20_000n)
        await drawn(story, 'S2', 30_000n)
      },
      params: { monthlyYuan: 500 },
    },
    { name: 'a transfer', story: (story) => story.statementLine() },
    {
      name: 'cash that was paid in',
      story: (story) => story.statementLine({ creditFen: 5n, summary: '现金支票退回' }),
    },
  ],
})
