export { atStake } from './alerts/at-stake.ts'
export { confirmAlerts } from './alerts/confirm-alerts.ts'
export { evidenceRowsOf } from './alerts/evidence-rows.ts'
export { heldAlerts } from './alerts/held-alerts.ts'
export { alertById, alertsByPattern, alertsOf } from './queries.ts'
export { riskPolicy } from './risk/policy.ts'
export { riskScores } from './risk/scores.ts'
export {
  type DetectionRule,
  type DetectionRuleCode,
  detectionRules,
} from './rules/index.ts'
export { detectAfterImport, detectionJob } from './runs/detection-job.ts'
export { runCheckRules, runDetection, runReferralRule } from './runs/run-detection.ts'
export { detectionSchedule } from './runs/schedule.ts'
export type { Alert, AlertDetail, DetectionOutcome } from './schemas.ts'
