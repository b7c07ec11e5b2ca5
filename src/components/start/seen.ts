import {start} from "../../locale/start.js";

/**
 * What is said of a figure that `OrWhy` made; where it made a note instead, that there is nothing to see. With "" as the third
 * argument nothing is said then.
 */
export const Seen = (made: HTMLElement, text: string, otherwise: string = start.orWhy.unseen): string =>
  made.getAttribute("role") === "note" ? otherwise : text;
