"""What people ask or tell before there is a chart: kept, owned, and never lost."""
