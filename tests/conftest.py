"""What holds for every test: Hypothesis sets no deadline, as a busy machine is no fault of the code."""

from hypothesis import settings

settings.register_profile("kg", deadline=None)
settings.load_profile("kg")
