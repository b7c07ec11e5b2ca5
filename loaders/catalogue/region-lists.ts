import {join} from "node:path";
import {InputError} from "../../models/errors.js";
import {readYaml} from "./catalogue.js";
import {regionListSchema, type RegionList} from "./told-schema.js";

export type {RegionList} from "./told-schema.js";

/** Named lists of municipalities: data/regions/lists.yaml. Throws InputError naming the field, and for an id or member twice. */
export async function readRegionLists(dataDir: string): Promise<RegionList[]> {
  const file = join(dataDir, "regions", "lists.yaml");
  const lists = await readYaml(file, regionListSchema);
  const ids = lists.map(({id}) => id);
  for (const {id, members} of lists) {
    if (ids.filter((other) => other === id).length > 1)
      throw new InputError("duplicate-id", `the list ${id} stands twice; rename one`, file);
    const twice = members.find((code, index) => members.indexOf(code) !== index);
    if (twice !== undefined)
      throw new InputError("duplicate-member", `${twice} stands in ${id} twice; leave one out`, file);
  }
  return lists;
}
