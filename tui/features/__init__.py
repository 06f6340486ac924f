"""One folder a feature; none imports another, what they share lies in `common`."""
