"""Names of people and of things: how they are read, compared, and what somebody who mistyped one meant."""
