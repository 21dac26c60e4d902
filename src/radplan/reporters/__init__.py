"""One file per format, one interface: `write(report, out)`."""
