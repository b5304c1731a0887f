import type { LedgerFinding } from '../../reports/findings.ts'
import type { RectificationData } from '../../reports/rectification-ledger.ts'
import { sampleFindings } from './sample-findings.ts'

/** A district's ledger of more than one page. */
export function sampleRectification(changes: Partial<RectificationData> = {}): RectificationData {
  return {
    districtName: '云溪区',
    bureauName: '云溪区民政局',
    townshipName: null,
    asOf: '2023-12-31',
    issuedOn: '2024-01-15',
    findings: [
      ...sampleFindings('430603101', '陆城镇', 12),
      ...sampleFindings('430603001', '长岭街道', 7),
      ...sampleFindings('430603002', '云溪街道', 9),
    ].map(withOutcome),
    queryUrl: '/api/rectification-ledger?asOf=2023-12-31',
    generatedFrom: 'sha256:c0ffee12d35a7788',
    issue: null,
    ...changes,
  }
}

/** Every fourth cost somebody something, every fifth led to a rule. */
const withOutcome = (finding: LedgerFinding, at: number) => ({
  ...finding,
  personsHeldAccountable: at % 4 === 0 ? 1 + (at % 3) : 0,
  mechanisms: at % 5 === 0 ? '云溪区困难群众救助资金发放管理办法(试行)' : '',
})
