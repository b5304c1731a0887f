import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type CaseTruth, lastDay, makeCases, writeCaseFiles } from '../../src/demo/cases/index.ts'
import { generateDistrict } from '../../src/demo/generate/index.ts'
import { runDetection } from '../../src/features/detection/index.ts'
import type { DetectionRuleCode } from '../../src/features/detection/rules/index.ts'
import { formatYuan } from '../../src/kernel/fen.ts'
import { adjust, type Loader, loadFolder, reconcileAll } from './load-district.ts'
import { type Found, type RuleScore, scoreOf } from './score.ts'

export interface District {
  seed: number
  /** People of the district around the cases; 0: the cases alone. */
  people: number
}

/** Makes a district with cases for every rule, loads it, runs all rules, and scores them. */
export async function scoreDistrict(
  loader: Loader,
  { seed, people }: District,
  explain: (line: string) => void = () => undefined,
): Promise<RuleScore[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-eval-'))
  try {
    const truth: CaseTruth = { misuse: [], nearMisses: [] }
    if (people > 0) {
      const around = await generateDistrict({ seed, people, months: 12, out: folder })
      truth.misuse.push(...around.misuse)
      await loadFolder(loader, folder)
    }
    const book = makeCases(seed)
    const cases = mkdtempSync(path.join(folder, 'cases-'))
    await writeCaseFiles(book, cases)
    await loadFolder(loader, cases)
    await adjust(loader, book.adjustments)
    truth.misuse.push(...book.truth.misuse)
    truth.nearMisses.push(...book.truth.nearMisses)
    await reconcileAll(loader)
    const found = await alertsFound(loader)
    explainDifferences(found, truth, explain)
    return scoreOf(found, truth)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function alertsFound({ services, finance }: Loader): Promise<Found[]> {
  const { command, reads, districtCode } = services
  await runDetection(command, finance, { asOf: lastDay })
  const alerts = await reads(finance)
    .selectFrom('alert')
    .select(['rule_code', 'evidence', 'amount_fen'])
    .where('district_code', '=', districtCode)
    .execute()
  return alerts.map(({ rule_code, evidence, amount_fen }) => ({
    rule: rule_code as DetectionRuleCode,
    amountYuan: formatYuan(amount_fen),
    evidence: (evidence as { kind: string; key: string }[]).map(
      ({ kind, key }) => `${kind}:${key}`,
    ),
  }))
}

function explainDifferences(
  found: readonly Found[],
  { misuse, nearMisses }: CaseTruth,
  explain: (line: string) => void,
): void {
  const isPlanted = (alert: Found) =>
    misuse.some(
      ({ rule, evidence }) =>
        rule === alert.rule && evidence.some((key) => alert.evidence.includes(key)),
    )
  for (const alert of found.filter((each) => !isPlanted(each))) {
    const near = nearMisses.find(({ evidence }) => evidence.some((k) => alert.evidence.includes(k)))
    explain(`false ${JSON.stringify(alert)} ${near?.note ?? ''}`)
  }
  for (const one of misuse) {
    const alert = found.find(
      ({ rule, evidence }) => rule === one.rule && evidence.some((k) => one.evidence.includes(k)),
    )
    if (alert === undefined) explain(`missed ${JSON.stringify(one)}`)
    else if (alert.amountYuan !== one.amountYuan || alert.evidence.length !== one.evidence.length)
      explain(`differs ${JSON.stringify(one)} ${JSON.stringify(alert)}`)
  }
}
