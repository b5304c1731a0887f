import { overStandard } from '../../../../../src/features/detection/rules/scope/over-standard.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

/** Both are approved 450.00, and the roster has these standards for them, paid in full. */
async function rosterSays(story: Story, one: bigint, other: bigint) {
  const people = [
    { person: '张三', amountFen: one },
    { person: '李四', amountFen: other },
  ]
  for (const { person } of people) await story.eligibility({ person, standardFen: 45_000n })
  await story.batch({ number: 'B1', lines: people })
}

ruleTable(overStandard, {
  flags: [
    {
      name: 'one fen over',
      story: (story) =>
        story.batch({ number: 'B1', lines: [{ amountFen: 45_001n, standardFen: 45_000n }] }),
      expect: [
        {
          amountFen: 1n,
          evidence: ['line B1/1'],
          message: '身份证430699********0001,2023-07的农村低保标准450.00元,发放450.01元,超0.01元',
        },
      ],
    },
    {
      name: 'each category with a standard',
      story: async (story) => {
        for (const category of ['dibao_urban', 'tekun', 'temporary']) {
          await story.batch({ category, lines: [{ amountFen: 3n, standardFen: 1n }] })
        }
      },
      expect: [{ amountFen: 2n }, { amountFen: 2n }, { amountFen: 2n }],
    },
    {
      name: 'made up for, and more than all months since the approval',
      story: async (story) => {
        await story.eligibility({ from: '2023-05' })
        const line = { amountFen: 10n, standardFen: 3n, note: '补发5月、6月' }
        await story.batch({ number: 'B1', lines: [line] })
      },
      expect: [
        {
          amountFen: 1n,
          message:
            '身份证430699********0001,2023-07的农村低保标准0.03元,自批准起3个月共0.09元,' +
            '发放0.10元,超0.01元',
        },
      ],
    },
    {
      name: 'made up for from an approval that never took effect',
      story: async (story) => {
        await story.eligibility({ from: '2023-02', to: '2023-01' })
        await story.eligibility({ from: '2023-07' })
        const line = { amountFen: 5n, standardFen: 3n, note: '补发5月、6月' }
        await story.batch({ lines: [line] })
      },
      expect: [{ amountFen: 2n }],
    },
    {
      name: 'a standard on the roster that nobody approved, beside the approved one of others',
      story: (story) => rosterSays(story, 90_000n, 45_000n),
      expect: [
        {
          amountFen: 45_000n,
          evidence: ['line B1/1'],
          message:
            '身份证430699********0001,2023-07的农村低保标准450.00元(花名册列为900.00元),' +
            '发放900.00元,超450.00元',
        },
      ],
    },
    {
      name: 'temporary relief as if it were for a month',
      story: (story) =>
        story.batch({
          category: 'temporary',
          lines: [{ amountFen: 2n, standardFen: 1n, note: '补发6月' }],
        }),
      expect: [{ amountFen: 1n }],
    },
    {
      name: 'an addition that names no document',
      story: (story) =>
        story.batch({ lines: [{ amountFen: 2n, standardFen: 1n, note: '分类施保' }] }),
      expect: [{ amountFen: 1n }],
    },
  ],
  passes: [
    {
      name: 'exactly the standard',
      story: (story) => story.batch({ lines: [{ amountFen: 45_000n, standardFen: 45_000n }] }),
    },
    {
      name: 'a grant of temporary relief at its cap',
      story: (story) =>
        story.batch({ category: 'temporary', lines: [{ amountFen: 5n, standardFen: 5n }] }),
    },
    {
      name: 'a standard that was raised for all of the roster, ahead of the lists',
      story: (story) => rosterSays(story, 50_000n, 50_000n),
    },
    {
      name: 'a standard that the lists have raised for one',
      story: async (story) => {
        await rosterSays(story, 50_000n, 45_000n)
        await story.eligibility({ from: '2023-06', standardFen: 50_000n })
      },
    },
    {
      name: 'less than the approved standard, whatever the roster calls it',
      story: async (story) => {
        await rosterSays(story, 1n, 45_000n)
        await story.batch({ month: '2023-06', lines: [{ amountFen: 2n, standardFen: 90_000n }] })
      },
    },
    {
      name: 'an addition with its document',
      story: (story) =>
        story.batch({
          lines: [{ amountFen: 2n, standardFen: 1n, note: '分类施保 云民发〔2023〕5号' }],
        }),
    },
    {
      name: 'an addition with its document that was sent back and re-issued',
      story: async (story) => {
        const line = { amountFen: 2n, standardFen: 1n }
        const note = '分类施保 云民发〔2023〕5号'
        await story.batch({ number: 'B1', lines: [{ ...line, note, result: 'returned' }] })
        const again = { ...line, note: '补发 B1/1', reissueOf: ['B1', 1] as const }
        await story.batch({ isReissue: true, lines: [again] })
      },
    },
    {
      name: 'a month that is made up for',
      story: async (story) => {
        await story.eligibility({ from: '2023-06' })
        await story.batch({ lines: [{ amountFen: 2n, standardFen: 1n, note: '补发6月' }] })
      },
    },
    {
      name: 'made up for, of somebody on no list, which is another rule’s',
      story: (story) =>
        story.batch({ lines: [{ amountFen: 2n, standardFen: 1n, note: '补发6月' }] }),
    },
    {
      name: 'no more than the standard reached the person',
      story: (story) =>
        story.batch({
          lines: [{ amountFen: 2n, standardFen: 1n, result: 'settled', settledFen: 1n }],
        }),
    },
    {
      name: 'sent back',
      story: (story) =>
        story.batch({ lines: [{ amountFen: 2n, standardFen: 1n, result: 'returned' }] }),
    },
  ],
})
