"""Names in a text that are not written as they are defined: how words differ, where a text comes near, what drifts."""
