import type {DuckDBConnection} from "@duckdb/node-api";
import {placedVintages} from "../warehouse/vintage-order.js";

/**
 * Gathers, in one pass over the observations, what the pages of all indicators ask for one by one: temporary tables
 * site_national (the Netherlands), site_ages (its age classes), site_coverage (how many regions have a value, or why not) and site_vintage.
 */
export async function makeSiteTables(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE site_national AS
      SELECT o.indicator, o.grain, o.period, o.value, o.low, o.high, o.status, o.missing, o.vintage, v.place
      FROM current_observation o
      JOIN ${placedVintages} v ON v.id = o.vintage
      WHERE o.region = 'NL01' AND o.breakdown = 'total';
    CREATE OR REPLACE TEMP TABLE site_ages AS
      SELECT o.indicator, o.grain, o.period, o.breakdown, o.value, o.low, o.high, o.status, o.missing, o.vintage,
        s.title AS source FROM current_observation o JOIN source s ON s.id = o.source
      WHERE o.region = 'NL01' AND regexp_matches(o.breakdown, '^age=[^&,;]+$');
    CREATE OR REPLACE TEMP TABLE site_coverage AS
      WITH regions AS (SELECT level, boundary_year, count(*) AS expected FROM region GROUP BY ALL)
      SELECT o.indicator, o.grain, r.level, o.period, o.missing, count(DISTINCT o.region) AS count,
        max(regions.expected) AS expected
      FROM current_observation o
      LEFT JOIN region r ON r.code = o.region AND r.boundary_year = o.boundary_year
      LEFT JOIN regions ON regions.level = r.level AND regions.boundary_year = o.boundary_year
      WHERE o.breakdown = 'total' GROUP BY ALL;
    CREATE OR REPLACE TEMP TABLE site_vintage AS SELECT DISTINCT indicator, vintage FROM current_observation;
  `);
  // What follows is hundreds of small queries, which a second thread only slows down.
  await connection.run("SET threads = 1");
}
