import { defineList } from '../../../kernel/list.ts'
import { expectedFile } from './schemas.ts'

const stateNames = {
  awaited: '待报',
  missing: '未报',
  received: '已收到',
  late: '迟报',
  short: '不全',
}

export const expectedFileList = defineList('应报文件登记', expectedFile, {
  种类代码: (row) => row.kind,
  报送单位: (row) => row.sender,
  所属月份: (row) => row.month,
  应报日期: (row) => row.dueOn,
  批次号: (row) => row.batchNumber,
  应有行数: (row) => row.rowCount,
  应有金额: (row) => row.amount,
  状态: (row) => stateNames[row.state],
  超期天数: (row) => row.daysOver,
  收到文件: (row) => row.fileName,
  收到日期: (row) => row.receivedOn,
  导入行数: (row) => row.rowsReceived,
  退回行数: (row) => row.rowsRejected,
  备注: (row) => row.note,
})
