import { defineList } from '../../kernel/list.ts'
import { user } from './schemas.ts'

const roleNames = {
  administrator: '系统管理员',
  finance: '规划财务股',
  auditor: '检查人员',
  township: '乡镇(街道)',
  leadership: '局领导',
} as const

export const userList = defineList('用户', user, {
  用户名: (row) => row.username,
  姓名: (row) => row.displayName,
  角色: (row) => roleNames[row.role],
  乡镇代码: (row) => row.townshipCode,
  '乡镇(街道)': (row, names) => names.township(row.townshipCode),
  已停用: (row) => row.isDisabled,
})
