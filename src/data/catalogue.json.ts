import {readIndicatorEntries} from "../../loaders/site/indicator-entries.js";
import {printJson} from "../../loaders/site/with-warehouse.js";

await printJson(async (connection, catalogue) => ({
  entries: await readIndicatorEntries(connection, catalogue),
  themes: [...catalogue.themes.values()].map(({id, title}) => ({id, title})),
  breakdowns: [...catalogue.breakdowns.values()]
}));
