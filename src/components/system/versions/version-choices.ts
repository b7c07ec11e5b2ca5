import {applyEdit} from "../../../models/system/edit/apply-edit.js";
import type {SystemFile, SystemLink} from "../../../models/system/format.js";
import {versions as words} from "../../../locale/system-versions.js";
import type {ModelStore} from "../model-store.js";
import type {SiteModel} from "../site-models.js";
import {nameIn} from "./change-words.js";

/** A model that can stand on either side. */
export interface Version {
  /** As the address has it. */
  id: string;
  label: string;
  system: SystemFile;
}

/** Links experts do not agree on; without any, those that are a concern. */
function debatedLinks({links}: SystemFile): SystemLink[] {
  const contested = links.filter(({status}) => status === "contested");
  return contested.length > 0 ? contested : links.filter(({status}) => status === "fear");
}

/**
 * All models to compare: the reader's own, the one before, those of the site, a file that was opened here, and the
 * reader's own without, or with the other direction of, each debated link.
 */
export function versionChoices(
  store: Pick<ModelStore, "system" | "name" | "changed" | "previous">,
  site: readonly SiteModel[],
  file: {system: SystemFile; name: string} | null
): Version[] {
  const {choices} = words;
  const own = {
    id: "eigen",
    label: (store.changed ? choices.ownChanged : choices.own)(store.name),
    system: store.system
  };
  const {previous} = store;
  return [
    own,
    ...(previous === null ? [] : [{id: "vorige", label: choices.previous(previous.name), system: previous.system}]),
    ...site.map(({id, system}) => ({id, label: system.name, system})),
    ...(file === null ? [] : [{id: "bestand", label: choices.file(file.name), system: file.system}]),
    ...debatedLinks(store.system).flatMap((link) => variantsOf(store.system, link))
  ];
}

function variantsOf(system: SystemFile, link: SystemLink): Version[] {
  const name = nameIn(system, "link", link.id);
  const without = {
    id: `zonder:${link.id}`,
    label: words.choices.without(name),
    system: applyEdit(system, {type: "remove-link", id: link.id})
  };
  if (link.sign === "?") return [without];
  const sign = link.sign === "-" ? "+" : "-";
  const turned = applyEdit(system, {type: "set-link", id: link.id, fields: {sign}});
  return [without, {id: `andersom:${link.id}`, label: words.choices.reversed(name), system: turned}];
}

/** What is compared before a reader chooses: one's own changes, or else the debated link with and without. */
export function firstChoices(
  {changed, name}: Pick<ModelStore, "changed" | "name">,
  versions: readonly Version[]
): {a: string; b: string} {
  const has = (id: string): boolean => versions.some((each) => each.id === id);
  const opened = versions.find(({system, id}) => system.name === name && !["eigen", "vorige", "bestand"].includes(id));
  if (changed && opened !== undefined) return {a: opened.id, b: "eigen"};
  const without = versions.find(({id}) => id.startsWith("zonder:"));
  if (without !== undefined) return {a: "eigen", b: without.id};
  return {a: "eigen", b: has("vorige") ? "vorige" : (versions.find(({id}) => id !== "eigen")?.id ?? "eigen")};
}
