import { sharedAccount } from '../../../../../src/features/detection/rules/interception/shared-account.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

const account = '6217000011112222'

ruleTable(sharedAccount, {
  flags: [
    {
      name: 'three households on one account',
      edge: 'households',
      story: (story) =>
        story.batch({
          number: 'B1',
          lines: ['张三', '李四', '王五'].map((person) => ({ person, account })),
        }),
      expect: [
        {
          amountFen: 135_000n,
          evidence: ['line B1/1', 'line B1/2', 'line B1/3'],
          message: '账户****2222收取了3户3人的救助金,共1,350.00元',
        },
      ],
    },
    {
      name: 'in months of their own, and in two townships',
      story: async (story) => {
        await story.batch({ number: 'B1', month: '2023-05', lines: [{ person: '张三', account }] })
        await story.batch({ number: 'B2', month: '2023-06', lines: [{ person: '李四', account }] })
        await story.batch({
          number: 'B3',
          township: '430603102',
          lines: [{ person: '王五', account }],
        })
      },
      expect: [{ amountFen: 135_000n, evidence: ['line B1/1', 'line B2/1', 'line B3/1'] }],
    },
    {
      name: 'tekun recipients who each are to be paid under their own name, without a number',
      story: (story) =>
        story.batch({
          category: 'tekun',
          lines: ['张三', '李四', '王五'].map((person) => ({
            person,
            account,
            payee: null,
            payeeName: person,
          })),
        }),
      expect: [{ amountFen: 135_000n }],
    },
    {
      name: 'two households, where two are too many',
      story: (story) =>
        story.batch({ lines: ['张三', '李四'].map((person) => ({ person, account })) }),
      params: { households: 2 },
      expect: [{ amountFen: 90_000n }],
    },
  ],
  passes: [
    {
      name: 'two households',
      edge: 'households',
      story: (story) =>
        story.batch({ lines: ['张三', '李四'].map((person) => ({ person, account })) }),
    },
    {
      name: 'four members of one household',
      story: (story) =>
        story.batch({
          lines: ['张三', '张四', '张五', '张六'].map((person) => ({
            person,
            head: '张三',
            account,
          })),
        }),
    },
    {
      name: 'an institution that keeps tekun recipients',
      story: (story) =>
        story.batch({
          category: 'tekun',
          lines: ['张三', '李四', '王五'].map((person) => ({ person, account, payee: null })),
        }),
    },
    {
      name: 'an institution of an unusual name',
      story: (story) =>
        story.batch({
          category: 'tekun',
          lines: ['张三', '李四', '王五'].map((person) => ({
            person,
            account,
            payee: null,
            payeeName: '云溪区康颐园',
          })),
        }),
    },
    {
      name: 'orphans of three households with one guardian',
      story: async (story) => {
        const children = ['甲', '乙', '丙']
        for (const child of children) await story.person(child, { birthOn: '2010-05-01' })
        await story.batch({
          category: 'orphan',
          lines: children.map((person) => ({ person, account, payee: '张三' })),
        })
      },
    },
    {
      name: 'three households, one of them sent back',
      story: (story) =>
        story.batch({
          lines: [
            { person: '张三', account },
            { person: '李四', account },
            { person: '王五', account, result: 'returned' },
          ],
        }),
    },
  ],
})
