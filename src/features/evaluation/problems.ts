import { defineProblem } from '../../kernel/problem.ts'

export const schemeNotFound = defineProblem<string>({
  code: 'scheme-not-found',
  status: 404,
  title: '没有这个评价方案',
  detail: (code) => `没有编码为“${code}”的评价方案。`,
})

export const schemeInvalid = defineProblem<number>({
  code: 'scheme-invalid',
  status: 422,
  title: '评价方案有误',
  detail: (count) => `评价方案有${count}处错误,见 errors。`,
})

export const dayOutsideYear = defineProblem<{ asOf: string; year: number; today: string }>({
  code: 'day-outside-year',
  status: 409,
  title: '评价日期有误',
  detail: ({ asOf, year, today }) =>
    `该方案评价${year}年度,数据截至日期${asOf}应在该年度内,且不晚于今天(${today})。`,
})

export const evaluationNotFound = defineProblem({
  code: 'evaluation-not-found',
  status: 404,
  title: '没有这次评价',
  detail: () => '没有这次评价,或尚未公布。',
})

export const evaluationFixed = defineProblem<{ state: string }>({
  code: 'evaluation-fixed',
  status: 409,
  title: '评价当前状态不允许此操作',
  detail: ({ state }) => `该次评价${state},不能进行此操作。`,
})

export const dataMissing = defineProblem<{ count: number; first: string }>({
  code: 'evaluation-data-missing',
  status: 409,
  title: '评价数据不全',
  detail: ({ count, first }) =>
    `还有${count}项数据没有(如${first}),请催报后重新取数;` +
    '确实不再等待的,复核时写明理由(missingReason),这些指标按0分计。',
})

export const undecidedOpen = defineProblem<{ changes: number; appeals: number }>({
  code: 'evaluation-undecided',
  status: 409,
  title: '还有未办结的事项',
  detail: ({ changes, appeals }) =>
    `还有${appeals}件申诉未答复、${changes}项分数调整未审定,办结后才能公布。`,
})

export const appealsPossible = defineProblem<{ until: string }>({
  code: 'appeals-possible',
  status: 409,
  title: '申诉期未满',
  detail: ({ until }) => `申诉期到${until}为止;提前公布请写明理由(earlyReason)。`,
})

export const schemeVersionTaken = defineProblem<{ code: string; newest: number }>({
  code: 'scheme-version-taken',
  status: 409,
  title: '方案版本已有',
  detail: ({ code, newest }) =>
    `方案“${code}”最新为第${newest}版;方案不能改写,修改后请作为第${newest + 1}版登记。`,
})

export const scoreNotFound = defineProblem({
  code: 'score-not-found',
  status: 404,
  title: '没有这项得分',
  detail: () => '该次评价中没有这个对象的这项指标得分。',
})

export const scoreOutOfRange = defineProblem<{ least: string; most: string }>({
  code: 'score-out-of-range',
  status: 409,
  title: '分数超出范围',
  detail: ({ least, most }) => `该项得分应在${least}分到${most}分之间。`,
})

export const changeNotFound = defineProblem({
  code: 'score-change-not-found',
  status: 404,
  title: '没有这项调整',
  detail: () => '没有这项分数调整。',
})

export const changeDecided = defineProblem({
  code: 'score-change-decided',
  status: 409,
  title: '该项调整已审定',
  detail: () => '该项分数调整已经审定或失效,请刷新后查看。',
})

export const appealTooLate = defineProblem<{ until: string | null }>({
  code: 'appeal-too-late',
  status: 409,
  title: '不在申诉期内',
  detail: ({ until }) =>
    until === null ? '该次评价没有设申诉期。' : `该次评价的申诉期到${until}为止。`,
})

export const appealNotFound = defineProblem({
  code: 'appeal-not-found',
  status: 404,
  title: '没有这件申诉',
  detail: () => '没有这件申诉。',
})

export const appealAnswered = defineProblem({
  code: 'appeal-answered',
  status: 409,
  title: '该件申诉已答复',
  detail: () => '该件申诉已经答复,请刷新后查看。',
})

export const valueNotAsked = defineProblem<string>({
  code: 'value-not-asked',
  status: 404,
  title: '没有这项填报',
  detail: (code) => `该年度、期次的评价方案没有要求该单位填报“${code}”。`,
})

export const valueExists = defineProblem({
  code: 'indicator-value-exists',
  status: 409,
  title: '该指标数值已填报',
  detail: () => '该指标数值已填报;更正请在 If-Match 中写明所依据的版本。',
})

export const materialNotFound = defineProblem({
  code: 'material-not-found',
  status: 404,
  title: '没有这项材料',
  detail: () => '没有要求报送这项材料,或没有写明是哪个乡镇(街道)的。',
})

export const receivedLater = defineProblem<{ day: string; today: string }>({
  code: 'received-later',
  status: 409,
  title: '收文日期有误',
  detail: ({ day, today }) => `收文日期${day}晚于今天(${today})。`,
})

export const materialIncomplete = defineProblem<{ name: string; lacking: string[] }>({
  code: 'material-incomplete',
  status: 409,
  title: '材料不齐',
  detail: ({ name, lacking }) => `“${name}”还缺${lacking.join('和')},请补齐后报送。`,
})

export const reasonNeeded = defineProblem({
  code: 'reason-needed',
  status: 400,
  title: '请写明理由',
  detail: () => '退回材料应写明理由。',
})

export const submissionNotFound = defineProblem({
  code: 'material-submission-not-found',
  status: 404,
  title: '没有这份材料',
  detail: () => '没有这份报送材料,或已经退回。',
})

export const bulletinNotFound = defineProblem({
  code: 'dispatch-bulletin-not-found',
  status: 404,
  title: '没有这期调度通报',
  detail: () => '没有该季度的调度通报,或尚未印发。',
})

export const quarterNotBegun = defineProblem<{ from: string }>({
  code: 'quarter-not-begun',
  status: 409,
  title: '季度尚未开始',
  detail: ({ from }) => `该季度从${from}开始,尚不能编写调度通报。`,
})

export const bulletinExists = defineProblem({
  code: 'dispatch-bulletin-exists',
  status: 409,
  title: '该季度的调度通报已有',
  detail: () => '该季度的调度通报已有;改写请在 If-Match 中写明所依据的版本。',
})
