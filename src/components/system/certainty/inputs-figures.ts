import type {SystemFile} from "../../../models/system/format.js";
import type {MorrisReport, SobolReport, TornadoReport} from "../../../models/system/sensitivity/types.js";
import {formatNumber, isNumber} from "../../../locale/format.js";
import {certainty as words} from "../../../locale/system-certainty.js";
import type {Column} from "../../table-data.js";
import {durationWords} from "../evidence/duration.js";
import {decimalsOf, differenceUnit, inSentence, labelOf, shortUnit, unitOf, variableOf} from "../natural.js";
import {RangePlot} from "../range-plot.js";
import {inputName} from "./link-name.js";
import {modelFigure, percent} from "./model-figure.js";

/** Bars drawn; all stand in the table. */
const shown = 10;

interface FigureChoices {
  headingLevel?: 2 | 3 | 4;
}

const number = (key: string, label: string, decimals: number, unit?: string): Column => ({
  ...{key, label, type: "number", decimals},
  ...(unit === undefined ? {} : {unit})
});

/** Where an outcome ends when one number is at either end of its margin, widest first. */
export function TornadoFigure(
  system: SystemFile,
  {outputs, times, by}: TornadoReport,
  choices: FigureChoices = {}
): HTMLElement[] {
  const say = words.tornado;
  const at = times.length - 1;
  return outputs.map(({id, bars, base}) => {
    const variable = variableOf(system, id);
    const decimals = decimalsOf(variable) + 1;
    const unit = shortUnit(unitOf(variable));
    const rows = bars.flatMap((bar) => {
      const swing = bar[by] ?? bar.interval ?? bar.class;
      const [low, high] = [swing?.atLow[at], swing?.atHigh[at]];
      return swing !== null && isNumber(low) && isNumber(high)
        ? [{link: inputName(system, bar), low, high, swing: swing.swing[at] ?? Math.abs(high - low)}]
        : [];
    });
    const [first] = rows.filter(({swing}) => swing > 0);
    const drawn = rows.slice(0, shown).map(({link, low, high}) => ({
      ...{label: link, from: low, to: high},
      value: say.value(formatNumber(low, decimals), formatNumber(high, decimals))
    }));
    const label = say.label(inSentence(labelOf(system, id)));
    const now = base[at] ?? 0;
    const baseLabel = say.base(formatNumber(now, decimals));
    return modelFigure(
      system,
      {
        columns: [
          {key: "link", label: say.link, isHeader: true},
          number("low", say.low, decimals),
          number("high", say.high, decimals),
          number("swing", say.swing, decimals)
        ],
        rows
      },
      {
        ...{title: first === undefined ? say.nothing : say.title(first.link), label, ...choices},
        subtitle: say.subtitle(labelOf(system, id), unit, durationWords(times[at] ?? 0, system.timeUnit))
      },
      ({width}) => RangePlot(drawn, {label, width, base: now, baseLabel})
    );
  });
}

/** Which part of the uncertainty of an outcome comes from which number, at the end and on the way. */
export function SharesFigure(
  system: SystemFile,
  {outputs, times, method}: SobolReport,
  choices: FigureChoices = {}
): HTMLElement[] {
  const say = words.shares;
  const at = times.length - 1;
  const moment = (index: number): string => say.at(durationWords(times[index] ?? 0, system.timeUnit));
  return outputs.map(({id, shares}) => {
    const label = say.label(inSentence(labelOf(system, id)));
    const parts = shares
      .map(({input, total, shapley}) => ({input, part: (method === "shapley" ? shapley : total) ?? null}))
      .sort((a, b) => (b.part?.estimate[at] ?? 0) - (a.part?.estimate[at] ?? 0));
    const rows = parts.map(({input, part}) => ({
      link: inputName(system, {input}),
      ...Object.fromEntries(times.map((_, index) => [`t${index}`, percent(part?.estimate[index])])),
      low: percent(part?.low[at]),
      high: percent(part?.high[at])
    }));
    const drawn = parts.slice(0, shown).flatMap(({input, part}) => {
      const [share, low, high] = [part?.estimate[at], part?.low[at], part?.high[at]].map(percent);
      if (!isNumber(share)) return [];
      const value = say.value(formatNumber(Math.max(0, share), 0));
      return [
        {
          label: inputName(system, {input}),
          from: 0,
          to: Math.max(0, share),
          value,
          low: low ?? null,
          high: high ?? null
        }
      ];
    });
    const [first] = drawn;
    return modelFigure(
      system,
      {
        columns: [
          {key: "link", label: say.link, isHeader: true},
          ...times.map((_, index) => number(`t${index}`, moment(index), 0, "%")),
          number("low", say.low, 0, "%"),
          number("high", say.high, 0, "%")
        ],
        rows
      },
      {
        title: first === undefined ? say.nothing : say.title(first.label),
        subtitle: say.subtitle(inSentence(labelOf(system, id)), durationWords(times[at] ?? 0, system.timeUnit)),
        ...{label, caption: say.caption, ...choices}
      },
      ({width}) => RangePlot(drawn, {label, width, base: 0})
    );
  });
}

/** How far an outcome moves, on average over many places, when one number crosses its whole margin. */
export function ScreeningFigure(
  system: SystemFile,
  {outputs, times}: MorrisReport,
  choices: FigureChoices = {}
): HTMLElement[] {
  const say = words.screening;
  const at = times.length - 1;
  return outputs.map(({id, effects}) => {
    const variable = variableOf(system, id);
    const decimals = decimalsOf(variable) + 1;
    const unit = shortUnit(differenceUnit(variable));
    const label = say.label(inSentence(labelOf(system, id)));
    const rows = effects
      .map(({input, mu, muStar, sigma}) => ({
        link: inputName(system, {input}),
        ...{size: muStar.estimate[at] ?? null, low: muStar.low[at] ?? null, high: muStar.high[at] ?? null},
        ...{mean: mu[at] ?? null, spread: sigma[at] ?? null}
      }))
      .sort((a, b) => (b.size ?? 0) - (a.size ?? 0));
    const drawn = rows
      .slice(0, shown)
      .flatMap(({link, size, low, high}) =>
        isNumber(size) ? [{label: link, from: 0, to: size, value: formatNumber(size, decimals), low, high}] : []
      );
    const [first] = drawn.filter(({to}) => to > 0);
    return modelFigure(
      system,
      {
        columns: [
          {key: "link", label: say.link, isHeader: true},
          number("size", say.size, decimals, unit),
          number("low", say.low, decimals, unit),
          number("high", say.high, decimals, unit),
          number("mean", say.mean, decimals, unit),
          number("spread", say.spread, decimals, unit)
        ],
        rows
      },
      {
        title: first === undefined ? say.nothing : say.title(first.label),
        subtitle: say.subtitle(labelOf(system, id), unit, durationWords(times[at] ?? 0, system.timeUnit)),
        ...{label, caption: say.caption, ...choices}
      },
      ({width}) => RangePlot(drawn, {label, width, base: 0})
    );
  });
}
