import type {SystemFile} from "../format.js";
import type {Problem} from "../structure-problems.js";
import type {Expectation, ExpectationsFile, Output} from "./format.js";

/** Names in expectations that lead nowhere in the model, doubles, and predicates that do not fit their output. */
export function expectationProblems(model: SystemFile, {scenarios, expectations}: ExpectationsFile): Problem[] {
  const problems: Problem[] = [];
  const say = (where: string, message: string): void => void problems.push({where, message});
  const has = {
    variable: new Set(model.variables.map(({id}) => id)),
    link: new Set(model.links.map(({id}) => id)),
    intervention: new Set(model.interventions.map(({id}) => id)),
    scenario: new Set(scenarios.map(({id}) => id))
  };
  const known = (kind: keyof typeof has, name: string, where: string): void => {
    if (!has[kind].has(name)) say(where, `there is no ${kind} "${name}"; correct the name`);
  };
  const scaled = (name: string, unit: string, where: string): void => {
    known("variable", name, where);
    const variable = model.variables.find(({id}) => id === name);
    if (unit !== "index" && variable !== undefined && variable.scale === undefined)
      say(where, `${name} has no scale, so it has no natural units; give it one, or use the index`);
  };
  const output = (each: Output, where: string): void => {
    if ("unit" in each && "variable" in each) scaled(each.variable, each.unit, where);
    else if ("variable" in each) known("variable", each.variable, where);
    if (each.kind === "strength") known("link", each.link, where);
    if ("nodes" in each) each.nodes?.forEach((node) => void known("variable", node, where));
  };
  doubles(scenarios, "scenarios", say);
  doubles(expectations, "expectations", say);
  scenarios.forEach((scenario, index) => {
    const where = `scenarios[${index}]`;
    scenario.interventions.forEach((name) => void known("intervention", name, `${where}.interventions`));
    scenario.without.forEach((name) => void known("link", name, `${where}.without`));
    Object.keys(scenario.initial).forEach((name) => void known("variable", name, `${where}.initial`));
    scenario.add.forEach(({variable}) => void known("variable", variable, `${where}.add`));
    for (const kind of ["push", "fix"] as const)
      scenario[kind].forEach(({variable, unit}) => void scaled(variable, unit, `${where}.${kind}`));
  });
  expectations.forEach((each, index) => {
    const where = `expectations[${index}]`;
    known("scenario", each.scenario, `${where}.scenario`);
    output(each.output, `${where}.output`);
    const {predicate} = each;
    if ("than" in predicate) {
      known("scenario", predicate.than, `${where}.predicate.than`);
      if (predicate.output !== undefined) output(predicate.output, `${where}.predicate.output`);
    }
    const misfit = misfitOf(each);
    if (misfit !== null) say(`${where}.predicate`, misfit);
  });
  return problems;
}

const pathPredicates = new Set(["rises", "falls", "peak", "trough", "returns"]);
const isPath = (output: Output): boolean =>
  (output.kind === "level" || output.kind === "change") && output.at === undefined;

function misfitOf({output, predicate}: Expectation): string | null {
  const needsPath = pathPredicates.has(predicate.is);
  if (needsPath && !isPath(output))
    return `${predicate.is} looks at a path over time: take a level or a change, without "at"`;
  const compared = "output" in predicate ? predicate.output : undefined;
  if (!needsPath && (isPath(output) || (compared !== undefined && isPath(compared))))
    return `${predicate.is} needs one figure: give the level or change a time with "at"`;
  return null;
}

function doubles(items: readonly {id: string}[], field: string, say: (where: string, message: string) => void): void {
  items.forEach(({id}, index) => {
    if (items.findIndex((other) => other.id === id) < index)
      say(`${field}[${index}].id`, `the id "${id}" is used twice; give one another`);
  });
}
