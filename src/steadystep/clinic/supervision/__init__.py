"""Who supervises whom, and what they agreed about the work: kept apart from every chart."""
