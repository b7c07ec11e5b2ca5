import {InputError} from "../../../models/errors.js";
import type {Edit} from "../../../models/system/edit/edit.js";
import type {SystemFile, SystemLink} from "../../../models/system/format.js";
import {meanDelay} from "../../../models/system/resolve.js";
import {systemDiagram} from "../../../locale/system-diagram.js";
import {evidence as words} from "../../../locale/system-evidence.js";
import {h, type Child} from "../../dom.js";
import {inSentence, labelOf} from "../natural.js";
import type {ModelStore} from "../model-store.js";
import {AddEvidence} from "./add-evidence.js";
import {basisChoices, choiceOf, isInForce} from "./basis-choices.js";
import {BasisForm} from "./basis-form.js";
import {durationWords} from "./duration.js";
import {EvidenceFigure} from "./evidence-figure.js";
import {EvidenceList} from "./evidence-list.js";
import {linkSentences, strengthWords} from "./link-effect.js";

/** What a link does and what that rests on, with every source beside the others; null for one that is not there. */
export function LinkDrawer(store: ModelStore, id: string, {readOnly = false} = {}): HTMLElement | null {
  const {system} = store;
  const link = system.links.find((each) => each.id === id);
  if (link === undefined) return null;
  const [effect, ...margin] = linkSentences(system, link);
  const change = (edit: Edit, done: string): string => {
    try {
      store.apply(edit);
      return done;
    } catch (error) {
      if (error instanceof InputError) return words.basis.refused;
      throw error;
    }
  };
  const form = BasisForm(system, link, (fields) => change({type: "set-link", id, fields}, words.basis.done));
  const choices = basisChoices(system, link);
  const start = (choice: string | null): (() => void) | null => {
    const found = choices.find((each) => each.id === choice);
    return readOnly || found === undefined || isInForce(link, found) ? null : () => form.open(found.id);
  };
  return h(
    "div",
    {class: "sh-drawer-content"},
    h("h2", {tabindex: -1}, words.link.title(labelOf(system, link.from), inSentence(labelOf(system, link.to)))),
    h("p", {class: "sh-drawer-effect"}, effect ?? ""),
    margin.length === 0 ? null : h("p", {class: "sh-field-help"}, margin.join(" ")),
    LinkFacts(system, link),
    readOnly ? null : form.element,
    EvidenceFigure(system, link),
    EvidenceList(system, link, {
      use: (evidence, index) => start(choiceOf(evidence, index)),
      useVotes: start("stemmen"),
      remove: (index) => void change({type: "remove-evidence", link: id, index}, "")
    }),
    readOnly
      ? null
      : AddEvidence(system, link, (evidence) => change({type: "add-evidence", link: id, evidence}, words.add.done))
  );
}

function LinkFacts(system: SystemFile, link: SystemLink): HTMLElement {
  const delay = meanDelay(link, system.timeUnit);
  const text = words.link;
  const how = howWords(link);
  const who = link.chosenBy === undefined ? text.nobody : text.chosenBy(link.chosenBy);
  const row = (term: string, ...content: Child[]): HTMLElement[] => [h("dt", {}, term), h("dd", {}, content)];
  return h(
    "dl",
    {class: "sh-drawer-facts"},
    row(text.strength, strengthWords(link)),
    row(text.delay, delay === 0 ? text.noDelay : text.delayed(durationWords(delay, system.timeUnit))),
    row(text.status, systemDiagram.status[link.status ?? "none"]),
    row(text.inForce, `${words.bases[link.basis ?? "none"]} (${who})`),
    row(text.reason, link.reason ?? text.noReason),
    how === null ? null : row(text.how, how)
  );
}

/** How the strength was worked out, where the model says so. */
function howWords(link: SystemLink): string | null {
  const calibration: unknown = link["calibration"];
  if (typeof calibration !== "object" || calibration === null || !("how" in calibration)) return null;
  return typeof calibration.how === "string" ? calibration.how : null;
}
