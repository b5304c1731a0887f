import { addDays } from '../../kernel/date.ts'
import type { Evaluating } from './index.ts'
import { uploadScan } from './upload-scan.ts'

interface Reminder {
  material: string
  materialName: string
  townshipCode: string
  dueOn: string
}
interface Material {
  code: string
  needsSealedScan: boolean
}

/** Days after the deadline on which each township's comes: most in time, some late. */
const lateness: readonly number[] = [-2, 0, 3, -1, 1]

/** Registers what came on paper by the day, as the relief section does when it receives it. */
export async function registerMaterials({ auditor, asOf, say }: Evaluating): Promise<void> {
  const year = asOf.slice(0, 4)
  const materials = (await auditor.get(`/api/materials?year=${year}`)).json<Material[]>()
  const url = `/api/material-reminders?year=${year}&asOf=${asOf}&awaitedOnly=true`
  const awaited = (await auditor.get(url)).json<Reminder[]>()
  const townships = [...new Set(awaited.map(({ townshipCode }) => townshipCode))]
  let count = 0
  for (const { material, materialName, townshipCode: township, dueOn } of awaited) {
    const receivedOn = addDays(dueOn, lateness[townships.indexOf(township) % lateness.length] ?? 0)
    if (receivedOn > asOf) continue
    const needsScan = materials.find(({ code }) => code === material)?.needsSealedScan === true
    const scan = (fileName: string) => uploadScan(auditor, { fileName, title: material, township })
    await auditor.post('/api/material-submissions', {
      year: Number(year),
      material,
      townshipCode: township,
      receivedOn,
      electronicCopyId: await scan(`${materialName}（电子版）.pdf`),
      ...(needsScan ? { sealedScanId: await scan(`${materialName}（盖章扫描件）.pdf`) } : {}),
      note: '合成',
    })
    count += 1
  }
  if (count > 0) say(`  ${count} materials registered`)
}
