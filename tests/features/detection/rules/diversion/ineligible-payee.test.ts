import { ineligiblePayee } from '../../../../../src/features/detection/rules/diversion/ineligible-payee.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

const home = { payee: null, payeeName: '陆城镇敬老院', account: '62170008' }

ruleTable(ineligiblePayee, {
  flags: [
    {
      name: 'rural dibao on the account of a home',
      story: async (story) => {
        await story.batch({ number: 'B6', month: '2023-06', lines: [home] })
        await story.batch({ number: 'B7', month: '2023-07', lines: [home] })
      },
      expect: [
        {
          amountFen: 90_000n,
          evidence: ['line B6/1', 'line B7/1'],
          message: '农村低保2笔、900.00元付给了陆城镇敬老院 ****0008,不是救助对象个人',
        },
      ],
    },
    {
      name: 'tekun to a firm and to a village',
      story: (story) =>
        story.batch({
          category: 'tekun',
          lines: [
            { payee: null, payeeName: '示例商贸公司', account: '62170001' },
            { payee: null, payeeName: '测试村村民委员会', account: '62170002', amountFen: 1n },
          ],
        }),
      expect: [{ amountFen: 45_000n }, { amountFen: 1n }],
    },
    {
      name: 'a voucher of dibao money to a unit',
      story: (story) =>
        story.expenditure({ voucher: '记-3', category: 'dibao_rural', payeeKind: 'unit' }),
      expect: [{ amountFen: 100_000n, evidence: ['voucher 记-3'] }],
    },
  ],
  passes: [
    {
      name: 'people in tekun and orphans who live in the home',
      story: async (story) => {
        await story.batch({ category: 'tekun', lines: [home] })
        await story.batch({ category: 'orphan', lines: [home] })
      },
    },
    {
      name: 'the head of the household',
      story: (story) => story.batch({ lines: [{ head: '李四', payee: '李四' }] }),
    },
    {
      name: 'a person without an identity number on the roster',
      story: (story) => story.batch({ lines: [{ payee: null, payeeName: '张三' }] }),
    },
    {
      name: 'goods for temporary relief, and a voucher of dibao money to a person',
      story: async (story) => {
        await story.expenditure({ category: 'temporary' })
        await story.expenditure({ category: 'dibao_rural', payeeKind: 'person' })
      },
    },
    {
      name: 'sent back',
      story: (story) => story.batch({ lines: [{ ...home, result: 'returned' }] }),
    },
  ],
})
