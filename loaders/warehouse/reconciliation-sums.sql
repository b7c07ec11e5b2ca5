-- Yearly sums of the parts (municipalities, wijken) beside the publisher's own national figure. Parameters are replaced
-- by the caller: {{derived}} sources whose national figure is our own sum, {{indicator}} a condition on i.id.
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
reach AS (
  -- How many of a source's years a national series covers: one series for all of them, the publisher's own when equal.
  SELECT c.indicator, c.level, c.source, b.source AS national_source, count(*) AS years
  FROM covered c JOIN best b USING (indicator, period) GROUP BY c.indicator, c.level, c.source, b.source
),
chosen AS (
  SELECT DISTINCT ON (indicator, level, source) indicator, level, source, national_source
  FROM reach ORDER BY indicator, level, source, years DESC, (national_source = source) DESC, national_source
)
SELECT c.indicator, c.level, c.period, c.source, c.sum, b.published, c.sum / nullif(b.published, 0) AS ratio,
       c.coverage, c.regions, b.source AS "nationalSource"
FROM covered c
LEFT JOIN chosen h USING (indicator, level, source)
LEFT JOIN best b ON b.indicator = c.indicator AND b.period = c.period AND b.source = h.national_source
WHERE c.regions > 0
ORDER BY c.indicator, c.level, c.source, c.period
