import {formatMissing} from "../locale/format.js";
import {h} from "./dom.js";

/** "geen gegevens, omdat …" where a number would have stood. */
export function MissingText(reason?: string | null): HTMLElement {
  return h("span", {class: "sh-missing"}, formatMissing(reason));
}
