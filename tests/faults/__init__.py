"""What breaks must lose nothing: a run of faults, and the verdict on it."""

CRASH = "STEADYSTEP_FAULTS_CRASH"  # set where the database server is the run's own, and may be made to crash
