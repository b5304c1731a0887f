import { bulletinMeta, composeBulletin } from '../../reports/dispatch-bulletin.ts'
import { composeDistrictSummary, districtSummaryMeta } from '../../reports/district-summary.ts'
import { composeFundFlow, fundFlowMeta } from '../../reports/fund-flow.ts'
import type { Issue } from '../../reports/kit/annex.ts'
import { renderPdf } from '../../reports/kit/render.ts'
import {
  composeReconciliation,
  reconciliationMeta,
} from '../../reports/reconciliation-statement.ts'
import { composeRectification, rectificationMeta } from '../../reports/rectification-ledger.ts'
import {
  composeTownshipEvaluation,
  townshipEvaluationMeta,
} from '../../reports/township-evaluation.ts'
import { sampleBulletin } from './sample-bulletin.ts'
import { sampleDistrict } from './sample-district.ts'
import { sampleFundFlow } from './sample-fund-flow.ts'
import { sampleReconciliation } from './sample-reconciliation.ts'
import { sampleRectification } from './sample-rectification.ts'
import { sampleTownship } from './sample-township.ts'

const issue: Issue = {
  code: '7K2M-QX4D-90AB-RTYZ',
  url: 'https://mingzhang.example/verify/7K2M-QX4D-90AB-RTYZ',
  issuedOn: '2024-01-15',
}

/** Each of leadership's six reports, drawn from a sample and issued. */
export const samples: Readonly<Record<string, () => Promise<Buffer>>> = {
  'township-evaluation': () => {
    const data = sampleTownship({ issue })
    return renderPdf(composeTownshipEvaluation, data, townshipEvaluationMeta(data))
  },
  'district-summary': () => {
    const data = sampleDistrict({ issue })
    return renderPdf(composeDistrictSummary, data, districtSummaryMeta(data))
  },
  'fund-flow': () => {
    const data = sampleFundFlow({ issue })
    return renderPdf(composeFundFlow, data, fundFlowMeta(data))
  },
  'reconciliation-statement': () => {
    const data = sampleReconciliation({ issue })
    return renderPdf(composeReconciliation, data, reconciliationMeta(data))
  },
  'rectification-ledger': () => {
    const data = sampleRectification({ issue })
    return renderPdf(composeRectification, data, rectificationMeta(data))
  },
  'dispatch-bulletin': () => {
    const data = sampleBulletin({ issue })
    return renderPdf(composeBulletin, data, bulletinMeta(data))
  },
}
