import type {SystemFile, SystemLink} from "./format.js";
import {equationOrder} from "./equation/equation-order.js";

/** Something wrong with a file: its place, and what to do. */
export interface Problem {
  where: string;
  message: string;
}

/** What is wrong with a model whose fields are each sound: names that lead nowhere, doubles, loops that do not return. */
export function structureProblems(system: SystemFile): Problem[] {
  const problems: Problem[] = [];
  const say = (where: string, message: string): void => void problems.push({where, message});
  const variables = new Map(system.variables.map((variable) => [variable.id, variable]));
  const known = (where: string, name: string): void => {
    if (!variables.has(name)) say(where, `there is no variable "${name}"; add it, or correct the name`);
  };
  doubles(system.variables, "variables", say);
  doubles(system.links, "links", say);
  doubles(system.interventions, "interventions", say);

  system.variables.forEach((variable, index) => {
    const where = `variables[${index}]`;
    const {min, max, scale} = variable;
    if (min !== undefined && max !== undefined && !(min < max)) say(where, `${variable.id}: min must be below max`);
    if (scale !== undefined && !(scale.low < scale.high))
      say(`${where}.scale`, `${variable.id}: low must be below high`);
    if (scale !== undefined && (min === undefined || max === undefined))
      say(`${where}.scale`, `${variable.id}: a scale ties min and max to natural values; give both`);
    if (variable.kind === "exogenous" && variable.equation !== undefined)
      say(`${where}.equation`, `${variable.id} is exogenous and cannot have an equation`);
  });

  system.links.forEach((link, index) => {
    const where = `links[${index}]`;
    known(`${where}.from`, link.from);
    known(`${where}.to`, link.to);
    const target = variables.get(link.to);
    if (target?.kind === "exogenous") say(`${where}.to`, `${link.to} is exogenous: nothing in the model moves it`);
    if (target?.equation !== undefined)
      say(
        `${where}.to`,
        `${link.to} has an equation, so its links are drawn from that; remove the link or the equation`
      );
    linkProblems(link, where, say);
  });

  system.interventions.forEach((intervention, index) => {
    const where = `interventions[${index}]`;
    known(`${where}.variable`, intervention.variable);
    const target = variables.get(intervention.variable);
    const isValue = target?.equation !== undefined && target.kind === "variable";
    if (isValue && (intervention.type === "setpoint" || intervention.type === "ramp" || intervention.type === "pulse"))
      say(where, `${target.id} follows from its equation at every moment; only fix and step can act on it`);
    if (intervention.end !== null && !(intervention.end > intervention.start))
      say(`${where}.end`, `${intervention.id} ends before it starts; let end be after start, or null`);
    if (intervention.type === "setpoint" && !((intervention.adjustmentTime ?? 0) > 0))
      say(`${where}.adjustmentTime`, `${intervention.id}: a setpoint needs an adjustmentTime above 0`);
    intervention.onlyWith?.forEach((id, at) => {
      if (!system.interventions.some((each) => each.id === id && each.role === "event"))
        say(
          `${where}.onlyWith[${at}]`,
          `there is no event "${id}" that ${intervention.id} could answer; correct the id`
        );
    });
  });

  system.goals.forEach((goal, index) => {
    known(`goals[${index}].variable`, goal.variable);
    const target = variables.get(goal.variable);
    if (target !== undefined && (target.min === undefined || target.max === undefined))
      say(`goals[${index}].variable`, `${goal.variable} is a goal, so it needs min and max to be scored between`);
  });

  const inputs = new Set([
    ...system.links.flatMap(({id}) => [id, `${id}.delay`]),
    ...system.variables.map(({id}) => `${id}.initial`),
    ...system.interventions.map(({id}) => `${id}.value`)
  ]);
  system.correlations?.forEach((correlation, index) => {
    const stranger = correlation.inputs.find((name) => !inputs.has(name));
    if (stranger !== undefined)
      say(
        `correlations[${index}].inputs`,
        `there is no link "${stranger}"; name links, or their .delay, .initial, .value`
      );
  });

  const linked = new Set(system.links.map(({from, to}) => `${from}\u0000${to}`));
  const order = equationOrder(system);
  problems.push(...order.problems);
  for (const {from, to} of order.edges) linked.add(`${from}\u0000${to}`);
  system.loops.forEach(({name, nodes}, index) => {
    const broken = nodes.findIndex((node, at) => !linked.has(`${node}\u0000${nodes[(at + 1) % nodes.length] ?? ""}`));
    if (broken < 0) return;
    const next = nodes[(broken + 1) % nodes.length] ?? "";
    say(`loops[${index}]`, `"${name}" is no loop: there is no link from ${nodes[broken] ?? ""} to ${next}`);
  });
  return problems;
}

function linkProblems(link: SystemLink, where: string, say: (where: string, message: string) => void): void {
  const {strength, interval, delay} = link;
  if (typeof strength === "number" && strength < 0)
    say(`${where}.strength`, `${link.id}: a strength is 0 or more; the sign says which way`);
  if (typeof delay === "number" && delay < 0) say(`${where}.delay`, `${link.id}: a delay is 0 or more`);
  if (link.speed !== undefined && delay !== undefined)
    say(`${where}.speed`, `${link.id}: give a speed class or a delay, not both`);
  if (interval !== undefined && !(interval[0] <= interval[1]))
    say(`${where}.interval`, `${link.id}: the lower end of the interval comes first`);
}

function doubles(items: readonly {id: string}[], field: string, say: (where: string, message: string) => void): void {
  const seen = new Map<string, number>();
  items.forEach(({id}, index) => {
    const before = seen.get(id);
    if (before === undefined) seen.set(id, index);
    else say(`${field}[${index}].id`, `the id "${id}" is used twice (also ${field}[${before}]); give one another`);
  });
}
