export { dispatchBulletinOf } from './dispatch/queries.ts'
export type { DispatchBulletin } from './dispatch/schemas.ts'
export { evaluationNotFound } from './problems.ts'
export { computeEvaluation } from './runs/compute-evaluation.ts'
export { evaluationsOf } from './runs/evaluation-query.ts'
export { openEvaluation } from './runs/open-evaluation.ts'
export { publishEvaluation } from './runs/publish-evaluation.ts'
export { evaluationIdOfDay, townshipResultOf } from './runs/queries.ts'
export { reviewEvaluation } from './runs/review-evaluation.ts'
export type {
  Evaluation,
  EvaluationDetail,
  EvaluationSummary,
  TownshipDetail,
} from './runs/schemas.ts'
export { evaluationSummaryOf } from './runs/summary.ts'
export { sensitivityOf } from './runs/supposing.ts'
export type { Sensitivity } from './runs/supposing-schemas.ts'
export { installSchemes } from './scheme/install-schemes.ts'
export { indicatorValueFormat } from './values/indicator-value-format.ts'
