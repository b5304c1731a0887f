import type { Actor } from '../platform/db/command.ts'

export interface DemoUser {
  username: string
  displayName: string
  role: Actor['role']
  townshipCode: string | null
}

const township = (code: string, name: string): DemoUser => ({
  username: `township-${code}`,
  displayName: `${name}演示用户`,
  role: 'township',
  townshipCode: code,
})

/** The people of the demo. None of them exists. */
export const demoUsers = [
  { username: 'finance', displayName: '演示财务', role: 'finance', townshipCode: null },
  { username: 'auditor', displayName: '演示审计', role: 'auditor', townshipCode: null },
  { username: 'leader', displayName: '演示领导', role: 'leadership', townshipCode: null },
  township('430603001', '长岭街道'),
  township('430603002', '云溪街道'),
  township('430603003', '松杨湖街道'),
  township('430603101', '陆城镇'),
  township('430603102', '路口镇'),
] as const satisfies readonly DemoUser[]

/** The demo's database holds synthetic data only, so its passwords may be known. */
export const demoPassword = 'yunxi-demo-2023'
