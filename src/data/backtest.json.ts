import {readBacktest} from "../../loaders/site/scenario-backtest.js";
import {printJson} from "../../loaders/site/with-warehouse.js";

await printJson((connection) => readBacktest(connection));
