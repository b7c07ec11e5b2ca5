-- Each SELECT gives source, kind, message (with an example) and count of one kind of fault.

SELECT source, 'orphan-indicator' AS kind, 'observations of an indicator the catalogue does not know: ' || min(indicator) AS message,
       count(*) AS count
FROM observation WHERE indicator NOT IN (SELECT id FROM indicator) GROUP BY source;

SELECT source, 'orphan-region' AS kind, 'observations of a code that is no region of its year: ' || min(region || ' ' || boundary_year) AS message,
       sum(held) AS count
FROM (SELECT source, region, boundary_year, count(*) AS held FROM observation GROUP BY ALL) o
WHERE NOT EXISTS (FROM region r WHERE r.code = o.region AND r.boundary_year = o.boundary_year) GROUP BY source;

SELECT source, 'orphan-vintage' AS kind, 'observations without their vintage: ' || min(vintage) AS message, count(*) AS count
FROM observation o WHERE NOT EXISTS (FROM vintage v WHERE v.id = o.vintage AND v.source = o.source) GROUP BY source;

SELECT source, 'value-and-reason' AS kind, 'a value and a reason, or neither: ' || min(indicator || ' ' || region) AS message,
       count(*) AS count
FROM observation WHERE (value IS NULL) <> (missing IS NOT NULL) OR NOT isfinite(value) GROUP BY source;

SELECT source, 'period-start' AS kind, 'periods that do not begin on their first day: ' || min(grain || ' ' || period) AS message,
       sum(held) AS count
FROM (SELECT source, grain, period, count(*) AS held FROM observation GROUP BY ALL)
WHERE CASE grain
  WHEN 'day' THEN false
  WHEN 'week' THEN isodow(period) <> 1
  WHEN 'month' THEN day(period) <> 1
  WHEN 'quarter' THEN day(period) <> 1 OR month(period) NOT IN (1, 4, 7, 10)
  WHEN 'half-year' THEN day(period) <> 1 OR month(period) NOT IN (1, 7)
  WHEN 'year' THEN day(period) <> 1 OR month(period) <> 1
  ELSE day(period) <> 1 OR month(period) <> 8 END
GROUP BY source;

SELECT source, 'margin' AS kind, 'margins that do not hold their value: ' || min(indicator || ' ' || region) AS message, count(*) AS count
FROM observation WHERE low > value OR value > high OR low > high GROUP BY source;

SELECT source, 'current-vintage' AS kind, 'must have exactly one current vintage, has ' || count(*) FILTER (WHERE is_current) AS message,
       1 AS count
FROM vintage GROUP BY source HAVING count(*) FILTER (WHERE is_current) <> 1;

SELECT 'catalogue' AS source, 'orphan-note' AS kind, 'notes of an indicator the catalogue does not know: ' || min(id) AS message,
       count(*) AS count
FROM quality_note WHERE indicator NOT IN (SELECT id FROM indicator) HAVING count(*) > 0
