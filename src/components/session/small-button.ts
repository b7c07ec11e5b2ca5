import {h} from "../dom.js";

/** A quiet button. */
export const SmallButton = (text: string, onclick: () => void): HTMLButtonElement =>
  h("button", {type: "button", class: "sh-button sh-button-small", onclick}, text);

/** The button of the thing to do next. */
export const MainButton = (text: string, onclick: () => void): HTMLButtonElement =>
  h("button", {type: "button", class: "sh-button sh-button-main", onclick}, text);
