import { parkedBalance } from '../../../../../src/features/detection/rules/retention/parked-balance.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

const category = 'temporary'

async function parkedSince(story: Story, disbursedOn: string, category = 'temporary') {
  await story.appropriation()
  await story.allocation({ category })
  await story.disbursement({
    category,
    number: 'D1',
    channel: 'township_account',
    amountFen: 100_000n,
    disbursedOn,
  })
}

ruleTable(parkedBalance, {
  flags: [
    {
      name: 'at three month ends, while a roster of an earlier month is not paid',
      edge: 'months',
      story: async (story) => {
        await parkedSince(story, '2023-03-12')
        await story.batch({ number: 'B4', category, month: '2023-04', lines: [{}, {}] })
      },
      asOf: '2023-05-31',
      expect: [
        {
          amountFen: 100_000n,
          evidence: ['disbursement D1', 'batch B4'],
          message:
            '陆城镇 临时救助 1,000.00元自2023-03-12起停在乡镇账户上,历经3个月末,' +
            '同期有2笔、900.00元名册未发放',
        },
      ],
    },
    {
      name: 'a returned line that was not paid again',
      story: async (story) => {
        await parkedSince(story, '2023-03-12')
        await story.batch({ category, month: '2023-04', lines: [{ result: 'returned' }] })
      },
      expect: [{ amountFen: 100_000n }],
    },
    {
      name: 'a returned line whose re-issue was returned as well',
      story: async (story) => {
        await parkedSince(story, '2023-03-12')
        const result = 'returned'
        await story.batch({ number: 'B4', category, month: '2023-04', lines: [{ result }] })
        await story.batch({
          category,
          month: '2023-04',
          isReissue: true,
          lines: [{ result, reissueOf: ['B4', 1] }],
        })
      },
      expect: [{ amountFen: 100_000n, evidence: ['disbursement D1', 'batch B4'] }],
    },
    {
      name: 'only the part that has been there all the time',
      story: async (story) => {
        await parkedSince(story, '2023-03-12')
        await story.expenditure({
          category,
          channel: 'township_account',
          amountFen: 40_000n,
          spentOn: '2023-04-01',
        })
        await story.batch({ category, month: '2023-04' })
      },
      expect: [{ amountFen: 60_000n }],
    },
  ],
  passes: [
    {
      name: 'one day before the third month end',
      edge: 'months',
      story: async (story) => {
        await parkedSince(story, '2023-03-12')
        await story.batch({ category, month: '2023-04' })
      },
      asOf: '2023-05-30',
    },
    {
      name: 'every roster is paid, at the second attempt too',
      story: async (story) => {
        await parkedSince(story, '2023-03-12')
        await story.batch({ number: 'B1', category, lines: [{ result: 'returned' }] })
        await story.batch({
          category,
          isReissue: true,
          lines: [{ reissueOf: ['B1', 1], result: 'settled' }],
        })
      },
    },
    {
      name: 'what came back, twice, was handed up instead',
      story: async (story) => {
        await parkedSince(story, '2023-03-12', 'dibao_rural')
        const result = 'returned'
        await story.batch({ number: 'B4', month: '2023-04', lines: [{ result }] })
        await story.batch({
          month: '2023-04',
          isReissue: true,
          lines: [{ result, reissueOf: ['B4', 1] }],
        })
        await story.remittance({ document: '缴1', remittedOn: '2023-05-08', returned: ['B4', 1] })
      },
    },
    {
      name: 'a roster of another category, and one of the month itself',
      story: async (story) => {
        await parkedSince(story, '2023-03-12')
        await story.batch({ month: '2023-04' })
        await story.batch({ category, month: '2023-07' })
      },
      asOf: '2023-07-31',
    },
  ],
})
