"""FHIR R4 at the door: reading files of resources and turning them into entries. Writing FHIR comes later."""
