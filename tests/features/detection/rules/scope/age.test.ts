import { age } from '../../../../../src/features/detection/rules/scope/age.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'
import type { LinePart } from '../../../../support/story-payments.ts'

/** 张三, born on 2005-06-30, and a month's support. */
async function orphan(story: Story, month: string, line: LinePart = {}) {
  await story.person('张三', { birthOn: '2005-06-30' })
  await story.batch({ number: month, month, category: 'orphan', lines: [line] })
}

ruleTable(age, {
  flags: [
    {
      name: 'the months after the eighteenth birthday',
      story: async (story) => {
        for (const month of ['2023-06', '2023-07', '2023-08']) await orphan(story, month)
      },
      expect: [
        {
          amountFen: 90_000n,
          evidence: ['line 2023-07/1', 'line 2023-08/1'],
          message:
            '身份证430699********0001于2023-06-30年满18周岁,此后仍发放孤儿基本生活保障2个月' +
            '(至2023-08),共900.00元',
        },
      ],
    },
    {
      name: 'an age that a setting gives to another category',
      story: async (story) => {
        await story.person('张三', { birthOn: '2007-01-01' })
        await story.batch({ category: 'tekun' })
      },
      params: { ages: { orphan: 18, tekun: 16 } },
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    { name: 'the month of the birthday', story: (story) => orphan(story, '2023-06') },
    {
      name: 'still at school, as the note says',
      story: (story) => orphan(story, '2023-07', { note: '年满18周岁仍在校就读' }),
    },
    {
      name: 'another category',
      story: async (story) => {
        await story.person('张三', { birthOn: '1950-01-01' })
        await story.batch()
      },
    },
    { name: 'sent back', story: (story) => orphan(story, '2023-07', { result: 'returned' }) },
  ],
})
