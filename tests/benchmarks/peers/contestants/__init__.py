"""One module for each library: `CONTESTANT` is how it takes part."""
