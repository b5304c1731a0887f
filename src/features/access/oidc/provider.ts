import * as client from 'openid-client'

export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** What the button says. */
  name: string
  /** The claim that carries the name of the account here. */
  usernameClaim: string
  /** Where the provider sends the browser back to. */
  redirectUrl: string
}

/** What is remembered between leaving for the provider and coming back. */
export interface Departure {
  state: string
  nonce: string
  verifier: string
}

export interface ProvenIdentity {
  issuer: string
  subject: string
  username: string
}

/** An OpenID Connect provider, by authorization code with PKCE, state and nonce. */
export interface Provider {
  name: string
  depart(): Promise<{ url: string; departure: Departure }>
  /** Rejects where the provider's answer is not the one to this departure. */
  arrive(query: string, departure: Departure): Promise<ProvenIdentity>
}

export function openProvider(settings: ProviderSettings): Provider {
  let discovered: Promise<client.Configuration> | null = null
  const configuration = () => {
    discovered ??= discover(settings)
    // A provider that was away is asked again.
    discovered.catch(() => {
      discovered = null
    })
    return discovered
  }
  return {
    name: settings.name,
    depart: async () => {
      const departure = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: settings.redirectUrl,
        scope: 'openid profile',
        state: departure.state,
        nonce: departure.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(departure.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, departure }
    },
    arrive: async (query, departure) => {
      const url = new URL(`${settings.redirectUrl}${query}`)
      const answer = await client.authorizationCodeGrant(await configuration(), url, {
        expectedState: departure.state,
        expectedNonce: departure.nonce,
        pkceCodeVerifier: departure.verifier,
        idTokenExpected: true,
      })
      const claims = answer.claims()
      const username = claims?.[settings.usernameClaim]
      if (claims === undefined || typeof username !== 'string') {
        throw new Error(`the provider sent no claim ${settings.usernameClaim}`)
      }
      return { issuer: claims.iss, subject: claims.sub, username }
    },
  }
}

/** Plain http is for a provider on this machine, as tests have it. */
function discover({ issuer, clientId, clientSecret }: ProviderSettings) {
  const server = new URL(issuer)
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(server.hostname)
  const execute = server.protocol === 'http:' && isHere ? [client.allowInsecureRequests] : []
  return client.discovery(server, clientId, clientSecret, undefined, { execute })
}
