"""Cases A to C of the clinical acceptance tests, each told whole on one chart that grows: every SAYS, DOES and REFUSES."""

import pytest

from tests.spec.stories.tales import TALES
from tests.spec.stories.telling import told


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.key)
def test_the_case_is_told_whole(tale):
    case = told(tale)
    columns = {line.column for line in case.lines}
    assert columns == {"came_in", "said", "did", "refused"}
