import {tasks} from "./tasks.js";
import {exposeTasks} from "./worker-of.js";

exposeTasks(tasks);
