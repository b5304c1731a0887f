import { createUser, hashPassword, userForLogin } from '../features/access/index.ts'
import type { Actor } from '../platform/db/command.ts'
import type { Services } from '../platform/services.ts'
import { stopAutomaticRuns } from './schedule.ts'

interface DemoUser {
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
const demoUsers: readonly DemoUser[] = [
  {
    username: 'administrator',
    displayName: '演示管理员',
    role: 'administrator',
    townshipCode: null,
  },
  { username: 'finance', displayName: '演示财务', role: 'finance', townshipCode: null },
  { username: 'auditor', displayName: '演示审计', role: 'auditor', townshipCode: null },
  { username: 'leader', displayName: '演示领导', role: 'leadership', townshipCode: null },
  township('430603001', '长岭街道'),
  township('430603002', '云溪街道'),
  township('430603003', '松杨湖街道'),
  township('430603101', '陆城镇'),
  township('430603102', '路口镇'),
]

/** Whether a user of that name is one of the demo's. */
export const isDemoUser = (name: string): boolean =>
  demoUsers.some(({ username }) => username === name)

/** The demo's database holds synthetic data only, so its passwords may be known. */
export const demoPassword = 'yunxi-demo-2023'

/** Makes the users that are not there yet, as the administrator would, and what they work with. */
export async function ensureUsers(services: Services): Promise<void> {
  const { reads, command, districtCode } = services
  const db = reads({ districtCode, townshipCode: null })
  const administrator = await userForLogin(db, districtCode, 'admin')
  if (administrator === undefined) throw new Error('there is no administrator')
  const actor: Actor = {
    districtCode,
    userId: administrator.id,
    role: 'administrator',
    townshipCode: null,
  }
  let passwordHash: string | null = null
  for (const user of demoUsers) {
    if ((await userForLogin(db, districtCode, user.username)) !== undefined) continue
    passwordHash ??= await hashPassword(demoPassword)
    const person = { ...user, staffNumber: null, passwordHash, mustChangePassword: false }
    await createUser(command, actor, person)
  }
  await stopAutomaticRuns(services, actor)
}
