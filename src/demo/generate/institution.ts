import { type Payee, publicPayee, publicPayees } from './names.ts'
import type { Cell, Plan } from './plan.ts'

/** The townships with a home, and which part of their tekun live in it. */
const homes = [
  { townshipNo: 3, name: '陆城镇示例敬老院' },
  { townshipNo: 4, name: '路口镇示例敬老院' },
]
const part = 0.23

/** How many people at the start of the cell live in a home. */
export function residentsOf(cell: Cell): number {
  const hasHome = homes.some(({ townshipNo }) => townshipNo === cell.townshipNo)
  return cell.category.code === 'tekun' && hasHome ? Math.round((cell.end - cell.start) * part) : 0
}

/** The home that a person lives in; lawful as payee for its residents only. */
export function homeOf(plan: Plan, cell: Cell, index: number): Payee | null {
  const no = homes.findIndex(({ townshipNo }) => townshipNo === cell.townshipNo)
  const home = homes[no]
  if (home === undefined || index - cell.start >= residentsOf(cell)) return null
  return publicPayee(plan.seed, home.name, publicPayees.home + no)
}
