import type {DuckDBConnection} from "@duckdb/node-api";
import {buildPanel} from "../../loaders/warehouse/panel.js";
import type {PanelOptions} from "../../loaders/warehouse/panel-types.js";
import type {BenchRow} from "./bench-row.js";
import {median, timed} from "./median.js";

const runs = 5;
const copies = 10;
const tables = ["region", "observation"] as const;

/** A panel of all municipalities, and of ten times as many: the same ones again under other codes. */
export async function measurePanel(connection: DuckDBConnection): Promise<BenchRow[]> {
  const [latest] = await (
    await connection.runAndReadAll("SELECT max(boundary_year) FROM current_observation WHERE region LIKE 'GM%'")
  ).getRows();
  const year = Number(latest?.[0]);
  const options: PanelOptions = {
    indicators: ["bijstand", "werkloosheid", "psychische-klachten"],
    level: "gemeente",
    grain: "year",
    from: String(year - 4),
    to: String(year),
    boundaries: year
  };
  const ids = "('bijstand', 'werkloosheid', 'psychische-klachten', 'huishoudens', 'beroepsbevolking', 'inwoners')";
  // Temporary tables stand before those of the warehouse and hold as little else as the small panel reads.
  const fill = async (times: number): Promise<void> => {
    const codes = `CASE WHEN k = 0 THEN code ELSE 'GM' || (k * 10000 + code[3:]::INTEGER) END`;
    await connection.run(`
      CREATE OR REPLACE TEMP TABLE region AS
        SELECT * REPLACE (${codes} AS code) FROM warehouse.region, range(${times}) copy(k) WHERE level = 'gemeente';
      CREATE OR REPLACE TEMP TABLE observation AS
        SELECT * REPLACE (${codes.replaceAll("code", "region")} AS region)
        FROM warehouse.observation, range(${times}) copy(k)
        WHERE region LIKE 'GM%' AND breakdown = 'total' AND grain = 'year' AND indicator IN ${ids}`);
  };
  try {
    const measured: {regions: number; ms: number}[] = [];
    for (const times of [1, copies]) {
      await fill(times);
      let regions = 0;
      const all = await timed(runs, async () => (regions = (await buildPanel(connection, options)).regions.length));
      measured.push({regions, ms: median(all)});
    }
    const [small, large] = measured;
    return measured.map(({regions, ms}) => ({
      what: `panel of ${regions} municipalities, 3 indicators, 5 years`,
      ...{median: ms, unit: "ms", runs},
      ...(large && small && regions === large.regions ? {ratio: `${(ms / small.ms).toFixed(1)} × the smaller`} : {})
    }));
  } finally {
    for (const table of tables) await connection.run(`DROP TABLE IF EXISTS temp.${table}`);
  }
}
