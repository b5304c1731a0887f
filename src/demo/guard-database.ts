import { sql } from 'kysely'
import type { Booted } from '../boot.ts'
import { administratorName, usersOf } from '../features/access/index.ts'
import { isDemoUser } from './users.ts'

/** Throws where others than the demo's users work: everybody knows the password of those. */
export async function guardDatabase(booted: {
  owner: Pick<Booted['owner'], 'db'>
  services: Pick<Booted['services'], 'districtCode'>
}): Promise<void> {
  const { db } = booted.owner
  const { rows } = await sql`select 1 where to_regclass('app_user') is not null`.execute(db)
  if (rows.length === 0) return
  const users = await usersOf(db, booted.services.districtCode)
  const names = users.map(({ username }) => username)
  const others = names.filter((name) => name !== administratorName && !isDemoUser(name))
  if (others.length === 0) return
  throw new Error(
    `The demo does not go into a database where others work (${others.slice(0, 3).join(', ')}): ` +
      'everybody knows the password of its users. Give it an empty database.',
  )
}
