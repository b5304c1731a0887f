import { staffAccount } from '../../../../../src/features/detection/rules/integrity/staff-account.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

const account = '621700009999'
const listed = (story: Story, part: { kind?: string; from?: string; to?: string } = {}) =>
  story.register({ kind: 'staff', person: '李四', from: '2023-01-01', account, ...part })

ruleTable(staffAccount, {
  flags: [
    {
      name: 'the account of somebody who handles the money',
      story: async (story) => {
        await listed(story)
        await story.batch({ number: 'B6', month: '2023-06', lines: [{ account }] })
        await story.batch({ number: 'B7', lines: [{ account }, { person: '王五', account }] })
      },
      expect: [
        {
          amountFen: 135_000n,
          evidence: ['line B6/1', 'line B7/1', 'line B7/2'],
          message: '经办人员的账户****9999收取了2人的救助金3笔、1,350.00元',
        },
      ],
    },
    {
      name: 'of a close relative, and each line once though both are listed',
      story: async (story) => {
        await listed(story, { kind: 'staff_family' })
        await story.register({ kind: 'staff_family', person: '王五', from: '2023-01-01', account })
        await story.batch({ lines: [{ account }] })
      },
      expect: [
        {
          amountFen: 45_000n,
          message: '经办人员近亲属的账户****9999收取了1人的救助金1笔、450.00元',
        },
      ],
    },
    {
      name: 'by the payee where the register has no account',
      story: async (story) => {
        await story.person('李四')
        await story.register({ kind: 'staff', person: '李四', from: '2023-07-31' })
        await story.batch({ lines: [{ payee: '李四', account: '621700008888' }] })
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'whoever handles the money as a recipient',
      story: async (story) => {
        await listed(story)
        await story.batch({ lines: [{ person: '李四', account }] })
      },
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'a relative’s own relief, and that of the household',
      story: async (story) => {
        await listed(story, { kind: 'staff_family' })
        await story.batch({
          lines: [
            { person: '李四', account },
            { person: '王五', head: '李四', payee: '李四', account },
          ],
        })
      },
    },
    {
      name: 'until the month before, and from the month after',
      story: async (story) => {
        await listed(story, { to: '2023-06-30' })
        await listed(story, { from: '2023-08-01' })
        await story.batch({ lines: [{ account }] })
      },
    },
    {
      name: 'an account of another register',
      story: async (story) => {
        await listed(story, { kind: 'company' })
        await story.batch({ lines: [{ account }] })
      },
    },
    {
      name: 'sent back',
      story: async (story) => {
        await listed(story)
        await story.batch({ lines: [{ account, result: 'returned' }] })
      },
    },
  ],
})
