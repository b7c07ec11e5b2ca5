-- The warehouse: one DuckDB file, many vintages. Readable by DuckDB 1.1 (the browser's), so: no JSON, DECIMAL or HUGEINT
-- columns, lists as VARCHAR[]. A value is never null without a reason, and no reason stands beside a value.

CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);          -- schema, profile, built_at, version

CREATE TABLE source (
  id VARCHAR PRIMARY KEY, title VARCHAR NOT NULL, publisher VARCHAR NOT NULL,
  table_id VARCHAR, url VARCHAR,                                              -- the publisher's own id and page
  licence VARCHAR NOT NULL, licence_title VARCHAR NOT NULL, commercial_use BOOLEAN NOT NULL,
  access VARCHAR NOT NULL CHECK (access IN ('open', 'restricted')),
  legal_basis VARCHAR,                                                        -- grondslag, restricted sources only
  stale BOOLEAN NOT NULL DEFAULT FALSE                                        -- failed in this build: last good vintage kept
);

CREATE TABLE vintage (
  id VARCHAR PRIMARY KEY,                                                     -- source@first 12 of sha256
  source VARCHAR NOT NULL, retrieved_at TIMESTAMP,                           -- NULL: nothing says when; meta 'read:<id>' says when read in
  publisher_version VARCHAR,
  sha256 VARCHAR NOT NULL, "rows" BIGINT NOT NULL,
  licence VARCHAR NOT NULL, legal_basis VARCHAR,
  is_current BOOLEAN NOT NULL, is_stale BOOLEAN NOT NULL DEFAULT FALSE, is_synthetic BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE TABLE indicator (
  id VARCHAR PRIMARY KEY, title VARCHAR NOT NULL, definition VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,                                                      -- as read by people: 'personen', '%', 'euro'
  measure VARCHAR NOT NULL CHECK (measure IN ('count', 'amount', 'percentage', 'rate', 'mean', 'median', 'index')),
  kind VARCHAR NOT NULL CHECK (kind IN ('register', 'panel', 'model', 'message')),
  flow VARCHAR NOT NULL CHECK (flow IN ('flow', 'stock')),
  direction VARCHAR NOT NULL CHECK (direction IN ('up-is-worse', 'down-is-worse', 'none')),
  denominator VARCHAR, age_base VARCHAR,                                      -- denominator: indicator id of the right population
  themes VARCHAR[] NOT NULL, grains VARCHAR[] NOT NULL, levels VARCHAR[] NOT NULL, parts VARCHAR[] NOT NULL,
  decimals TINYINT NOT NULL, delay_days INTEGER,
  early_warning BOOLEAN NOT NULL, lead_days INTEGER,
  plausible_low DOUBLE, plausible_high DOUBLE,                                -- in the stored unit
  missing_because VARCHAR                                                     -- a visible gap: why there are no observations
);

CREATE TABLE region (
  code VARCHAR NOT NULL, boundary_year SMALLINT NOT NULL, level VARCHAR NOT NULL, name VARCHAR NOT NULL,
  province VARCHAR, corop VARCHAR, safety_region VARCHAR, municipality VARCHAR,  -- parents; NULL where no source gives them
  size_class VARCHAR, population DOUBLE, longitude DOUBLE, latitude DOUBLE,
  valid_from DATE, valid_to DATE,
  missing_because VARCHAR,                                                    -- why a parent, population or centroid is empty
  PRIMARY KEY (code, boundary_year)
);

CREATE TABLE region_change (
  from_code VARCHAR NOT NULL, to_code VARCHAR NOT NULL, changed_on DATE NOT NULL,
  weight DOUBLE NOT NULL CHECK (weight >= 0 AND weight <= 1),                 -- share of from_code that moves to to_code
  basis VARCHAR NOT NULL CHECK (basis IN ('whole', 'dwellings', 'inhabitants', 'hectares')),
  kind VARCHAR NOT NULL CHECK (kind IN ('merge', 'split', 'border', 'rename')),
  source VARCHAR NOT NULL
);

CREATE TABLE event (
  id VARCHAR PRIMARY KEY, title VARCHAR NOT NULL,
  kind VARCHAR NOT NULL CHECK (kind IN ('crisis', 'measure', 'policy')),
  starts DATE NOT NULL, ends DATE, description VARCHAR NOT NULL, source VARCHAR NOT NULL
);

CREATE TABLE observation (
  indicator VARCHAR NOT NULL, region VARCHAR NOT NULL, boundary_year SMALLINT NOT NULL,
  grain VARCHAR NOT NULL CHECK (grain IN ('day', 'week', 'month', 'quarter', 'half-year', 'year', 'school-year')),
  period DATE NOT NULL,                                                       -- first day of the period
  breakdown VARCHAR NOT NULL DEFAULT 'total',                                 -- 'total', or 'age=18-26;sex=f', dimensions in order
  value DOUBLE, low DOUBLE, high DOUBLE,
  status VARCHAR NOT NULL CHECK (status IN ('definitive', 'provisional', 'revised', 'estimated', 'imputed', 'modelled', 'synthetic')),
  missing VARCHAR CHECK (missing IN ('confidential', 'impossible', 'not-available', 'suppressed')),
  source VARCHAR NOT NULL, vintage VARCHAR NOT NULL,
  CHECK ((value IS NULL) = (missing IS NOT NULL))
);

CREATE TABLE quality_note (
  id VARCHAR PRIMARY KEY, indicator VARCHAR NOT NULL, regions VARCHAR[],      -- NULL: every region
  level VARCHAR,                                                              -- NULL: every level
  starts DATE NOT NULL, ends DATE,                                            -- the first period concerned; NULL: still so
  kind VARCHAR NOT NULL CHECK (kind IN ('series-break', 'definition-change', 'administrative-backlog', 'revision', 'border', 'plausibility', 'imputation')),
  text VARCHAR NOT NULL,                                                      -- Dutch, for the reader
  effect VARCHAR NOT NULL CHECK (effect IN ('warn', 'exclude', 'overrule-signal')),
  origin VARCHAR NOT NULL CHECK (origin IN ('catalogue', 'reconciliation', 'check')),
  explained_by VARCHAR                                                        -- reference that lifts an exclusion
);

CREATE TABLE reconciliation (
  indicator VARCHAR NOT NULL, level VARCHAR NOT NULL, period DATE NOT NULL, source VARCHAR NOT NULL,
  sum DOUBLE, published DOUBLE, ratio DOUBLE
);

CREATE TABLE commuting (
  home VARCHAR NOT NULL, work VARCHAR NOT NULL, boundary_year SMALLINT NOT NULL, period DATE NOT NULL,
  jobs DOUBLE NOT NULL, low DOUBLE, high DOUBLE, imputed BOOLEAN NOT NULL, source VARCHAR NOT NULL, vintage VARCHAR NOT NULL
);

CREATE TABLE employment (
  region VARCHAR NOT NULL, sector VARCHAR NOT NULL, boundary_year SMALLINT NOT NULL, period DATE NOT NULL,
  jobs DOUBLE NOT NULL, low DOUBLE, high DOUBLE, imputed BOOLEAN NOT NULL, source VARCHAR NOT NULL, vintage VARCHAR NOT NULL
);

CREATE TABLE problem (source VARCHAR NOT NULL, kind VARCHAR NOT NULL, message VARCHAR NOT NULL, count BIGINT NOT NULL);

-- Whatever shows a number: pages, estimates, sentences, models. One query from a note to all it touches.
CREATE TABLE artefact (
  kind VARCHAR NOT NULL CHECK (kind IN ('page', 'estimate', 'sentence', 'model')), ref VARCHAR NOT NULL,
  title VARCHAR NOT NULL, path VARCHAR NOT NULL, indicator VARCHAR NOT NULL, starts DATE, ends DATE
);

CREATE VIEW current_observation AS
  SELECT o.* FROM observation o JOIN vintage v ON v.id = o.vintage WHERE v.is_current;

CREATE VIEW note_reach AS
  SELECT n.id AS note, n.indicator, n.kind AS note_kind, n.text, a.kind, a.ref, a.title, a.path
  FROM quality_note n JOIN artefact a ON a.indicator = n.indicator
  WHERE (a.ends IS NULL OR a.ends >= n.starts) AND (n.ends IS NULL OR a.starts IS NULL OR a.starts <= n.ends);
