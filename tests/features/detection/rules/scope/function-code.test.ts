import { functionCode } from '../../../../../src/features/detection/rules/scope/function-code.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

const document = '湘财社指〔2023〕12号'

ruleTable(functionCode, {
  flags: [
    {
      name: 'the subject of urban dibao for rural dibao',
      story: async (story) => {
        await story.appropriation({ subject: '2081901' })
        await story.allocation({ amountFen: 300n, decision: '云民分1号' })
        await story.allocation({ amountFen: 5n, township: '430603102', decision: '云民分1号' })
        await story.allocation({ category: 'dibao_urban', amountFen: 900n })
      },
      expect: [
        {
          amountFen: 305n,
          evidence: [
            `allocation 云民分1号/${document}/dibao_rural/430603101`,
            `allocation 云民分1号/${document}/dibao_rural/430603102`,
          ],
          message: `${document}的功能科目是“2081901 城市最低生活保障金支出”,却分配给农村低保2笔、3.05元`,
        },
      ],
    },
    {
      name: 'what an adjustment has not put right yet',
      story: async (story) => {
        await story.appropriation({ subject: '2081901' })
        await story.allocation({ amountFen: 300n })
        await story.adjustment({ from: 'dibao_rural', to: 'dibao_urban', amountFen: 299n })
      },
      expect: [{ amountFen: 1n }],
    },
  ],
  passes: [
    {
      name: 'the category of the subject',
      story: async (story) => {
        await story.appropriation({ subject: '2081902' })
        await story.allocation()
      },
    },
    {
      name: 'a category of two subjects',
      story: async (story) => {
        await story.appropriation({ subject: '2082102' })
        await story.allocation({ category: 'tekun' })
      },
    },
    {
      name: 'pooled money',
      story: async (story) => {
        await story.appropriation()
        await story.allocation()
      },
    },
    {
      name: 'put right to the last fen',
      story: async (story) => {
        await story.appropriation({ subject: '2081901' })
        await story.allocation({ amountFen: 300n })
        await story.adjustment({ from: 'dibao_rural', to: 'dibao_urban', amountFen: 300n })
      },
    },
    {
      name: 'moved to another category by an approved adjustment',
      story: async (story) => {
        await story.appropriation({ subject: '2081902' })
        await story.allocation({ amountFen: 300n })
        await story.adjustment({ from: 'dibao_rural', to: 'tekun', amountFen: 300n })
      },
    },
    {
      name: 'decided on after that day',
      story: async (story) => {
        await story.appropriation({ subject: '2081901' })
        await story.allocation({ decidedOn: '2023-03-01' })
      },
      asOf: '2023-02-28',
    },
  ],
})
