// Types of the vendored file, for the type check only: they come from the package it was made of.
import UPlot from "uplot";
export { UPlot };
