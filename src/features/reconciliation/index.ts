export { exceptionsOf, monthEndOf, type ReconciliationException, threeSidesOf } from './queries.ts'
export { type Reconciled, reconcileMonth } from './reconcile-month.ts'
export { statementFormat } from './statement-format.ts'
