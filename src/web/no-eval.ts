import { config } from 'zod'

// Zod would try whether it may compile code, which the content security policy reports as a breach.
config({ jitless: true })
