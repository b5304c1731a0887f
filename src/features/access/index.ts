export { createUser } from './create-user.ts'
export { administratorName, ensureAdministrator } from './ensure-administrator.ts'
export { allows, isPermission, type Permission, permissions } from './permissions.ts'
export { isCurrentActor, userForLogin, usersOf } from './queries.ts'
