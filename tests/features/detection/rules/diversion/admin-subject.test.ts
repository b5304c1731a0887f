import { adminSubject } from '../../../../../src/features/detection/rules/diversion/admin-subject.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(adminSubject, {
  flags: [
    {
      name: 'office costs',
      story: (story) => story.expenditure({ voucher: '记-7-12', subject: '30201' }),
      expect: [
        {
          amountFen: 100_000n,
          evidence: ['voucher 记-7-12'],
          message:
            '陆城镇2023-07-05凭证记-7-12从流浪乞讨人员救助资金列支“30201 办公费”1,000.00元,' +
            '用途“返乡车票”',
        },
      ],
    },
    {
      name: 'a capital subject that the table of subjects does not have',
      story: (story) => story.expenditure({ subject: '31099' }),
      expect: [{ amountFen: 100_000n }],
    },
    {
      name: 'a permitted subject for what is none',
      story: (story) => story.expenditure({ purpose: '镇敬老院屋顶维修' }),
      expect: [{ amountFen: 100_000n }],
    },
    {
      name: 'another series that a setting adds',
      story: (story) => story.expenditure({ subject: '30701' }),
      params: { prefixes: ['302', '307', '310'] },
      expect: [{ amountFen: 100_000n }],
    },
  ],
  passes: [
    {
      name: 'taken back by that day',
      story: async (story) => {
        await story.expenditure({ voucher: '记-7', subject: '30201' })
        await story.reversal('记-7', '2023-07-20')
      },
    },
    { name: 'relief', story: (story) => story.expenditure({ subject: '30306' }) },
    { name: 'a living allowance', story: (story) => story.expenditure({ subject: '30305' }) },
    {
      name: 'a code that only contains 302',
      story: (story) => story.expenditure({ subject: '50302' }),
    },
    {
      name: 'spent after that day',
      story: (story) => story.expenditure({ subject: '30201', spentOn: '2023-07-05' }),
      asOf: '2023-07-04',
    },
  ],
})
