import {strToU8, zipSync} from "fflate";
import {readSiteEditions} from "../../loaders/site/editions.js";
import {withWarehouse} from "../../loaders/site/with-warehouse.js";
import {writeEdition} from "../../models/editions/write-edition.js";

const {index, summary, archive} = await withWarehouse(readSiteEditions);
const files = [
  ["index.json", JSON.stringify(index)],
  ["summary.json", JSON.stringify(summary)],
  ...archive.map((edition) => [`${edition.id}.edition.json`, writeEdition(edition)] as const)
] as const;
process.stdout.write(
  zipSync(Object.fromEntries(files.map(([name, text]) => [name, strToU8(text)])), {
    level: 1,
    mtime: new Date(1980, 0, 1)
  })
);
