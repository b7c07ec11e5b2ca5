import {nl} from "../../../locale/nl.js";
import type {Choice} from "../../controls/control.js";
import type {Place} from "./site-series.js";

/** Municipalities by name; a region says what it is, since many share a name with a municipality. */
export const placeChoices = (places: readonly Place[]): Choice[] =>
  places.map(({code, name, level}) => ({
    value: code,
    label: name,
    hint: level === undefined ? nl.regionLevel.gemeente : nl.regionLevel[level]
  }));
