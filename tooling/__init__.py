"""What `./steadystep test`, `check`, `fix` and `bench` do. No part of the product."""
