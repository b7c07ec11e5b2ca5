import type {ExpectationsReport} from "../../../models/system/expectations/check-expectations.js";
import type {SystemFile} from "../../../models/system/format.js";
import {certainty as words} from "../../../locale/system-certainty.js";
import type {Column} from "../../table-data.js";
import {modelFigure} from "./model-figure.js";

/** What a model should do by what is known, and whether it does; what fails first. */
export function ExpectationsFigure(system: SystemFile, {results}: ExpectationsReport): HTMLElement {
  const say = words.expectations;
  const rows = [...results]
    .sort((a, b) => Number(a.holds) - Number(b.holds))
    .map(({sentence, holds, source}) => ({sentence, holds: holds ? say.yes : say.no, source}));
  const columns: Column[] = [
    {key: "sentence", label: say.sentence, isHeader: true},
    {key: "holds", label: say.holds},
    {key: "source", label: say.source}
  ];
  return modelFigure(system, {columns, rows}, {title: say.title, subtitle: say.subtitle, label: say.label});
}
