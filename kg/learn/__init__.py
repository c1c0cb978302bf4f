"""Learning and measuring: gold graphs, scores, and the training of the statistical parts."""
