-- Yearly sums of the parts (municipalities, wijken) beside the publisher's own national figure. Parameters are replaced
-- by the caller: {{derived}} sources whose national figure is our own sum, {{indicator}} a condition on i.id, {{coverage}} the
-- share of the inhabitants below which a year is not compared.
WITH population AS (
  -- Inhabitants of a region in a year: of the region table, else as observed, else of the nearest year known.
  SELECT code, boundary_year, level,
         coalesce(population, observed, arg_min(known, distance)) AS inhabitants
  FROM (
    SELECT r.code, r.boundary_year, r.level, r.population, o.value AS observed, n.population AS known,
           abs(n.boundary_year - r.boundary_year) AS distance
    FROM region r
    LEFT JOIN (
      SELECT region, boundary_year, max(value) AS value FROM current_observation
      WHERE indicator = 'inwoners' AND grain = 'year' AND breakdown = 'total' AND year(period) = boundary_year GROUP BY ALL
    ) o ON o.region = r.code AND o.boundary_year = r.boundary_year
    LEFT JOIN region n ON r.population IS NULL AND o.value IS NULL AND n.code = r.code AND n.population IS NOT NULL
    WHERE r.level IN ('land', 'gemeente', 'wijk')
  )
  GROUP BY code, boundary_year, level, population, observed
),
whole AS (
  SELECT l.level, l.boundary_year, l.regions,
         coalesce(n.inhabitants, l.inhabitants) AS inhabitants
  FROM (SELECT level, boundary_year, count(*) AS regions, sum(inhabitants) AS inhabitants FROM population GROUP BY ALL) l
  LEFT JOIN population n ON n.code = 'NL01' AND n.boundary_year = l.boundary_year
),
parts AS (
  SELECT i.id AS indicator, p.level, o.period, o.source, o.boundary_year, sum(o.value) AS sum,
         count(o.value) AS regions, sum(p.inhabitants) FILTER (WHERE o.value IS NOT NULL) AS inhabitants,
         count(*) FILTER (WHERE o.value IS NOT NULL AND p.inhabitants IS NULL) AS unknown
  FROM current_observation o
  JOIN indicator i ON i.id = o.indicator
  JOIN population p ON p.code = o.region AND p.boundary_year = o.boundary_year
  WHERE p.level IN ('gemeente', 'wijk') AND i.measure IN ('count', 'amount') AND o.grain = 'year'
    AND o.breakdown = 'total' AND {{indicator}}
  GROUP BY ALL
),
covered AS (
  SELECT DISTINCT ON (p.indicator, p.level, p.period, p.source) p.*,
         -- A wijk without known inhabitants makes the share of regions the better measure.
         CASE WHEN p.unknown * 10 > p.regions OR w.inhabitants IS NULL THEN p.regions / w.regions
              ELSE p.inhabitants / w.inhabitants END AS coverage
  FROM parts p JOIN whole w USING (level, boundary_year)
  ORDER BY p.indicator, p.level, p.period, p.source, coverage DESC, p.boundary_year
),
national AS (
  -- A year as published; else of its months or quarters when all are there: summed for flows, averaged for stocks.
  SELECT o.indicator, make_date(year(o.period), 1, 1) AS period, o.source,
         CASE WHEN o.grain = 'year' OR i.flow = 'stock' THEN avg(o.value) ELSE sum(o.value) END AS published,
         CASE o.grain WHEN 'year' THEN 1 WHEN 'quarter' THEN 2 ELSE 3 END AS detour
  FROM current_observation o JOIN indicator i ON i.id = o.indicator
  WHERE o.region = 'NL01' AND o.breakdown = 'total' AND o.value IS NOT NULL AND o.grain IN ('year', 'quarter', 'month')
    AND o.source NOT IN ({{derived}}) AND {{indicator}}
  GROUP BY o.indicator, year(o.period), o.source, o.grain, i.flow
  HAVING count(DISTINCT o.period) = CASE o.grain WHEN 'year' THEN 1 WHEN 'quarter' THEN 4 ELSE 12 END
),
best AS (
  SELECT DISTINCT ON (indicator, period, source) indicator, period, source, published
  FROM national ORDER BY indicator, period, source, detour
),
series AS (
  -- A source is a series; those with one comparable year (a file a year) make one together.
  SELECT *, CASE WHEN count(*) FILTER (coverage >= {{coverage}}) OVER (PARTITION BY indicator, level, source) > 1
                 THEN source ELSE '' END AS series
  FROM covered WHERE regions > 0
),
reach AS (
  -- How many years of a series a national one covers: one for all of them, the publisher's own when equal.
  SELECT s.indicator, s.level, s.series, b.source AS national_source, count(DISTINCT s.period) AS years,
         bool_or(b.source = s.source) AS is_own
  FROM series s JOIN best b USING (indicator, period) WHERE s.coverage >= {{coverage}}
  GROUP BY s.indicator, s.level, s.series, b.source
),
chosen AS (
  SELECT DISTINCT ON (indicator, level, series) indicator, level, series, national_source
  FROM reach ORDER BY indicator, level, series, years DESC, is_own DESC, national_source
),
paired AS (
  -- A year that the chosen one does not cover is held against its own publisher's, else any; that tells whether parts are
  -- missing, and nothing of how the series moves.
  SELECT DISTINCT ON (s.indicator, s.level, s.period, s.source) s.*, b.source AS national_source, b.published
  FROM series s
  LEFT JOIN chosen h USING (indicator, level, series)
  LEFT JOIN best b ON b.indicator = s.indicator AND b.period = s.period
    AND (b.source = h.national_source OR s.series = '')
  ORDER BY s.indicator, s.level, s.period, s.source, (b.source = h.national_source) DESC, (b.source = s.source) DESC, b.source
)
SELECT c.indicator, c.level, c.period, c.source, c.sum, c.published, c.sum / nullif(c.published, 0) AS ratio,
       c.coverage, c.national_source AS "nationalSource"
FROM paired c
ORDER BY c.indicator, c.level, c.source, c.period
