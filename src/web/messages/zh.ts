/** Every text of the console, in Chinese. English has the same keys. */
export const zh = {
  product: '明账',
  subtitle: '困难群众救助资金监管与绩效评价',
  menu: {
    overview: '总览',
    funds: '资金',
    reconciliation: '对账',
    alerts: '疑点',
    findings: '问题整改',
    evaluation: '绩效评价',
    township: '乡镇工作台',
    administration: '系统管理',
  },
  session: {
    username: '用户名',
    password: '密码',
    signIn: '登录',
    signOut: '退出',
    expired: '登录已过期,请重新登录;页面上已填写的内容不会丢失。',
  },
  state: {
    loading: '正在加载…',
    empty: '没有符合条件的记录',
    retry: '重试',
    offline: '网络不通或服务未启动,请稍后重试。',
    more: '加载更多',
    asOf: (day: string) => `数据截至 ${day}`,
  },
  action: { export: '导出', filter: '筛选', clear: '清除', save: '保存', cancel: '取消' },
  look: { light: '浅色', dark: '深色', language: '语言' },
  stage: {
    received: '到位',
    allocated: '分配',
    disbursed: '拨付',
    paid: '发放',
    spent: '使用',
    returned: '退汇',
    recovered: '追缴',
    remitted: '上缴',
  },
  pattern: {
    retention: '滞留',
    interception: '截留',
    diversion: '挪用',
    out_of_scope: '超范围',
    integrity: '疑似虚假',
    other: '其他',
  },
  role: {
    administrator: '管理员',
    finance: '规划财务股',
    auditor: '监督检查',
    township: '乡镇',
    leadership: '局领导',
  },
}

export type Messages = typeof zh
