import type {DuckDBConnection} from "@duckdb/node-api";
import {addChange, addIndicator, addRegions, openEmptyWarehouse} from "./panel-fixture.js";
import {buildPanel} from "./panel.js";
import type {Panel, PanelCell, PanelOptions} from "./panel-types.js";

/**
 * A warehouse without observations of six municipalities. GM0003 is divided on 1 January 2021: 60 % to GM0001, 40 % to
 * GM0002. GM0004 is renamed GM0014 on 1 July 2020. GM0005 joins GM0006 on 24 March 2022.
 */
export async function openSixMunicipalities(): Promise<DuckDBConnection> {
  const connection = await openEmptyWarehouse();
  const area = (province: string, corop: string): {province: string; corop: string; safetyRegion: string} => ({
    province,
    corop,
    safetyRegion: "VR01"
  });
  const years = [2018, 2019, 2020, 2021, 2022, 2023];
  await addRegions(connection, [
    {code: "GM0001", years, ...area("PV20", "CR01")},
    {code: "GM0002", years, ...area("PV20", "CR02")},
    {code: "GM0003", years: [2018, 2019, 2020], validTo: "2021-01-01", ...area("PV20", "CR02")},
    {code: "GM0004", years: [2018, 2019, 2020], validTo: "2020-07-01", ...area("PV21", "CR04")},
    {code: "GM0014", years: [2021, 2022, 2023], validFrom: "2020-07-01", ...area("PV21", "CR04")},
    {code: "GM0005", years: [2018, 2019, 2020, 2021, 2022], validTo: "2022-03-24", ...area("PV21", "CR04")},
    {code: "GM0006", years, ...area("PV21", "CR04")},
    {code: "NL01", level: "land", years},
    {code: "PV20", level: "provincie", years},
    {code: "PV21", level: "provincie", years},
    {code: "CR01", level: "corop", years},
    {code: "CR02", level: "corop", years},
    {code: "CR04", level: "corop", years}
  ]);
  await addChange(connection, "GM0003", "GM0001", "2021-01-01", 0.6, "split");
  await addChange(connection, "GM0003", "GM0002", "2021-01-01", 0.4, "split");
  await addChange(connection, "GM0004", "GM0014", "2020-07-01", 1, "rename");
  await addChange(connection, "GM0005", "GM0006", "2022-03-24", 1, "merge");
  await addIndicator(connection, "inwoners");
  await addIndicator(connection, "jongeren");
  await addIndicator(connection, "uitkeringen", {denominator: "inwoners"});
  await addIndicator(connection, "instroom", {flow: "flow", denominator: "inwoners"});
  await addIndicator(connection, "kosten", {measure: "amount", flow: "flow", denominator: "inwoners"});
  await addIndicator(connection, "deel", {measure: "percentage", denominator: "jongeren"});
  await addIndicator(connection, "mediaan", {measure: "median"});
  return connection;
}

/** Values of GM0001 to GM0006. */
export const six = (values: readonly (number | null)[]): {region: string; value: number | null}[] =>
  values.map((value, index) => ({region: `GM000${index + 1}`, value}));

/** The panel of 2020 on the division of 2023, unless asked otherwise. */
export const panelOf2020 = (
  connection: DuckDBConnection,
  options: Partial<PanelOptions> & {indicators: string[]}
): Promise<Panel> =>
  buildPanel(connection, {level: "gemeente", grain: "year", from: "2020", to: "2020", boundaries: 2023, ...options});

/** Region → cell of the first indicator, in the only period. */
export const cells = (panel: Panel): Record<string, PanelCell> =>
  Object.fromEntries(panel.rows.map(({region, cells: [cell]}) => [region, cell as PanelCell]));
/** Region → its value, or why there is none. */
export const values = (panel: Panel): Record<string, number | string | null> =>
  Object.fromEntries(Object.entries(cells(panel)).map(([region, {value, missing}]) => [region, value ?? missing]));
