import { yearEndRush } from '../../../../../src/features/detection/rules/retention/year-end-rush.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

const months = (count: number) =>
  Array.from({ length: count }, (_, n) => `2023-${String(n + 1).padStart(2, '0')}`)

/** So many months with 100.00 each, then December in two vouchers. */
async function yearOf(story: Story, count: number, decemberFen: bigint) {
  for (const month of months(count)) {
    await story.expenditure({ spentOn: `${month}-10`, amountFen: 10_000n })
  }
  await story.expenditure({ voucher: '记-12-1', spentOn: '2023-12-05', amountFen: 10_000n })
  await story.expenditure({
    voucher: '记-12-2',
    spentOn: '2023-12-25',
    amountFen: decemberFen - 10_000n,
  })
}

ruleTable(yearEndRush, {
  flags: [
    {
      name: 'above 40 percent; at stake is what is above, of the latest voucher first',
      edge: 'percent',
      story: (story) => yearOf(story, 6, 40_100n),
      expect: [
        {
          amountFen: 60n,
          evidence: ['voucher 记-12-1', 'voucher 记-12-2'],
          message:
            '陆城镇 2023年12月 流浪乞讨人员救助支出401.00元,占全年1,001.00元的40%,' +
            '超过规定比例0.60元',
        },
      ],
    },
    {
      name: 'six months to compare with',
      edge: 'months',
      story: (story) => yearOf(story, 6, 90_000n),
      expect: [{ amountFen: 30_000n }],
    },
    {
      name: 'rosters, which is when the bank credited them',
      story: async (story) => {
        for (const month of months(6)) {
          await story.batch({ month, lines: [{ result: 'settled', amountFen: 10_000n }] })
        }
        const late = { result: 'settled', executedOn: '2023-12-20', amountFen: 60_000n } as const
        await story.batch({ number: 'B11', month: '2023-11', lines: [late] })
      },
      expect: [{ amountFen: 12_000n, evidence: ['batch B11'] }],
    },
  ],
  passes: [
    {
      name: 'exactly 40 percent',
      edge: 'percent',
      story: (story) => yearOf(story, 6, 40_000n),
    },
    {
      name: 'five months to compare with',
      edge: 'months',
      story: (story) => yearOf(story, 5, 90_000n),
    },
    {
      name: 'December is not there yet',
      story: (story) => yearOf(story, 6, 90_000n),
      asOf: '2023-11-30',
    },
  ],
})
