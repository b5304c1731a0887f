import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

// Made from the migrated database by `npm run schema`; do not edit.

export type Json = ColumnType<unknown, string, string>

export interface Account {
  district_code: string
  id: Generated<string>
  stage: string
  fiscal_year: number
  appropriation_id: string | null
  category_code: string | null
  township_code: string | null
  channel: string | null
  key: GeneratedAlways<string>
  in_fen: Generated<bigint>
  out_fen: Generated<bigint>
  balance_fen: GeneratedAlways<bigint>
  last_in_on: string | null
}

export interface Adjustment {
  district_code: string
  id: Generated<string>
  appropriation_id: string
  from_category_code: string
  from_township_code: string
  to_category_code: string
  to_township_code: string
  amount_fen: bigint
  decided_on: string
  decision_number: string
  reason: string
}

export interface Alert {
  district_code: string
  id: Generated<string>
  rule_code: string
  subject: string
  pattern: string
  severity: string
  township_code: string | null
  category_code: string | null
  month: string | null
  amount_fen: bigint
  facts: Json
  evidence: Json
  run_id: string
  status: Generated<string>
  status_reason: string | null
  decided_by: string | null
  version: Generated<number>
  reason_code: string | null
  stem: GeneratedAlways<string>
  added_count: Generated<number>
  added_fen: Generated<bigint>
}

export interface AlertDecision {
  district_code: string
  alert_id: string
  version: number
  decision: string
  reason_code: string | null
  reason: string
  decided_by: string
  decided_at: Generated<Date>
}

export interface AlertStanding {
  district_code: string
  alert_id: string
  since: string
  version: number
  status: string
}

export interface AlertSuppression {
  district_code: string
  id: Generated<string>
  rule_code: string
  stem: string | null
  head_person_id: string | null
  until_on: string
  reason: string
  set_by: string
  set_at: Generated<Date>
  lifted_by: string | null
  lifted_at: Date | null
}

export interface Allocation {
  district_code: string
  id: Generated<string>
  import_id: string | null
  appropriation_id: string
  category_code: string
  township_code: string
  amount_fen: bigint
  decided_on: string
  decision_number: string
  proposal_id: string | null
}

export interface AllocationProposal {
  district_code: string
  id: Generated<string>
  appropriation_id: string
  fiscal_year: number
  category_code: string
  amount_fen: bigint
  need_month: string
  performance_year: number
  need_weight: number
  difficulty_weight: number
  performance_weight: number
  note: string
  state: Generated<string>
  made_by: string
  made_at: Generated<Date>
  decided_by: string | null
  decided_at: Date | null
  decided_on: string | null
  decision_number: string | null
  decision_reason: string | null
  version: Generated<number>
}

export interface AppUser {
  district_code: string
  id: Generated<string>
  username: string
  display_name: string
  password_hash: string
  role: string
  township_code: string | null
  is_disabled: Generated<boolean>
  created_at: Generated<Date>
  staff_number: string | null
  must_change_password: Generated<boolean>
  version: Generated<number>
}

export interface Appropriation {
  district_code: string
  id: Generated<string>
  import_id: string | null
  document_number: string
  title: string
  level: string
  issued_on: string
  received_on: string
  fiscal_year: number
  subject_code: string | null
  category_code: string | null
  amount_fen: bigint
  note: string
  effect: Generated<string>
  amends_id: string | null
  origin_year: number | null
}

export interface Approval {
  district_code: string
  id: Generated<string>
  batch_id: string | null
  proposal_id: string | null
  content_hash: Buffer
  amount_fen: bigint
  approved_by: string
  role: string
  approved_at: Generated<Date>
}

export interface AuditChange {
  district_code: string
  change_id: string
  no: number
  table_name: string
  row_key: Json
  before: Json
  after: Json | null
}

export interface AuditCheckpoint {
  district_code: string
  seq: bigint
  hash: Buffer
  made_at: Date
  signature: Buffer
}

export interface AuditEntry {
  district_code: string
  seq: Generated<bigint>
  at: Generated<Date>
  actor_id: string | null
  action: string
  subject: string
  detail: Json
  previous_hash: Generated<Buffer>
  hash: Generated<Buffer>
  address: string | null
  change_id: string | null
  changes_hash: Buffer | null
}

export interface BankAccount {
  district_code: string
  id: Generated<string>
  number_hash: Buffer
  number_sealed: Buffer
  number_masked: string
}

export interface BankStatementLine {
  district_code: string
  id: Generated<string>
  import_id: string
  fund_account_id: string
  serial: string
  booked_on: string
  booked_time: string
  debit_fen: bigint
  credit_fen: bigint
  balance_fen: bigint
  counterparty_name: string
  counterparty_account_id: string | null
  summary: string
  remark: string
}

export interface BookEntry {
  district_code: string
  entry_key: string
  kind: string
  reference: string
  side: string
  amount_fen: bigint
  booked_on: string
}

export interface CalendarDay {
  day: string
  is_workday: boolean
  name: string
  source: string
}

export interface Carryover {
  district_code: string
  id: Generated<string>
  from_year: number
  amount_fen: bigint
  carried_on: string
}

export interface Category {
  district_code: string
  code: string
  name: string
  position: number
  delivery: string
}

export interface CategorySubject {
  district_code: string
  category_code: string
  subject_code: string
}

export interface ClosedMonth {
  district_code: string
  month: string
  closed_by: string
  closed_at: Generated<Date>
}

export interface DatabaseGuard {
  is_only: Generated<boolean>
  inner_pad: Buffer
  outer_pad: Buffer
  plan_hash: Buffer
}

export interface DetectionRun {
  district_code: string
  id: Generated<string>
  as_of: string
  new_count: number
  withdrawn_count: number
  run_by: string
  run_at: Generated<Date>
  trigger: Generated<string>
  high_water: Json
}

export interface DetectionRunRule {
  district_code: string
  run_id: string
  rule_code: string
  rule_version: string
  params: Json
  found_count: number
  found_fen: bigint
  new_count: number
  withdrawn_count: number
  digest: string
  duration_ms: number
}

export interface Disbursement {
  district_code: string
  id: Generated<string>
  import_id: string | null
  number: string
  category_code: string
  township_code: string
  channel: string
  payee_name: string
  payee_account_id: string | null
  amount_fen: bigint
  disbursed_on: string
  appropriation_id: string | null
}

export interface DismissalReason {
  code: string
  name: string
  verdict: string
  lesson: string
  position: number
}

export interface DispatchBulletin {
  district_code: string
  year: number
  quarter: number
  number: number
  summary: string
  requirements: string
  issued_on: string | null
  written_by: string
  version: Generated<number>
  as_of: string
  figures: Json
  issued_by: string | null
}

export interface District {
  code: string
  name: string
}

export interface EconomicSubject {
  code: string
  name: string
  is_permitted: boolean
}

export interface Eligibility {
  district_code: string
  id: Generated<string>
  import_id: string
  category_code: string
  township_code: string
  village: string
  head_person_id: string
  person_id: string
  standard_fen: bigint
  from_month: string
  to_month: string | null
  end_reason: string | null
  end_note: Generated<string>
  version: Generated<number>
  end_id: string | null
  to_month_before: string | null
}

export interface EligibilitySnapshot {
  district_code: string
  batch_id: string
  eligibility_id: string
  person_id: string
  head_person_id: string
  village: string
  standard_fen: bigint
}

export interface Evaluation {
  district_code: string
  id: Generated<string>
  scheme_id: string
  as_of: string
  state: string
  computed_by: string
  reviewed_by: string | null
  published_on: string | null
  version: Generated<number>
  missing_reason: string | null
  reviewed_on: string | null
  appeal_until: string | null
  early_reason: string | null
  published_by: string | null
  result_hash: Buffer | null
}

export interface EvaluationSubject {
  district_code: string
  evaluation_id: string
  subject_code: GeneratedAlways<string>
  township_code: string | null
  name: string
}

export interface ExecutedCommand {
  district_code: string
  actor_id: string
  idempotency_key: string
  action: string
  input_hash: Buffer
  result: Json
  executed_at: Generated<Date>
}

export interface ExpectedFile {
  district_code: string
  id: Generated<string>
  kind: string
  sender: string
  month: string
  due_on: string
  batch_number: string | null
  row_count: number | null
  amount_fen: bigint | null
  note: string
  import_id: string | null
  version: Generated<number>
  recorded_by: string
  recorded_at: Generated<Date>
}

export interface Expenditure {
  district_code: string
  id: Generated<string>
  import_id: string | null
  voucher_number: string
  spent_on: string
  category_code: string
  township_code: string
  payee_name: string
  payee_kind: string
  payee_account_id: string | null
  amount_fen: bigint
  subject_code: string
  purpose: string
  attachment_count: number
}

export interface FinanceTableLine {
  district_code: string
  import_id: string
  month: string
  document_number: string
  category_code: string
  amount_fen: bigint
}

export interface Finding {
  district_code: string
  id: Generated<string>
  number: string
  source: string
  source_document: string
  import_id: string | null
  found_on: string
  township_code: string | null
  pattern: string
  description: string
  legal_basis: string
  amount_fen: bigint
  rectification_kind: string
  due_on: string
  responsible_unit: string
  state: string
  version: Generated<number>
  is_systemic: Generated<boolean>
  rectified_fen: Generated<bigint>
}

export interface FindingAccountability {
  district_code: string
  finding_id: string
  seq: number
  kind: string
  person_count: number
  decided_on: string
  document_number: string
}

export interface FindingAlert {
  district_code: string
  finding_id: string
  alert_id: string
  frozen: Json
}

export interface FindingAmount {
  district_code: string
  id: Generated<string>
  finding_id: string
  seq: number
  way: string
  amount_fen: bigint
}

export interface FindingBooking {
  district_code: string
  finding_id: string
  seq: number
  way: string
  entry: string
  entry_id: string
  reference: string
  amount_fen: bigint
  booked_on: string
  reversed_on: string | null
}

export interface FindingEvent {
  district_code: string
  finding_id: string
  seq: number
  event: string
  from_state: string | null
  to_state: string
  note: string
  rectified_fen: Generated<bigint>
  happened_on: string
  actor_id: string
  at: Generated<Date>
  detail: Json
  previous_seq: GeneratedAlways<number | null>
}

export interface FindingItem {
  district_code: string
  id: Generated<string>
  finding_id: string
  added_seq: number
  position: number
  list: string
  content: string
  unit: string
  person: string
  due_on: string | null
  done_seq: number | null
  withdrawn_seq: number | null
}

export interface FindingMechanism {
  district_code: string
  finding_id: string
  seq: number
  title: string
  document_number: string
  issued_on: string
}

export interface FindingProof {
  district_code: string
  finding_id: string
  seq: number
  proof_id: string
}

export interface FindingTransition {
  event: string
  from_state: string
  to_state: string
  is_current: Generated<boolean>
}

export interface FunctionalSubject {
  code: string
  name: string
}

export interface Import {
  district_code: string
  id: Generated<string>
  kind: string
  file_name: string
  content_hash: Buffer
  size_bytes: bigint
  row_count: number
  rejected_count: number
  imported_by: string
  imported_at: Generated<Date>
  rows_fingerprint: string | null
  layout: Generated<string>
}

export interface ImportLayout {
  district_code: string
  id: Generated<string>
  kind: string
  fingerprint: string
  name: string
  columns: Json
  saved_by: string
  saved_at: Generated<Date>
}

export interface IndicatorValue {
  district_code: string
  year: number
  period: string
  township_code: string | null
  indicator_code: string
  value: string
  note: string
  import_id: string | null
  subject_code: GeneratedAlways<string>
  proof_ids: Generated<string[]>
  claimed_centi: number | null
  reported_by: string | null
  reported_at: Generated<Date>
  version: Generated<number>
}

export interface IssuedReport {
  district_code: string
  code: string
  report: string
  params: Json
  title: string
  as_of: string
  issued_on: string
  township_code: string | null
  batch_id: string | null
  size_bytes: number
  sha256: Buffer
  content: Buffer
  issued_by: string
  issued_at: Generated<Date>
}

export interface Job {
  district_code: string
  id: Generated<string>
  name: string
  subject: string
  input: Json
  requested_by: string | null
  state: Generated<string>
  attempt: Generated<number>
  step: Generated<string>
  done: Generated<bigint>
  total: bigint | null
  result: Json | null
  problem: Json | null
  is_cancel_requested: Generated<boolean>
  queued_at: Generated<Date>
  started_at: Date | null
  ended_at: Date | null
}

export interface JournalCorrection {
  district_code: string
  id: Generated<string>
  exception_id: string
  voucher_number: string
  amount_fen: bigint
  booked_on: string
  reason: string
  made_by: string
  reverses_id: string | null
}

export interface KyselyMigration {
  name: string
  timestamp: string
}

export interface LoginThrottle {
  district_code: string
  name_hash: Buffer
  failed_count: number
  failed_at: Date
  locked_until: Date | null
}

export interface MatchedBankLine {
  district_code: string
  statement_line_id: string
  match_id: string
  month: string
  bank_fen: bigint
  batch_id: string
  line_no: number
}

export interface MatchedBatch {
  district_code: string
  match_id: string
  month: string
  batch_id: string
  line_nos: number[]
  statement_line_ids: string[]
  bank_fens: string[]
  line_span: GeneratedAlways<string[] | null>
}

export interface MatchedBookEntry {
  district_code: string
  entry_key: string
  match_id: string
  month: string
  book_fen: bigint
}

export interface MatchedLine {
  district_code: string
  statement_line_id: string
  match_id: string
  month: string
  bank_fen: bigint
  batch_id: string | null
  line_no: number | null
}

export interface Material {
  district_code: string
  year: number
  code: string
  name: string
  kind: string
  due_on: string
  needs_sealed_scan: boolean
  needs_electronic_copy: boolean
  source: string
  certainty: string
}

export interface MaterialSubmission {
  district_code: string
  id: Generated<string>
  year: number
  material_code: string
  township_code: string
  submitted_on: string
  submitted_by: string
  sealed_scan_id: string | null
  electronic_copy_id: string | null
  note: Generated<string>
  state: Generated<string>
  decided_by: string | null
  decided_on: string | null
  decision_note: Generated<string>
}

export interface ParameterSetting {
  district_code: string
  set_code: string
  seq: number
  valid_from: string
  params_before: Json
  params: Json
  source: string
  certainty: string
  reason: string
  set_by: string | null
  set_at: Generated<Date>
}

export interface Payment {
  district_code: string
  batch_id: string
  line_no: number
  village: string
  head_person_id: string
  person_id: string
  payee_name: string
  payee_person_id: string | null
  bank_name: string
  account_id: string
  standard_fen: bigint
  amount_fen: bigint
  note: string
  reissue_of_batch_id: string | null
  reissue_of_line_no: number | null
}

export interface PaymentBatch {
  district_code: string
  id: Generated<string>
  import_id: string | null
  number: string
  month: string
  category_code: string
  township_code: string
  is_reissue: boolean
  approved_by: string | null
  approved_at: Date | null
  made_by: string | null
  checked_by: string | null
  checked_at: Date | null
  instructed_by: string | null
  instructed_at: Date | null
}

export interface PaymentResult {
  district_code: string
  batch_id: string
  line_no: number
  import_id: string | null
  outcome: string
  amount_fen: bigint
  reason: string
  executed_on: string
  bank_serial: string
}

export interface PaymentShortfall {
  district_code: string
  batch_id: string
  line_no: number
  short_fen: bigint
  executed_on: string
}

export interface PaymentStop {
  district_code: string
  batch_id: string
  line_no: number
  stopped_by: string
  stopped_at: Generated<Date>
  reason: string
}

export interface Person {
  district_code: string
  id: Generated<string>
  name: string
  identity_hash: Buffer
  identity_sealed: Buffer
  identity_masked: string
  is_identity_valid: boolean
  birth_on: string | null
}

export interface ProofFile {
  district_code: string
  id: Generated<string>
  file_name: string
  media_type: string
  size_bytes: number
  sha256: Buffer
  content: Buffer
  township_code: string | null
  uploaded_by: string
  uploaded_at: Generated<Date>
}

export interface ProposalShare {
  district_code: string
  proposal_id: string
  township_code: string
  recipients: number
  need_fen: bigint
  difficulty_bps: number
  performance_bps: number
  grade: string | null
  need_share_fen: bigint
  difficulty_share_fen: bigint
  performance_share_fen: bigint
  guarantee_fen: bigint
  cap_fen: bigint | null
  bound: string | null
  amount_fen: bigint
}

export interface RecipientCheck {
  district_code: string
  id: Generated<string>
  number: string
  month: string
  township_code: string
  category_code: string | null
  seed: string
  asked_risk_count: number
  asked_random_count: number
  population_count: number
  population_fen: bigint
  reason: string
  drawn_by: string
  drawn_on: string
  drawn_at: Generated<Date>
}

export interface RecipientCheckAnswer {
  district_code: string
  check_id: string
  position: number
  seq: number
  asked_on: string
  asked_by: string
  outcome: string
  received_fen: bigint | null
  received_from: string | null
  received_form: string | null
  note: string
  recorded_by: string
  recorded_at: Generated<Date>
}

export interface RecipientCheckLine {
  district_code: string
  check_id: string
  position: number
  batch_id: string
  line_no: number
  paid_fen: bigint
}

export interface RecipientCheckPerson {
  district_code: string
  check_id: string
  position: number
  part: string
  person_id: string
  village: string
  account_id: string
  risk_score: string
  paid_fen: bigint
}

export interface ReconciliationException {
  district_code: string
  id: Generated<string>
  subject: string
  month: string
  kind: string
  reason: string
  facts: Json
  statement_line_id: string | null
  line_on: string | null
  line_fen: bigint | null
  entry_key: string | null
  entry_on: string | null
  entry_fen: bigint | null
  reference: string
  category_code: string | null
  township_code: string | null
  state: Generated<string>
  resolution: Json | null
  proposed_by: string | null
  expected_on: string | null
  assigned_to: string | null
  version: Generated<number>
}

export interface ReconciliationExceptionEvent {
  district_code: string
  exception_id: string
  seq: number
  event: string
  from_state: string | null
  to_state: string
  note: Generated<string>
  detail: Generated<Json>
  actor_id: string
  happened_at: Generated<Date>
}

export interface ReconciliationMatch {
  district_code: string
  id: Generated<string>
  month: string
  pass: string
  matched_at: Generated<Date>
  made_by: string | null
  note: Generated<string>
  difference_fen: Generated<bigint>
  tolerance_fen: Generated<bigint>
}

export interface ReconciliationMonth {
  district_code: string
  month: string
  run_count: Generated<number>
  run_by: string
  run_at: Generated<Date>
}

export interface ReconciliationStatement {
  district_code: string
  month: string
  seq: number
  bank_fen: bigint
  book_fen: bigint
  adjusted_bank_fen: bigint
  adjusted_book_fen: bigint
  content: Json
  content_hash: string
  frozen_by: string
  frozen_at: Generated<Date>
}

export interface Recovery {
  district_code: string
  id: Generated<string>
  batch_id: string | null
  line_no: number | null
  expenditure_id: string | null
  amount_fen: bigint
  recovered_on: string
  receipt_number: string
  reason: string
}

export interface RegisterEntry {
  district_code: string
  id: Generated<string>
  import_id: string
  kind: string
  identity_hash: Buffer
  identity_masked: string
  name: string
  account_hash: Buffer | null
  valid_from: string
  valid_to: string | null
  note: string
}

export interface Remittance {
  district_code: string
  id: Generated<string>
  document_number: string
  stage: string
  fiscal_year: number
  category_code: string
  township_code: string
  amount_fen: bigint
  remitted_on: string
  level: string
  reason: string
}

export interface RemittedLine {
  district_code: string
  batch_id: string
  line_no: number
  remittance_id: string
  amount_fen: bigint
}

export interface Reversal {
  district_code: string
  id: Generated<string>
  origin: string
  origin_id: string
  reversed_on: string
  decision_number: string
  reason: string
  reversed_by: string
}

export interface Scheme {
  district_code: string
  id: Generated<string>
  code: string
  version: number
  year: number
  definition: Json
}

export interface Score {
  district_code: string
  evaluation_id: string
  subject_code: string
  total_centi: number
  grade: string
  rank: number
  vetoes: Json
  scores: Json
}

export interface ScoreAppeal {
  district_code: string
  id: Generated<string>
  evaluation_id: string
  subject_code: string
  indicator_code: string
  ground: string
  proof_ids: Generated<string[]>
  state: Generated<string>
  filed_by: string
  filed_on: string
  answer: string | null
  answered_by: string | null
  answered_on: string | null
}

export interface ScoreCase {
  district_code: string
  evaluation_id: string
  subject_code: string
  indicator_code: string
  cases: Json
}

export interface ScoreChange {
  district_code: string
  id: Generated<string>
  evaluation_id: string
  subject_code: string
  indicator_code: string
  score_centi: number
  reason: string
  proof_ids: Generated<string[]>
  appeal_id: string | null
  state: Generated<string>
  proposed_by: string
  proposed_at: Generated<Date>
  decided_by: string | null
  decided_at: Date | null
  decision_note: Generated<string>
}

export interface ScoreInput {
  district_code: string
  evaluation_id: string
  subject_code: string
  inputs: Json
}

export interface SigningKey {
  district_code: string
  id: string
  secret_sealed: Buffer
  made_at: Date
  retires_at: Date | null
}

export interface Stage {
  code: string
  name: string
  position: number
}

export interface Township {
  district_code: string
  code: string
  name: string
}

export interface TownshipAccess {
  table_name: string
  privileges: string
  condition: string
}

export interface TownshipPerformance {
  district_code: string
  year: number
  township_code: string
  evaluation_id: string
  scheme_code: string
  as_of: string
  score_centi: number
  full_centi: number
  grade: string
  factor_bps: number
}

export interface Transfer {
  district_code: string
  id: Generated<string>
  seq: GeneratedAlways<bigint>
  kind: string
  from_account_id: string
  to_account_id: string
  amount_fen: bigint
  effective_on: string
  appropriation_id: string | null
  allocation_id: string | null
  disbursement_id: string | null
  payment_batch_id: string | null
  expenditure_id: string | null
  reverses_id: string | null
  recorded_at: Generated<Date>
  adjustment_id: string | null
  recovery_id: string | null
  remittance_id: string | null
  carryover_id: string | null
  reversal_id: string | null
}

export interface TransferRoute {
  kind: string
  from_stage: string
  to_stage: string
}

export interface Upload {
  district_code: string
  id: Generated<string>
  kind: string
  file_name: string
  content_hash: Buffer
  size_bytes: bigint
  uploaded_by: string
  uploaded_at: Generated<Date>
}

export interface UploadChunk {
  district_code: string
  upload_id: string
  position: number
  sealed: Buffer
}

export interface UserIdentity {
  district_code: string
  issuer: string
  subject: string
  user_id: string
  linked_at: Generated<Date>
}

export interface UserSession {
  district_code: string
  id: Generated<string>
  user_id: string
  method: string
  address: string
  opened_at: Date
  expires_at: Date
  generation: Generated<number>
  refreshed_at: Date
  ended_at: Date | null
  end_reason: string | null
}

export interface UserTotp {
  district_code: string
  user_id: string
  secret_sealed: Buffer
  confirmed_at: Date | null
  last_step: Generated<bigint>
}

export interface Schema {
  account: Account
  adjustment: Adjustment
  alert: Alert
  alert_decision: AlertDecision
  alert_standing: AlertStanding
  alert_suppression: AlertSuppression
  allocation: Allocation
  allocation_proposal: AllocationProposal
  app_user: AppUser
  appropriation: Appropriation
  approval: Approval
  audit_change: AuditChange
  audit_checkpoint: AuditCheckpoint
  audit_entry: AuditEntry
  bank_account: BankAccount
  bank_statement_line: BankStatementLine
  book_entry: BookEntry
  calendar_day: CalendarDay
  carryover: Carryover
  category: Category
  category_subject: CategorySubject
  closed_month: ClosedMonth
  database_guard: DatabaseGuard
  detection_run: DetectionRun
  detection_run_rule: DetectionRunRule
  disbursement: Disbursement
  dismissal_reason: DismissalReason
  dispatch_bulletin: DispatchBulletin
  district: District
  economic_subject: EconomicSubject
  eligibility: Eligibility
  eligibility_snapshot: EligibilitySnapshot
  evaluation: Evaluation
  evaluation_subject: EvaluationSubject
  executed_command: ExecutedCommand
  expected_file: ExpectedFile
  expenditure: Expenditure
  finance_table_line: FinanceTableLine
  finding: Finding
  finding_accountability: FindingAccountability
  finding_alert: FindingAlert
  finding_amount: FindingAmount
  finding_booking: FindingBooking
  finding_event: FindingEvent
  finding_item: FindingItem
  finding_mechanism: FindingMechanism
  finding_proof: FindingProof
  finding_transition: FindingTransition
  functional_subject: FunctionalSubject
  import: Import
  import_layout: ImportLayout
  indicator_value: IndicatorValue
  issued_report: IssuedReport
  job: Job
  journal_correction: JournalCorrection
  kysely_migration: KyselyMigration
  login_throttle: LoginThrottle
  matched_bank_line: MatchedBankLine
  matched_batch: MatchedBatch
  matched_book_entry: MatchedBookEntry
  matched_line: MatchedLine
  material: Material
  material_submission: MaterialSubmission
  parameter_setting: ParameterSetting
  payment: Payment
  payment_batch: PaymentBatch
  payment_result: PaymentResult
  payment_shortfall: PaymentShortfall
  payment_stop: PaymentStop
  person: Person
  proof_file: ProofFile
  proposal_share: ProposalShare
  recipient_check: RecipientCheck
  recipient_check_answer: RecipientCheckAnswer
  recipient_check_line: RecipientCheckLine
  recipient_check_person: RecipientCheckPerson
  reconciliation_exception: ReconciliationException
  reconciliation_exception_event: ReconciliationExceptionEvent
  reconciliation_match: ReconciliationMatch
  reconciliation_month: ReconciliationMonth
  reconciliation_statement: ReconciliationStatement
  recovery: Recovery
  register_entry: RegisterEntry
  remittance: Remittance
  remitted_line: RemittedLine
  reversal: Reversal
  scheme: Scheme
  score: Score
  score_appeal: ScoreAppeal
  score_case: ScoreCase
  score_change: ScoreChange
  score_input: ScoreInput
  signing_key: SigningKey
  stage: Stage
  township: Township
  township_access: TownshipAccess
  township_performance: TownshipPerformance
  transfer: Transfer
  transfer_route: TransferRoute
  upload: Upload
  upload_chunk: UploadChunk
  user_identity: UserIdentity
  user_session: UserSession
  user_totp: UserTotp
}
