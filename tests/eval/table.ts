import { precisionOf, type RuleScore, recallOf } from './score.ts'

const share = (value: number | null) => (value === null ? '–' : value.toFixed(3))

/** The scores as a Markdown table, one rule a row. */
export function tableOf(scores: readonly RuleScore[]): string {
  const head = ['rule', 'planted', 'found', 'exact', 'near misses', 'false alerts']
  const rows = scores.map((score) => [
    `\`${score.rule}\``,
    ...[score.planted, score.found, score.exact, score.nearMisses, score.falseAlerts].map(String),
    share(recallOf(score)),
    share(precisionOf(score)),
  ])
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const columns = [...head, 'recall', 'precision']
  const rule = line(['---', ...columns.slice(1).map(() => '--:')])
  return `${[line(columns), rule, ...rows.map(line)].join('\n')}\n`
}
