import type { Evaluating } from './index.ts'
import { uploadScan } from './upload-scan.ts'

interface Asked {
  year: number
  period: string
  subjectCode: string
  code: string
  value: string | null
  note: string
  proofIds: string[]
  version: number | null
}

/** Puts each township's scanned form of the August inspection to the marks it was given. */
export async function attachInspection({ auditor, say }: Evaluating): Promise<void> {
  const url = '/api/indicator-values?scheme=effectiveness-2023&kind=inspected'
  const bare = (await auditor.get(url))
    .json<Asked[]>()
    .filter(({ value, proofIds }) => value !== null && proofIds.length === 0)
  for (const [township, values] of Map.groupBy(bare, ({ subjectCode }) => subjectCode)) {
    const file = { fileName: '8月实地检查评分表.pdf', title: 'August inspection', township }
    const proofIds = [await uploadScan(auditor, file)]
    for (const { year, period, code, value, note, version } of values) {
      const place = `${year}/${encodeURIComponent(period)}/${township}/${code}`
      const headers = { 'if-match': `"v${version}"` }
      await auditor.put(`/api/indicator-values/${place}`, { value, note, proofIds }, headers)
    }
  }
  if (bare.length > 0) say(`  ${bare.length} marks of the August inspection with their form`)
}
