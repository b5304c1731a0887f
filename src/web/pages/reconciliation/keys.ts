/** Everything that changes when an exception is dealt with. */
export const reconciliationKeys = [
  ['/api/reconciliation-exceptions'],
  ['/api/reconciliation-matches'],
  ['/api/reconciliation-statements'],
  ['/api/reconciliations'],
]
