import { sql } from 'kysely'
import { z } from 'zod'
import { formatFen } from '../../../../kernel/fen.ts'
import { defineRule, fenText, ownDefault, parameter } from '../../rule.ts'
import { onlyRow } from '../evidence.ts'
import { penaltyRegulations, reliefMeasures } from '../laws.ts'
import { categoryName, townshipName } from '../names.ts'
import { waitingDisbursements } from '../waiting-disbursement.ts'

const channelNames: Readonly<Record<string, string>> = {
  bank: '代发银行',
  institution: '供养机构',
}

/** 滞留: money that went to the paying bank or a home and has reached nobody from there. */
export const unpaid = defineRule({
  code: 'retention.unpaid',
  pattern: 'retention',
  severity: 'high',
  name: '资金拨付后未发放',
  summary: '拨到代发银行、供养机构的资金超过规定天数仍未发放到人',
  why: '钱已经离开专户却没有到人,停在代发过渡户或机构账上。',
  exclusions: [
    '先拨先用:发放先抵较早的拨付,余额算在较晚的拨付上。',
    '银行退回的资金已回专户,另见“退汇未补发”。',
    '到账少于应发的差额,另见“到账少于应发”。',
    '拨到乡镇账户的,另见“乡镇账户截留”;集中支付按凭证逐笔支付,不计。',
  ],
  basis: [
    { document: penaltyRegulations, article: '第六条第(三)项', certainty: 'verified' },
    { document: reliefMeasures, article: '第六十六条第(六)项', certainty: 'verified' },
  ],
  nextCheck: '向代发银行或机构索取过渡户余额和未发名册,查明未发的人和原因,限期发放或退回。',
  params: z.strictObject({
    days: parameter(z.int().min(1).max(365).default(15), {
      name: '拨付后容许的天数',
      ...ownDefault,
    }),
  }),
  facts: z.object({
    disbursement: z.string(),
    township: z.string(),
    category: z.string(),
    channel: z.string(),
    disbursedOn: z.string(),
    waitingFen: fenText,
    waitingDays: z.int(),
  }),
  message: (kept) =>
    `${kept.township} ${kept.category} ${kept.disbursedOn}拨到` +
    `${channelNames[kept.channel] ?? kept.channel}的资金(${kept.disbursement}),` +
    `${kept.waitingDays}天后仍有${formatFen(kept.waitingFen)}元未发放到人`,
  reads: [waitingDisbursements],
  detect: ({ districtCode, asOf, params }) => sql`
    select waiting.number as subject, waiting.township_code, waiting.category_code,
      null::text as month, waiting.waiting_fen as amount_fen,
      jsonb_build_object('disbursement', waiting.number,
        'township', ${townshipName(districtCode, 'waiting.township_code')},
        'category', ${categoryName(districtCode, 'waiting.category_code')},
        'channel', waiting.channel, 'disbursedOn', waiting.disbursed_on,
        'waitingFen', waiting.waiting_fen::text,
        'waitingDays', ${asOf}::date - waiting.disbursed_on) as facts,
      ${onlyRow('disbursement', sql`waiting.number`, sql`waiting.waiting_fen`)} as evidence
    from waiting_disbursement waiting
    where waiting.channel in ('bank', 'institution') and ${asOf}::date - waiting.disbursed_on > ${params.days}::int`,
})
