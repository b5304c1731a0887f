import { ownAccount } from '../../../../../src/features/detection/rules/interception/own-account.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'
import type { DisbursementPart } from '../../../../support/story-money.ts'

async function sent(story: Story, part: DisbursementPart) {
  const { category = 'dibao_rural' } = part
  await story.appropriation()
  await story.allocation({ category })
  await story.disbursement({ number: 'D1', disbursedOn: '2023-03-01', amountFen: 500n, ...part })
}

const staffAccount = '6222000011119999'
const staffSince = (story: Story, from: string, to?: string) =>
  story.register({
    kind: 'staff',
    person: '李四',
    from,
    account: staffAccount,
    ...(to === undefined ? {} : { to }),
  })

ruleTable(ownAccount, {
  flags: [
    {
      name: 'rural dibao sent to the township’s own account',
      story: (story) =>
        sent(story, { channel: 'township_account', payeeName: '陆城镇社会事务综合服务中心' }),
      expect: [
        {
          amountFen: 500n,
          evidence: ['disbursement D1'],
          message: '2023-03-01拨付单D1将5.00元付给陆城镇社会事务综合服务中心',
        },
      ],
    },
    {
      name: 'a village as the payee of what should go to the bank',
      story: (story) => sent(story, { payeeName: '测试村村民委员会' }),
      expect: [{ amountFen: 500n }],
    },
    {
      name: 'the account of somebody who handles the money',
      story: async (story) => {
        await staffSince(story, '2023-01-01')
        await story.expenditure({
          voucher: '记-1',
          payeeName: '李四',
          payeeKind: 'person',
          payeeAccount: staffAccount,
        })
      },
      expect: [
        {
          amountFen: 100_000n,
          evidence: ['voucher 记-1'],
          message: '2023-07-05凭证记-1将1,000.00元付给李* ****9999(账户属于经办人员或其近亲属)',
        },
      ],
    },
    {
      name: 'on the statement only',
      story: (story) => story.statementLine({ serial: 'S1', counterparty: '陆城镇财政所' }),
      expect: [{ amountFen: 100_000n, evidence: ['bank S1'] }],
    },
    {
      name: 'a voucher that is not matched with its statement line yet, once',
      story: async (story) => {
        const payeeName = '陆城镇财政所'
        await story.expenditure({ voucher: '记-1', payeeName, payeeKind: 'unit' })
        await story.statementLine({ bookedOn: '2023-07-06', counterparty: payeeName })
      },
      expect: [{ amountFen: 100_000n, evidence: ['voucher 记-1'] }],
    },
    {
      name: 'a voucher taken back, and the money that left all the same',
      story: async (story) => {
        const payeeName = '陆城镇财政所'
        await story.expenditure({ voucher: '记-1', payeeName, payeeKind: 'unit' })
        await story.reversal('记-1', '2023-08-01')
        await story.statementLine({ serial: 'S1', counterparty: payeeName })
      },
      expect: [{ amountFen: 100_000n, evidence: ['bank S1'] }],
    },
    {
      name: 'on the statements of two banks that number their lines alike',
      story: async (story) => {
        await story.statementLine({ serial: '1', counterparty: '陆城镇财政所' })
        await story.statementLine({ serial: '1', counterparty: '陆城镇财政所', account: '430001' })
      },
      expect: [{ amountFen: 100_000n }, { amountFen: 100_000n }],
    },
  ],
  passes: [
    {
      name: 'money for temporary relief on the township’s account',
      story: (story) =>
        sent(story, {
          category: 'temporary',
          channel: 'township_account',
          payeeName: '陆城镇社会事务综合服务中心',
        }),
    },
    {
      name: 'the paying bank',
      story: (story) => sent(story, { payeeName: '示例银行代发过渡户' }),
    },
    {
      name: 'who handled the money only until the day before',
      story: async (story) => {
        await staffSince(story, '2023-01-01', '2023-07-04')
        await story.expenditure({ payeeName: '李四', payeeAccount: staffAccount })
      },
    },
    {
      name: 'a voucher that was taken back',
      story: async (story) => {
        await story.expenditure({ voucher: '记-1', payeeName: '陆城镇财政所', payeeKind: 'unit' })
        await story.reversal('记-1', '2023-08-01')
      },
    },
    {
      name: 'an order that was taken back',
      story: async (story) => {
        await sent(story, { payeeName: '测试村村民委员会' })
        await story.reversal('D1', '2023-03-02')
      },
    },
    {
      name: 'a statement line that is matched, or will be with a disbursement of those days',
      story: async (story) => {
        const payeeName = '陆城镇社会事务综合服务中心'
        const category = 'temporary'
        await sent(story, { category, channel: 'township_account', payeeName })
        await story.statementLine({
          bookedOn: '2023-03-02',
          debitFen: 500n,
          counterparty: payeeName,
        })
        await story.statementLine({ counterparty: payeeName, matched: true })
      },
    },
  ],
})
