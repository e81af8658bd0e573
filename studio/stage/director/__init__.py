"""The director: a scene and the length of its speech become who stands where, does what, and how it is filmed.

``plan`` (what everybody is to do) → ``company`` (who plays it) → ``blocking`` (where and when; the special cases are
in ``games`` ``rides`` ``breakage`` ``crowd``) → ``framing`` + ``camera`` (what the picture holds, how the camera moves) →
``weather`` (what falls from the sky) → ``staging`` (all of it, ready to be filmed).
"""
