"""The command line: ``ekonte film read render doctor bench``. Calls workflows, reads project values, knows no adapter.

Results go to standard output, everything else to standard error. Exit status: 0 done, 2 the input or the call is wrong,
3 this machine lacks something, 1 a fault of ours, 130 interrupted. Nothing heavy is imported before a command runs, so
``--help`` answers at once.
"""
