import type {Edit} from "../../../models/system/edit/edit.js";
import type {SystemFile, SystemLink} from "../../../models/system/format.js";
import {systemDiagram} from "../../../locale/system-diagram.js";
import {evidence as words} from "../../../locale/system-evidence.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {Field} from "./basis-form.js";
import {parseDutchNumber} from "../../dutch-number.js";
import {amountWords, effectScale} from "./link-effect.js";

type NewEvidence = Extract<Edit, {type: "add-evidence"}>["evidence"];
type Kind = NewEvidence["kind"];

const text = words.add;
const kinds: readonly Kind[] = ["literature", "interview", "vote", "estimate"];
const votes = ["none", "weak", "average", "strong", "very-strong"] as const;

/**
 * Keeps another source with a link. The strength stays what it is: that is another choice.
 *
 * @param add keeps it; answers what to tell the reader
 */
export function AddEvidence(system: SystemFile, link: SystemLink, add: (evidence: NewEvidence) => string): HTMLElement {
  const scale = effectScale(system, link);
  const kind = Select(
    kinds.map((value) => ({value, label: words.kinds[value]})),
    {label: text.kind}
  );
  const ref = Field(text.ref, {});
  const value = Field(text.value(scale.toUnit, amountWords(scale), scale.from), {inputmode: "decimal"});
  const low = Field(words.basis.low, {inputmode: "decimal"});
  const high = Field(words.basis.high, {inputmode: "decimal"});
  const numbers = h("div", {class: "sh-evidence-numbers"}, value.element, low.element, high.element);
  const word = Select(
    votes.map((each) => ({value: each, label: words.list.voteWords[each]})),
    {label: text.word, value: "average"}
  );
  const way = Select(
    (["+", "-"] as const).map((sign) => ({value: sign, label: systemDiagram.sign[sign]})),
    {label: text.way, value: link.sign === "-" ? "-" : "+"}
  );
  const voter = Field(text.voter, {});
  const vote = h("div", {class: "sh-evidence-numbers"}, word, way, voter.element);
  const note = Field(text.note, {long: true});
  const status = h("p", {class: "sh-evidence-status", role: "status"});
  const show = (): void => {
    const isVote = kind.value === "vote";
    vote.hidden = !isVote;
    numbers.hidden = isVote;
    ref.element.hidden = isVote;
  };
  kind.addEventListener("input", show);
  show();
  return h(
    "details",
    {class: "sh-evidence-more"},
    h("summary", {}, text.open),
    h(
      "form",
      {class: "sh-evidence-form", novalidate: true, onsubmit: submit},
      kind,
      ref.element,
      numbers,
      vote,
      note.element,
      h("button", {type: "submit", class: "sh-button"}, text.save),
      status
    )
  );

  function submit(event: Event): void {
    event.preventDefault();
    const said = (field: {input: {value: string}}): string => field.input.value.trim();
    const noted = said(note) === "" ? {} : {note: said(note)};
    if (kind.value === "vote") {
      const chosen = votes.find((each) => each === word.value) ?? "average";
      const by = said(voter) === "" ? {} : {voter: said(voter)};
      status.textContent = add({kind: "vote", class: chosen, sign: way.value === "-" ? "-" : "+", ...by, ...noted});
      return;
    }
    const numbers = [value, low, high].map((field) => {
      const found = parseDutchNumber(said(field));
      return found === null ? null : found / scale.factor;
    });
    const wrong = [value, low, high].find((field) => said(field) !== "" && parseDutchNumber(said(field)) === null);
    if (wrong !== undefined) {
      status.textContent = words.basis.needNumber;
      return wrong.input.focus();
    }
    const [effect = null, ...ends] = numbers;
    if (effect === null && said(ref) === "" && said(note) === "") {
      status.textContent = text.needSome;
      return ref.input.focus();
    }
    const [least, most] = ends.filter((each) => each !== null).sort((a, b) => a - b);
    status.textContent = add({
      kind: kinds.find((each) => each === kind.value) ?? "literature",
      ...(said(ref) === "" ? {} : {ref: said(ref)}),
      ...(effect === null ? {} : {value: effect}),
      ...(effect === null || least === undefined || most === undefined ? {} : {low: least, high: most}),
      ...noted
    });
  }
}
