import {whatIf as words} from "../../locale/system-what-if.js";
import {h} from "../dom.js";
import type {ModelStore} from "./model-store.js";

/** Which model a page is about, and the way to where it is chosen and changed. */
export const ModelLine = ({name, changed}: Pick<ModelStore, "name" | "changed">): HTMLElement =>
  h("p", {class: "sh-model-line"}, `${words.model(name, changed)} `, h("a", {href: "./kaart.html"}, words.otherModel));
