/**
 * What a notebook needs, in one import:
 *
 * ```js
 * import {CoefficientPlot, estimate, panel} from "../samenhang.js";
 * const table = await panel(["werkloosheid", "ggz-clienten"], {from: "2011", to: "2021"});
 * const result = await estimate(table, "`ggz-clienten` ~ l(werkloosheid,1) | region + period");
 * display(CoefficientPlot(result));
 * ```
 *
 * Charts are functions of data and options that answer with an element. Every chart on a page stands in a `figure()`,
 * which adds title, table, source, notes and files to save, and refuses to show one without an accessible name.
 * Controls have a `value` and fire "input", so `view(Select(…))` works.
 */

export {figure} from "./components/figure.js";
export type {FigureElement, FigureOptions} from "./components/figure.js";
export {Trend} from "./components/trend.js";
export {straightLine} from "./components/trend-line.js";
export {RegionMap} from "./components/map.js";
export {Distribution} from "./components/distribution.js";
export {Coverage} from "./components/coverage.js";
export {IndicatorCard} from "./components/indicator-card.js";
export {Sparkline} from "./components/sparkline.js";
export {DataTable} from "./components/data-table.js";
export type {Column, Row, TableData} from "./components/table-data.js";
export type {BaselineLevel, Note, Point, Series, SeriesBreak, Source, TimelineEvent} from "./components/types.js";

export {NoteCard} from "./components/note-card.js";
export {ErrorCard} from "./components/error-card.js";
export {Progress} from "./components/progress.js";
export {Tag} from "./components/tag.js";
export {LevelLabel} from "./components/level-label.js";
export {Aside, Lede, Question} from "./components/prose.js";

export {createState} from "./components/state.js";
export {choiceField, flagField, listField, numberField, textField} from "./components/state-fields.js";
export {Bar} from "./components/controls/bar.js";
export {Chips} from "./components/controls/chips.js";
export {Combobox} from "./components/controls/combobox.js";
export {CopyLink} from "./components/controls/copy-link.js";
export {HistoryButtons} from "./components/controls/history-buttons.js";
export {PeriodRange} from "./components/controls/period-range.js";
export {SavedChoices} from "./components/controls/saved-choices.js";
export {Select} from "./components/controls/select.js";
export {Toggle} from "./components/controls/toggle.js";

export {panel} from "./components/explore/panel.js";
export type {PanelOptions, PanelTable} from "./components/explore/panel.js";
export {PanelCount} from "./components/explore/panel-count.js";
export {estimate} from "./components/explore/analyse.js";
export type {PanelEstimate} from "./components/explore/analyse.js";
export {correlate} from "./components/explore/links.js";
export type {PanelLinks} from "./components/explore/links.js";
export {
  adaptiveIntervals,
  changePoints,
  crossCorrelation,
  levelShift,
  panelGranger,
  partialNetwork,
  predictionRadius
} from "./components/explore/further-analyses.js";
export {CoefficientPlot} from "./components/explore/estimate-figures.js";
export {LinkMatrix} from "./components/explore/link-matrix.js";
export {Reading} from "./components/explore/reading-block.js";
export {RobustnessPlot} from "./components/explore/robustness-plot.js";

export {loops, SystemDiagram, systemModel} from "./components/system/notebook.js";
export type {ModelDiagramOptions} from "./components/system/notebook.js";
export {compare, sensitivity, simulate} from "./components/system/notebook-runs.js";
export type {ModelComparison, ModelRun, ModelSensitivity} from "./components/system/notebook-runs.js";
export {ComparisonTable, SensitivityPlot, TrajectoryPlot} from "./components/system/notebook-figures.js";
export {EvidencePlot, EvidenceTable, withEstimates} from "./components/system/notebook-evidence.js";
export type {EstimatedModel} from "./components/system/notebook-evidence.js";
export {SystemStory} from "./components/system/story/system-story.js";
export type {SystemStoryOptions} from "./components/system/story/system-story.js";
export type {StoryStep} from "./components/system/story/story-steps.js";

export {
  projectScenario,
  ScenarioBudget,
  ScenarioCourses,
  ScenarioHeadline,
  ScenarioMap,
  ScenarioParts,
  scenarios,
  ScenarioWaterfall
} from "./components/scenario/notebook.js";
export type {ListedScenario, ProjectedScenario, ScenarioOptions} from "./components/scenario/notebook.js";
export {BacktestFigure} from "./components/scenario/backtest/backtest-figure.js";

export {OrWhy} from "./components/start/or-why.js";
export {Seen} from "./components/start/seen.js";
export type {OrWhyOptions} from "./components/start/or-why.js";

export {openDatabase} from "./components/database.js";
export {queryPanel} from "./components/panel-query.js";

export * from "./locale/format.js";
