"""Deeds done with things: the thing is there, in the hand or on what it stands on, and what follows from it is seen.

``standing`` (points about somebody who stands), ``fists`` (things in hands), ``benches`` (tables to work at), ``lines``
(ropes, nets and streams between moving points) are what the deeds are made of; each other file is one family of deeds,
``doing`` their list; ``company`` puts those into a place that its words ask for.
"""
