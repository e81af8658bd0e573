"""The shot panel: one shot from its words to Generate, read from top to bottom.

``writing`` holds what is being written and asks the desk; each section shows one part of the shot and tells ``writing``
what the person did; ``panel`` stacks them, with Generate pinned below.
"""
