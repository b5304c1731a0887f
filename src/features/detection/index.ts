export { confirmAlerts } from './alerts/confirm-alerts.ts'
export { evidenceRowsOf } from './alerts/evidence-rows.ts'
export { alertById, alertsByPattern, alertsOf } from './queries.ts'
export {
  type DetectionRule,
  type DetectionRuleCode,
  detectionRules,
} from './rules/index.ts'
export { runDetection } from './runs/run-detection.ts'
export type { Alert, AlertDetail, DetectionOutcome } from './schemas.ts'
