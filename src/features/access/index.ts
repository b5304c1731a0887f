export { openProvider, type Provider, type ProviderSettings } from './oidc/provider.ts'
export {
  allows,
  allowsBeforeChange,
  isPermission,
  type Permission,
  permissions,
  permissionsOf,
} from './permissions.ts'
export { isSamePerson, tokenHolder, userForLogin, usersOf } from './queries.ts'
export { openKeyRing, rotateSigningKey } from './signing-keys.ts'
export { createUser } from './users/create-user.ts'
export { administratorName, ensureAdministrator } from './users/ensure-administrator.ts'
export { hashPassword } from './users/password.ts'
