import { ProblemError } from '../../kernel/problem.ts'

interface Refused {
  code: string
  status: number
  title: string
  /** What can be done, where the title does not say it. */
  remedy?: string
  /** Where the database itself says in the error's detail what a clerk is to read. */
  isSaidThere?: true
}

/** By the end of a foreign key's name, `app_user_township_fk`, whatever table it is of. */
const unknownPlaces: readonly (readonly [string, Refused])[] = [
  ['_category_fk', { code: 'category-unknown', status: 422, title: '没有这个救助类别' }],
  ['_township_fk', { code: 'township-unknown', status: 422, title: '本区没有这个乡镇' }],
]

/** Corrections never edit, so what was entered under a number stays under it. */
const remedy = '如原登记有误,可先冲正;冲正后原号仍被占用,请在号后加注“(更正)”重新登记。'

/** What a clerk is told when a named constraint of the database refuses. */
const problems: Readonly<Record<string, Refused>> = {
  appropriation_subject_fk: { code: 'subject-unknown', status: 422, title: '没有这个功能科目' },
  caller_confirmed: { code: 'not-signed-in', status: 401, title: '未登录' },
  account_not_overdrawn: { code: 'insufficient-funds', status: 409, title: '资金余额不足' },
  account_not_overdrawn_on_a_day: {
    code: 'insufficient-funds',
    status: 409,
    title: '资金余额不足',
    isSaidThere: true,
  },
  transfer_route_known: {
    code: 'transfer-route-unknown',
    status: 409,
    title: '资金流转方向不合规定',
  },
  transfer_reversed_once: {
    code: 'transfer-already-reversed',
    status: 409,
    title: '该笔资金流转已冲正',
  },
  reversal_once: {
    code: 'transfer-already-reversed',
    status: 409,
    title: '该笔资金流转已冲正',
  },
  transfer_month_open: { code: 'month-closed', status: 409, title: '该月已结账,不能再记账' },
  transfer_place_kept: {
    code: 'transfer-route-unknown',
    status: 409,
    title: '资金流转方向不合规定',
  },
  transfer_payment_not_reversed: {
    code: 'payment-not-reversible',
    status: 409,
    title: '已发放的资金不能冲正,应予追缴',
  },
  expected_file_once: { code: 'expected-file-known', status: 409, title: '该应报文件已登记' },
  closed_month_pk: { code: 'month-already-closed', status: 409, title: '该月已结账' },
  account_earmark_kept: {
    code: 'document-earmarked',
    status: 409,
    title: '该文件指定用于其他救助类别',
  },
  adjustment_unique: { code: 'adjustment-exists', status: 409, title: '该调剂已登记', remedy },
  recovery_receipt_unique: {
    code: 'recovery-exists',
    status: 409,
    title: '该收据号已登记',
    remedy,
  },
  remittance_document_unique: {
    code: 'remittance-exists',
    status: 409,
    title: '该上缴已登记',
    remedy,
  },
  import_rows_unique: { code: 'import-repeated', status: 409, title: '同样的内容已导入过' },
  import_content_unique: { code: 'import-duplicate', status: 409, title: '该文件已导入过' },
  appropriation_document_unique: {
    code: 'document-exists',
    status: 409,
    title: '该文号已登记',
    remedy,
  },
  allocation_unique: { code: 'allocation-exists', status: 409, title: '该分配已登记', remedy },
  disbursement_number_unique: {
    code: 'disbursement-exists',
    status: 409,
    title: '该拨付单号已登记',
    remedy,
  },
  payment_batch_number_unique: { code: 'batch-exists', status: 409, title: '该批次号已登记' },
  payment_pk: { code: 'payment-line-exists', status: 409, title: '该发放明细已登记' },
  payment_result_pk: {
    code: 'payment-already-settled',
    status: 409,
    title: '该明细已有银行处理结果',
  },
  payment_batch_four_eyes: {
    code: 'same-person',
    status: 409,
    title: '编制人不能校验、审批',
  },
  payment_batch_steps_ordered: {
    code: 'batch-not-ready',
    status: 409,
    title: '批次须依次校验、审批、送银行',
  },
  approval_content_kept: {
    code: 'approval-void',
    status: 409,
    title: '审批之后内容或金额有变动,原审批已失效',
  },
  approval_batch_once: { code: 'already-approved', status: 409, title: '本人已审批' },
  approval_proposal_once: { code: 'already-approved', status: 409, title: '本人已审批' },
  payment_stop_in_time: { code: 'batch-instructed', status: 409, title: '该批次已送银行' },
  payment_stop_pk: { code: 'payment-stopped', status: 409, title: '该明细已停发' },
  payment_result_not_stopped: { code: 'payment-stopped', status: 409, title: '该明细已停发' },
  returned_money_once: {
    code: 'returned-money-used',
    status: 409,
    title: '退汇资金已补发或已上缴',
  },
  recovery_within_paid: {
    code: 'recovery-too-much',
    status: 409,
    title: '追缴合计超过实际支付的金额',
  },
  reversal_voucher_kept: {
    code: 'voucher-recovered',
    status: 409,
    title: '该凭证已有追缴,须先冲正追缴',
  },
  reversal_sent_money_kept: {
    code: 'money-sent',
    status: 409,
    title: '资金已送银行发放,不能收回',
    remedy: '请等银行回盘后,再冲正余下的拨付或结转。',
  },
  payment_reissued_once: { code: 'payment-already-reissued', status: 409, title: '该明细已补发过' },
  expenditure_voucher_unique: {
    code: 'voucher-exists',
    status: 409,
    title: '该凭证号已登记',
    remedy,
  },
  eligibility_person_unique: { code: 'eligibility-exists', status: 409, title: '该在保记录已登记' },
  register_entry_unique: { code: 'register-entry-exists', status: 409, title: '该比对记录已登记' },
  bank_statement_line_serial_unique: {
    code: 'statement-line-exists',
    status: 409,
    title: '该流水号已导入',
  },
  matched_bank_line_pk: {
    code: 'bank-line-already-matched',
    status: 409,
    title: '该银行流水已勾对',
  },
  matched_bank_line_payment_unique: {
    code: 'payment-already-matched',
    status: 409,
    title: '该发放明细已勾对',
  },
  matched_book_entry_pk: {
    code: 'entry-already-matched',
    status: 409,
    title: '该账上记录已勾对',
  },
  reconciliation_match_balanced: {
    code: 'match-not-balanced',
    status: 422,
    title: '两边合计不等',
  },
  journal_correction_voucher_unique: {
    code: 'voucher-exists',
    status: 409,
    title: '该凭证号已登记',
  },
  indicator_value_pk: { code: 'indicator-value-exists', status: 409, title: '该指标数值已填报' },
  alert_reason_fk: { code: 'dismissal-reason-unknown', status: 422, title: '没有这个排除原因' },
  finding_number_unique: { code: 'finding-exists', status: 409, title: '该问题编号已登记' },
  finding_alert_once: { code: 'alert-already-found', status: 409, title: '该疑点已转为问题' },
  finding_alert_pk: { code: 'alert-already-found', status: 409, title: '该疑点已转为问题' },
  four_eyes: { code: 'same-person', status: 409, title: '经办人不能审核自己的事项' },
  finding_event_four_eyes: { code: 'same-person', status: 409, title: '报送人不能核查' },
  finding_rectified_within: {
    code: 'rectified-too-much',
    status: 409,
    title: '整改金额超过涉及金额',
  },
  app_user_username_unique: { code: 'username-taken', status: 409, title: '该用户名已使用' },
  evaluation_scheme_unique: { code: 'evaluation-exists', status: 409, title: '该方案当日已评价' },
  evaluation_published_immutable: {
    code: 'evaluation-published',
    status: 409,
    title: '已公布的评价不能更改',
  },
  material_pk: { code: 'material-exists', status: 409, title: '该材料编码已登记' },
  material_submission_one_standing: {
    code: 'material-submitted',
    status: 409,
    title: '该材料已报送',
  },
  dispatch_bulletin_issued_immutable: {
    code: 'dispatch-bulletin-issued',
    status: 409,
    title: '已印发的调度通报不能更改',
  },
  dispatch_bulletin_four_eyes: { code: 'same-person', status: 409, title: '签发人不能是拟稿人' },
  score_change_one_proposed: {
    code: 'score-change-exists',
    status: 409,
    title: '该项得分已有待审定的调整',
  },
  score_change_four_eyes: { code: 'same-person', status: 409, title: '审定人不能是提出人' },
  score_appeal_one_open: { code: 'appeal-exists', status: 409, title: '该项得分已有未答复的申诉' },
  evaluation_four_eyes: { code: 'same-person', status: 409, title: '复核人不能是计算人' },
}

/** The refusal that a violated constraint stands for, or null where the error is none of these. */
export function problemOfConstraint(error: unknown): ProblemError | null {
  if (!(error instanceof Error) || !('constraint' in error)) return null
  const constraint = String(error.constraint)
  const unknownPlace = unknownPlaces.find(([end]) => constraint.endsWith(end))
  const problem = problems[constraint] ?? unknownPlace?.[1]
  if (problem === undefined) return null
  const said = problem.isSaidThere === true && 'detail' in error ? String(error.detail) : ''
  return new ProblemError(problem, said || `${problem.title}。${problem.remedy ?? ''}`)
}
