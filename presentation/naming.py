"""Is a certification named in a text?"""

from __future__ import annotations

import re
from collections.abc import Iterable


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these names, whole: "A+" is not in "CCNA+".

    >>> bool(pattern(["A+"]).search("Voucher for a+")), bool(pattern(["A+"]).search("Voucher for CCNA+"))
    (True, False)
    """
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{either})(?![\w+])", re.IGNORECASE)
