"""What pages say of calls → operations: addresses, parameters, bodies, answers, ids.

In: the draft of a page and its layout. Out: parts of an `Operation`.
"""
