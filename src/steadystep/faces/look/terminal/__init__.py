"""How commands ask and answer, the same in every face."""
