"""A simulated year of a clinic of the demo's people: every safety event happens to somebody, and quiet lives go on beside."""
