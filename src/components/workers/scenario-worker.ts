import {scenarioTasks} from "./scenario-tasks.js";
import {exposeTasks} from "./worker-of.js";

exposeTasks(scenarioTasks);
