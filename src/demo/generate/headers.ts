const columns = (names: string) => names.split(' ')

/** The header of each kind of file, as a bureau writes it. */
export const headers = {
  appropriations: columns(
    '文号 标题 来源级次 下达日期 收到日期 预算年度 功能科目 救助类别 金额 备注',
  ),
  allocations: columns('文号 救助类别 乡镇代码 金额 分配日期 审批文号'),
  disbursements: columns('拨付单号 救助类别 乡镇代码 渠道 收款单位 收款账号 金额 拨付日期 文号'),
  eligibility: columns(
    '救助类别 乡镇代码 村居名称 户主姓名 户主身份证号 享受人姓名 享受人身份证号 ' +
      '月标准 起始月份 终止月份',
  ),
  register: columns('名单类型 身份证号 姓名 银行账号 生效日期 终止日期 说明'),
  roster: columns(
    '批次号 发放月份 救助类别 乡镇代码 村居名称 户主姓名 户主身份证号 享受人姓名 享受人身份证号 ' +
      '收款人姓名 收款人身份证号 开户银行 银行账号 月标准 发放金额 备注',
  ),
  bankReturn: columns('批次号 序号 银行账号 户名 金额 处理结果 失败原因 交易日期 银行流水号'),
  bankStatement: columns(
    '交易日期 交易时间 借方金额 贷方金额 余额 对方户名 对方账号 摘要 附言 流水号',
  ),
  expenditures: columns(
    '凭证号 日期 救助类别 乡镇代码 收款方名称 收款方类型 收款账号 金额 经济科目 用途 附件数',
  ),
} as const
