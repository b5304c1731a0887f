import { crossCategory } from '../../../../../src/features/detection/rules/diversion/cross-category.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

/** 张三 is on the list of tekun and was paid out of rural dibao, in a line with the note. */
async function misplaced(story: Story, note = '') {
  await story.eligibility({ category: 'tekun' })
  await story.batch({ number: 'B1', lines: [{ note }] })
}

const decision = '云民调〔2023〕3号'
async function adjusted(story: Story, part: { from?: string; to?: string } = {}) {
  await story.appropriation()
  await story.allocation({ category: part.from ?? 'dibao_rural' })
  await story.adjustment({ decision, ...part })
}

ruleTable(crossCategory, {
  flags: [
    {
      name: 'a person of another list paid out of this category',
      story: (story) => misplaced(story),
      expect: [
        {
          amountFen: 45_000n,
          evidence: ['line B1/1'],
          message: '陆城镇 2023-07 用农村低保资金支付特困供养1笔、450.00元,没有调剂文件',
        },
      ],
    },
    {
      name: 'a voucher whose purpose is another category',
      story: (story) =>
        story.expenditure({ voucher: '记-9', purpose: '支付农村低保户临时救助对象医药费' }),
      expect: [{ amountFen: 100_000n, evidence: ['voucher 记-9'] }],
    },
    {
      name: 'all of a month and place together, each fen once',
      story: async (story) => {
        await story.eligibility({ category: 'tekun' })
        await story.eligibility({ person: '李四', category: 'tekun' })
        await story.batch({ number: 'B1', lines: [{}, { person: '李四', amountFen: 1n }] })
      },
      expect: [{ amountFen: 45_001n, evidence: ['line B1/1', 'line B1/2'] }],
    },
    {
      name: 'a document between other categories is cited',
      story: async (story) => {
        await adjusted(story, { from: 'dibao_urban' })
        await misplaced(story, decision)
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'the document is of a later day',
      story: async (story) => {
        await adjusted(story)
        await story.eligibility({ category: 'tekun' })
        await story.batch({ month: '2023-01', lines: [{ note: decision }] })
      },
      asOf: '2023-01-31',
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'a document between the two categories is cited',
      story: async (story) => {
        await adjusted(story)
        await misplaced(story, `按${decision}列支`)
      },
    },
    {
      name: 'the own list as well',
      story: async (story) => {
        await story.eligibility({ category: 'dibao_rural' })
        await misplaced(story)
      },
    },
    {
      name: 'already paid out of the proper category',
      story: async (story) => {
        await misplaced(story)
        await story.batch({ category: 'tekun' })
      },
    },
    {
      name: 'on the other list only from the next month on',
      story: async (story) => {
        await story.eligibility({ category: 'tekun', from: '2023-08' })
        await story.batch()
      },
    },
    { name: 'on no list at all', story: (story) => story.batch() },
    {
      name: 'a voucher that names its own category beside another one',
      story: (story) =>
        story.expenditure({ purpose: '流浪乞讨人员救助对象转临时救助前的返乡车票' }),
    },
    {
      name: 'a voucher that was taken back',
      story: async (story) => {
        await story.expenditure({ voucher: '记-9', purpose: '临时救助' })
        await story.reversal('记-9', '2023-07-20')
      },
    },
    {
      name: 'temporary relief beside the own list',
      story: async (story) => {
        await story.eligibility({ category: 'tekun' })
        await story.batch({ category: 'temporary' })
      },
    },
  ],
})
