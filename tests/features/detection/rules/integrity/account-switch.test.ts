import { accountSwitch } from '../../../../../src/features/detection/rules/integrity/account-switch.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

const people = ['张三', '李四', '王五', '赵六', '孙七', '周八', '吴九', '郑十']

/** Two months of a village of eight, the first `switched` with new accounts in the second. */
async function village(story: Story, switched: number, month = '2023-07') {
  const lines = (from: number) =>
    people.map((person, no) => ({ person, account: `6217${person}${no < from ? '新' : ''}` }))
  await story.batch({ number: 'B6', month: '2023-06', lines: lines(0) })
  await story.batch({ number: 'B7', month, lines: lines(switched) })
}

ruleTable(accountSwitch, {
  flags: [
    {
      name: 'enough of a village',
      edge: 'people',
      story: (story) => village(story, 3),
      params: { people: 3, percent: 37 },
      expect: [
        {
          amountFen: 135_000n,
          evidence: ['line B7/1', 'line B7/2', 'line B7/3'],
          message: '陆城镇测试村 2023-07 农村低保8人中3人的收款账户与上月不同,发放1,350.00元',
        },
      ],
    },
    {
      name: 'exactly the share',
      edge: 'percent',
      story: (story) => village(story, 2),
      params: { people: 2, percent: 25 },
      expect: [{ amountFen: 90_000n }],
    },
    {
      name: 'compared with the latest month that was paid',
      story: (story) => village(story, 8, '2023-09'),
      params: { people: 8 },
      expect: [{ amountFen: 360_000n }],
    },
  ],
  passes: [
    {
      name: 'one too few',
      edge: 'people',
      story: (story) => village(story, 3),
      params: { people: 4 },
    },
    {
      name: 'less than the share',
      edge: 'percent',
      story: (story) => village(story, 2),
      params: { people: 2, percent: 26 },
    },
    {
      name: 'paid for the first time',
      story: (story) =>
        story.batch({ lines: people.map((person) => ({ person, account: `62${person}` })) }),
      params: { people: 2 },
    },
    {
      name: 'put right after the bank had sent it back',
      story: async (story) => {
        const first = ['张三', '李四'].map((person) => ({ person, result: 'settled' as const }))
        await story.batch({ number: 'B5', month: '2023-05', lines: first })
        const back = first.map((line) => ({ ...line, result: 'returned' as const }))
        await story.batch({ number: 'B6', month: '2023-06', lines: back })
        const lines = ['张三', '李四'].map((person, no) => ({
          person,
          account: `6299${person}`,
          reissueOf: ['B6', no + 1] as const,
        }))
        await story.batch({ number: 'B6-B1', month: '2023-06', isReissue: true, lines })
        const next = ['张三', '李四'].map((person) => ({ person, account: `6299${person}` }))
        await story.batch({ number: 'B7', lines: next })
      },
      params: { people: 2 },
    },
  ],
})
