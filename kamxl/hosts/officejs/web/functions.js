// The functions of cells: each of the catalogue is handed to Excel under its id. What they compute is Python's.
import { ask } from "./batch.js";
import { FUNCTIONS } from "./built.js";

for (const [id, { name, arguments: count }] of Object.entries(FUNCTIONS)) {
  CustomFunctions.associate(id, (...given) =>
    ask(name, given.slice(0, count), given[count]?.parameterAddresses),
  );
}
