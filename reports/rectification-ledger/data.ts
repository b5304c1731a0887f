import type { RectifiedFinding } from '../findings.ts'
import type { ReportData } from '../report.ts'

export interface RectificationData extends ReportData {
  /** The township whose findings these are; null for all. */
  readonly townshipName: string | null
  readonly findings: readonly RectifiedFinding[]
}
