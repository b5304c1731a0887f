// Made of the OpenAPI document by `npm run client`; do not edit.

export type Problem = ({ 'type': string; 'title': string; 'status': number; 'detail': string } & Record<string, unknown>)

export interface Paths {
  '/health/live': {
    /** The process answers */
    get: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'status': 'ok' } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/health/ready': {
    /** The database answers */
    get: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'status': 'ok' } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/jobs': {
    /** Jobs, newest first: one's own and those of the kinds one may read */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'state'?: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | undefined; 'name'?: string | undefined; 'sort'?: 'queuedAt' | '-queuedAt' | 'name' | '-name' | 'subject' | '-subject' | 'state' | '-state' | 'by' | '-by' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'name': string; 'title': string; 'subject': string; 'state': 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'; 'attempt': number; 'step': string; 'done': number; 'total': (number | null); 'requestedBy': (string | null); 'requestedByName': (string | null); 'isCancelRequested': boolean; 'queuedAt': string; 'startedAt': (string | null); 'endedAt': (string | null) }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/jobs/{id}': {
    /** A job with its outcome */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'name': string; 'title': string; 'subject': string; 'state': 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'; 'attempt': number; 'step': string; 'done': number; 'total': (number | null); 'requestedBy': (string | null); 'requestedByName': (string | null); 'isCancelRequested': boolean; 'queuedAt': string; 'startedAt': (string | null); 'endedAt': (string | null); 'result': unknown; 'problem': unknown } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/jobs/{id}/cancellation': {
    /** Cancel one's own job; what it has not committed is undone */
    post: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 202: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/jobs/{id}/events': {
    /** A job's progress as server-sent events: progress, progress, …, end */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'text/event-stream': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/login': {
    /** Sign in; the answer sets the cookie that renews the token */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'username': string; 'password': string; 'code'?: string | undefined } } }
      responses: { 200: { content: { 'application/json': { 'displayName': string; 'role': 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'; 'townshipCode': (string | null); 'mustChangePassword': boolean; 'permissions': string[]; 'token': string; 'expiresInSeconds': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/session/refresh': {
    /** A new token for the cookie, which is renewed with it */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': (Record<string, unknown> | null) } }
      responses: { 200: { content: { 'application/json': { 'displayName': string; 'role': 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'; 'townshipCode': (string | null); 'mustChangePassword': boolean; 'permissions': string[]; 'token': string; 'expiresInSeconds': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/session': {
    /** Who is signed in, and what he may do */
    get: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'displayName': string; 'role': 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'; 'townshipCode': (string | null); 'mustChangePassword': boolean; 'permissions': string[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Sign out */
    delete: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'done': true } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/login/methods': {
    /** How one may sign in */
    get: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'password': true; 'provider': ({ 'name': string; 'url': string } | null) } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/login/provider': {
    /** Go to the single sign-on provider */
    get: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody?: never
      responses: { 303: { content: never }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } }; 'default': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/login/provider/callback': {
    /** Back from the provider: opens the session and goes on to the console */
    get: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody?: never
      responses: { 303: { content: never }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } }; 'default': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/account/password': {
    /** Change the own password; every session ends, so sign in again */
    put: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'current': string; 'wanted': string } } }
      responses: { 200: { content: { 'application/json': { 'done': true } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/account/second-factor': {
    /** Bind an authenticator app; it counts once confirmed with a code */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': (Record<string, unknown> | null) } }
      responses: { 201: { content: { 'application/json': { 'secret': string; 'uri': string; 'qrCode': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Confirm the second factor; from then on every sign-in asks for a code */
    put: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'code': string } } }
      responses: { 200: { content: { 'application/json': { 'done': true } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/account/second-factor/removal': {
    /** Take the second factor off, with a code of it */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'code': string } } }
      responses: { 200: { content: { 'application/json': { 'done': true } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/users': {
    /** Users */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'username': string; 'displayName': string; 'role': 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'; 'townshipCode': (string | null); 'staffNumber': (string | null); 'isDisabled': boolean; 'mustChangePassword': boolean; 'hasSecondFactor': boolean; 'version': number }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Create a user, who changes the password at his first sign-in */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'displayName': string; 'role': 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'; 'townshipCode': (string | null); 'staffNumber': (string | null); 'username': string; 'password': string } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/users/{id}': {
    /** A user; the ETag is his version */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'username': string; 'displayName': string; 'role': 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'; 'townshipCode': (string | null); 'staffNumber': (string | null); 'isDisabled': boolean; 'mustChangePassword': boolean; 'hasSecondFactor': boolean; 'version': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Change a user, whose sessions end; If-Match carries the version seen */
    put: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'displayName': string; 'role': 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'; 'townshipCode': (string | null); 'staffNumber': (string | null); 'isDisabled': boolean } } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'username': string; 'displayName': string; 'role': 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'; 'townshipCode': (string | null); 'staffNumber': (string | null); 'isDisabled': boolean; 'mustChangePassword': boolean; 'hasSecondFactor': boolean; 'version': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/users/{id}/password-resets': {
    /** Give a user a one-time password, shown here once; his sessions end */
    post: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody: { content: { 'application/json': (Record<string, unknown> | null) } }
      responses: { 201: { content: { 'application/json': { 'oneTimePassword': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/users/{id}/sessions': {
    /** End every session of a user at once */
    delete: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'ended': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/users/{id}/second-factor': {
    /** Take off the second factor of a user who has lost it */
    delete: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'done': true } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/audit-entries': {
    /** The journal, newest first: who did what, when, from where, before and after */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'from'?: string | undefined; 'to'?: string | undefined; 'actorId'?: string | undefined; 'action'?: string | undefined; 'subject'?: string | undefined; 'sort'?: 'seq' | '-seq' | 'actor' | '-actor' | 'action' | '-action' | 'subject' | '-subject' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'seq': number; 'at': string; 'actorId': (string | null); 'actorName': (string | null); 'address': (string | null); 'action': string; 'subject': string; 'detail': unknown; 'changeCount': number; 'changes': { 'table': string; 'key': Record<string, unknown>; 'before': Record<string, unknown>; 'after': (Record<string, unknown> | null) }[]; 'hash': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/audit-checkpoints': {
    /** Signed statements of where the journal stood, to be kept elsewhere */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'districtCode': string; 'seq': number; 'hash': string; 'madeAt': string; 'signature': string; 'statement': string; 'publicKey': string }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Check the whole journal and sign where it stands */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': (Record<string, unknown> | null) } }
      responses: { 201: { content: { 'application/json': { 'districtCode': string; 'seq': number; 'hash': string; 'madeAt': string; 'signature': string; 'statement': string; 'publicKey': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/audit-alarm': {
    /** Whether the nightly check of the journal failed or stayed away */
    get: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'alarm': ('broken' | 'unchecked' | null); 'checkedAt': (string | null); 'detail': (string | null) } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/townships': {
    /** Townships of the district */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'code': string; 'name': string }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/categories': {
    /** Relief categories */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'code': string; 'name': string; 'delivery': string }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/proofs': {
    /** Upload a proof: scan, photograph or office file (multipart/form-data, one file) */
    post: {
      parameters: { query?: { 'townshipCode'?: string | undefined }; header?: never; path?: never }
      requestBody: { content: { 'multipart/form-data': { 'file': Blob } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string; 'townshipCode': (string | null); 'uploadedAt': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/proofs/{id}/content': {
    /** The file itself, always as an attachment; a township reads its own */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/octet-stream': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/parameters': {
    /** Every set of parameters as it is on a day */
    get: {
      parameters: { query?: { 'asOf'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'code': string; 'name': string; 'schema': Record<string, unknown>; 'inForce': Record<string, unknown>; 'settingCount': number }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/parameters/{code}': {
    /** A set of parameters with its history; the ETag is the number of changes */
    get: {
      parameters: { query?: { 'asOf'?: string | undefined }; header?: never; path: { 'code': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'code': string; 'name': string; 'schema': Record<string, unknown>; 'inForce': Record<string, unknown>; 'settingCount': number; 'version': number; 'history': { 'seq': number; 'validFrom': string; 'before': Record<string, unknown>; 'after': Record<string, unknown>; 'source': string; 'certainty': 'verified' | 'excerpt' | 'second_hand' | 'unverified'; 'reason': string; 'setBy': (string | null); 'setAt': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/parameters/{code}/settings': {
    /** Set parameters from a day on; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'code': string } }
      requestBody: { content: { 'application/json': { 'validFrom': string; 'params': Record<string, unknown>; 'source'?: string | undefined; 'certainty'?: 'verified' | 'excerpt' | 'second_hand' | 'unverified' | undefined; 'reason': string } } }
      responses: { 201: { content: { 'application/json': { 'code': string; 'name': string; 'schema': Record<string, unknown>; 'inForce': Record<string, unknown>; 'settingCount': number; 'version': number; 'history': { 'seq': number; 'validFrom': string; 'before': Record<string, unknown>; 'after': Record<string, unknown>; 'source': string; 'certainty': 'verified' | 'excerpt' | 'second_hand' | 'unverified'; 'reason': string; 'setBy': (string | null); 'setAt': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/import-kinds': {
    /** Kinds of files */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'kind': string; 'name': string; 'columns': string[] }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/imports': {
    /** Imported files, newest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'kind'?: string | undefined; 'sort'?: 'importedAt' | '-importedAt' | 'kind' | '-kind' | 'fileName' | '-fileName' | 'rowCount' | '-rowCount' | 'rejectedCount' | '-rejectedCount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'kind': string; 'fileName': string; 'rowCount': number; 'rejectedCount': number; 'importedAt': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/import-errors/{jobId}': {
    /** The clerk's own file as XLSX, its bad cells marked and explained */
    get: {
      parameters: { query?: { 'rows'?: 'all' | 'rejected' | undefined }; header?: never; path: { 'jobId': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/imports/{kind}': {
    /** Import a file (multipart/form-data, one file) as a job */
    post: {
      parameters: { query?: { 'mode'?: 'all' | 'partial' | undefined; 'dryRun'?: boolean | undefined; 'rowCount'?: number | undefined; 'sheet'?: string | undefined; 'amount'?: string | undefined; 'batchNumber'?: string | undefined; 'expectedFileId'?: string | undefined }; header?: never; path: { 'kind': string } }
      requestBody: { content: { 'multipart/form-data': { 'file': Blob } } }
      responses: { 202: { content: { 'application/json': { 'jobId': string; 'uploadId': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/import-runs': {
    /** Import a file that was sent before, after a dry run or with other choices */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'uploadId': string; 'mode'?: 'all' | 'partial' | undefined; 'dryRun'?: boolean | undefined; 'rowCount'?: number | undefined; 'sheet'?: string | undefined; 'amount'?: string | undefined; 'batchNumber'?: string | undefined; 'expectedFileId'?: string | undefined } } }
      responses: { 202: { content: { 'application/json': { 'jobId': string; 'uploadId': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/import-previews/{uploadId}': {
    /** What the columns of a sent file are, or may be, with its first rows */
    get: {
      parameters: { query?: { 'headerRow'?: number | undefined; 'sheet'?: string | undefined }; header?: never; path: { 'uploadId': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'uploadId': string; 'kind': string; 'fileName': string; 'layout': (string | null); 'headerRow': number; 'header': string[]; 'rows': { 'row': number; 'cells': string[] }[]; 'columns': { 'field': string; 'title': string; 'isRequired': boolean; 'source': (({ 'names': string[]; 'part': 'date' | 'time' } | { 'names': string[]; 'when': 'negative' | 'positive' } | { 'names': string[]; 'flag': string[]; 'words': string[] } | { 'out': string[]; 'in': string[]; 'amount': string[] } | { 'all': string[] } | { 'names': string[] }) | null) }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/import-layouts': {
    /** Forms in which files come: shipped ones, and those a clerk has mapped */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'kind': string; 'name': string; 'isShipped': boolean; 'columns': Record<string, ({ 'names': string[]; 'part': 'date' | 'time' } | { 'names': string[]; 'when': 'negative' | 'positive' } | { 'names': string[]; 'flag': string[]; 'words': string[] } | { 'out': string[]; 'in': string[]; 'amount': string[] } | { 'all': string[] } | { 'names': string[] })> }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Say which column is what in files with this header; remembered from now on */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'uploadId': string; 'headerRow': number; 'sheet'?: (string | null) | undefined; 'name': string; 'columns': Record<string, ({ 'names': string[]; 'part': 'date' | 'time' } | { 'names': string[]; 'when': 'negative' | 'positive' } | { 'names': string[]; 'flag': string[]; 'words': string[] } | { 'out': string[]; 'in': string[]; 'amount': string[] } | { 'all': string[] } | { 'names': string[] })> } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'kind': string; 'name': string; 'isShipped': boolean; 'columns': Record<string, ({ 'names': string[]; 'part': 'date' | 'time' } | { 'names': string[]; 'when': 'negative' | 'positive' } | { 'names': string[]; 'flag': string[]; 'words': string[] } | { 'out': string[]; 'in': string[]; 'amount': string[] } | { 'all': string[] } | { 'names': string[] })> } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/import-layouts/{id}': {
    /** Forget a mapping */
    delete: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 204: { content: never }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/expected-files': {
    /** Files that are to come or came, by their day: missing, late and short ones too */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'state'?: 'awaited' | 'missing' | 'received' | 'late' | 'short' | undefined; 'kind'?: string | undefined; 'month'?: string | undefined; 'sort'?: 'dueOn' | '-dueOn' | 'kind' | '-kind' | 'sender' | '-sender' | 'month' | '-month' | 'state' | '-state' | 'daysOver' | '-daysOver' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'kind': string; 'sender': string; 'month': string; 'dueOn': string; 'batchNumber': (string | null); 'rowCount': (number | null); 'amount': (string | null); 'note': string; 'state': 'awaited' | 'missing' | 'received' | 'late' | 'short'; 'isDueSoon': boolean; 'daysOver': number; 'importId': (string | null); 'fileName': (string | null); 'rowsReceived': (number | null); 'rowsRejected': (number | null); 'receivedOn': (string | null); 'version': number }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Expect a file for each of some months */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'kind': string; 'sender': string; 'months': string[]; 'dueDay': number; 'dueNextMonth'?: boolean | undefined; 'batchNumber'?: (string | null) | undefined; 'rowCount'?: (number | null) | undefined; 'amount'?: (string | null) | undefined; 'note'?: string | undefined } } }
      responses: { 201: { content: { 'application/json': { 'ids': string[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/expected-files/{id}': {
    /** One of them; the ETag is its version */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'kind': string; 'sender': string; 'month': string; 'dueOn': string; 'batchNumber': (string | null); 'rowCount': (number | null); 'amount': (string | null); 'note': string; 'state': 'awaited' | 'missing' | 'received' | 'late' | 'short'; 'isDueSoon': boolean; 'daysOver': number; 'importId': (string | null); 'fileName': (string | null); 'rowsReceived': (number | null); 'rowsRejected': (number | null); 'receivedOn': (string | null); 'version': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Move its day or tell its control totals; If-Match carries the version seen */
    patch: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'dueOn'?: string | undefined; 'batchNumber'?: (string | null) | undefined; 'rowCount'?: (number | null) | undefined; 'amount'?: (string | null) | undefined; 'note'?: string | undefined } } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'kind': string; 'sender': string; 'month': string; 'dueOn': string; 'batchNumber': (string | null); 'rowCount': (number | null); 'amount': (string | null); 'note': string; 'state': 'awaited' | 'missing' | 'received' | 'late' | 'short'; 'isDueSoon': boolean; 'daysOver': number; 'importId': (string | null); 'fileName': (string | null); 'rowsReceived': (number | null); 'rowsRejected': (number | null); 'receivedOn': (string | null); 'version': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Expect it no longer; If-Match carries the version seen */
    delete: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody?: never
      responses: { 204: { content: never }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/book-months': {
    /** The months of the first and the last entry of the books, and the day it is */
    get: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'first': string; 'last': string; 'today': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/accounts': {
    /** Accounts with their balances now, or as of any past day */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'asOf'?: string | undefined; 'recordedBy'?: string | undefined; 'year'?: number | undefined; 'stage'?: string | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'document'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'stage': string; 'stageName': string; 'fiscalYear': number; 'document': (string | null); 'categoryCode': (string | null); 'townshipCode': (string | null); 'channel': (string | null); 'cameIn': string; 'wentOut': string; 'balance': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/accounts/{id}/entries': {
    /** Every entry of an account with the balance after it */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'asOf'?: string | undefined; 'recordedBy'?: string | undefined; 'order'?: 'booked' | 'recorded' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'bookedOn': string; 'recordedAt': string; 'kind': string; 'kindName': string; 'reference': (string | null); 'isReversal': boolean; 'otherStageName': string; 'amount': string; 'balance': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/accounts/{id}/balance': {
    /** An account's balance, recomputed from its entries as of any past day */
    get: {
      parameters: { query?: { 'asOf'?: string | undefined; 'recordedBy'?: string | undefined }; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'asOf': (string | null); 'recordedBy': (string | null); 'entryCount': number; 'cameIn': string; 'wentOut': string; 'balance': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/closed-months': {
    /** Months whose books are closed, newest first */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'month': string; 'closedBy': string; 'closedAt': string }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Close a month's books: it takes no more entries */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'month': string } } }
      responses: { 201: { content: { 'application/json': { 'month': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/closed-months/{month}/readiness': {
    /** What is in the way of closing a month */
    get: {
      parameters: { query?: never; header?: never; path: { 'month': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'month': string; 'unmet': { 'code': string; 'reason': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reversals': {
    /** What was taken back, newest first */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'origin': 'appropriation' | 'allocation' | 'disbursement' | 'expenditure' | 'adjustment' | 'recovery' | 'remittance' | 'carryover'; 'originId': string; 'reversedOn': string; 'decisionNumber': string; 'reason': string; 'reversedBy': string; 'amount': string }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Take back what a document, decision or voucher moved, by mirrored transfers */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'origin': 'appropriation' | 'allocation' | 'disbursement' | 'expenditure' | 'adjustment' | 'recovery' | 'remittance' | 'carryover'; 'originId': string; 'reversedOn': string; 'decisionNumber': string; 'reason': string } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'transferCount': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/appropriations': {
    /** Budget documents and what came of each, the latest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'year'?: number | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'sort'?: 'receivedOn' | '-receivedOn' | 'number' | '-number' | 'title' | '-title' | 'category' | '-category' | 'amount' | '-amount' | 'allocated' | '-allocated' | 'available' | '-available' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'documentNumber': string; 'title': string; 'level': 'central' | 'province' | 'city' | 'county'; 'issuedOn': string; 'receivedOn': string; 'fiscalYear': number; 'subject': (string | null); 'category': (string | null); 'amount': string; 'note': string; 'effect': 'grant' | 'increase' | 'withdrawal' | 'opening'; 'amends': (string | null); 'originYear': (number | null); 'isReversed': boolean; 'increased': string; 'withdrawn': string; 'allocated': string; 'available': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Enter a budget document, or one that adds to an earlier one or takes from it */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'documentNumber': string; 'title': string; 'level': 'central' | 'province' | 'city' | 'county'; 'issuedOn': string; 'receivedOn': string; 'fiscalYear': number; 'subject'?: (string | null) | undefined; 'category'?: (string | null) | undefined; 'amount': string; 'note'?: string | undefined; 'effect'?: 'grant' | 'increase' | 'withdrawal' | 'opening' | undefined; 'amends'?: (string | null) | undefined; 'originYear'?: (number | null) | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/allocations': {
    /** Allocations */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'year'?: number | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'sort'?: 'decidedOn' | '-decidedOn' | 'number' | '-number' | 'category' | '-category' | 'township' | '-township' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'documentNumber': string; 'category': string; 'township': string; 'amount': string; 'decidedOn': string; 'decisionNumber': string; 'proposalId': (string | null); 'isReversed': boolean }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Allocate by hand */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'documentNumber': string; 'category': string; 'township': string; 'amount': string; 'decidedOn': string; 'decisionNumber': string } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/disbursements': {
    /** Disbursements */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'year'?: number | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'sort'?: 'disbursedOn' | '-disbursedOn' | 'number' | '-number' | 'channel' | '-channel' | 'payee' | '-payee' | 'category' | '-category' | 'township' | '-township' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'number': string; 'category': string; 'township': string; 'channel': 'bank' | 'township_account' | 'institution' | 'direct'; 'payeeName': string; 'payeeAccount': (string | null); 'amount': string; 'disbursedOn': string; 'documentNumber': (string | null); 'isReversed': boolean }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Send allocated money to a channel, oldest money first or from a named document */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'number': string; 'category': string; 'township': string; 'channel': 'bank' | 'township_account' | 'institution' | 'direct'; 'payeeName': string; 'payeeAccount'?: (string | null) | undefined; 'amount': string; 'disbursedOn': string; 'documentNumber'?: (string | null) | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/adjustments': {
    /** Adjustments */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'year'?: number | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'sort'?: 'decidedOn' | '-decidedOn' | 'number' | '-number' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'documentNumber': string; 'from': { 'category': string; 'township': string }; 'to': { 'category': string; 'township': string }; 'amount': string; 'decidedOn': string; 'decisionNumber': string; 'reason': string; 'isReversed': boolean }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Move allocated money to another category or township, by an approved decision */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'documentNumber': string; 'from': { 'category': string; 'township': string }; 'to': { 'category': string; 'township': string }; 'amount': string; 'decidedOn': string; 'decisionNumber': string; 'reason': string } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/carryovers': {
    /** Carry over what a year has left; a repeat carries only what was left since */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'fromYear': number } } }
      responses: { 200: { content: { 'application/json': { 'id': (string | null); 'accountCount': number; 'amount': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/allocation-proposals': {
    /** Proposals of the factor method, the latest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'year'?: number | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'sort'?: 'madeOn' | '-madeOn' | 'number' | '-number' | 'category' | '-category' | 'amount' | '-amount' | 'state' | '-state' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'documentNumber': string; 'fiscalYear': number; 'category': string; 'amount': string; 'needMonth': string; 'performanceYear': number; 'weights': { 'need': number; 'difficulty': number; 'performance': number }; 'note': string; 'state': 'proposed' | 'confirmed' | 'rejected'; 'madeBy': string; 'decidedBy': (string | null); 'decidedOn': (string | null); 'decisionNumber': (string | null); 'reason': (string | null) }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Share a document's money out by factors, for a second person to confirm */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'documentNumber': string; 'category': string; 'amount'?: (string | null) | undefined; 'needMonth': string; 'performanceYear'?: (number | null) | undefined; 'weights': { 'need': number; 'difficulty': number; 'performance': number }; 'difficulty'?: Record<string, string> | undefined; 'guarantee'?: string | undefined; 'cap'?: (string | null) | undefined; 'bounds'?: { 'township': string; 'guarantee'?: string | undefined; 'cap'?: (string | null) | undefined }[] | undefined; 'note'?: string | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/allocation-proposals/{id}': {
    /** A proposal with each township's share, factor by factor */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'documentNumber': string; 'fiscalYear': number; 'category': string; 'amount': string; 'needMonth': string; 'performanceYear': number; 'weights': { 'need': number; 'difficulty': number; 'performance': number }; 'note': string; 'state': 'proposed' | 'confirmed' | 'rejected'; 'madeBy': string; 'decidedBy': (string | null); 'decidedOn': (string | null); 'decisionNumber': (string | null); 'reason': (string | null); 'shares': { 'township': string; 'name': string; 'recipients': number; 'need': string; 'difficulty': string; 'performance': string; 'grade': (string | null); 'needShare': string; 'difficultyShare': string; 'performanceShare': string; 'guarantee': string; 'cap': (string | null); 'bound': ('guarantee' | 'cap' | null); 'amount': string }[]; 'approval': ({ 'given': number; 'required': number; 'leadersGiven': number; 'leadersRequired': number; 'isVoid': boolean } | null); 'approvals': { 'by': string; 'role': string; 'at': string; 'amount': string; 'contentHash': string; 'isVoid': boolean }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/allocation-proposals/{id}/confirmation': {
    /** Approve a proposal; with the last approval that it takes, make allocations of it */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'decidedOn': string; 'decisionNumber': string } } }
      responses: { 201: { content: { 'application/json': { 'allocationCount': number; 'given': number; 'required': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/allocation-proposals/{id}/rejection': {
    /** Lay a proposal aside */
    post: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'reason': string } } }
      responses: { 200: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/eligibilities': {
    /** Who is or was entitled to what, the latest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'township'?: string | undefined; 'category'?: string | undefined; 'month'?: string | undefined; 'state'?: 'open' | 'ended' | 'void' | undefined; 'person'?: string | undefined; 'deceased'?: boolean | undefined; 'sort'?: 'category' | '-category' | 'township' | '-township' | 'village' | '-village' | 'personName' | '-personName' | 'standard' | '-standard' | 'fromMonth' | '-fromMonth' | 'toMonth' | '-toMonth' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'version': number; 'categoryCode': string; 'townshipCode': string; 'village': string; 'headName': string; 'headIdentity': string; 'personName': string; 'identity': string; 'standard': string; 'fromMonth': string; 'toMonth': (string | null); 'state': 'open' | 'ended' | 'void'; 'endReason': ('died' | 'moved' | 'income' | 'request' | 'other' | null); 'endNote': string; 'diedOn': (string | null) }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/eligibilities/{id}': {
    /** One of them; the ETag is its version */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'version': number; 'categoryCode': string; 'townshipCode': string; 'village': string; 'headName': string; 'headIdentity': string; 'personName': string; 'identity': string; 'standard': string; 'fromMonth': string; 'toMonth': (string | null); 'state': 'open' | 'ended' | 'void'; 'endReason': ('died' | 'moved' | 'income' | 'request' | 'other' | null); 'endNote': string; 'diedOn': (string | null) } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/eligibilities/{id}/ends': {
    /** End it after a month, with the reason; tells what is paid beyond */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'lastMonth': string; 'reason': 'died' | 'moved' | 'income' | 'request' | 'other'; 'note'?: string | undefined } } }
      responses: { 201: { content: { 'application/json': { 'version': number; 'endedCount': number; 'paid': { 'lines': number; 'amount': string }; 'unsent': string[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/eligibilities/{id}/reopenings': {
    /** Take back an end that was given by hand */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'reason': string } } }
      responses: { 201: { content: { 'application/json': { 'version': number; 'reopenedCount': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/register-entries': {
    /** What other departments’ lists say of persons, the latest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'kind'?: 'death' | 'public_payroll' | 'company' | 'vehicle' | 'real_estate' | 'custody' | 'staff' | 'staff_family' | undefined; 'on'?: string | undefined; 'sort'?: 'validFrom' | '-validFrom' | 'kind' | '-kind' | 'name' | '-name' | 'fileName' | '-fileName' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'kind': 'death' | 'public_payroll' | 'company' | 'vehicle' | 'real_estate' | 'custody' | 'staff' | 'staff_family'; 'name': string; 'identity': string; 'validFrom': string; 'validTo': (string | null); 'note': string; 'fileName': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-batches': {
    /** Payment batches of a month */
    get: {
      parameters: { query: { 'month': string; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'number': string; 'month': string; 'categoryCode': string; 'townshipCode': string; 'isReissue': boolean; 'state': 'pending' | 'checked' | 'approved' | 'instructed' | 'settled' | 'partially_settled' | 'stopped'; 'lineCount': number; 'amount': string; 'settled': string; 'returned': string; 'stopped': string; 'approval': ({ 'given': number; 'required': number; 'leadersGiven': number; 'leadersRequired': number; 'isVoid': boolean } | null) }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Make the roster of a month from who is entitled */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'number': string; 'month': string; 'category': string; 'township': string; 'accounts'?: { 'eligibilityId': string; 'payeeName': string; 'bankName': string; 'account': string }[] | undefined } } }
      responses: { 201: { content: { 'application/json': { 'number': string; 'lineCount': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-batches/{number}': {
    /** A batch with who took which step */
    get: {
      parameters: { query?: never; header?: never; path: { 'number': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'number': string; 'month': string; 'categoryCode': string; 'townshipCode': string; 'isReissue': boolean; 'state': 'pending' | 'checked' | 'approved' | 'instructed' | 'settled' | 'partially_settled' | 'stopped'; 'lineCount': number; 'amount': string; 'settled': string; 'returned': string; 'stopped': string; 'approval': ({ 'given': number; 'required': number; 'leadersGiven': number; 'leadersRequired': number; 'isVoid': boolean } | null); 'madeBy': (string | null); 'checked': ({ 'by': string; 'at': string } | null); 'approved': ({ 'by': string; 'at': string } | null); 'instructed': ({ 'by': string; 'at': string } | null); 'entitledCount': number; 'remarkCount': number; 'approvals': { 'by': string; 'role': string; 'at': string; 'amount': string; 'contentHash': string; 'isVoid': boolean }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-batches/{number}/lines': {
    /** The lines of a batch and what became of each */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'sort'?: 'line' | '-line' | 'village' | '-village' | 'person' | '-person' | 'payee' | '-payee' | 'amount' | '-amount' | 'state' | '-state' | 'executedOn' | '-executedOn' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'number': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'batch': string; 'line': number; 'village': string; 'personName': string; 'identity': string; 'payeeName': string; 'bankName': string; 'account': string; 'amount': string; 'state': 'pending' | 'stopped' | 'settled' | 'returned'; 'credited': (string | null); 'executedOn': (string | null); 'reason': string; 'reissueOf': (string | null) }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-batches/{number}/lines/{line}/attempts': {
    /** Every attempt to pay what a line pays, the first one first */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'number': string; 'line': number } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'batch': string; 'line': number; 'village': string; 'personName': string; 'identity': string; 'payeeName': string; 'bankName': string; 'account': string; 'amount': string; 'state': 'pending' | 'stopped' | 'settled' | 'returned'; 'credited': (string | null); 'executedOn': (string | null); 'reason': string; 'reissueOf': (string | null) }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-batches/{number}/remarks': {
    /** Where a batch differs from who was entitled to what */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'sort'?: 'line' | '-line' | 'kind' | '-kind' | 'village' | '-village' | 'person' | '-person' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'number': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'line': (number | null); 'kind': 'not_entitled' | 'above_standard' | 'paid_twice' | 'left_out' | 'ended' | 'deceased'; 'village': string; 'personName': string; 'identity': string; 'amount': (string | null); 'standard': (string | null); 'until': (string | null) }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-reissues': {
    /** Pay returned lines again, corrected, in a batch that names the first attempts */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'number': string; 'lines': { 'batch': string; 'line': number; 'payeeName'?: (string | null) | undefined; 'bankName'?: (string | null) | undefined; 'account'?: (string | null) | undefined }[] } } }
      responses: { 201: { content: { 'application/json': { 'number': string; 'lineCount': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-checks': {
    /** Check batches against who is entitled; not by who made them */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'batch'?: string | undefined; 'month'?: string | undefined } } }
      responses: { 200: { content: { 'application/json': { 'batches': string[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-approvals': {
    /** Approve checked batches as they are; the amount says how many persons it takes */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'batch'?: string | undefined; 'month'?: string | undefined } } }
      responses: { 200: { content: { 'application/json': { 'approvedCount': number; 'batches': string[]; 'further': { 'batch': string; 'given': number; 'required': number }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-instructions': {
    /** Hand approved batches to the bank, as far as there is money for them */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'batch'?: string | undefined; 'month'?: string | undefined } } }
      responses: { 200: { content: { 'application/json': { 'batches': string[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-stops': {
    /** Stop a line, or all of a batch, before it is sent */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'batch': string; 'line'?: number | undefined; 'reason': string } } }
      responses: { 201: { content: { 'application/json': { 'stoppedCount': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-results': {
    /** Enter by hand what the bank did with lines of a batch */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'batch': string; 'lines': { 'line': number; 'outcome': 'settled' | 'returned'; 'amount': string; 'reason'?: string | undefined; 'executedOn': string; 'bankSerial'?: string | undefined }[] } } }
      responses: { 201: { content: { 'application/json': { 'settledCount': number; 'returnedCount': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/payment-batches/{number}/lines/{line}/disclosures': {
    /** The numbers of a line in full, for a purpose; who asked is written down */
    post: {
      parameters: { query?: never; header?: never; path: { 'number': string; 'line': number } }
      requestBody: { content: { 'application/json': { 'purpose': string } } }
      responses: { 201: { content: { 'application/json': { 'personName': string; 'identity': string; 'payeeName': string; 'account': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/expenditures': {
    /** Vouchers, the latest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'year'?: number | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'sort'?: 'spentOn' | '-spentOn' | 'number' | '-number' | 'payee' | '-payee' | 'category' | '-category' | 'township' | '-township' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'voucherNumber': string; 'spentOn': string; 'category': string; 'township': string; 'payeeName': string; 'payeeKind': 'person' | 'company' | 'institution' | 'unit'; 'payeeAccount': (string | null); 'amount': string; 'subject': string; 'subjectName': (string | null); 'purpose': string; 'attachmentCount': number; 'recovered': string; 'isReversed': boolean }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Enter a voucher by hand */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'voucherNumber': string; 'spentOn': string; 'category': string; 'township': string; 'payeeName': string; 'payeeKind': 'person' | 'company' | 'institution' | 'unit'; 'payeeAccount'?: (string | null) | undefined; 'amount': string; 'subject': string; 'purpose': string; 'attachmentCount'?: number | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/recoveries': {
    /** Money got back from payees, the latest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'year'?: number | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'sort'?: 'recoveredOn' | '-recoveredOn' | 'number' | '-number' | 'category' | '-category' | 'township' | '-township' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'receiptNumber': string; 'recoveredOn': string; 'category': string; 'township': string; 'line': (string | null); 'voucherNumber': (string | null); 'amount': string; 'reason': string; 'isReversed': boolean }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Enter money got back from whom a line or a voucher paid */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'batch'?: (string | null) | undefined; 'line'?: (number | null) | undefined; 'voucherNumber'?: (string | null) | undefined; 'amount': string; 'recoveredOn': string; 'receiptNumber': string; 'reason': string } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/remittances': {
    /** Money handed up, the latest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'year'?: number | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'sort'?: 'remittedOn' | '-remittedOn' | 'number' | '-number' | 'category' | '-category' | 'township' | '-township' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'documentNumber': string; 'level': 'central' | 'province' | 'city' | 'county'; 'remittedOn': string; 'stage': 'returned' | 'recovered'; 'year': number; 'category': string; 'township': string; 'lineCount': number; 'amount': string; 'reason': string; 'isReversed': boolean }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Hand up returned lines that are not paid again, or recovered money */
    post: {
      parameters: { query?: never; header: { 'idempotency-key': string }; path?: never }
      requestBody: { content: { 'application/json': { 'documentNumber': string; 'level': 'central' | 'province' | 'city' | 'county'; 'remittedOn': string; 'reason': string; 'lines'?: { 'batch': string; 'line': number }[] | undefined; 'recovered'?: ({ 'year': number; 'category': string; 'township': string; 'amount': string } | null) | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/dwell': {
    /** How many fen have waited how many days, first in, first out */
    get: {
      parameters: { query?: { 'asOf'?: string | undefined; 'by'?: 'stage' | 'category' | 'township' | 'document' | 'account' | undefined; 'stage'?: 'received' | 'allocated' | 'disbursed' | 'returned' | 'recovered' | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'document'?: string | undefined; 'year'?: number | undefined; 'account'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'stage': string; 'stageName': string; 'accountId': (string | null); 'fiscalYear': (number | null); 'document': (string | null); 'categoryCode': (string | null); 'townshipCode': (string | null); 'channel': (string | null); 'amount': string; 'oldestSince': string; 'oldestDays': number; 'meanDays': string; 'upTo30': string; 'upTo60': string; 'upTo90': string; 'upTo180': string; 'upTo365': string; 'over365': string }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/dwell/lots': {
    /** What waits, by account and the day since when; the longest wait first */
    get: {
      parameters: { query?: { 'asOf'?: string | undefined; 'stage'?: 'received' | 'allocated' | 'disbursed' | 'returned' | 'recovered' | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'document'?: string | undefined; 'year'?: number | undefined; 'account'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'accountId': string; 'stage': string; 'stageName': string; 'fiscalYear': number; 'document': (string | null); 'categoryCode': (string | null); 'townshipCode': (string | null); 'channel': (string | null); 'since': string; 'days': number; 'amount': string }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/traces/document': {
    /** Where every fen of a document is */
    get: {
      parameters: { query: { 'number': string; 'asOf'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'number': string; 'asOf': string; 'brought': string; 'documents': { 'title': string; 'level': string; 'effect': string; 'fiscalYear': number; 'receivedOn': string; 'categoryCode': (string | null); 'amount': string }[]; 'amendments': { 'number': string; 'effect': string; 'receivedOn': string; 'amount': string }[]; 'whereabouts': { 'stage': string; 'stageName': string; 'fiscalYear': number; 'categoryCode': (string | null); 'townshipCode': (string | null); 'channel': (string | null); 'amount': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/traces/document/payments': {
    /** The payments that a document paid, line by line */
    get: {
      parameters: { query: { 'number': string; 'asOf'?: string | undefined; 'limit'?: number | undefined; 'cursor'?: string | undefined; 'sort'?: 'line' | '-line' | 'payee' | '-payee' | 'paidOn' | '-paidOn' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'batch': string; 'line': number; 'month': string; 'categoryCode': (string | null); 'townshipCode': (string | null); 'payee': string; 'paidOn': string; 'isReissue': boolean; 'amount': string; 'recovered': string }[]; 'nextCursor': (string | null); 'count': number; 'amount': string }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/traces/document/vouchers': {
    /** The vouchers that a document paid for */
    get: {
      parameters: { query: { 'number': string; 'asOf'?: string | undefined; 'limit'?: number | undefined; 'cursor'?: string | undefined; 'sort'?: 'spentOn' | '-spentOn' | 'voucher' | '-voucher' | 'payee' | '-payee' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'voucher': string; 'spentOn': string; 'categoryCode': (string | null); 'townshipCode': (string | null); 'payee': string; 'subjectCode': string; 'purpose': string; 'amount': string; 'recovered': string }[]; 'nextCursor': (string | null); 'count': number; 'amount': string }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/traces/payment': {
    /** The documents that one payment line came from, and every step between */
    get: {
      parameters: { query: { 'batch': string; 'line': number; 'asOf'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'batch': string; 'line': number; 'asOf': string; 'month': string; 'categoryCode': (string | null); 'townshipCode': (string | null); 'payee': string; 'rosterAmount': string; 'outcome': ('settled' | 'returned' | null); 'executedOn': (string | null); 'amount': string; 'origins': { 'kind': string; 'on': string; 'isDocument': boolean; 'reference': string; 'title': string; 'amount': string; 'leadsTo': { 'step': (number | null); 'amount': string }[] }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/traces/voucher': {
    /** The documents that one voucher was paid from, and every step between */
    get: {
      parameters: { query: { 'voucher': string; 'asOf'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'voucher': string; 'asOf': string; 'spentOn': string; 'categoryCode': (string | null); 'townshipCode': (string | null); 'payee': string; 'amount': string; 'origins': { 'kind': string; 'on': string; 'isDocument': boolean; 'reference': string; 'title': string; 'amount': string; 'leadsTo': { 'step': (number | null); 'amount': string }[] }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/statements': {
    /** A year's money by category, township, document or month, with rates; every figure names the rows behind it */
    get: {
      parameters: { query: { 'year': number; 'asOf'?: string | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'document'?: string | undefined; 'by'?: 'category' | 'township' | 'document' | 'month' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'key': (string | null); 'name': string; 'figures': { 'issued': { 'amount': string; 'rows': string }; 'received': { 'amount': string; 'rows': string }; 'carriedIn': { 'amount': string; 'rows': string }; 'allocated': { 'amount': string; 'rows': string }; 'adjusted': { 'amount': string; 'rows': string }; 'disbursed': { 'amount': string; 'rows': string }; 'paid': { 'amount': string; 'rows': string }; 'spent': { 'amount': string; 'rows': string }; 'expended': { 'amount': string; 'rows': string }; 'returned': { 'amount': string; 'rows': string }; 'recovered': { 'amount': string; 'rows': string }; 'remitted': { 'amount': string; 'rows': string }; 'carriedOut': { 'amount': string; 'rows': string }; 'unallocated': { 'amount': string; 'rows': string }; 'undisbursed': { 'amount': string; 'rows': string }; 'unspent': { 'amount': string; 'rows': string }; 'toAllocate': { 'amount': string; 'rows': string }; 'toDisburse': { 'amount': string; 'rows': string }; 'toPay': { 'amount': string; 'rows': string }; 'budget': { 'amount': string; 'rows': string } }; 'toDate': ({ 'issued': { 'amount': string; 'rows': string }; 'received': { 'amount': string; 'rows': string }; 'carriedIn': { 'amount': string; 'rows': string }; 'allocated': { 'amount': string; 'rows': string }; 'adjusted': { 'amount': string; 'rows': string }; 'disbursed': { 'amount': string; 'rows': string }; 'paid': { 'amount': string; 'rows': string }; 'spent': { 'amount': string; 'rows': string }; 'expended': { 'amount': string; 'rows': string }; 'returned': { 'amount': string; 'rows': string }; 'recovered': { 'amount': string; 'rows': string }; 'remitted': { 'amount': string; 'rows': string }; 'carriedOut': { 'amount': string; 'rows': string }; 'unallocated': { 'amount': string; 'rows': string }; 'undisbursed': { 'amount': string; 'rows': string }; 'unspent': { 'amount': string; 'rows': string }; 'toAllocate': { 'amount': string; 'rows': string }; 'toDisburse': { 'amount': string; 'rows': string }; 'toPay': { 'amount': string; 'rows': string }; 'budget': { 'amount': string; 'rows': string } } | null); 'rates': { 'arrival': (string | null); 'allocation': (string | null); 'disbursement': (string | null); 'payment': (string | null); 'execution': (string | null) } }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/statements/stages': {
    /** A year's money by stage: what came, what went on and what is there */
    get: {
      parameters: { query: { 'year': number; 'asOf'?: string | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'document'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'stage': string; 'name': string; 'figures': { 'cameIn': { 'amount': string; 'rows': string }; 'wentOut': { 'amount': string; 'rows': string }; 'balance': { 'amount': string; 'rows': string } }; 'rateName': (string | null); 'rate': (string | null) }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/statements/entries': {
    /** The rows behind a figure of a statement */
    get: {
      parameters: { query: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'year': number; 'asOf'?: string | undefined; 'category'?: string | undefined; 'township'?: string | undefined; 'document'?: string | undefined; 'measure': 'issued' | 'received' | 'carriedIn' | 'allocated' | 'adjusted' | 'disbursed' | 'paid' | 'spent' | 'expended' | 'returned' | 'recovered' | 'remitted' | 'carriedOut' | 'unallocated' | 'undisbursed' | 'unspent' | 'toAllocate' | 'toDisburse' | 'toPay' | 'budget' | 'cameIn' | 'wentOut' | 'balance'; 'stage'?: string | undefined; 'month'?: string | undefined; 'through'?: string | undefined; 'by'?: 'category' | 'township' | 'document' | 'month' | undefined; 'sort'?: 'on' | '-on' | 'kind' | '-kind' | 'document' | '-document' | 'category' | '-category' | 'township' | '-township' | 'amount' | '-amount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'on': string; 'kind': string; 'kindName': string; 'reference': (string | null); 'document': (string | null); 'stage': string; 'stageName': string; 'categoryCode': (string | null); 'townshipCode': (string | null); 'isReversal': boolean; 'amount': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/fund-flow': {
    /** A year's money by stage, document, category, township and month */
    get: {
      parameters: { query: { 'year': number; 'asOf'?: string | undefined; 'township'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'year': number; 'asOf': string; 'stages': { 'stage': string; 'name': string; 'carriedIn': string; 'carriedOut': string; 'balance': string }[]; 'totals': { 'received': string; 'carriedIn': string; 'allocated': string; 'disbursed': string; 'paid': string; 'spent': string; 'returned': string; 'recovered': string; 'remitted': string; 'carriedOut': string; 'unallocated': string; 'undisbursed': string; 'unspent': string }; 'executionRate': (string | null); 'documents': { 'number': string; 'title': string; 'level': string; 'receivedOn': string; 'received': string; 'carriedIn': string; 'allocated': string; 'disbursed': string; 'paid': string; 'spent': string; 'returned': string; 'recovered': string; 'remitted': string; 'carriedOut': string; 'unallocated': string; 'undisbursed': string; 'unspent': string }[]; 'byCategory': { 'name': string; 'received': string; 'carriedIn': string; 'allocated': string; 'disbursed': string; 'paid': string; 'spent': string; 'returned': string; 'recovered': string; 'remitted': string; 'carriedOut': string; 'unallocated': string; 'undisbursed': string; 'unspent': string }[]; 'byTownship': { 'name': string; 'received': string; 'carriedIn': string; 'allocated': string; 'disbursed': string; 'paid': string; 'spent': string; 'returned': string; 'recovered': string; 'remitted': string; 'carriedOut': string; 'unallocated': string; 'undisbursed': string; 'unspent': string }[]; 'byMonth': { 'month': string; 'received': string; 'carriedIn': string; 'allocated': string; 'disbursed': string; 'paid': string; 'spent': string; 'returned': string; 'recovered': string; 'remitted': string; 'carriedOut': string; 'unallocated': string; 'undisbursed': string; 'unspent': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliations': {
    /** Match statement and books of a month, and what earlier ones left open */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'month': string; 'dryRun'?: boolean | undefined } } }
      responses: { 200: { content: { 'application/json': { 'month': string; 'matched': Record<string, number>; 'exceptions': Record<string, number>; 'waiting': ({ 'id': string; 'month': string; 'kind': 'in_bank_not_in_books' | 'in_books_not_at_bank' | 'amount_differs' | 'name_differs' | 'paid_twice' | 'returned_not_booked' | 'fee_or_interest' | 'other_unit'; 'kindName': string; 'reason': 'no_counterpart' | 'equal_candidates' | 'search_gave_up' | 'names_the_entry' | 'same_serial' | 'similar_amount' | 'same_amount' | 'entry_matched_before' | 'same_payment_before' | 'paid_out_before' | 'said_by_bank'; 'explanation': string; 'reference': string; 'amount': string; 'ageDays': number; 'bank': ({ 'id': string; 'serial': string; 'bookedOn': string; 'amount': string; 'counterparty': string; 'account': (string | null); 'summary': string; 'remark': string } | null); 'books': ({ 'key': string; 'bookedOn': string; 'amount': string; 'categoryCode': (string | null); 'townshipCode': (string | null) } | null); 'state': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'expectedOn': (string | null); 'assignedTo': (string | null); 'assignedToName': (string | null); 'version': number }[] | null) } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliations/{month}': {
    /** Where a month stands: the three sides, the matches by pass, and what waits */
    get: {
      parameters: { query?: never; header?: never; path: { 'month': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'month': string; 'isReconciled': boolean; 'statementLines': number; 'matchedLines': number; 'openLines': number; 'matches': { 'pass': string; 'name': string; 'matches': number }[]; 'exceptions': { 'kind': 'in_bank_not_in_books' | 'in_books_not_at_bank' | 'amount_differs' | 'name_differs' | 'paid_twice' | 'returned_not_booked' | 'fee_or_interest' | 'other_unit'; 'name': string; 'count': number; 'amount': string }[]; 'threeSides': { 'categoryCode': string; 'townshipCode': string; 'approved': string; 'ledger': string; 'bank': string; 'returned': string; 'difference': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-matches': {
    /** What was matched in a month, line by line of the statement, and how */
    get: {
      parameters: { query: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'month': string; 'pass'?: string | undefined; 'sort'?: 'bookedOn' | '-bookedOn' | 'pass' | '-pass' | 'amount' | '-amount' | 'serial' | '-serial' | 'counterparty' | '-counterparty' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'lineId': string; 'matchId': string; 'serial': string; 'bookedOn': string; 'bankAmount': string; 'counterparty': string; 'pass': string; 'passName': string; 'entries': string[]; 'bookAmount': string; 'note': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-exceptions': {
    /** What does not agree between bank and books, the oldest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'month'?: string | undefined; 'kind'?: 'in_bank_not_in_books' | 'in_books_not_at_bank' | 'amount_differs' | 'name_differs' | 'paid_twice' | 'returned_not_booked' | 'fee_or_interest' | 'other_unit' | undefined; 'state'?: 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared' | undefined; 'waiting'?: string | undefined; 'assignedTo'?: (string | 'me' | 'nobody') | undefined; 'categoryCode'?: string | undefined; 'townshipCode'?: string | undefined; 'minAmount'?: string | undefined; 'minAgeDays'?: number | undefined; 'asOf'?: string | undefined; 'sort'?: 'oldestOn' | '-oldestOn' | 'amount' | '-amount' | 'kind' | '-kind' | 'reference' | '-reference' | 'state' | '-state' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'month': string; 'kind': 'in_bank_not_in_books' | 'in_books_not_at_bank' | 'amount_differs' | 'name_differs' | 'paid_twice' | 'returned_not_booked' | 'fee_or_interest' | 'other_unit'; 'kindName': string; 'reason': 'no_counterpart' | 'equal_candidates' | 'search_gave_up' | 'names_the_entry' | 'same_serial' | 'similar_amount' | 'same_amount' | 'entry_matched_before' | 'same_payment_before' | 'paid_out_before' | 'said_by_bank'; 'explanation': string; 'reference': string; 'amount': string; 'ageDays': number; 'bank': ({ 'id': string; 'serial': string; 'bookedOn': string; 'amount': string; 'counterparty': string; 'account': (string | null); 'summary': string; 'remark': string } | null); 'books': ({ 'key': string; 'bookedOn': string; 'amount': string; 'categoryCode': (string | null); 'townshipCode': (string | null) } | null); 'state': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'expectedOn': (string | null); 'assignedTo': (string | null); 'assignedToName': (string | null); 'version': number }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-assignees': {
    /** To whom an exception can be given */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'displayName': string; 'role': 'administrator' | 'finance' | 'auditor' | 'township' | 'leadership'; 'isMe': boolean }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-exceptions/{id}': {
    /** An exception with its history; the ETag is its version */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'month': string; 'kind': 'in_bank_not_in_books' | 'in_books_not_at_bank' | 'amount_differs' | 'name_differs' | 'paid_twice' | 'returned_not_booked' | 'fee_or_interest' | 'other_unit'; 'kindName': string; 'reason': 'no_counterpart' | 'equal_candidates' | 'search_gave_up' | 'names_the_entry' | 'same_serial' | 'similar_amount' | 'same_amount' | 'entry_matched_before' | 'same_payment_before' | 'paid_out_before' | 'said_by_bank'; 'explanation': string; 'reference': string; 'amount': string; 'ageDays': number; 'bank': ({ 'id': string; 'serial': string; 'bookedOn': string; 'amount': string; 'counterparty': string; 'account': (string | null); 'summary': string; 'remark': string } | null); 'books': ({ 'key': string; 'bookedOn': string; 'amount': string; 'categoryCode': (string | null); 'townshipCode': (string | null) } | null); 'state': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'expectedOn': (string | null); 'assignedTo': (string | null); 'assignedToName': (string | null); 'version': number; 'resolution': (({ 'matchId'?: string | undefined; 'way': 'match'; 'lineIds': string[]; 'entryKeys': string[]; 'note': string } | { 'matchId'?: string | undefined; 'way': 'correction'; 'voucherNumber': string; 'bookedOn': string; 'note': string } | { 'matchId'?: string | undefined; 'way': 'timing'; 'expectedOn': string; 'note': string } | { 'matchId'?: string | undefined; 'way': 'referral'; 'note': string }) | null); 'history': { 'seq': number; 'event': string; 'from': ('open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared' | null); 'to': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'note': string; 'assignedToName': (string | null); 'by': string; 'at': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-exceptions/{id}/assignment': {
    /** Give an exception to somebody */
    put: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'assignedTo': (string | null); 'note'?: string | undefined } } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'month': string; 'kind': 'in_bank_not_in_books' | 'in_books_not_at_bank' | 'amount_differs' | 'name_differs' | 'paid_twice' | 'returned_not_booked' | 'fee_or_interest' | 'other_unit'; 'kindName': string; 'reason': 'no_counterpart' | 'equal_candidates' | 'search_gave_up' | 'names_the_entry' | 'same_serial' | 'similar_amount' | 'same_amount' | 'entry_matched_before' | 'same_payment_before' | 'paid_out_before' | 'said_by_bank'; 'explanation': string; 'reference': string; 'amount': string; 'ageDays': number; 'bank': ({ 'id': string; 'serial': string; 'bookedOn': string; 'amount': string; 'counterparty': string; 'account': (string | null); 'summary': string; 'remark': string } | null); 'books': ({ 'key': string; 'bookedOn': string; 'amount': string; 'categoryCode': (string | null); 'townshipCode': (string | null) } | null); 'state': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'expectedOn': (string | null); 'assignedTo': (string | null); 'assignedToName': (string | null); 'version': number; 'resolution': (({ 'matchId'?: string | undefined; 'way': 'match'; 'lineIds': string[]; 'entryKeys': string[]; 'note': string } | { 'matchId'?: string | undefined; 'way': 'correction'; 'voucherNumber': string; 'bookedOn': string; 'note': string } | { 'matchId'?: string | undefined; 'way': 'timing'; 'expectedOn': string; 'note': string } | { 'matchId'?: string | undefined; 'way': 'referral'; 'note': string }) | null); 'history': { 'seq': number; 'event': string; 'from': ('open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared' | null); 'to': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'note': string; 'assignedToName': (string | null); 'by': string; 'at': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-exceptions/assignments': {
    /** Give many exceptions to somebody, all that are named or none */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'assignedTo': (string | null); 'note'?: string | undefined; 'exceptions': { 'id': string; 'version': number }[] } } }
      responses: { 200: { content: { 'application/json': { 'count': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-exceptions/{id}/resolution': {
    /** Match by hand, correct the journal, carry as a timing difference, or refer */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': ({ 'way': 'match'; 'lineIds'?: string[] | undefined; 'entryKeys'?: string[] | undefined; 'note': string } | { 'way': 'correction'; 'voucherNumber': string; 'bookedOn': string; 'note': string } | { 'way': 'timing'; 'expectedOn': string; 'note': string } | { 'way': 'referral'; 'note': string }) } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'month': string; 'kind': 'in_bank_not_in_books' | 'in_books_not_at_bank' | 'amount_differs' | 'name_differs' | 'paid_twice' | 'returned_not_booked' | 'fee_or_interest' | 'other_unit'; 'kindName': string; 'reason': 'no_counterpart' | 'equal_candidates' | 'search_gave_up' | 'names_the_entry' | 'same_serial' | 'similar_amount' | 'same_amount' | 'entry_matched_before' | 'same_payment_before' | 'paid_out_before' | 'said_by_bank'; 'explanation': string; 'reference': string; 'amount': string; 'ageDays': number; 'bank': ({ 'id': string; 'serial': string; 'bookedOn': string; 'amount': string; 'counterparty': string; 'account': (string | null); 'summary': string; 'remark': string } | null); 'books': ({ 'key': string; 'bookedOn': string; 'amount': string; 'categoryCode': (string | null); 'townshipCode': (string | null) } | null); 'state': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'expectedOn': (string | null); 'assignedTo': (string | null); 'assignedToName': (string | null); 'version': number; 'resolution': (({ 'matchId'?: string | undefined; 'way': 'match'; 'lineIds': string[]; 'entryKeys': string[]; 'note': string } | { 'matchId'?: string | undefined; 'way': 'correction'; 'voucherNumber': string; 'bookedOn': string; 'note': string } | { 'matchId'?: string | undefined; 'way': 'timing'; 'expectedOn': string; 'note': string } | { 'matchId'?: string | undefined; 'way': 'referral'; 'note': string }) | null); 'history': { 'seq': number; 'event': string; 'from': ('open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared' | null); 'to': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'note': string; 'assignedToName': (string | null); 'by': string; 'at': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-exceptions/{id}/approval': {
    /** The second person's word */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'decision': 'approve' | 'reject'; 'note': string } } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'month': string; 'kind': 'in_bank_not_in_books' | 'in_books_not_at_bank' | 'amount_differs' | 'name_differs' | 'paid_twice' | 'returned_not_booked' | 'fee_or_interest' | 'other_unit'; 'kindName': string; 'reason': 'no_counterpart' | 'equal_candidates' | 'search_gave_up' | 'names_the_entry' | 'same_serial' | 'similar_amount' | 'same_amount' | 'entry_matched_before' | 'same_payment_before' | 'paid_out_before' | 'said_by_bank'; 'explanation': string; 'reference': string; 'amount': string; 'ageDays': number; 'bank': ({ 'id': string; 'serial': string; 'bookedOn': string; 'amount': string; 'counterparty': string; 'account': (string | null); 'summary': string; 'remark': string } | null); 'books': ({ 'key': string; 'bookedOn': string; 'amount': string; 'categoryCode': (string | null); 'townshipCode': (string | null) } | null); 'state': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'expectedOn': (string | null); 'assignedTo': (string | null); 'assignedToName': (string | null); 'version': number; 'resolution': (({ 'matchId'?: string | undefined; 'way': 'match'; 'lineIds': string[]; 'entryKeys': string[]; 'note': string } | { 'matchId'?: string | undefined; 'way': 'correction'; 'voucherNumber': string; 'bookedOn': string; 'note': string } | { 'matchId'?: string | undefined; 'way': 'timing'; 'expectedOn': string; 'note': string } | { 'matchId'?: string | undefined; 'way': 'referral'; 'note': string }) | null); 'history': { 'seq': number; 'event': string; 'from': ('open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared' | null); 'to': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'note': string; 'assignedToName': (string | null); 'by': string; 'at': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-exceptions/{id}/undoing': {
    /** Take back what was done */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'note': string } } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'month': string; 'kind': 'in_bank_not_in_books' | 'in_books_not_at_bank' | 'amount_differs' | 'name_differs' | 'paid_twice' | 'returned_not_booked' | 'fee_or_interest' | 'other_unit'; 'kindName': string; 'reason': 'no_counterpart' | 'equal_candidates' | 'search_gave_up' | 'names_the_entry' | 'same_serial' | 'similar_amount' | 'same_amount' | 'entry_matched_before' | 'same_payment_before' | 'paid_out_before' | 'said_by_bank'; 'explanation': string; 'reference': string; 'amount': string; 'ageDays': number; 'bank': ({ 'id': string; 'serial': string; 'bookedOn': string; 'amount': string; 'counterparty': string; 'account': (string | null); 'summary': string; 'remark': string } | null); 'books': ({ 'key': string; 'bookedOn': string; 'amount': string; 'categoryCode': (string | null); 'townshipCode': (string | null) } | null); 'state': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'expectedOn': (string | null); 'assignedTo': (string | null); 'assignedToName': (string | null); 'version': number; 'resolution': (({ 'matchId'?: string | undefined; 'way': 'match'; 'lineIds': string[]; 'entryKeys': string[]; 'note': string } | { 'matchId'?: string | undefined; 'way': 'correction'; 'voucherNumber': string; 'bookedOn': string; 'note': string } | { 'matchId'?: string | undefined; 'way': 'timing'; 'expectedOn': string; 'note': string } | { 'matchId'?: string | undefined; 'way': 'referral'; 'note': string }) | null); 'history': { 'seq': number; 'event': string; 'from': ('open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared' | null); 'to': 'open' | 'proposed' | 'resolved' | 'carried' | 'referred' | 'cleared'; 'note': string; 'assignedToName': (string | null); 'by': string; 'at': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-statements': {
    /** Freeze the balance statement of a month in which every exception is dealt with */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'month': string } } }
      responses: { 201: { content: { 'application/json': { 'month': string; 'contentHash': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-statements/{month}': {
    /** The balance statement of a month: frozen, or as it stands */
    get: {
      parameters: { query?: never; header?: never; path: { 'month': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'month': string; 'asOf': string; 'bankBalance': string; 'accounts': { 'account': string; 'balance': string }[]; 'bookBalance': string; 'toleratedDifference': string; 'receivedNotAtBank': string; 'paidNotAtBank': string; 'receivedNotInBooks': string; 'paidNotInBooks': string; 'adjustedBank': string; 'adjustedBooks': string; 'isBalanced': boolean; 'items': { 'side': 'bank' | 'books'; 'reference': string; 'bookedOn': string; 'amount': string; 'about': string; 'kind': string; 'state': string }[]; 'contentHash': string; 'frozenAt': (string | null); 'outdatedSince': (string | null) } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reconciliation-statements/{month}/workbook': {
    /** The balance statement of a month as XLSX */
    get: {
      parameters: { query?: never; header?: never; path: { 'month': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/finance-comparisons': {
    /** The finance bureau's table of a month against the books, line by line */
    get: {
      parameters: { query: { 'month': string; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'month': string; 'documentNumber': string; 'categoryCode': string; 'categoryName': string; 'financeAmount': string; 'bookAmount': string; 'difference': string; 'reason': 'agrees' | 'document_unknown' | 'other_month' | 'other_category' | 'other_document' | 'one_allocation' | 'unexplained'; 'explanation': string }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/detection-rules': {
    /** Rules, with their legal basis and parameters */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'code': string; 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity'; 'severity': 'high' | 'medium' | 'low'; 'name': string; 'summary': string; 'why': string; 'exclusions': string[]; 'basis': { 'document': string; 'article': string; 'certainty': 'verified' | 'excerpt' | 'second_hand' | 'unverified' }[]; 'nextCheck': string; 'params': Record<string, unknown> }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/detection-rules/{code}/previews': {
    /** What a rule would find with other parameters; nothing is written */
    post: {
      parameters: { query?: never; header?: never; path: { 'code': string } }
      requestBody: { content: { 'application/json': { 'asOf'?: string | undefined; 'params': Record<string, unknown> } } }
      responses: { 200: { content: { 'application/json': { 'ruleCode': string; 'asOf': string; 'inForce': Record<string, unknown>; 'candidate': Record<string, unknown>; 'added': { 'count': number; 'amount': string; 'triagedCount': number; 'largest': { 'subject': string; 'townshipCode': (string | null); 'categoryCode': (string | null); 'month': (string | null); 'amount': string; 'status': (string | null); 'message': string }[] }; 'dropped': { 'count': number; 'amount': string; 'triagedCount': number; 'largest': { 'subject': string; 'townshipCode': (string | null); 'categoryCode': (string | null); 'month': (string | null); 'amount': string; 'status': (string | null); 'message': string }[] }; 'kept': { 'count': number; 'amount': string; 'triagedCount': number; 'largest': { 'subject': string; 'townshipCode': (string | null); 'categoryCode': (string | null); 'month': (string | null); 'amount': string; 'status': (string | null); 'message': string }[] } } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/detection-runs': {
    /** Run every rule as of a day, as a job; its result tells what was found */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'asOf': string } } }
      responses: { 202: { content: { 'application/json': { 'jobId': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Runs of the rules, the newest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'asOf': string; 'trigger': 'manual' | 'command' | 'nightly' | 'import' | 'check' | 'referral'; 'highWater': { 'trailSeq'?: number | undefined; 'transferSeq'?: number | undefined; 'importCount'?: number | undefined }; 'newCount': number; 'withdrawnCount': number; 'runBy': string; 'runAt': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/detection-runs/{id}': {
    /** A run with the version, parameters and result of each rule */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'asOf': string; 'trigger': 'manual' | 'command' | 'nightly' | 'import' | 'check' | 'referral'; 'highWater': { 'trailSeq'?: number | undefined; 'transferSeq'?: number | undefined; 'importCount'?: number | undefined }; 'newCount': number; 'withdrawnCount': number; 'runBy': string; 'runAt': string; 'rules': { 'code': string; 'version': string; 'params': Record<string, unknown>; 'foundCount': number; 'foundAmount': string; 'newCount': number; 'withdrawnCount': number; 'digest': string; 'durationMs': number }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/alerts': {
    /** Alerts, the largest amount first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'pattern'?: 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | undefined; 'severity'?: 'high' | 'medium' | 'low' | undefined; 'status'?: 'open' | 'confirmed' | 'dismissed' | 'suppressed' | 'withdrawn' | undefined; 'townshipCode'?: string | undefined; 'categoryCode'?: string | undefined; 'month'?: string | undefined; 'ruleCode'?: string | undefined; 'hasGrown'?: string | undefined; 'sort'?: 'amount' | '-amount' | 'severity' | '-severity' | 'rule' | '-rule' | 'township' | '-township' | 'month' | '-month' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'ruleCode': string; 'ruleName': string; 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity'; 'severity': 'high' | 'medium' | 'low'; 'townshipCode': (string | null); 'categoryCode': (string | null); 'month': (string | null); 'amount': string; 'message': string; 'status': 'open' | 'confirmed' | 'dismissed' | 'suppressed' | 'withdrawn'; 'statusReason': (string | null); 'reasonCode': (string | null); 'addedCount': number; 'addedAmount': string; 'asOf': string; 'version': number }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/alerts/{id}': {
    /** An alert with its evidence; the ETag is its version */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'ruleCode': string; 'ruleName': string; 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity'; 'severity': 'high' | 'medium' | 'low'; 'townshipCode': (string | null); 'categoryCode': (string | null); 'month': (string | null); 'amount': string; 'message': string; 'status': 'open' | 'confirmed' | 'dismissed' | 'suppressed' | 'withdrawn'; 'statusReason': (string | null); 'reasonCode': (string | null); 'addedCount': number; 'addedAmount': string; 'asOf': string; 'version': number; 'subject': string; 'decisions': { 'decision': 'confirmed' | 'dismissed' | 'suppressed' | 'open'; 'reasonCode': (string | null); 'reason': string; 'decidedBy': string; 'decidedAt': string }[]; 'evidence': { 'kind': 'document' | 'allocation' | 'disbursement' | 'batch' | 'line' | 'voucher' | 'bank' | 'recovery' | 'remittance' | 'correction' | 'check'; 'key': string; 'atStake': string }[]; 'basis': { 'document': string; 'article': string; 'certainty': 'verified' | 'excerpt' | 'second_hand' | 'unverified' }[]; 'nextCheck': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/alerts/{id}/decision': {
    /** Dismiss, suppress or reopen an alert; If-Match carries the version seen */
    put: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': ({ 'decision': 'dismissed'; 'reasonCode': string; 'reason': string } | { 'decision': 'suppressed'; 'until': string; 'reason': string } | { 'decision': 'open'; 'reason': string }) } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'ruleCode': string; 'ruleName': string; 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity'; 'severity': 'high' | 'medium' | 'low'; 'townshipCode': (string | null); 'categoryCode': (string | null); 'month': (string | null); 'amount': string; 'message': string; 'status': 'open' | 'confirmed' | 'dismissed' | 'suppressed' | 'withdrawn'; 'statusReason': (string | null); 'reasonCode': (string | null); 'addedCount': number; 'addedAmount': string; 'asOf': string; 'version': number; 'subject': string; 'decisions': { 'decision': 'confirmed' | 'dismissed' | 'suppressed' | 'open'; 'reasonCode': (string | null); 'reason': string; 'decidedBy': string; 'decidedAt': string }[]; 'evidence': { 'kind': 'document' | 'allocation' | 'disbursement' | 'batch' | 'line' | 'voucher' | 'bank' | 'recovery' | 'remittance' | 'correction' | 'check'; 'key': string; 'atStake': string }[]; 'basis': { 'document': string; 'article': string; 'certainty': 'verified' | 'excerpt' | 'second_hand' | 'unverified' }[]; 'nextCheck': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/dismissal-reasons': {
    /** Why an alert may be dismissed, and what each reason teaches */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'code': string; 'name': string; 'verdict': 'false_alarm' | 'true_alarm' | 'neutral'; 'lesson': string }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/detection-rules/practice': {
    /** How precise each rule is in practice, beside its base rate */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'ruleCode': string; 'name': string; 'openCount': number; 'suppressedCount': number; 'confirmedCount': number; 'trueCount': number; 'falseCount': number; 'neutralCount': number; 'judgedCount': number; 'precision': (string | null); 'dismissals': { 'code': string; 'name': string; 'verdict': 'false_alarm' | 'true_alarm' | 'neutral'; 'lesson': string; 'count': number }[]; 'baseRates': { 'kind': string; 'flagged': number; 'total': number; 'per10000': string }[] }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/alerts/{id}/evidence': {
    /** The rows behind an alert as they are now, masked */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'kind': string; 'key': string; 'happenedOn': (string | null); 'month': (string | null); 'who': (string | null); 'account': (string | null); 'amount': (string | null); 'note': (string | null) }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/alerts/decisions': {
    /** Dismiss, suppress or reopen many alerts, all that are named or none */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'alerts': { 'id': string; 'version': number }[]; 'decision': ({ 'decision': 'dismissed'; 'reasonCode': string; 'reason': string } | { 'decision': 'suppressed'; 'until': string; 'reason': string } | { 'decision': 'open'; 'reason': string }) } } }
      responses: { 200: { content: { 'application/json': { 'count': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/risk-scores': {
    /** Where alerts come together, the highest risk first, with what each rule adds */
    get: {
      parameters: { query: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'unit': 'township' | 'group' | 'household' | 'account'; 'townshipCode'?: string | undefined; 'sort'?: 'score' | '-score' | 'alertCount' | '-alertCount' | 'township' | '-township' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'unit': 'township' | 'group' | 'household' | 'account'; 'key': string; 'name': string; 'townshipCode': (string | null); 'score': string; 'alertCount': number; 'contributions': { 'ruleCode': string; 'ruleName': string; 'severity': 'high' | 'medium' | 'low'; 'alertCount': number; 'confirmedCount': number; 'countedAs': number; 'amount': string; 'severityPoints': string; 'amountPoints': string; 'trust': string; 'points': string }[] }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/recipient-checks': {
    /** Samples of recipients that were drawn, the latest first */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'month'?: string | undefined; 'townshipCode'?: string | undefined; 'sort'?: 'number' | '-number' | 'month' | '-month' | 'township' | '-township' | 'category' | '-category' | 'populationCount' | '-populationCount' | 'populationAmount' | '-populationAmount' | 'answeredCount' | '-answeredCount' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'number': string; 'month': string; 'townshipCode': string; 'categoryCode': (string | null); 'seed': string; 'reason': string; 'populationCount': number; 'populationAmount': string; 'riskCount': number; 'randomCount': number; 'askedCount': number; 'answeredCount': number; 'drawnBy': string; 'drawnOn': string; 'drawnAt': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Draw whom to ask about a month, part by risk and part by lot */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'month': string; 'townshipCode': string; 'categoryCode'?: (string | null) | undefined; 'riskCount': number; 'randomCount': number; 'seed'?: string | undefined; 'reason': string } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'month': string; 'townshipCode': string; 'categoryCode': (string | null); 'seed': string; 'reason': string; 'populationCount': number; 'populationAmount': string; 'riskCount': number; 'randomCount': number; 'askedCount': number; 'answeredCount': number; 'drawnBy': string; 'drawnOn': string; 'drawnAt': string; 'estimate': { 'confidence': '0.95'; 'populationCount': number; 'populationAmount': string; 'risk': { 'drawn': number; 'answered': number; 'shortCount': number; 'short': string }; 'random': { 'outOf': number; 'drawn': number; 'answered': number; 'shortCount': number; 'short': string }; 'shortCount': ({ 'value': number; 'low': number; 'high': number } | null); 'short': ({ 'value': string; 'low': string; 'high': string } | null); 'formula': string; 'source': string } } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/recipient-checks/{id}': {
    /** A sample with what its answers say about the whole township */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'number': string; 'month': string; 'townshipCode': string; 'categoryCode': (string | null); 'seed': string; 'reason': string; 'populationCount': number; 'populationAmount': string; 'riskCount': number; 'randomCount': number; 'askedCount': number; 'answeredCount': number; 'drawnBy': string; 'drawnOn': string; 'drawnAt': string; 'estimate': { 'confidence': '0.95'; 'populationCount': number; 'populationAmount': string; 'risk': { 'drawn': number; 'answered': number; 'shortCount': number; 'short': string }; 'random': { 'outOf': number; 'drawn': number; 'answered': number; 'shortCount': number; 'short': string }; 'shortCount': ({ 'value': number; 'low': number; 'high': number } | null); 'short': ({ 'value': string; 'low': string; 'high': string } | null); 'formula': string; 'source': string } } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/recipient-checks/{id}/persons': {
    /** Whom to visit or call, masked, with what was answered */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'sort'?: 'position' | '-position' | 'part' | '-part' | 'village' | '-village' | 'name' | '-name' | 'paid' | '-paid' | 'riskScore' | '-riskScore' | 'askedOn' | '-askedOn' | 'outcome' | '-outcome' | 'received' | '-received' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'position': number; 'part': 'risk' | 'random'; 'name': string; 'identity': string; 'village': string; 'account': string; 'categories': string; 'paid': string; 'riskScore': string; 'askedOn': (string | null); 'askedBy': ('visit' | 'call' | null); 'outcome': ('answered' | 'not_found' | 'unreachable' | 'refused' | null); 'received': (string | null); 'receivedFrom': ('bank' | 'village' | 'township' | 'institution' | 'other' | 'nobody' | null); 'receivedForm': ('account' | 'cash' | 'in_kind' | 'none' | null); 'note': (string | null); 'answerCount': number }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/recipient-checks/{id}/persons/{position}/answers': {
    /** Record what a person says reached him or her; differences become alerts */
    post: {
      parameters: { query?: never; header?: never; path: { 'id': string; 'position': number } }
      requestBody: { content: { 'application/json': ({ 'askedOn': string; 'askedBy': 'visit' | 'call'; 'note'?: string | undefined; 'outcome': 'answered'; 'received': string; 'receivedFrom': 'bank' | 'village' | 'township' | 'institution' | 'other' | 'nobody'; 'receivedForm': 'account' | 'cash' | 'in_kind' | 'none' } | { 'askedOn': string; 'askedBy': 'visit' | 'call'; 'note'?: string | undefined; 'outcome': 'not_found' | 'unreachable' | 'refused' }) } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'month': string; 'townshipCode': string; 'categoryCode': (string | null); 'seed': string; 'reason': string; 'populationCount': number; 'populationAmount': string; 'riskCount': number; 'randomCount': number; 'askedCount': number; 'answeredCount': number; 'drawnBy': string; 'drawnOn': string; 'drawnAt': string; 'estimate': { 'confidence': '0.95'; 'populationCount': number; 'populationAmount': string; 'risk': { 'drawn': number; 'answered': number; 'shortCount': number; 'short': string }; 'random': { 'outOf': number; 'drawn': number; 'answered': number; 'shortCount': number; 'short': string }; 'shortCount': ({ 'value': number; 'low': number; 'high': number } | null); 'short': ({ 'value': string; 'low': string; 'high': string } | null); 'formula': string; 'source': string } } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings': {
    /** Findings, the earliest deadline first; a township sees its own */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'state'?: 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | undefined; 'source'?: 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert' | undefined; 'townshipCode'?: string | undefined; 'pattern'?: 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other' | undefined; 'overdue'?: string | undefined; 'dueSoon'?: string | undefined; 'repeated'?: string | undefined; 'open'?: string | undefined; 'sort'?: 'dueOn' | '-dueOn' | 'number' | '-number' | 'township' | '-township' | 'amount' | '-amount' | 'remaining' | '-remaining' | 'state' | '-state' | 'pattern' | '-pattern' | 'responsibleUnit' | '-responsibleUnit' | undefined; 'asOf'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Record what an inspection found */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check'; 'sourceDocument'?: string | undefined; 'foundOn': string; 'townshipCode'?: (string | null) | undefined; 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis'?: string | undefined; 'amount': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'responsibleUnit': string; 'isSystemic'?: boolean | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}': {
    /** A finding with its steps; the ETag is its version */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/rectification-ledger': {
    /** The rectification ledger: findings with their lists, progress and money */
    get: {
      parameters: { query?: { 'foundFrom'?: string | undefined; 'foundTo'?: string | undefined; 'asOf'?: string | undefined; 'source'?: 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert' | undefined; 'townshipCode'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'problems': (string | null); 'duties': (string | null); 'measures': (string | null); 'measureCount': number; 'measuresDone': number; 'progressOn': (string | null); 'progress': (string | null); 'handedUp': string; 'recovered': string; 'restored': string; 'paidOut': string; 'rebooked': string; 'personsHeldAccountable': number; 'mechanisms': (string | null) }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/finding-statistics': {
    /** Findings counted by source, pattern, township, kind, state or age */
    get: {
      parameters: { query: { 'by': 'source' | 'pattern' | 'township' | 'kind' | 'state' | 'age'; 'foundFrom'?: string | undefined; 'foundTo'?: string | undefined; 'asOf'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'key': (string | null); 'count': number; 'amount': string; 'rectifiedAmount': string; 'remainingAmount': string; 'handedUp': string; 'recovered': string; 'restored': string; 'paidOut': string; 'rebooked': string; 'doneCount': number; 'closedCount': number; 'closedRate': (string | null); 'judgedCount': number; 'inTimeCount': number; 'inTimeRate': (string | null); 'overdueCount': number; 'dueSoonCount': number; 'repeatCount': number }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/from-alerts': {
    /** Sign open alerts as one finding */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'alertIds': string[]; 'foundOn'?: string | undefined; 'townshipCode'?: (string | null) | undefined; 'pattern'?: 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other' | undefined; 'description'?: string | undefined; 'amount'?: string | undefined; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'responsibleUnit': string; 'isSystemic'?: boolean | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/rectification-steps': {
    /** Start rectifying, or hand the rectification in; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'event': 'start' | 'submit'; 'note': string; 'happenedOn'?: string | undefined; 'proofIds'?: string[] | undefined; 'rectified'?: { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[] | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/supervision-steps': {
    /** Assign, verify, return, close or reopen; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'event': 'assign' | 'verify' | 'return' | 'close' | 'reopen'; 'note': string; 'happenedOn'?: string | undefined; 'dueOn'?: string | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/progress': {
    /** Write down how far the rectification is; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'note': string; 'happenedOn'?: string | undefined; 'proofIds'?: string[] | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/items': {
    /** Add to the lists of problems, duties and measures; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'note': string; 'happenedOn'?: string | undefined; 'items': { 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit'?: string | undefined; 'person'?: string | undefined; 'dueOn'?: (string | null) | undefined }[] } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/items/{itemId}/completion': {
    /** Tick an item of the three lists off; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string; 'itemId': string } }
      requestBody: { content: { 'application/json': { 'note': string; 'happenedOn'?: string | undefined; 'proofIds'?: string[] | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/items/{itemId}/withdrawal': {
    /** Take an item of the three lists back; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string; 'itemId': string } }
      requestBody: { content: { 'application/json': { 'note': string; 'happenedOn'?: string | undefined; 'proofIds'?: string[] | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/extensions': {
    /** Give more time, with the reason; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'note': string; 'happenedOn'?: string | undefined; 'dueOn': string } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/amendments': {
    /** Correct what a finding says; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'note': string; 'happenedOn'?: string | undefined; 'pattern'?: 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other' | undefined; 'description'?: string | undefined; 'legalBasis'?: string | undefined; 'amount'?: string | undefined; 'rectificationKind'?: 'at_once' | 'staged' | 'continuous' | undefined; 'responsibleUnit'?: string | undefined; 'isSystemic'?: boolean | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/alerts': {
    /** Merge open alerts into a finding that there is already; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'note': string; 'happenedOn'?: string | undefined; 'alertIds': string[] } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/bookings': {
    /** Book in the ledger what was recovered, restored or handed up; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': ({ 'note': string; 'happenedOn'?: string | undefined; 'way': 'recovered'; 'batch'?: (string | null) | undefined; 'line'?: (number | null) | undefined; 'voucherNumber'?: (string | null) | undefined; 'amount': string; 'recoveredOn': string; 'receiptNumber': string } | { 'note': string; 'happenedOn'?: string | undefined; 'way': 'restored'; 'voucherNumber': string; 'reversedOn': string; 'decisionNumber': string } | { 'note': string; 'happenedOn'?: string | undefined; 'way': 'handed_up'; 'documentNumber': string; 'level': 'central' | 'province' | 'city' | 'county'; 'remittedOn': string; 'lines'?: { 'batch': string; 'line': number }[] | undefined; 'recovered'?: ({ 'year': number; 'category': string; 'township': string; 'amount': string } | null) | undefined }) } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/accountabilities': {
    /** Record whom a finding has cost what; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'note': string; 'happenedOn'?: string | undefined; 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber'?: string | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/findings/{id}/mechanisms': {
    /** Record the rule or policy that came out of a finding; If-Match carries the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'note': string; 'happenedOn'?: string | undefined; 'title': string; 'documentNumber'?: string | undefined; 'issuedOn': string } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'number': string; 'source': 'inspection_tour' | 'audit' | 'revitalisation_assessment' | 'sanxiang_campaign' | 'daily_inspection' | 'recipient_check' | 'alert'; 'sourceDocument': string; 'alertIds': string[]; 'foundOn': string; 'townshipCode': (string | null); 'pattern': 'retention' | 'interception' | 'diversion' | 'out_of_scope' | 'integrity' | 'other'; 'description': string; 'legalBasis': string; 'amount': string; 'rectified': string; 'remaining': string; 'rectificationKind': 'at_once' | 'staged' | 'continuous'; 'dueOn': string; 'handedInOn': (string | null); 'responsibleUnit': string; 'isSystemic': boolean; 'repeatOf': (string | null); 'state': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'isOverdue': boolean; 'isDueSoon': boolean; 'version': number; 'possibleSteps': 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'[]; 'rectifiedByWay': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'bookings': { 'seq': number; 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'entry': 'recovery' | 'reversal' | 'remittance'; 'entryId': string; 'reference': string; 'amount': string; 'bookedOn': string; 'reversedOn': (string | null) }[]; 'items': { 'id': string; 'list': 'problem' | 'duty' | 'measure'; 'content': string; 'unit': string; 'person': string; 'dueOn': (string | null); 'doneOn': (string | null); 'withdrawnOn': (string | null) }[]; 'accountabilities': { 'kind': 'criticism' | 'interview' | 'admonition' | 'organisational' | 'party_discipline' | 'administrative_discipline' | 'transferred'; 'personCount': number; 'decidedOn': string; 'documentNumber': string; 'note': string }[]; 'mechanisms': { 'title': string; 'documentNumber': string; 'issuedOn': string; 'note': string }[]; 'alerts': { 'alertId': string; 'ruleCode': string; 'ruleName': string; 'ruleVersion': string; 'params': Record<string, unknown>; 'pattern': string; 'severity': string; 'subject': string; 'amount': string; 'message': string; 'basis': { 'document': string; 'article': string; 'certainty': string }[]; 'evidence': Record<string, unknown>[] }[]; 'events': { 'seq': number; 'event': 'record' | 'start' | 'submit' | 'assign' | 'verify' | 'return' | 'close' | 'reopen' | 'progress' | 'plan' | 'extend' | 'amend' | 'book' | 'hold_accountable' | 'add_mechanism'; 'fromState': ('open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened' | null); 'toState': 'open' | 'assigned' | 'rectifying' | 'submitted' | 'returned' | 'verified' | 'closed' | 'reopened'; 'note': string; 'detail': Record<string, unknown>; 'rectified': { 'way': 'handed_up' | 'recovered' | 'restored' | 'paid_out' | 'rebooked'; 'amount': string }[]; 'proofs': { 'id': string; 'fileName': string; 'mediaType': string; 'sizeBytes': number; 'sha256': string }[]; 'happenedOn': string; 'recordedAt': string; 'actorName': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/schemes': {
    /** Evaluation schemes, the newest version first */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'code': string; 'version': number; 'year': number; 'name': string; 'definition': Record<string, unknown> }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Add a scheme, or the next version of one; every fault is named with its place */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': Record<string, unknown> } }
      responses: { 201: { content: { 'application/json': { 'code': string; 'version': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/indicators': {
    /** What the system can compute for a scheme */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'code': string; 'name': string; 'unit': string; 'counts': string; 'params': Record<string, unknown> }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/scheme-checks': {
    /** Check a scheme without adding it */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': Record<string, unknown> } }
      responses: { 200: { content: { 'application/json': { 'faults': { 'place': string; 'reason': string }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations': {
    /** Evaluations, the latest first; a township sees what is reviewed or published */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'scheme': string; 'schemeVersion': number; 'schemeName': string; 'year': number; 'asOf': string; 'state': 'draft' | 'computed' | 'reviewed' | 'published'; 'reviewedOn': (string | null); 'appealUntil': (string | null); 'publishedOn': (string | null); 'missingReason': (string | null); 'resultHash': (string | null); 'version': number }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Open a run as of a day and gather its inputs; again until it is reviewed */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'scheme': string; 'version'?: number | undefined; 'asOf': string } } }
      responses: { 201: { content: { 'application/json': { 'id': string; 'scheme': string; 'schemeVersion': number; 'schemeName': string; 'year': number; 'asOf': string; 'state': 'draft' | 'computed' | 'reviewed' | 'published'; 'reviewedOn': (string | null); 'appealUntil': (string | null); 'publishedOn': (string | null); 'missingReason': (string | null); 'resultHash': (string | null); 'version': number; 'fullMarks': string; 'districtMean': string; 'rankOf': number; 'townships': { 'code': string; 'name': string; 'total': string; 'grade': string; 'rank': number; 'vetoes': string[]; 'areas': { 'name': string; 'weight': string; 'score': string; 'districtMean': string; 'indicators': { 'code': string; 'name': string; 'target': string; 'weight': string; 'score': (string | null); 'computed': (string | null); 'districtMean': string; 'status': 'scored' | 'not_applicable' | 'missing'; 'measured': string; 'caseCount': number; 'reason': string; 'warning': string }[] }[] }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}': {
    /** An evaluation with every score and what it comes from; the ETag is its version */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'scheme': string; 'schemeVersion': number; 'schemeName': string; 'year': number; 'asOf': string; 'state': 'draft' | 'computed' | 'reviewed' | 'published'; 'reviewedOn': (string | null); 'appealUntil': (string | null); 'publishedOn': (string | null); 'missingReason': (string | null); 'resultHash': (string | null); 'version': number; 'fullMarks': string; 'districtMean': string; 'rankOf': number; 'townships': { 'code': string; 'name': string; 'total': string; 'grade': string; 'rank': number; 'vetoes': string[]; 'areas': { 'name': string; 'weight': string; 'score': string; 'districtMean': string; 'indicators': { 'code': string; 'name': string; 'target': string; 'weight': string; 'score': (string | null); 'computed': (string | null); 'districtMean': string; 'status': 'scored' | 'not_applicable' | 'missing'; 'measured': string; 'caseCount': number; 'reason': string; 'warning': string }[] }[] }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/gaps': {
    /** What is missing, and who owes it */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'subjectCode': string; 'subjectName': string; 'indicator': string; 'indicatorName': string; 'weight': string; 'owner': string; 'missing': string; 'evidence': string[] }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/ranking': {
    /** The ranking, by area, with the means and the ranks of the last period */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'scheme': string; 'schemeVersion': number; 'schemeName': string; 'year': number; 'asOf': string; 'state': 'draft' | 'computed' | 'reviewed' | 'published'; 'reviewedOn': (string | null); 'appealUntil': (string | null); 'publishedOn': (string | null); 'missingReason': (string | null); 'resultHash': (string | null); 'version': number; 'fullMarks': string; 'districtMean': string; 'rankOf': number; 'areas': { 'name': string; 'weight': string; 'districtMean': string }[]; 'ranking': { 'code': string; 'name': string; 'total': string; 'grade': string; 'rank': number; 'gradeCap': ({ 'earned': string; 'by': string } | null); 'areas': { 'name': string; 'score': string }[]; 'previousTotal': (string | null); 'previousRank': (number | null) }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/townships/{code}': {
    /** A township's result, with its last period's; a township sees its own */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string; 'code': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'scheme': string; 'schemeVersion': number; 'schemeName': string; 'year': number; 'asOf': string; 'state': 'draft' | 'computed' | 'reviewed' | 'published'; 'reviewedOn': (string | null); 'appealUntil': (string | null); 'publishedOn': (string | null); 'missingReason': (string | null); 'resultHash': (string | null); 'version': number; 'fullMarks': string; 'districtMean': string; 'rankOf': number; 'township': { 'code': string; 'name': string; 'total': string; 'grade': string; 'rank': number; 'vetoes': string[]; 'areas': { 'name': string; 'weight': string; 'score': string; 'districtMean': string; 'indicators': { 'code': string; 'name': string; 'target': string; 'weight': string; 'score': (string | null); 'computed': (string | null); 'districtMean': string; 'status': 'scored' | 'not_applicable' | 'missing'; 'measured': string; 'caseCount': number; 'reason': string; 'warning': string }[] }[] }; 'previous': ({ 'asOf': string; 'total': string; 'grade': string; 'rank': number; 'areas': { 'name': string; 'score': string }[] } | null) } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/townships/{code}/scores/{indicator}': {
    /** A score explained: its rule, what its value is made of, its proof */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string; 'code': string; 'indicator': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'indicator': { 'code': string; 'name': string; 'target': string; 'weight': string; 'score': (string | null); 'computed': (string | null); 'districtMean': string; 'status': 'scored' | 'not_applicable' | 'missing'; 'measured': string; 'caseCount': number; 'reason': string; 'warning': string }; 'rule': string; 'basis': string; 'evidence': string[]; 'parts': { 'name': string; 'numerator': string; 'denominator': string }[]; 'proofs': { 'fileName': string; 'sha256': string }[]; 'note': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/townships/{code}/scores/{indicator}/cases': {
    /** The rows that lost marks, by their natural keys */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'sort'?: 'no' | '-no' | 'key' | '-key' | 'says' | '-says' | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'id': string; 'code': string; 'indicator': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'kind': string; 'key': string; 'says': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/recomputation': {
    /** Score once more from the frozen inputs and compare with what was published */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'isSame': boolean; 'publishedHash': (string | null); 'recomputedHash': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/computation': {
    /** Score everybody from the gathered inputs. If-Match: the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': (Record<string, unknown> | null) } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'scheme': string; 'schemeVersion': number; 'schemeName': string; 'year': number; 'asOf': string; 'state': 'draft' | 'computed' | 'reviewed' | 'published'; 'reviewedOn': (string | null); 'appealUntil': (string | null); 'publishedOn': (string | null); 'missingReason': (string | null); 'resultHash': (string | null); 'version': number; 'fullMarks': string; 'districtMean': string; 'rankOf': number; 'townships': { 'code': string; 'name': string; 'total': string; 'grade': string; 'rank': number; 'vetoes': string[]; 'areas': { 'name': string; 'weight': string; 'score': string; 'districtMean': string; 'indicators': { 'code': string; 'name': string; 'target': string; 'weight': string; 'score': (string | null); 'computed': (string | null); 'districtMean': string; 'status': 'scored' | 'not_applicable' | 'missing'; 'measured': string; 'caseCount': number; 'reason': string; 'warning': string }[] }[] }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/review': {
    /** Accept the scores; never by whoever computed them. If-Match: the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': ({ 'missingReason'?: string | undefined; 'appealDays'?: number | undefined } | null) } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'scheme': string; 'schemeVersion': number; 'schemeName': string; 'year': number; 'asOf': string; 'state': 'draft' | 'computed' | 'reviewed' | 'published'; 'reviewedOn': (string | null); 'appealUntil': (string | null); 'publishedOn': (string | null); 'missingReason': (string | null); 'resultHash': (string | null); 'version': number; 'fullMarks': string; 'districtMean': string; 'rankOf': number; 'townships': { 'code': string; 'name': string; 'total': string; 'grade': string; 'rank': number; 'vetoes': string[]; 'areas': { 'name': string; 'weight': string; 'score': string; 'districtMean': string; 'indicators': { 'code': string; 'name': string; 'target': string; 'weight': string; 'score': (string | null); 'computed': (string | null); 'districtMean': string; 'status': 'scored' | 'not_applicable' | 'missing'; 'measured': string; 'caseCount': number; 'reason': string; 'warning': string }[] }[] }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/return': {
    /** Send a reviewed evaluation back, with a reason. If-Match: the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'reason': string } } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'scheme': string; 'schemeVersion': number; 'schemeName': string; 'year': number; 'asOf': string; 'state': 'draft' | 'computed' | 'reviewed' | 'published'; 'reviewedOn': (string | null); 'appealUntil': (string | null); 'publishedOn': (string | null); 'missingReason': (string | null); 'resultHash': (string | null); 'version': number; 'fullMarks': string; 'districtMean': string; 'rankOf': number; 'townships': { 'code': string; 'name': string; 'total': string; 'grade': string; 'rank': number; 'vetoes': string[]; 'areas': { 'name': string; 'weight': string; 'score': string; 'districtMean': string; 'indicators': { 'code': string; 'name': string; 'target': string; 'weight': string; 'score': (string | null); 'computed': (string | null); 'districtMean': string; 'status': 'scored' | 'not_applicable' | 'missing'; 'measured': string; 'caseCount': number; 'reason': string; 'warning': string }[] }[] }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/publication': {
    /** Publish a reviewed evaluation; it stays as it is. If-Match: the version seen */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'id': string } }
      requestBody: { content: { 'application/json': ({ 'earlyReason'?: string | undefined } | null) } }
      responses: { 200: { content: { 'application/json': { 'id': string; 'scheme': string; 'schemeVersion': number; 'schemeName': string; 'year': number; 'asOf': string; 'state': 'draft' | 'computed' | 'reviewed' | 'published'; 'reviewedOn': (string | null); 'appealUntil': (string | null); 'publishedOn': (string | null); 'missingReason': (string | null); 'resultHash': (string | null); 'version': number; 'fullMarks': string; 'districtMean': string; 'rankOf': number; 'townships': { 'code': string; 'name': string; 'total': string; 'grade': string; 'rank': number; 'vetoes': string[]; 'areas': { 'name': string; 'weight': string; 'score': string; 'districtMean': string; 'indicators': { 'code': string; 'name': string; 'target': string; 'weight': string; 'score': (string | null); 'computed': (string | null); 'districtMean': string; 'status': 'scored' | 'not_applicable' | 'missing'; 'measured': string; 'caseCount': number; 'reason': string; 'warning': string }[] }[] }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/townships/{code}/what-if': {
    /** What total, grade and rank would be with indicators raised to their targets */
    get: {
      parameters: { query?: { 'indicators'?: string | undefined }; header?: never; path: { 'id': string; 'code': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'now': { 'total': string; 'grade': string; 'rank': number }; 'each': { 'gain': string; 'total': string; 'grade': string; 'rank': number; 'indicator': string; 'name': string }[]; 'together': ({ 'gain': string; 'total': string; 'grade': string; 'rank': number } | null) } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/sensitivity': {
    /** How far each weight may move, the others in proportion, before the order changes */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'kind': 'indicator' | 'area'; 'code': string; 'name': string; 'weight': string; 'low': ({ 'weight': string; 'ahead': string; 'behind': string } | null); 'high': ({ 'weight': string; 'ahead': string; 'behind': string } | null) }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/indicator-values': {
    /** The form of a scheme: what has to be reported or inspected, and what has been */
    get: {
      parameters: { query: { 'scheme': string; 'kind'?: 'reported' | 'inspected' | undefined; 'townshipCode'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'year': number; 'period': string; 'subjectCode': string; 'subjectName': string; 'code': string; 'indicator': string; 'indicatorName': string; 'kind': 'reported' | 'inspected'; 'unit': string; 'target': string; 'evidence': string[]; 'proof': 'none' | 'note' | 'file'; 'value': (string | null); 'note': string; 'claimed': (string | null); 'proofIds': string[]; 'version': (number | null) }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/indicator-values/{year}/{period}/{subject}/{code}': {
    /** Report a value with its proof; to correct one, If-Match with its version */
    put: {
      parameters: { query?: never; header?: { 'if-match'?: string | undefined }; path: { 'year': number; 'period': string; 'subject': string; 'code': string } }
      requestBody: { content: { 'application/json': { 'value': string; 'note'?: string | undefined; 'claimed'?: string | undefined; 'proofIds'?: string[] | undefined } } }
      responses: { 200: { content: { 'application/json': { 'version': number } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/materials': {
    /** What townships have to hand in, and by when */
    get: {
      parameters: { query?: { 'year'?: number | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'year': number; 'code': string; 'name': string; 'kind': 'report' | 'dispatch'; 'dueOn': string; 'needsSealedScan': boolean; 'needsElectronicCopy': boolean; 'source': string; 'certainty': 'verified' | 'excerpt' | 'second_hand' | 'unverified' }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Ask every township for something more */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'year': number; 'code': string; 'name': string; 'kind'?: 'report' | 'dispatch' | undefined; 'dueOn': string; 'needsSealedScan'?: boolean | undefined; 'needsElectronicCopy'?: boolean | undefined; 'source': string; 'certainty'?: 'verified' | 'excerpt' | 'second_hand' | 'unverified' | undefined } } }
      responses: { 204: { content: never }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/material-reminders': {
    /** What is awaited from whom, due soon, overdue or in; a township sees its own */
    get: {
      parameters: { query: { 'year': number; 'asOf'?: string | undefined; 'awaitedOnly'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'year': number; 'material': string; 'materialName': string; 'townshipCode': string; 'townshipName': string; 'dueOn': string; 'state': 'awaited' | 'due_soon' | 'overdue' | 'submitted' | 'accepted'; 'submissionId': (string | null); 'submittedOn': (string | null); 'lateDays': number; 'daysLeft': (number | null); 'returnedBecause': (string | null) }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/material-submissions': {
    /** Hand a material in, or register what came on paper */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'year': number; 'material': string; 'townshipCode'?: string | undefined; 'receivedOn'?: string | undefined; 'sealedScanId'?: string | undefined; 'electronicCopyId'?: string | undefined; 'note'?: string | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/material-submissions/{id}/decision': {
    /** Accept a submission, or return it with a reason */
    put: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'accept': boolean; 'note'?: string | undefined } } }
      responses: { 204: { content: never }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/dispatch-bulletins': {
    /** Quarterly bulletins, the latest first; a township sees what was issued */
    get: {
      parameters: { query?: { 'year'?: number | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'year': number; 'quarter': number; 'number': number; 'asOf': string; 'issuedOn': (string | null); 'version': number }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/dispatch-bulletins/{year}/{quarter}': {
    /** A quarter's bulletin with its figures; the ETag is its version */
    get: {
      parameters: { query?: never; header?: never; path: { 'year': number; 'quarter': number } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'year': number; 'quarter': number; 'number': number; 'asOf': string; 'issuedOn': (string | null); 'version': number; 'from': string; 'summary': string; 'requirements': string; 'district': { 'given': string; 'used': string; 'usedInQuarter': string; 'executionRate': (string | null); 'batchesDue': number; 'batchesInTime': number; 'inTimeRate': (string | null); 'returnedOpen': number; 'returnedOpenAmount': string; 'alertsOpen': number; 'findingsOpen': number; 'findingsOverdue': number; 'findingsClosed': number; 'amountOpen': string }; 'townships': { 'given': string; 'used': string; 'usedInQuarter': string; 'executionRate': (string | null); 'batchesDue': number; 'batchesInTime': number; 'inTimeRate': (string | null); 'returnedOpen': number; 'returnedOpenAmount': string; 'alertsOpen': number; 'findingsOpen': number; 'findingsOverdue': number; 'findingsClosed': number; 'amountOpen': string; 'code': string; 'name': string; 'rank': number }[]; 'materials': { 'material': string; 'materialName': string; 'townshipCode': string; 'townshipName': string; 'dueOn': string; 'state': 'awaited' | 'due_soon' | 'overdue' | 'submitted' | 'accepted'; 'lateDays': number }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Write a quarter's bulletin on fresh figures; to rewrite it, If-Match */
    put: {
      parameters: { query?: never; header?: { 'if-match'?: string | undefined }; path: { 'year': number; 'quarter': number } }
      requestBody: { content: { 'application/json': { 'summary'?: string | undefined; 'requirements': string } } }
      responses: { 200: { content: { 'application/json': { 'year': number; 'quarter': number; 'number': number; 'asOf': string; 'issuedOn': (string | null); 'version': number; 'from': string; 'summary': string; 'requirements': string; 'district': { 'given': string; 'used': string; 'usedInQuarter': string; 'executionRate': (string | null); 'batchesDue': number; 'batchesInTime': number; 'inTimeRate': (string | null); 'returnedOpen': number; 'returnedOpenAmount': string; 'alertsOpen': number; 'findingsOpen': number; 'findingsOverdue': number; 'findingsClosed': number; 'amountOpen': string }; 'townships': { 'given': string; 'used': string; 'usedInQuarter': string; 'executionRate': (string | null); 'batchesDue': number; 'batchesInTime': number; 'inTimeRate': (string | null); 'returnedOpen': number; 'returnedOpenAmount': string; 'alertsOpen': number; 'findingsOpen': number; 'findingsOverdue': number; 'findingsClosed': number; 'amountOpen': string; 'code': string; 'name': string; 'rank': number }[]; 'materials': { 'material': string; 'materialName': string; 'townshipCode': string; 'townshipName': string; 'dueOn': string; 'state': 'awaited' | 'due_soon' | 'overdue' | 'submitted' | 'accepted'; 'lateDays': number }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/dispatch-bulletins/{year}/{quarter}/issue': {
    /** Issue a bulletin, never by who wrote it; it stays as it is. If-Match */
    post: {
      parameters: { query?: never; header: { 'if-match': string }; path: { 'year': number; 'quarter': number } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'year': number; 'quarter': number; 'number': number; 'asOf': string; 'issuedOn': (string | null); 'version': number; 'from': string; 'summary': string; 'requirements': string; 'district': { 'given': string; 'used': string; 'usedInQuarter': string; 'executionRate': (string | null); 'batchesDue': number; 'batchesInTime': number; 'inTimeRate': (string | null); 'returnedOpen': number; 'returnedOpenAmount': string; 'alertsOpen': number; 'findingsOpen': number; 'findingsOverdue': number; 'findingsClosed': number; 'amountOpen': string }; 'townships': { 'given': string; 'used': string; 'usedInQuarter': string; 'executionRate': (string | null); 'batchesDue': number; 'batchesInTime': number; 'inTimeRate': (string | null); 'returnedOpen': number; 'returnedOpenAmount': string; 'alertsOpen': number; 'findingsOpen': number; 'findingsOverdue': number; 'findingsClosed': number; 'amountOpen': string; 'code': string; 'name': string; 'rank': number }[]; 'materials': { 'material': string; 'materialName': string; 'townshipCode': string; 'townshipName': string; 'dueOn': string; 'state': 'awaited' | 'due_soon' | 'overdue' | 'submitted' | 'accepted'; 'lateDays': number }[] } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/score-changes': {
    /** Scores changed by hand, with reason and second person; a township sees its own */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'subjectCode': string; 'indicator': string; 'score': string; 'computed': (string | null); 'reason': string; 'proofIds': string[]; 'appealId': (string | null); 'state': 'proposed' | 'approved' | 'rejected' | 'lapsed'; 'proposedBy': string; 'decidedBy': (string | null); 'decisionNote': string }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Propose another score than the rule gives; a second person decides */
    post: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'subjectCode': string; 'indicator': string; 'score': string; 'reason': string; 'proofIds'?: string[] | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/score-changes/{id}/decision': {
    /** Approve or reject a change by hand; never by whoever proposed it */
    put: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'approve': boolean; 'note'?: string | undefined } } }
      responses: { 204: { content: never }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/evaluations/{id}/appeals': {
    /** Appeals against scores; a township sees its own */
    get: {
      parameters: { query?: { 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'id': string; 'subjectCode': string; 'subjectName': string; 'indicator': string; 'ground': string; 'proofIds': string[]; 'state': 'open' | 'upheld' | 'rejected'; 'filedOn': string; 'filedBy': string; 'answer': (string | null); 'answeredOn': (string | null); 'answeredBy': (string | null) }[]; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Appeal against an own score, with proof, between review and publication */
    post: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'indicator': string; 'ground': string; 'proofIds'?: string[] | undefined } } }
      responses: { 201: { content: { 'application/json': { 'id': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/appeals/{id}/answer': {
    /** Answer an appeal: with a score it is upheld, without it is rejected */
    put: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody: { content: { 'application/json': { 'answer': string; 'score'?: string | undefined } } }
      responses: { 204: { content: never }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/township-evaluation': {
    /** 乡镇绩效评价报告 (PDF), as a draft: /api/issued-reports issues it */
    get: {
      parameters: { query: { 'asOf': string; 'township': string; 'evaluation'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/pdf': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/township-evaluation/workbook': {
    /** 乡镇绩效评价报告 (XLSX) */
    get: {
      parameters: { query: { 'asOf': string; 'township': string; 'evaluation'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/district-summary': {
    /** 绩效评价总报告 (PDF), as a draft: /api/issued-reports issues it */
    get: {
      parameters: { query: { 'asOf': string; 'evaluation'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/pdf': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/district-summary/workbook': {
    /** 绩效评价总报告 (XLSX) */
    get: {
      parameters: { query: { 'asOf': string; 'evaluation'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/fund-flow': {
    /** 资金收支流向表 (PDF), as a draft: /api/issued-reports issues it */
    get: {
      parameters: { query: { 'year': number; 'asOf'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/pdf': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/fund-flow/workbook': {
    /** 资金收支流向表 (XLSX) */
    get: {
      parameters: { query: { 'year': number; 'asOf'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/statement': {
    /** 资金执行情况表 (PDF), as a draft: /api/issued-reports issues it */
    get: {
      parameters: { query: { 'year': number; 'asOf'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/pdf': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/reconciliation-statement': {
    /** 银行存款余额调节表 (PDF), as a draft: /api/issued-reports issues it */
    get: {
      parameters: { query: { 'month': string }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/pdf': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/reconciliation-statement/workbook': {
    /** 银行存款余额调节表 (XLSX) */
    get: {
      parameters: { query: { 'month': string }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/rectification-ledger': {
    /** 问题整改台账 (PDF), as a draft: /api/issued-reports issues it */
    get: {
      parameters: { query: { 'asOf': string; 'township'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/pdf': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/rectification-ledger/workbook': {
    /** 问题整改台账 (XLSX) */
    get: {
      parameters: { query: { 'asOf': string; 'township'?: string | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/dispatch-bulletin': {
    /** 季度调度通报 (PDF), as a draft: /api/issued-reports issues it */
    get: {
      parameters: { query: { 'year': number; 'quarter': number }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/pdf': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/reports/dispatch-bulletin/workbook': {
    /** 季度调度通报 (XLSX) */
    get: {
      parameters: { query: { 'year': number; 'quarter': number }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/issued-reports': {
    /** Issue a report: it is kept as printed, under the code and QR code printed on it */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'report': string; 'params': Record<string, (string | number)> } } }
      responses: { 201: { content: { 'application/json': { 'code': string; 'report': string; 'title': string; 'asOf': string; 'issuedOn': string; 'townshipCode': (string | null); 'batchId': (string | null); 'sizeBytes': number; 'sha256': string; 'issuedAt': string; 'issuedByName': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Issued reports; a township sees its own */
    get: {
      parameters: { query?: { 'limit'?: number | undefined; 'cursor'?: string | undefined; 'batchId'?: string | undefined; 'format'?: 'json' | 'csv' | 'xlsx' | undefined }; header?: never; path?: never }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'items': { 'code': string; 'report': string; 'title': string; 'asOf': string; 'issuedOn': string; 'townshipCode': (string | null); 'batchId': (string | null); 'sizeBytes': number; 'sha256': string; 'issuedAt': string; 'issuedByName': string }[]; 'nextCursor': (string | null) }; 'text/csv': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/issued-reports/{code}/file': {
    /** An issued report as it was printed (PDF) */
    get: {
      parameters: { query?: never; header?: never; path: { 'code': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/pdf': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/report-batches': {
    /** Issue the evaluation reports of all townships, or of some, as one job */
    post: {
      parameters: { query?: never; header?: never; path?: never }
      requestBody: { content: { 'application/json': { 'asOf': string; 'townships'?: string[] | undefined } } }
      responses: { 202: { content: { 'application/json': { 'batchId': string; 'jobId': string } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/report-batches/{id}/archive': {
    /** The reports of a batch as one ZIP */
    get: {
      parameters: { query?: never; header?: never; path: { 'id': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/zip': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/api/verifications/{code}': {
    /** What an issued report is, by the code printed on it; nothing about persons */
    get: {
      parameters: { query?: never; header?: never; path: { 'code': string } }
      requestBody?: never
      responses: { 200: { content: { 'application/json': { 'code': string; 'title': string; 'issuer': string; 'asOf': string; 'issuedOn': string; 'sizeBytes': number; 'sha256': string; 'supersededBy': (string | null) } } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
  '/verify/{code}': {
    /** The page that the QR code of a report leads to */
    get: {
      parameters: { query?: never; header?: never; path: { 'code': string } }
      requestBody?: never
      responses: { 200: { content: { 'text/html': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
    /** Compare a file with the report that was issued (multipart/form-data, one file) */
    post: {
      parameters: { query?: never; header?: never; path: { 'code': string } }
      requestBody: { content: { 'multipart/form-data': { 'file': Blob } } }
      responses: { 200: { content: { 'text/html': Blob } }; '4XX': { content: { 'application/problem+json': Problem } }; '5XX': { content: { 'application/problem+json': Problem } } }
    }
  }
}
