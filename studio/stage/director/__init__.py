"""The director: a scene and the length of its speech become who stands where, does what, and how it is filmed.

``company`` (who can play a subject) → ``blocking`` (where and when; the special cases are in ``games`` ``rides``
``breakage`` ``crowd``) → ``camera`` (what the picture holds, how it moves) → ``weather`` (what falls from the sky) →
``staging`` (all of it, ready to be filmed). ``floor`` is the plan they share, ``timing`` the clock.
"""
