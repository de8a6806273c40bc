// The functions of cells: each of the catalogue is handed to Excel under its id. What they compute is Python's.
import { ask } from "./batch.js";
import { FUNCTIONS } from "./built.js";

for (const [id, name] of Object.entries(FUNCTIONS)) {
  CustomFunctions.associate(id, (...given) => {
    // Arguments are ranges, or nothing; the only other object is what Excel tells about the call.
    const about = given.find((one) => one !== null && typeof one === "object" && !Array.isArray(one));
    return ask(name, given.slice(0, about ? given.indexOf(about) : undefined), about?.parameterAddresses);
  });
}
