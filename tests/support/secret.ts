/** The secret of every service that tests start, and so of the roles on their server. */
export const testSecret = 'a secret that only tests use, 32+ bytes'
