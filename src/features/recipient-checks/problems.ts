import { monthName } from '../../kernel/month.ts'
import { defineProblem } from '../../kernel/problem.ts'

export const checkNotFound = defineProblem({
  code: 'recipient-check-not-found',
  status: 404,
  title: '没有这次回访',
  detail: () => '没有这次抽查回访,请核对编号。',
})

export const personNotDrawn = defineProblem<number>({
  code: 'person-not-drawn',
  status: 404,
  title: '名单中没有这一序号',
  detail: (position) => `回访名单中没有第 ${position} 号。`,
})

export const nobodyPaid = defineProblem<{ month: string; township: string }>({
  code: 'nobody-paid',
  status: 409,
  title: '该月没有发放成功的对象',
  detail: ({ month, township }) =>
    `${township}${monthName(month)}没有银行发放成功的对象,无从抽取;请先导入回盘文件。`,
})

export const askedTooEarly = defineProblem<{ askedOn: string; from: string; to: string }>({
  code: 'asked-out-of-order',
  status: 409,
  title: '回访日期不在允许范围内',
  detail: ({ askedOn, from, to }) => `回访日期${askedOn}应不早于抽取之日${from},不晚于今天${to}。`,
})
