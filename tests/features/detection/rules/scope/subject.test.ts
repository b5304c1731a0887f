import { subject } from '../../../../../src/features/detection/rules/scope/subject.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(subject, {
  flags: [
    {
      name: 'a subject for people that is none of relief',
      story: (story) => story.expenditure({ voucher: '记-5', subject: '30308' }),
      expect: [
        {
          amountFen: 100_000n,
          evidence: ['voucher 记-5'],
          message:
            '陆城镇2023-07-05凭证记-5从流浪乞讨人员救助资金列支“30308”1,000.00元,' +
            '不在允许的科目内,用途“返乡车票”',
        },
      ],
    },
    {
      name: 'a subject that only another category has',
      story: (story) => story.expenditure({ subject: '30308' }),
      params: { byCategory: { minor_protection: ['30308'] } },
      expect: [{ amountFen: 100_000n }],
    },
  ],
  passes: [
    { name: 'relief', story: (story) => story.expenditure({ subject: '30306' }) },
    { name: 'a living allowance', story: (story) => story.expenditure({ subject: '30305' }) },
    {
      name: 'a subject that the category has besides',
      story: (story) => story.expenditure({ category: 'minor_protection', subject: '30308' }),
      params: { byCategory: { minor_protection: ['30308'] } },
    },
    {
      name: 'office costs, which are a matter of their own',
      story: async (story) => {
        await story.expenditure({ subject: '30201' })
        await story.expenditure({ subject: '31099' })
      },
    },
    {
      name: 'taken back by that day',
      story: async (story) => {
        await story.expenditure({ voucher: '记-5', subject: '30308' })
        await story.reversal('记-5', '2023-07-20')
      },
    },
    {
      name: 'spent after that day',
      story: (story) => story.expenditure({ subject: '30308' }),
      asOf: '2023-07-04',
    },
  ],
})
