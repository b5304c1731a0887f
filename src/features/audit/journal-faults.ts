import { type RawBuilder, sql } from 'kysely'

/** What does not belong in the journal, and where. */
export interface JournalFault {
  subject: string
  detail: string
}

/**
 * The first entry at which the journal is not what was written: changed, missing, or out of order.
 * A row for each checkpoint that the journal does not agree with: then it was written anew. And the
 * first before and after that is not what the entry was written with, or that has no entry at all.
 */
export function journalFaults(districtCode: string): RawBuilder<JournalFault> {
  return sql`
    (select 'entry ' || seq as subject,
      case when seq <> place then format('%s is missing', place)
        when previous_hash <> before then 'does not follow the entry before it'
        else 'was changed' end as detail
    from (
      select entry.*, audit_hash(entry) as due_hash, row_number() over (order by seq) as place,
        coalesce(lag(hash) over (order by seq), '') as before
      from audit_entry entry where district_code = ${districtCode}) chain
    where seq <> place or previous_hash <> before or hash <> due_hash
    order by seq limit 1)
    union all
    select 'entry ' || checkpoint.seq, case when entry.seq is null then 'is missing'
      else 'is not the one that was signed on ' || checkpoint.made_at::date end
    from audit_checkpoint checkpoint
    left join audit_entry entry on entry.district_code = checkpoint.district_code
      and entry.seq = checkpoint.seq
    where checkpoint.district_code = ${districtCode} and entry.hash is distinct from checkpoint.hash
    union all
    (select coalesce('entry ' || entry.seq, 'change ' || id), case when entry.seq is null
        then 'has no entry' else 'does not have the changes it was written with' end
    from (select distinct change_id as id from audit_change
      where district_code = ${districtCode}) change
    full join (select seq, change_id as id, changes_hash from audit_entry
      where district_code = ${districtCode} and change_id is not null) entry using (id)
    where entry.changes_hash is distinct from changes_hash(${districtCode}, id)
    order by entry.seq limit 1)`
}
