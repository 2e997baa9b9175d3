"""FHIR R4 read over HTTP by whoever is signed in as staff: the same doors, the same consent, the same record of opening."""
