-- Starts a new log file. Where the server writes to the container's output, the container runtime rotates it.
-- The role needs EXECUTE on pg_rotate_logfile().
SELECT current_setting('logging_collector') = 'on' AS own \gset
\if :own
SELECT pg_rotate_logfile() AS rotated \gset
\if :rotated
\echo new log file
\else
\warn 'the log file could not be rotated'
SELECT 1 / 0;
\endif
\else
\echo the container runtime rotates the log
\endif
