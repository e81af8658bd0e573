"""The director: a scene and the length of its speech become who stands where, does what, and how it is filmed.

``company`` (who can play a subject) → ``blocking`` (what is settled so far) → ``breakage`` ``games`` ``rides``
``crowd`` (the special cases) and ``general`` (all others) → ``camera`` (what the picture holds, how it moves) →
``weather`` (what falls from the sky) → ``staging`` (all of it, ready to be filmed). ``floor`` is the plan they share,
``timing`` the clock.
"""
