"""How far a score measured on few rows may be from the true one."""

from math import sqrt

_Z = 1.959963984540054
"""Standard normal quantile of .975: intervals hold 95 %."""


def wilson_interval(hits: int, trials: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, 0 to 1; all of it where nothing was tried.

    >>> [round(bound, 3) for bound in wilson_interval(9, 10)]
    [0.596, 0.982]
    >>> wilson_interval(0, 0)
    (0.0, 1.0)
    """
    if trials == 0:
        return 0.0, 1.0
    share, z2 = hits / trials, _Z * _Z
    centre = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    reach = _Z / (1 + z2 / trials) * sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials))
    return max(0.0, centre - reach), min(1.0, centre + reach)
