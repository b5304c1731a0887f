import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, parameter } from '../../rule.ts'
import { onlyRow } from '../evidence.ts'
import { penaltyRegulations, reliefMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'
import { waitingDisbursements } from '../waiting-disbursement.ts'

/** 截留: money sent to a township's account that has reached nobody from there. */
export const channelResidue = defineRule({
  code: 'interception.channel_residue',
  pattern: 'interception',
  severity: 'high',
  name: '乡镇账户截留',
  summary: '拨到乡镇账户的资金超过规定天数仍未发放或使用',
  why: '钱停在乡镇账户上,既没有到人也没有办事,容易被截留、挪作他用。',
  exclusions: [
    '先拨先用:账户支出先抵较早的拨付,余额算在较晚的拨付上。',
    '已由银行退回局里的资金不计。',
    '发放名册已审批、正在办理的,核实后排除。',
  ],
  basis: [
    {
      document: penaltyRegulations,
      article: '第六条第(二)项、第(三)项',
      certainty: 'verified',
    },
    { document: reliefMeasures, article: '第六十七条', certainty: 'verified' },
  ],
  nextCheck: '调取乡镇账户流水和余额,核对未发名册,查资金实际停留或转出的去向。',
  params: z.strictObject({
    days: parameter(z.int().min(1).max(365).default(30), {
      name: '拨付后容许的天数',
      source: '参照《预算法》第五十二条的三十日;乡镇到人的期限法规未作规定',
      certainty: 'unverified',
    }),
  }),
  facts: z.object({
    disbursement: z.string(),
    township: z.string(),
    category: z.string(),
    disbursedOn: z.string(),
    waitingFen: fenText,
    waitingDays: z.int(),
  }),
  message: (kept) =>
    `${kept.disbursedOn}拨到${kept.township}账户的${kept.category}资金(${kept.disbursement}),` +
    `${kept.waitingDays}天后仍有${formatFen(kept.waitingFen)}元未发放或使用`,
  reads: [waitingDisbursements],
  detect: ({ districtCode, asOf, params }) => sql`
    select waiting.number as subject, waiting.township_code, waiting.category_code,
      null::text as month, waiting.waiting_fen as amount_fen,
      jsonb_build_object('disbursement', waiting.number,
        'township', ${townshipName(districtCode, 'waiting.township_code')},
        'category', ${categoryName(districtCode, 'waiting.category_code')},
        'disbursedOn', waiting.disbursed_on, 'waitingFen', waiting.waiting_fen::text,
        'waitingDays', ${asOf}::date - waiting.disbursed_on) as facts,
      ${onlyRow('disbursement', sql`waiting.number`, sql`waiting.waiting_fen`)} as evidence
    from waiting_disbursement waiting
    where waiting.channel = 'township_account' and ${asOf}::date - waiting.disbursed_on > ${params.days}::int`,
})
