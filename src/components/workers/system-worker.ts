import {systemTasks} from "./system-tasks.js";
import {exposeTasks} from "./worker-of.js";

exposeTasks(systemTasks);
