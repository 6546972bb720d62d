"""Korean particles (조사) and endings (어미): what tells where a word ends when a line break may have cut it.

Written from the grammar (한글 맞춤법 제41항: particles are written on to the word before; 제15항 ff.: endings follow
their stem), not counted from any document.
"""

from __future__ import annotations

_PARTICLES = (
    "을 를 은 는 의 에 로 으로 와 과 도 만 에서 에게 에는 에도 에만 에의 에게는 에게서 "
    "에게도 에서는 에서도 에서의 에서부터 으로서 으로써 로서 로써 까지 까지의 까지는 부터 부터의 "
    "부터는 처럼 보다 마다 조차 께서 이나 이며 이고 이라 이라고 라고 라는 이라는 이란 란 로는 "
    "로의 로도 으로는 으로의 으로도 으로부터 로부터 와의 과의 과는 와는 이라도 라도 인지 인데 "
    "이지만 이므로 이어야 여야 이거나 거나"
)
_ENDINGS = (
    "다 한다 하다 했다 하였다 된다 되다 됐다 되었다 이다 이었다 였다 었다 았다 는다 진다 졌다 "
    "습니다 니다 합니다 입니다 됩니다 했습니다 하여 하고 하는 한 할 함 하지 하게 하며 하면 "
    "하면서 하거나 하도록 하기 하려는 하려고 하려면 하여야 해야 해 하는데 하지만 하였고 하였으며 "
    "했고 했으며 되어 되고 되는 된 될 됨 되지 되며 되면 되거나 되도록 되기 되어야 돼 적인 "
    "적으로 적 들 들은 들이 들의 들을 들에게 들과 는데 는지 은지 을지 지만 는 지 지는 지도 "
    "지를 면서 며 고 거나 려고 려는 려면 도록 게 게는 던 았던 었던 였던 야 어야 아야 여 어 "
    "아 기 기를 기에 기로 기는 기가 기도 음 음을 음은 니 니까 므로 으므로 으며 으면 으나 나 "
    "은 을 자 자마자 세요 십시오 시오 였으며 였고 었으며 았으며"
)
ATTACHED = frozenset(_PARTICLES.split()) | frozenset(_ENDINGS.split())
"""Pieces that, alone at the start of a line, belong to the word that ends the line before."""

_NEVER_FIRST = (
    "을 를 에 에서 의 으로 에게 에는 에도 에의 에서는 에서의 으로서 으로써 으로는 까지 부터 "
    "이란 란 라고 이라고 이라는 라는"
)
NEVER_FIRST = frozenset(_NEVER_FIRST.split())
"""Particles that are never a word of their own, whatever the line break looks like."""

_FINALS = (
    "을 를 은 는 의 에서 으로 하여 하고 하는 하며 되는 되어 되고 에게 부터 까지 또는 및 등 "
    "대한 관한 따른 따라 위하여 위한 의한 의하여 대하여 관하여 도록 적인 스러운 로운 하려는 "
    "않는 아니한 한다 된다 있는 없는 모든 다른 같은 각 그 이를 그리고 하지만 그러나 따르면 "
    "통해 통하여 위해 대해 때문에 경우 이러한 어떤 많은 때 있다 했다 이다 였다 되며 있으며 "
    "했으며 하면 되면 라고 라는 처럼 보다"
)
FINAL = tuple(_FINALS.split())
"""Word ends after which a new word begins."""
