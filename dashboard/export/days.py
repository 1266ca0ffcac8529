"""The steps of the slider, when somebody asked for a day that is none."""

#: Of more steps only the ends are named.
_NAMED = 40


def steps_words(steps: tuple[str, ...]) -> str:
    """``The steps of the slider are 2007, 2022-01-05 and 2022-01-06.``."""
    if not steps:
        return "No claim here has a day."
    if len(steps) > _NAMED:
        return f"The slider has {len(steps):,} steps, from {steps[0]} to {steps[-1]}."
    return f"The slider has: {', '.join(steps)}."
