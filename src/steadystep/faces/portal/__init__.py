"""The client's and the caregiver's own pages, phone first. They show and ask; they never judge or score."""
