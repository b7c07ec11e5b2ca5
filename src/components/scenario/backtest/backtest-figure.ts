import type {BacktestFile} from "../../../../loaders/site/scenario-backtest.js";
import {backtestPage as words} from "../../../locale/backtest.js";
import {h} from "../../dom.js";
import {heldRows, NationalFigure, nationalScore, type BacktestMeasure} from "./national-figure.js";

/** What publications said of the country beside what happened: `FileAttachment("../data/backtest.json").json()` has both. */
export function BacktestFigure(
  file: Pick<BacktestFile, "publications">,
  {measure = "unemployment"}: {measure?: BacktestMeasure} = {}
): HTMLElement {
  const rows = heldRows(file, measure);
  const score = nationalScore(rows, measure);
  return score === null ? h("p", {}, words.lede.none) : NationalFigure(rows, score, measure);
}
