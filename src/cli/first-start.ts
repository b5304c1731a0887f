import type { Booted } from '../boot.ts'
import { administratorName, ensureAdministrator } from '../features/access/index.ts'

/** Prepares a database that is used for the first time and shows its administrator's password. */
export async function announceFirstStart(booted: Booted): Promise<void> {
  const { owner, services } = booted
  const mismatch = await booted.schemaMismatch()
  if (mismatch !== null) return
  await booted.installDistrict()
  const password = await ensureAdministrator(owner.db, services.districtCode)
  if (password === null) return
  console.log(
    `First start: sign in as "${administratorName}" with the one-time password ${password}`,
  )
}
