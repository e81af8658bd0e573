"""Every kernel runs its own copy of the kernels that it calls, whatever was loaded before it.

numba links a copy of each callee into the machine code of its caller, and marks it *weak*: of all copies in a process,
the one that was loaded first serves everybody. The copies are not the same code (each was optimised with its caller in
view; with fast maths their last bits differ), so the order in which kernels are compiled or read from the cache would
decide what a frame looks like. Here the copies become private to the module that holds them. Modules kept for linking
into further callers are left as numba makes them, so that copies of copies do not pile up.
"""

from typing import Any, cast

from numba.core import codegen as _codegen

_numba = cast("Any", _codegen)


class OwnCopies(_numba.JITCodeLibrary):
    """numba's code library whose machine code calls only functions of its own."""

    def _finalize_final_module(self) -> None:
        if self._shared_module is None:  # compiled now, not read from the cache
            self._finalized = True  # as far as optimising goes, which is all that linking asks for
            self._get_module_for_linking()
            self._finalized = False
            foreign = self._linked_names()
            for function in self._final_module.functions:
                if not function.is_declaration and function.name in foreign:
                    function.linkage = "internal"
        _numba.JITCodeLibrary._finalize_final_module(self)

    def _linked_names(self) -> set[str]:
        """Names of the functions that came from other kernels; its own must stay where others can find them."""
        modules = [library._get_module_for_linking() for library in self._linking_libraries]
        return {f.name for module in modules for f in module.functions if not f.is_declaration}


VERSION = 2
"""Raised when this file changes what machine code is made: kernels compiled otherwise are compiled again."""

_numba.JITCPUCodegen._library_class = OwnCopies
