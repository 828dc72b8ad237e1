import { lookAtEveryOther } from "./screens.js";

lookAtEveryOther(1);
