import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, parameter } from '../../rule.ts'
import { budgetLaw, reliefFundMeasures, reliefMeasures } from '../laws.ts'
import { runningSubjects } from '../running-subject.ts'
import { voucherFacts, vouchersThat } from '../voucher.ts'

/** 挪用: relief money spent on running an office or on capital goods. */
export const adminSubject = defineRule({
  code: 'diversion.admin_subject',
  pattern: 'diversion',
  severity: 'high',
  name: '列支办公或资本性支出',
  summary: '救助资金列支了工资福利、商品和服务、资本性支出等不允许的科目或用途',
  why: '救助资金只能用于困难群众,不得用于工作经费、机构运转、设备购置和维修。',
  exclusions: [
    '科目录入有误、实际用于救助的,更正凭证后排除。',
    '用途中的字样只是线索:科目合规而用途写明办公、维修等的,同样列出,由核查判断。',
  ],
  basis: [
    { document: budgetLaw, article: '第九十三条第(四)项', certainty: 'verified' },
    { document: reliefMeasures, article: '第六十七条', certainty: 'verified' },
    { document: reliefFundMeasures, article: '第十一条', certainty: 'unverified' },
  ],
  nextCheck: '调阅凭证和附件,核实实际用途;确属挪用的,由单位归还原渠道。',
  isOfMonths: true,
  params: z.strictObject({
    prefixes: parameter(
      z
        .array(z.string().regex(/^\d{3,5}$/))
        .max(20)
        .default([...runningSubjects]),
      {
        name: '不允许列支的经济科目(前几位)',
        source: '《政府收支分类科目》工资福利、商品和服务、资本性支出,对照《预算法》第九十三条',
        certainty: 'excerpt',
      },
    ),
    words: parameter(
      z
        .array(z.string().min(2).max(20))
        .max(30)
        .default(['工作经费', '办公', '维修', '装修', '招待', '会议费', '培训费', '购车']),
      {
        name: '不允许的用途字样',
        source: '《中央财政困难群众救助补助资金管理办法》(财社〔2017〕58号)第十一条',
        certainty: 'unverified',
      },
    ),
  }),
  facts: voucherFacts,
  message: ({ voucher, spentOn, township, category, subject, purpose, spentFen }) =>
    `${township}${spentOn}凭证${voucher}从${category}资金列支“${subject}”${formatFen(spentFen)}元,` +
    `用途“${purpose}”`,
  detect: ({ districtCode, asOf, params }) =>
    vouchersThat(
      { districtCode, asOf },
      sql`(known.is_permitted is false
        or spent.subject_code ^@ any (${params.prefixes}::text[])
        or exists (select 1 from unnest(${params.words}::text[]) word
          where position(word in spent.purpose) > 0))`,
    ),
})
