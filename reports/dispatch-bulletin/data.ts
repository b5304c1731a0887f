import type { DispatchBulletin } from '../../src/features/evaluation/index.ts'
import type { ReportData } from '../report.ts'

/** The bulletin as it was written; a township's row has a name, the district's has none. */
export interface BulletinData
  extends ReportData,
    Pick<
      DispatchBulletin,
      | 'year'
      | 'quarter'
      | 'number'
      | 'from'
      | 'summary'
      | 'requirements'
      | 'district'
      | 'townships'
      | 'materials'
    > {}
