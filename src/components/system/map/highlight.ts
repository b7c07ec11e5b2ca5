import type {SystemFile} from "../../../models/system/format.js";
import {diagramLinks} from "../diagram/look.js";
import type {Highlight} from "../diagram/system-diagram.js";
import {descendants} from "../lede/off-path.js";
import type {StatusFilter} from "./map-state.js";

/**
 * What stands out on the map: links of a status, and what measures may reach, both when both are asked for; null when
 * neither is.
 */
export function highlightOf(
  system: SystemFile,
  {status, measures}: {status: StatusFilter; measures: readonly string[]}
): Highlight | null {
  const acted = system.interventions.filter(({id}) => measures.includes(id)).map(({variable}) => variable);
  if (status === "alle" && acted.length === 0) return null;
  const reached = acted.length === 0 ? null : reachedFrom(system, acted);
  const links = diagramLinks(system).filter(
    (link) =>
      (status === "alle" || link.status === status) &&
      (reached === null || (reached.has(link.from) && reached.has(link.to)))
  );
  const ends = links.flatMap(({from, to}) => [from, to]);
  return {links: links.map(({key}) => key), variables: [...new Set([...ends, ...(status === "alle" ? acted : [])])]};
}

function reachedFrom(system: SystemFile, acted: readonly string[]): ReadonlySet<string> {
  const leads = descendants(system);
  return new Set(acted.flatMap((id) => [id, ...(leads.get(id) ?? [])]));
}
