import { flatShares } from '../../../../../src/features/detection/rules/interception/flat-shares.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { LinePart } from '../../../../support/story-payments.ts'

const people = [...'甲乙丙丁戊己庚辛壬癸']
const shares = (count: number, amountFen = 20_000n): LinePart[] =>
  people.slice(0, count).map((person) => ({ person, village: '甲村', amountFen }))

ruleTable(flatShares, {
  flags: [
    {
      name: 'ten households of a village with the same amount',
      edge: 'households',
      story: (story) => story.batch({ number: 'B1', lines: shares(10) }),
      expect: [
        {
          amountFen: 200_000n,
          evidence: people.map((_, at) => `line B1/${at + 1}`),
          message: '陆城镇甲村 2023-07 农村低保10户每户都是200.00元,共2,000.00元',
        },
      ],
    },
    {
      name: 'the same amount per household, whatever its members have',
      story: (story) =>
        story.batch({
          lines: [
            ...shares(9),
            { person: '癸', village: '甲村', amountFen: 15_000n },
            { person: '子', head: '癸', village: '甲村', amountFen: 5_000n },
            { person: '丑', village: '乙村', amountFen: 7n },
          ],
        }),
      expect: [{ amountFen: 200_000n }],
    },
    {
      name: 'no household of one person among them',
      story: (story) =>
        story.batch({
          lines: people.flatMap((head, no) => [
            { person: head, village: '甲村', amountFen: 15_000n + BigInt(no) },
            { person: `${head}妻`, head, village: '甲村', amountFen: 5_000n - BigInt(no) },
          ]),
        }),
      expect: [{ amountFen: 200_000n }],
    },
    {
      name: 'another amount that came back, or was paid in another month',
      story: async (story) => {
        await story.batch({ month: '2023-06', lines: [{ ...shares(1)[0], amountFen: 19_000n }] })
        await story.batch({
          lines: [
            ...shares(10),
            { person: '子', village: '甲村', amountFen: 7n, result: 'returned' },
          ],
        })
      },
      expect: [{ amountFen: 200_000n }],
    },
    {
      name: 'who has two lines, together the same amount',
      story: (story) =>
        story.batch({
          lines: [
            ...shares(9),
            { person: '癸', village: '甲村', amountFen: 15_000n },
            { person: '癸', village: '甲村', amountFen: 5_000n },
          ],
        }),
      expect: [{ amountFen: 200_000n }],
    },
  ],
  passes: [
    {
      name: 'nine households',
      edge: 'households',
      story: (story) => story.batch({ lines: shares(9) }),
    },
    {
      name: 'one household of ten has a fen more',
      story: (story) =>
        story.batch({
          lines: [...shares(9), { person: '癸', village: '甲村', amountFen: 20_001n }],
        }),
    },
    {
      name: 'tekun, which has one standard',
      story: (story) => story.batch({ category: 'tekun', lines: shares(10) }),
    },
  ],
})
