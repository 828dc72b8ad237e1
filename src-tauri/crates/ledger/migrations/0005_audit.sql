-- The entries that tell what people did, apart from the many in which sales go their way: so that the owner's view of them
-- is found at once, however long the history. Sales that a person decided carry that person as the actor.
CREATE INDEX events_audit ON events (at, kind, actor, subject)
WHERE kind NOT IN ('sale_recorded', 'attempt_recorded', 'attempt_sending', 'attempt_pending', 'attempt_unknown', 'attempt_evidence')
  AND (actor IS NOT NULL OR kind NOT IN ('attempt_failed', 'sale_succeeded', 'sale_reversed'));
