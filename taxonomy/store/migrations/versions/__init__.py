"""One module a step, each with the step that it follows."""
