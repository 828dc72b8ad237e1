// Types of the vendored file, for the type check only: they come from the package it was made of.
export { FluentBundle, FluentResource } from "@fluent/bundle";
