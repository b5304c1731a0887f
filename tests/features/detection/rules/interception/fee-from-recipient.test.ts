import { feeFromRecipient } from '../../../../../src/features/detection/rules/interception/fee-from-recipient.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { StatementPart, Story } from '../../../../support/story.ts'

const account = '6217000011112222'

async function paidIn(story: Story, part: StatementPart = {}) {
  await story.batch({ lines: [{ account, result: 'settled' }] })
  await story.statementLine({
    serial: 'S1',
    creditFen: 2_000n,
    counterparty: '张三',
    counterpartyAccount: account,
    summary: '工本费',
    ...part,
  })
}

ruleTable(feeFromRecipient, {
  flags: [
    {
      name: 'a recipient pays into the fund account',
      story: (story) => paidIn(story),
      expect: [
        {
          amountFen: 2_000n,
          evidence: ['bank S1'],
          message:
            '救助对象的收款账户****2222于2023-07-05向专户缴入20.00元(流水S1,摘要“工本费”),' +
            '账上没有对应的追缴',
        },
      ],
    },
  ],
  passes: [
    { name: 'what the books know', story: (story) => paidIn(story, { matched: true }) },
    { name: 'too much paid, given back', story: (story) => paidIn(story, { summary: '多发退回' }) },
    {
      name: 'an account that nobody is paid on',
      story: (story) => paidIn(story, { counterpartyAccount: '6217000011113333' }),
    },
    {
      name: 'money that goes to a recipient',
      story: (story) => paidIn(story, { creditFen: 0n, debitFen: 5n }),
    },
    {
      name: 'the home that keeps people',
      story: async (story) => {
        const line = { account, payee: null }
        await story.batch({ category: 'tekun', lines: [line] })
        await story.statementLine({ creditFen: 5n, counterpartyAccount: account })
      },
    },
  ],
})
