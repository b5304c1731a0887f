import { formatFen } from '../../kernel/fen.ts'
import { defineProblem } from '../../kernel/problem.ts'

export const findingNotFound = defineProblem({
  code: 'finding-not-found',
  status: 404,
  title: '没有这个问题',
  detail: () => '没有这个问题,或不在您的管辖范围内。',
})

export const stepNotPossible = defineProblem<{ state: string; event: string; possible: string[] }>({
  code: 'step-not-possible',
  status: 409,
  title: '当前状态不能进行此步骤',
  detail: ({ state, event, possible }) =>
    `该问题${state},不能${event};现在可以:${possible.join('、')}。`,
})

export const samePerson = defineProblem<string>({
  code: 'same-person',
  status: 409,
  title: '报送人不能核查',
  detail: (event) => `整改由您报送,应由另一人${event}。`,
})

export const rectifiedTooMuch = defineProblem<{ involvedFen: bigint; rectifiedFen: bigint }>({
  code: 'rectified-too-much',
  status: 409,
  title: '整改金额超过涉及金额',
  detail: ({ involvedFen, rectifiedFen }) =>
    `涉及金额${formatFen(involvedFen)}元,连同以前已整改的共${formatFen(rectifiedFen)}元,请核对。`,
})

export const dayOutOfOrder = defineProblem<{ day: string; from: string; to: string }>({
  code: 'day-out-of-order',
  status: 409,
  title: '日期不在允许范围内',
  detail: ({ day, from, to }) => `日期${day}应不早于上一步的${from},不晚于今天(${to})。`,
})

export const dueTooEarly = defineProblem<{ foundOn: string; dueOn: string }>({
  code: 'due-too-early',
  status: 409,
  title: '整改期限早于发现日期',
  detail: ({ foundOn, dueOn }) => `整改期限${dueOn}早于发现日期${foundOn}。`,
})

export const townshipUnknown = defineProblem<string>({
  code: 'township-unknown',
  status: 409,
  title: '没有这个乡镇',
  detail: (code) => `本区没有代码为${code}的乡镇。`,
})
