-- Each SELECT gives source, kind, message (with an example) and count of one kind of doubt.

SELECT o.source, 'implausible-value' AS kind,
       'outside the plausible range: ' || min(o.indicator || ' ' || o.region || ' ' || o.period || ' = ' || o.value) AS message,
       count(*) AS count
FROM current_observation o JOIN indicator i ON i.id = o.indicator
WHERE o.value < i.plausible_low OR o.value > i.plausible_high GROUP BY o.source;

SELECT o.source, 'percentage-range' AS kind,
       'percentages outside 0–100: ' || min(o.indicator || ' ' || o.region || ' ' || o.period || ' = ' || o.value) AS message,
       count(*) AS count
FROM current_observation o JOIN indicator i ON i.id = o.indicator
WHERE i.measure = 'percentage' AND i.plausible_low IS NULL AND i.plausible_high IS NULL AND (o.value < 0 OR o.value > 100)
GROUP BY o.source;

SELECT o.source, 'negative-count' AS kind,
       'counts below zero: ' || min(o.indicator || ' ' || o.region || ' ' || o.period || ' = ' || o.value) AS message,
       count(*) AS count
FROM current_observation o JOIN indicator i ON i.id = o.indicator
WHERE i.measure = 'count' AND i.plausible_low IS NULL AND o.value < 0 GROUP BY o.source;

-- The windows of a joined series stand with its page in artefact; a seam is the start of a later part.
SELECT 'catalogue' AS source, 'seam-without-note' AS kind,
       'a joined series changes parts without a note: ' || min(a.ref || ' ' || a.starts) AS message, count(*) AS count
FROM artefact a
WHERE a.starts IS NOT NULL AND a.ref LIKE 'indicator:%' AND a.ref <> 'indicator:' || a.indicator
  AND EXISTS (FROM artefact b WHERE b.ref = a.ref AND b.ends IS NOT NULL AND b.ends < a.starts)
  AND NOT EXISTS (
    FROM quality_note n
    WHERE 'indicator:' || n.indicator = a.ref AND year(n.starts) = year(a.starts)
  )
HAVING count(*) > 0;

-- Costly, and proved by a build for each source as it comes in; so not among the checks a build repeats.
SELECT source, 'duplicate-key' AS kind, 'two rows with the same key: ' || min(indicator || ' ' || region || ' ' || period) AS message,
       count(*) AS count
FROM (
  SELECT source, vintage, indicator, region, boundary_year, grain, period, breakdown FROM observation
  GROUP BY ALL HAVING count(*) > 1
) GROUP BY source
