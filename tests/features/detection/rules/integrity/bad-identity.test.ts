import { badIdentity } from '../../../../../src/features/detection/rules/integrity/bad-identity.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(badIdentity, {
  flags: [
    {
      name: 'paid in two months',
      story: async (story) => {
        await story.person('张三', { isIdentityValid: false })
        await story.batch({ number: 'B6', month: '2023-06' })
        await story.batch({ number: 'B7', month: '2023-07' })
      },
      expect: [
        {
          amountFen: 90_000n,
          evidence: ['line B6/1', 'line B7/1'],
          message: '身份证430699********0001号码有误,已发放农村低保2个月,共900.00元',
        },
      ],
    },
  ],
  passes: [
    { name: 'a good number', story: (story) => story.batch() },
    {
      name: 'a bad number of the head only',
      story: async (story) => {
        await story.person('李四', { isIdentityValid: false })
        await story.batch({ lines: [{ person: '张三', head: '李四' }] })
      },
    },
    {
      name: 'sent back',
      story: async (story) => {
        await story.person('张三', { isIdentityValid: false })
        await story.batch({ lines: [{ result: 'returned' }] })
      },
    },
  ],
})
