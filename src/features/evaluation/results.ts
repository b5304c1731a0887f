import { formatYuan } from '../../kernel/fen.ts'
import { roundHalfUp } from '../../kernel/ratio.ts'
import { type Frozen, measuredText } from './frozen.ts'
import type { TownshipResult } from './schemas.ts'
import { gradeOf, type Scheme } from './scheme.ts'
import { marksText } from './scoring.ts'

/** A kept score; marks in hundredths. */
export interface ScoreRow {
  townshipCode: string
  townshipName: string
  indicatorCode: string
  measured: Frozen
  weight: bigint
  score: bigint | null
  reason: string
}

/** What the kept scores come to for each township, the best first; equal totals, equal rank. */
export function resultsOf(
  scheme: Scheme,
  rows: readonly ScoreRow[],
): { districtMean: string; townships: TownshipResult[] } {
  const byTownship = Map.groupBy(rows, ({ townshipCode }) => townshipCode)
  const totals = new Map([...byTownship].map(([code, scores]) => [code, totalOf(scores)]))
  const areaMeans = scheme.areas.map((area) =>
    mean([...byTownship.values()].map((scores) => totalOf(ofArea(area, scores)))),
  )
  const townships = [...byTownship]
    .map(([code, scores]) => ({ code, scores, total: totals.get(code) ?? 0n }))
    .toSorted((a, b) =>
      a.total === b.total ? (a.code < b.code ? -1 : 1) : a.total > b.total ? -1 : 1,
    )
    .map(({ code, scores, total }) => ({
      code,
      name: scores[0]?.townshipName ?? '',
      total: formatYuan(total),
      grade: gradeOf(scheme, total),
      rank: 1 + [...totals.values()].filter((other) => other > total).length,
      areas: scheme.areas.map((area, no) => ({
        name: area.name,
        weight: marksText(ofArea(area, scores).reduce((sum, { weight }) => sum + weight, 0n)),
        score: formatYuan(totalOf(ofArea(area, scores))),
        districtMean: formatYuan(areaMeans[no] ?? 0n),
        indicators: indicatorsOfArea(area, scores),
      })),
    }))
  return { districtMean: formatYuan(mean([...totals.values()])), townships }
}

type Area = Scheme['areas'][number]

function ofArea({ indicators }: Area, scores: readonly ScoreRow[]): ScoreRow[] {
  const codes = new Set(indicators.map(({ code }) => code))
  return scores.filter(({ indicatorCode }) => codes.has(indicatorCode))
}

function indicatorsOfArea({ indicators }: Area, scores: readonly ScoreRow[]) {
  return indicators.flatMap(({ code, name, target }) => {
    const row = scores.find(({ indicatorCode }) => indicatorCode === code)
    if (row === undefined) return []
    return {
      code,
      name,
      target,
      weight: marksText(row.weight),
      score: row.score === null ? null : formatYuan(row.score),
      status: statusOf(row.measured),
      measured: measuredText(row.measured),
      cases: row.measured.kind === 'computed' ? row.measured.cases : [],
      reason: row.reason,
    }
  })
}

function statusOf({ kind }: Frozen): 'scored' | 'not_applicable' | 'missing' {
  return kind === 'not_applicable' || kind === 'missing' ? kind : 'scored'
}

function totalOf(scores: readonly ScoreRow[]): bigint {
  return scores.reduce((sum, { score }) => sum + (score ?? 0n), 0n)
}

function mean(numbers: readonly bigint[]): bigint {
  const sum = numbers.reduce((total, number) => total + number, 0n)
  return numbers.length === 0
    ? 0n
    : roundHalfUp({ numerator: sum, denominator: BigInt(numbers.length) })
}
